"""Use cases: each a transaction."""

from dataclasses import replace

from django.db import transaction

from workouts import storage
from workouts.models import Plan
from workouts.planning import build_week, other_schools, review_week, ways_back
from workouts.planning.differences import Difference
from workouts.planning.notation import parse_run
from workouts.planning.request import Phase, Request, School
from workouts.planning.rule import Finding
from workouts.planning.week import Week

SAMPLE_RUNS = ("rest", "quality:intervals", "easy", "easy", "rest", "easy", "long:90min")


def sample_request() -> Request:
    """The runner of the home page: two lifts a week with dumbbells, a box and a hill nearby."""
    return Request(
        week=tuple(parse_run(run, "week") for run in SAMPLE_RUNS),
        phase=Phase.BUILD,
        double_days=True,
        foundation_weeks=3,
        hill_sessions_done=2,
        equipment=frozenset({"dumbbells", "box", "hill"}),
    )


def preview_week(request: Request) -> tuple[Week, tuple[Finding, ...]]:
    """The week a runner would get, and what is to be said about it. Saves nothing."""
    week = _build(request)
    return week, review_week(week, request)


@transaction.atomic
def create_plan(request: Request, *, title: str = "") -> Plan:
    """Build the week and keep it as it was given."""
    return storage.save_week(request, _build(request), title=title)


def _build(request: Request) -> Week:
    """The best week, with the answers that would bring back what it had to give up."""
    exercises = storage.read_exercises()
    week = build_week(request, exercises)
    return replace(week, ways_back=ways_back(week, request, exercises))


def schools_beside(plan: Plan) -> tuple[tuple[School, tuple[Difference, ...]], ...]:
    """What the other schools of scheduling would change in a saved week, with today's catalogue."""
    request = storage.read_request(plan)
    exercises = storage.read_exercises()
    return other_schools(build_week(request, exercises), request, exercises)
