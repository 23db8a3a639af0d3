"""What people type, and what they mean by it."""

import pytest

from exercises.finding import search
from exercises.models import Exercise

pytestmark = pytest.mark.usefixtures("catalogue")


def found(text: str) -> list[str]:
    matches = search.matches(text, Exercise.objects.for_finding())
    return [match.exercise.slug for match in sorted(matches, key=lambda one: -one.sureness)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Romanian deadlift", "romanian-deadlift"),
        ("rdl", "romanian-deadlift"),
        ("romaninan", "romanian-deadlift"),
        ("good mornings", "romanian-deadlift"),
        ("stepup", "step-up"),
        ("dead lift", "deadlift"),
        ("leg curls", "hamstring-curl"),
        ("curll machine", "hamstring-curl"),
        ("hil sprnt", "hill-sprint"),
        ("lungs", "lunge"),
        ("plyo", "plyometric-exercises"),
        ("the squat jump", "jump-squat"),
        ("LÙNGE", "lunge"),
        ("bulgarian split squat", "lunge"),
    ],
)
def test_an_exercise_is_found_by_what_people_call_it(text: str, slug: str) -> None:
    assert found(text)[0] == slug


@pytest.mark.parametrize("text", ["swimming", "+++", "a", "bench press", "x" * 80, "日本"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert found(text) == []


def test_mistakes_are_not_looked_for_where_the_word_stands() -> None:
    assert found("step")[0] == "step-up"
    assert found("deadlift") == ["deadlift", "romanian-deadlift"]


def test_a_version_is_found_and_named() -> None:
    [match] = search.matches("nordic lower", Exercise.objects.for_finding())
    assert (match.exercise.slug, match.version) == ("hamstring-curl", "Nordic lower")


def test_the_muscle_is_a_name_too() -> None:
    assert "hill-sprint" in found("calf")
    assert "step-up" not in found("hip flexors")


def test_a_name_that_is_only_a_little_like_one_is_offered() -> None:
    assert found("dedlt") == []
    near = search.nearest("dedlt", Exercise.objects.for_finding())
    assert near[0].slug == "deadlift"
    assert search.nearest("zzzz", Exercise.objects.for_finding()) == []
