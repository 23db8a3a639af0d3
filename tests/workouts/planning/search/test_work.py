"""What a form may cost is counted in looks, which are the same on every machine."""

from collections.abc import Iterator

from exercises.vocabulary import Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import item, session, week
from tests.workouts.planning.weeks import request as a_request
from workouts.planning import Builder, other_schools, ways_back
from workouts.planning.answers.proposal import MOST_JUDGED, proposals
from workouts.planning.edits import Drop, Edit
from workouts.planning.search.work import MOST_LOOKS
from workouts.planning.values.request import Phase, Request, School
from workouts.planning.values.week import Day

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
    built = builder.build(request)
    ways_back(built, request, builder)
    other_schools(built, request, builder)
    return builder.work.looks


def test_a_form_that_took_most_of_a_minute_is_answered_in_few_looks() -> None:
    assert looks(SLOW) < MOST_LOOKS / 2


def test_in_a_very_full_week_only_the_first_changes_are_tried() -> None:
    full = week(*(session(day.code, None, *[item("lunge")] * 12) for day in Day))
    tried: list[Edit] = []

    def changes() -> Iterator[tuple[Edit, ...]]:
        for _ in range(MOST_JUDGED):
            tried.append(Drop(place=0))
            yield (tried[-1],)

    list(proposals(changes(), full, SLOW, instead_of=full))
    assert len(tried) <= MOST_JUDGED / len(full.items)
