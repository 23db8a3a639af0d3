"""The weeks of a season if all of them go as planned, and how they are written."""

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import lived, racing_in, runner
from workouts.pages.wording import say
from workouts.planning import if_all_goes_well, outline
from workouts.planning.season.documents import next_week_document, outline_document


def test_it_is_the_season_of_who_reports_nothing_else() -> None:
    first = runner(race=racing_in(11))
    weeks = list(if_all_goes_well(first, exercises(), weeks=3))
    for one, other in zip(weeks, lived(first, 3).weeks, strict=True):
        assert one.course is other.course
        assert one.week.gym_days == other.week.gym_days


def test_a_season_begins_where_none_was_counted() -> None:
    races = (racing_in(4),)
    (week,) = if_all_goes_well(runner(block_week=None), exercises(), races=races, weeks=1)
    assert week.request.block_week == 1
    assert week.request.race == races[0]


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
