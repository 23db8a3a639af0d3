"""How a season and the next week are written."""

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import lived, racing_in, runner
from workouts.pages.wording import say
from workouts.planning import outline
from workouts.planning.season.documents import next_week_document, outline_document


def test_an_outline_is_written_week_by_week() -> None:
    document = outline_document(outline(runner(race=racing_in(4)), exercises()), say)
    assert [week["phase"] for week in document["weeks"]] == [
        *["peak"] * 3,
        "taper",
        "race_week",
    ]
    assert document["weeks"][-1]["races"] == ["10k"]
    assert document["notes"][0]["rule"] == "R37"


def test_next_week_is_written_with_its_changes() -> None:
    season = lived(runner(), 1)
    document = next_week_document(season.next(), say)
    assert {"input", "plan", "course", "maySkip", "notes", "changes"} <= document.keys()
    pulled = next(one for one in document["changes"] if one["ex"] == "deadlift")
    assert pulled["before"] == {"sets": 2, "reps": 8, "rpe": 7.0, "kg": 80.0}
    assert pulled["turn"] == "same"
    new = next_week_document(season.weeks[0], say)["changes"][0]
    assert "before" not in new
    assert "kg" in document["plan"][0]["items"][0]
