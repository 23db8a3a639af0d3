"""What a form may cost is counted in looks, which are the same on every machine."""

from exercises.vocabulary import Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import request as a_request
from workouts.planning import Builder, other_schools, ways_back
from workouts.planning.search.work import MOST_LOOKS
from workouts.planning.values.request import Phase, Request, School

KIT = "backpack box cable cable_ankle_strap hill kettlebell sliders stairs swiss_ball trap_bar"
#: A form that took 39 seconds: nearly every placement costs the same, and little fits into a day.
SLOW = a_request(
    "easy:120min easy easy easy easy rest easy",
    level=Level.ADVANCED,
    said_phase=Phase.BUILD,
    age=80,
    foundation_weeks=4,
    program_week=5,
    session_minutes=10,
    sessions_per_week=3,
    hill_sessions_done=5,
    equipment=frozenset(KIT.split()),
    school=School.EASY_DAYS,
)


def looks(request: Request) -> int:
    builder = Builder(exercises())
    week = builder.build(request)
    ways_back(week, request, builder)
    other_schools(week, request, builder)
    return builder.work.looks


def test_a_form_that_took_most_of_a_minute_is_answered_in_few_looks() -> None:
    assert looks(SLOW) < MOST_LOOKS / 2
