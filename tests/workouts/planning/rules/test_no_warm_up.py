"""R22: five to ten minutes of warm-up before strength (R49: ten from age 50)."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import no_warm_up
from workouts.planning.values.week import Session


def warmed(minutes: int, *keys: str) -> Session:
    items = [item(key) for key in keys or ("lunge",)]
    return session("Mon", None, *items, warmup_minutes=minutes)


def test_five_minutes_before_strength_and_ten_before_jumps() -> None:
    assert said(no_warm_up, request(), warmed(5)) == []
    assert said(no_warm_up, request(), warmed(10, "jump_squat", "lunge")) == []
    assert said(no_warm_up, request(), warmed(5, "jump_squat", "lunge")) == [
        ("should", 2, "Monday has 5 minutes of warm-up.")
    ]


def test_from_fifty_it_takes_ten() -> None:
    assert said(no_warm_up, request(age=49), warmed(5)) == []
    assert said(no_warm_up, request(age=50), warmed(9)) == [
        ("should", 2, "Monday has 9 minutes of warm-up.")
    ]


def test_none_at_all_is_never_right() -> None:
    assert said(no_warm_up, request(), warmed(0)) == [
        ("must", 10, "Monday has 0 minutes of warm-up.")
    ]
    assert said(no_warm_up, request(), session("Mon", "H", warmup_minutes=0)) == []
