"""R17: sets stop short of failure."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import effort_too_high


def effort(level: str, key: str, rpe: float) -> list[tuple[str, float, str]]:
    return said(effort_too_high, request(level=level), session("Mon", None, item(key, rpe=rpe)))


def test_each_level_has_its_cap_and_curls_go_half_a_point_higher() -> None:
    caps = (("beginner", 7.0, "2 to 3"), ("intermediate", 8.0, "1 to 2"), ("advanced", 8.5, "1"))
    for level, cap, left in caps:
        assert effort(level, "deadlift", cap) == []
        assert effort(level, "deadlift", cap + 0.5) == [
            ("should", 3, f"Single-leg deadlift reach with {left} left is too close to failure.")
        ]
        assert effort(level, "hamstring_curl", cap + 0.5) == []


def test_above_nine_is_never_right() -> None:
    assert effort("advanced", "lunge", 9.5) == [
        ("must", 10, "Lunge with 0 to 1 left is too close to failure.")
    ]


def test_jumps_and_sprints_are_meant_to_be_all_out() -> None:
    assert effort("beginner", "jump_squat", 9.5) == []
    assert effort("beginner", "hill_sprint", 9.5) == []
