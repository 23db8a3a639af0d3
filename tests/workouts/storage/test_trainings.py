"""What was done is read for half a year at a time, so little of each training is."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.workouts.boards import a_monday
from tests.workouts.lived_weeks import plan_of, trained_week
from workouts.planning.training.prescribed import PrescribedDose, PrescribedItem, PrescribedSession
from workouts.services.training.logged_weeks import logged_weeks, mondays_before
from workouts.services.training.trainings import done_so_far
from workouts.services.week.weeks import find_week
from workouts.storage.trainings import prescribed_document, read_done

SWAPS = tuple(PrescribedDose(key=key, name=key, reps=reps) for reps in (5, 6) for key in ("a", "b"))
PLANNED = PrescribedSession(items=(PrescribedItem(key="c", name="c", swaps=SWAPS),))


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ([], ()),
        ([{"kind": "set", "to": "a"}], ()),
        ([{"kind": "swap", "item": 0}], ()),
        ([{"kind": "swap", "to": "b"}, {"kind": "swap", "to": "x"}], SWAPS[1:2]),
    ],
)
def test_of_what_might_have_been_done_only_what_was_is_read(
    told: list[dict[str, Any]], read: tuple[PrescribedDose, ...]
) -> None:
    """Twenty for each of twelve exercises of four hundred trainings took two seconds."""
    (item,) = read_done(prescribed_document(PLANNED), told).items
    assert item.swaps == read


@pytest.mark.django_db
def test_events_are_counted_without_sorting_what_was_prescribed() -> None:
    """Whole rows were grouped: a second for a file with a hundred and fifty trainings."""
    plan = plan_of(2)
    trained_week(plan, a_monday(-1))
    found = find_week(plan.code, also=mondays_before(a_monday()))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert done_so_far(plan)[0]
        assert any(week.trainings for week in logged_weeks(found, before=a_monday()))
    grouped = [query["sql"].partition("GROUP BY")[2] for query in queries]
    assert not [sql for sql in grouped if "prescribed" in sql]
