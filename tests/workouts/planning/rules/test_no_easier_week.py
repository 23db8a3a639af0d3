"""R36: an easier week now and then, and easy when it comes."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import no_easier_week
from workouts.planning.values.season import Phase

DUE = ("should", 6, "{} weeks have passed without an easier one.")


def due(weeks: int) -> list[tuple[str, float, str]]:
    return [("should", 6, f"{weeks} weeks have passed without an easier one.")]


def test_five_weeks_without_an_easier_one_are_enough() -> None:
    assert said(no_easier_week, request(weeks_since_deload=4)) == []
    assert said(no_easier_week, request(weeks_since_deload=5)) == due(5)
    assert said(no_easier_week, request()) == []


def test_the_advanced_and_the_racing_may_wait_a_week_longer() -> None:
    assert said(no_easier_week, request(weeks_since_deload=5, level="advanced")) == []
    assert said(no_easier_week, request(weeks_since_deload=5, said_phase=Phase.INSEASON)) == []
    assert said(no_easier_week, request(weeks_since_deload=6, level="advanced")) == due(6)


def test_a_week_that_is_easy_already_counts() -> None:
    for easy in ({"deload": True}, {"said_phase": Phase.TAPER}, {"program_week": 1}):
        assert said(no_easier_week, request(weeks_since_deload=9, **easy)) == []


def test_an_easier_week_has_no_jumps_and_no_hard_sets() -> None:
    hard = session("Tue", None, item("romanian_deadlift", rpe=8.0), contacts=10)
    assert said(no_easier_week, request(), hard) == []
    assert said(no_easier_week, request(deload=True), hard) == [
        ("should", 6, "Tuesday has jumps, and this is the easier week."),
        ("should", 6, "Single-leg RDL reach with only 2 left is hard for an easier week."),
    ]
    easy = session("Tue", None, item("romanian_deadlift", rpe=7.5))
    assert said(no_easier_week, request(deload=True), easy) == []
