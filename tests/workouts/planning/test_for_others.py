"""What others may know of a runner: nothing that a rule of health could speak of."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import disturbed
from workouts.planning import ALL_RULES, build_week, review_week
from workouts.planning.values.request import OF_HEALTH, Request

OF_OTHERS = {rule.code for rule in ALL_RULES if not rule.tells_health}


def test_what_is_of_health_is_a_field_of_the_request() -> None:
    assert {one.name for one in fields(Request)} > OF_HEALTH


@given(runner=REQUESTS, seed=st.integers(0, 99))
def test_no_rule_of_health_speaks_where_health_is_not_known(runner: Request, seed: int) -> None:
    week = disturbed(build_week(runner.for_others(), exercises()), seed)
    assert {finding.rule for finding in review_week(week, runner.for_others())} <= OF_OTHERS


@given(one=REQUESTS, other=REQUESTS)
def test_two_runners_who_differ_in_health_alone_are_the_same_to_others(
    one: Request, other: Request
) -> None:
    health: dict[str, Any] = {name: getattr(other, name) for name in OF_HEALTH}
    assert replace(one, **health).for_others() == one.for_others()
