"""Saved plans for tests of other things than how a week is built, each week built once."""

from functools import cache
from typing import Any

from workouts.models import Plan
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week
from workouts.services.plans import keep_week, preview_week, sample_request
from workouts.storage.catalogue import read_exercises


def sample_plan(**facts: Any) -> Plan:
    return saved_plan(sample_request(), **facts)


def saved_plan(request: Request, **facts: Any) -> Plan:
    """What `create_plan` saves; `facts` are fields of the plan."""
    return keep_week(request, _built(request, read_exercises()), **facts)


@cache
def _built(request: Request, _catalogue: tuple[Exercise, ...]) -> Week:
    """A request and a catalogue give one week, so to build it again tells nothing new."""
    return preview_week(request)[0]
