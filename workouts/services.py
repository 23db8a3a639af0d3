"""Use cases: each a transaction."""

from django.db import transaction

from workouts import storage
from workouts.models import Plan
from workouts.planning import build_week, review_week
from workouts.planning.request import Request
from workouts.planning.rule import Finding
from workouts.planning.week import Week


def preview_week(request: Request) -> tuple[Week, tuple[Finding, ...]]:
    """The week a runner would get, and what is to be said about it. Saves nothing."""
    week = build_week(request, storage.read_exercises())
    return week, review_week(week, request)


@transaction.atomic
def create_plan(request: Request, *, title: str = "") -> Plan:
    """Build the week and keep it as it was given."""
    week = build_week(request, storage.read_exercises())
    return storage.save_week(request, week, title=title)
