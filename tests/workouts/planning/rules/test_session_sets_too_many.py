"""R19: how many hamstring sets one session holds."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import session_sets_too_many


def with_sets(sets: int, level: str = "intermediate") -> list[tuple[str, float, str]]:
    curls = session("Mon", None, item("hamstring_curl", sets=sets))
    return said(session_sets_too_many, request(level=level), curls)


def test_six_sets_are_enough_and_four_for_a_beginner() -> None:
    assert with_sets(6) == []
    assert with_sets(7) == [("should", 4, "Monday has more than 6 hamstring sets.")]
    assert with_sets(4, "beginner") == []
    assert with_sets(5, "beginner") == [("should", 4, "Monday has more than 4 hamstring sets.")]


def test_above_eight_is_never_right() -> None:
    assert [f[0] for f in with_sets(8)] == ["should"]
    assert with_sets(9) == [("must", 10, "Monday has more than 6 hamstring sets.")]
