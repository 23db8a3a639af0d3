"""R03: nothing heavy in the day before a quality run, a long run or a race."""

from tests.workouts.planning.weeks import a_week, item, request, said, session
from workouts.planning.rules import heavy_before_key_run

TEMPO_THURSDAY = "easy easy easy quality:tempo easy easy rest"


def test_two_days_before_are_free() -> None:
    assert said(heavy_before_key_run, request(TEMPO_THURSDAY), session("Tue", "H")) == []


def test_the_day_before_may_only_be_light() -> None:
    runner = request(TEMPO_THURSDAY)
    assert said(heavy_before_key_run, runner, session("Wed", "L")) == []
    assert said(heavy_before_key_run, runner, session("Wed", "M")) == [
        ("should", 6, "Wednesday is moderate and the tempo run comes the day after.")
    ]
    assert said(heavy_before_key_run, runner, session("Wed", "H")) == [
        ("must", 10, "Wednesday is heavy and the tempo run comes the day after.")
    ]


def test_sunday_looks_round_the_corner_to_monday() -> None:
    runner = request("quality:hills easy easy easy easy easy easy")
    assert said(heavy_before_key_run, runner, session("Sun", "H")) == [
        ("must", 10, "Sunday is heavy and the hill session comes the day after.")
    ]
    quiet_next = request(
        "quality:hills easy easy easy easy easy easy", next_week=a_week("easy " * 7)
    )
    assert said(heavy_before_key_run, quiet_next, session("Sun", "H")) == []


def test_in_the_first_weeks_moderate_counts_as_heavy() -> None:
    runner = request(TEMPO_THURSDAY, program_week=1)
    assert said(heavy_before_key_run, runner, session("Wed", "M"))[0][0] == "must"


def test_moderate_work_of_the_first_weeks_is_not_called_heavy() -> None:
    runner = request("easy quality:tempo easy easy easy easy easy", novel_eccentric=True)
    monday = session(
        "Mon",
        None,
        item("romanian_deadlift", sets=1, rpe=6.0, equipment="barbell"),
        item("hamstring_curl", sets=2, rpe=6.0, equipment="leg_curl_machine"),
    )
    assert (
        "must",
        10,
        "Monday is hard while lifting is new and the tempo run comes the day after.",
    ) in said(heavy_before_key_run, runner, monday)
