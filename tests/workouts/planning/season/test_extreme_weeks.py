"""A file may hold any dose that can be written; the week after it is planned all the same."""

from dataclasses import replace
from typing import Any

import pytest

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Kind, Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import RUNS, racing_in, runner
from tests.workouts.planning.weeks import item, session, week
from workouts.planning import next_week, review_week
from workouts.planning.search.work import MOST_LOOKS
from workouts.planning.season.course import Course
from workouts.planning.season.doses.easier_week import LOOKS_IN_VAIN
from workouts.planning.season.doses.roles import prescribed
from workouts.planning.season.history import History
from workouts.planning.values.limits import MOST_REPS, MOST_REST, MOST_SETS
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.request import PainSite, Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Prescription, Week

LIFTS = [one for one in exercises() if one.kind is Kind.STRENGTH and not one.is_family]
RUNNERS = {
    "usual": runner(RUNS),
    "at home": runner(RUNS, equipment=frozenset()),
    "in pain": runner(RUNS, pain=3, pain_site=PainSite.HAMSTRING),
    "in the taper": runner(RUNS, race=racing_in(1, "half")),
    "in recovery": runner(RUNS, said_phase=Phase.RECOVERY),
    "easier": runner(RUNS, deload=True),
}


def extreme_week() -> Week:
    """Each lift as often and as hard as can be, without weight."""
    dose = {"sets": MOST_SETS, "reps": MOST_REPS, "rpe": 10.0, "rest_seconds": MOST_REST}
    sessions = []
    for place, lift in enumerate(LIFTS):
        items = (item(lift.id, equipment=kit, **dose) for kit in (SUBSTITUTE, NO_EQUIPMENT))
        sessions.append(session(Day(place % len(Day)).code, None, *items))
    return week(*sessions)


@pytest.mark.parametrize("asked", RUNNERS.values(), ids=RUNNERS)
@pytest.mark.parametrize("level", Level)
def test_a_week_comes_after_the_most_extreme_ones(asked: Request, level: Level) -> None:
    asked = replace(asked, level=level)
    history: History = (week_as_planned(extreme_week(), asked),) * 4
    for _week in range(2):
        found = next_week(history, asked, exercises())
        musts = [one for one in review_week(found.week, found.request) if one.is_must]
        assert musts == []
        history = (*history, week_as_planned(found.week, found.request))


def test_what_a_very_full_week_may_still_hold_is_looked_for_in_bounded_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of seventy exercises was tried with fewer and fewer sets: more than a second."""
    tried: list[Prescription | None] = []

    def counted(*asked: Any) -> Prescription | None:
        tried.append(prescribed(*asked))
        return tried[-1]

    monkeypatch.setattr("workouts.planning.season.doses.easier_week.prescribed", counted)
    asked, extreme = RUNNERS["usual"], extreme_week()
    sessions = tuple(replace(one, items=one.items * 5) for one in extreme.sessions)
    full = replace(extreme, sessions=sessions)
    found = next_week((week_as_planned(full, asked),) * 4, asked, exercises())
    assert found.course is Course.DELOAD
    assert 0 < tried.count(None) <= MOST_LOOKS / LOOKS_IN_VAIN + 1
    assert "search-cut-short" in found.week.messages
    assert not any(one.is_must for one in review_week(found.week, found.request))
