"""Use cases: each a transaction."""

from django.db import transaction

from workouts import storage
from workouts.models import Plan
from workouts.planning import build_week, review_week
from workouts.planning.notation import parse_run
from workouts.planning.request import Phase, Request
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
    week = build_week(request, storage.read_exercises())
    return week, review_week(week, request)


@transaction.atomic
def create_plan(request: Request, *, title: str = "") -> Plan:
    """Build the week and keep it as it was given."""
    week = build_week(request, storage.read_exercises())
    return storage.save_week(request, week, title=title)
