"""R02: how far apart hamstring sessions are."""

from typing import Any

import pytest
from hypothesis import given

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import request, said, session
from workouts.planning import build_week
from workouts.planning.measures.neighbours import pairs
from workouts.planning.rules import hamstring_days_too_close
from workouts.planning.rules.hamstring_days_too_close import needs_a_day_between
from workouts.planning.values.request import Request


def test_three_days_between_heavy_sessions_are_free() -> None:
    assert said(hamstring_days_too_close, request(), session("Mon", "H"), session("Thu", "H")) == []


def test_two_days_cost_a_little_and_more_when_older_or_new_to_it() -> None:
    pair = session("Mon", "H"), session("Wed", "H")
    sentence = "Monday and Wednesday are both heavy, 48 hours apart."
    assert said(hamstring_days_too_close, request(), *pair) == [("should", 2, sentence)]
    assert said(hamstring_days_too_close, request(age=50), *pair) == [("should", 6, sentence)]
    new = request(novel_eccentric=True)
    assert said(hamstring_days_too_close, new, *pair) == [("should", 6, sentence)]


def test_sunday_looks_round_the_corner_to_monday() -> None:
    assert said(hamstring_days_too_close, request(), session("Sun", "H"), session("Mon", "H")) == [
        ("must", 10, "Sunday and Monday are both heavy, with no day in between.")
    ]


NEIGHBOURS = "Tuesday and Wednesday are less than 48 hours apart."


@pytest.mark.parametrize(("one", "other"), [("H", "M"), ("M", "M"), ("M", "L"), ("L", "L")])
def test_sessions_on_neighbouring_days_cost_whatever_their_class(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        pair = session("Tue", first), session("Wed", second)
        assert said(hamstring_days_too_close, request(), *pair) == [("should", 6, NEIGHBOURS)]
    apart = session("Tue", one), session("Thu", other)
    assert said(hamstring_days_too_close, request(), *apart) == []


@pytest.mark.parametrize(
    ("facts", "is_forbidden"),
    [
        ({"level": "beginner"}, True),
        ({"age": 17}, True),
        ({"age": 18}, False),
        ({"age": 49}, False),
        ({"age": 50}, True),
        ({"age": 80, "level": "advanced"}, True),
    ],
)
def test_beginners_the_young_and_those_from_fifty_have_a_day_between(
    facts: dict[str, Any], is_forbidden: bool
) -> None:
    pair = session("Tue", "L"), session("Wed", "M")
    found = ("must", 10, NEIGHBOURS) if is_forbidden else ("should", 6, NEIGHBOURS)
    assert said(hamstring_days_too_close, request(**facts), *pair) == [found]


@given(runner=REQUESTS)
def test_no_week_of_theirs_has_sessions_on_neighbouring_days(runner: Request) -> None:
    if needs_a_day_between(runner):
        built = build_week(runner, exercises())
        gaps = [gap for *_, gap in pairs(built, runner, among=lambda one: one.is_gym)]
        assert all(gap >= 2 for gap in gaps)


def test_hill_sprints_have_no_part_in_it() -> None:
    runner = request(age=80)
    pair = session("Tue", "M"), session("Wed", sprints=2)
    assert said(hamstring_days_too_close, runner, *pair) == []


def test_two_sessions_on_one_day_are_never_right() -> None:
    assert said(hamstring_days_too_close, request(), session("Tue", "L"), session("Tue", "L")) == [
        ("must", 10, "Two strength sessions share Tuesday.")
    ]
