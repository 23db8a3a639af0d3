"""R23: only what the runner has."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import missing_equipment


def needs(key: str, equipment: str, *owned: str) -> list[tuple[str, float, str]]:
    wanted = session("Mon", None, item(key, equipment=equipment))
    return said(missing_equipment, request(equipment=frozenset(owned)), wanted)


def test_owned_kit_the_substitute_and_bodyweight_are_right() -> None:
    assert needs("deadlift", "barbell", "barbell") == []
    assert needs("deadlift", "substitute") == []
    assert needs("lunge", "none") == []
    assert needs("lunge", "dumbbells", "dumbbells") == []


def test_what_is_not_owned_or_of_no_use_is_missing() -> None:
    assert needs("hamstring_curl", "leg_curl_machine", "dumbbells") == [
        ("must", 10, "Hamstring curl needs equipment you did not tick: leg curl machine.")
    ]
    assert needs("hamstring_curl", "barbell", "barbell")[0][0] == "must"
    assert needs("deadlift", "none")[0][0] == "must"
