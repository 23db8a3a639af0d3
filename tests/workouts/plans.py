"""Saved plans for tests of other things than how a week is built, each week built once."""

from functools import lru_cache
from typing import Any

from workouts.models import Plan
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week
from workouts.services import plans
from workouts.services.plans import _build, keep_week, sample_request
from workouts.storage.catalogue import read_exercises


def sample_plan(**facts: Any) -> Plan:
    return saved_plan(sample_request(), **facts)


def saved_plan(request: Request, **facts: Any) -> Plan:
    """What `create_plan` saves; `facts` are fields of the plan."""
    return keep_week(request, built(request), **facts)


def built(request: Request) -> Week:
    """The same question to the same builder has the same answer, so each is asked once; some
    tests hurry the builder."""
    return _built(request, read_exercises(), vars(plans)["Builder"])


@lru_cache(500)
def _built(request: Request, _catalogue: tuple[Exercise, ...], _builder: object) -> Week:
    return _build(request)
