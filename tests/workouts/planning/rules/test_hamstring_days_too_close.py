"""R02: how far apart hamstring sessions are."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import hamstring_days_too_close


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
        ("must", 10, "Sunday and Monday are both heavy, with no day between.")
    ]


def test_heavy_next_to_moderate_costs_and_light_is_free() -> None:
    heavy = session("Tue", "H")
    assert said(hamstring_days_too_close, request(), heavy, session("Wed", "M")) == [
        ("should", 4, "A heavy and a moderate session meet on Tuesday and Wednesday.")
    ]
    assert said(hamstring_days_too_close, request(), heavy, session("Wed", "L")) == []
    assert said(hamstring_days_too_close, request(), heavy, session("Thu", "M")) == []


def test_two_sessions_on_one_day_are_never_right() -> None:
    assert said(hamstring_days_too_close, request(), session("Tue", "L"), session("Tue", "L")) == [
        ("must", 10, "Two strength sessions share Tuesday.")
    ]
