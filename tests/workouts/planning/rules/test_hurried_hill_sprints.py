"""R31: full recovery between hill sprints."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import hurried_hill_sprints


def resting(rest: int, seconds: int | None = 8) -> list[tuple[str, float, str]]:
    sprint = item(
        "hill_sprint", sets=1, reps=4, equipment="hill", seconds=seconds, rest_seconds=rest
    )
    return said(hurried_hill_sprints, request(), session("Mon", None, sprint))


def test_ninety_seconds_or_ten_times_the_sprint() -> None:
    assert resting(90) == []
    assert resting(89) == [("must", 10, "89 seconds between hill sprints is too short.")]
    assert resting(100, seconds=10) == []
    assert resting(99, seconds=10)[0][0] == "must"


def test_other_exercises_rest_as_they_like() -> None:
    assert said(hurried_hill_sprints, request(), session("Mon", None, item("lunge"))) == []


def test_sprints_of_unknown_length_still_want_ninety_seconds() -> None:
    assert resting(90, seconds=None) == []
    assert resting(89, seconds=None) == [
        ("must", 10, "89 seconds between hill sprints is too short.")
    ]
