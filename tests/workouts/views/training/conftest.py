"""A plan to train by."""

import pytest
from django.core.cache import cache

from tests.workouts.plans import sample_plan
from workouts.models import Plan


@pytest.fixture
def plan(catalogue: None) -> Plan:
    cache.clear()
    return sample_plan(title="Mine")
