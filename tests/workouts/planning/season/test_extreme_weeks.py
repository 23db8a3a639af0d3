"""A file may hold any dose that can be written; the week after it is planned all the same."""

from dataclasses import replace

import pytest

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Kind, Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import RUNS, racing_in, runner
from tests.workouts.planning.weeks import item, session, week
from workouts.planning import next_week, review_week
from workouts.planning.season.history import History
from workouts.planning.values.limits import MOST_REPS, MOST_REST, MOST_SETS
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.request import PainSite, Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Week

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
