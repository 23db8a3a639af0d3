"""R06: the day after the long run is for recovery."""

from tests.workouts.planning.weeks import a_week, request, said, session
from workouts.planning.rules import no_recovery_after_long_run


def test_light_work_the_day_after_is_free() -> None:
    runner = request("easy easy easy easy easy easy long:120min")
    assert said(no_recovery_after_long_run, runner, session("Mon", "L")) == []


def test_after_ninety_minutes_nothing_heavy_round_the_corner() -> None:
    for long_run, words in (("long:90min", "90-minute long run"), ("long", "long run")):
        runner = request(f"easy easy easy easy easy easy {long_run}")
        assert said(no_recovery_after_long_run, runner, session("Mon", "H")) == [
            ("must", 10, f"Monday is heavy, the day after the {words}.")
        ]
        assert said(no_recovery_after_long_run, runner, session("Mon", "M")) == [
            ("should", 5, f"Monday is moderate, the day after the {words}.")
        ]


def test_a_shorter_long_run_only_costs() -> None:
    runner = request("easy easy easy easy easy easy long:89min")
    assert [f[:2] for f in said(no_recovery_after_long_run, runner, session("Mon", "H"))] == [
        ("should", 5)
    ]
    assert [f[:2] for f in said(no_recovery_after_long_run, runner, session("Mon", "M"))] == [
        ("should", 2)
    ]


def test_the_real_previous_week_counts_when_it_is_known() -> None:
    runner = request(previous_week=a_week("easy easy easy easy easy easy long:100min"))
    assert said(no_recovery_after_long_run, runner, session("Mon", "H"))[0][0] == "must"
    assert said(no_recovery_after_long_run, request(), session("Mon", "H")) == []
