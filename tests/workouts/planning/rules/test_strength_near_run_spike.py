"""R57: strength keeps away from an unusually long run."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import strength_near_run_spike
from workouts.planning.values.week import Day


def test_without_a_spike_or_three_days_away_nothing_changes() -> None:
    assert said(strength_near_run_spike, request(), session("Fri", "H")) == []
    spike = request(run_spike_day=Day.SUN)
    assert said(strength_near_run_spike, spike, session("Thu", "H")) == []


def test_two_days_either_side_hold_nothing_heavy() -> None:
    for day, word in (("Thu", "Thursday"), ("Mon", "Monday")):
        runner = request(run_spike_day=Day.SAT if day == "Thu" else Day.WED)
        spike = "Saturday" if day == "Thu" else "Wednesday"
        assert said(strength_near_run_spike, runner, session(day, "H")) == [
            ("must", 10, f"{word} is heavy, close to the unusually long run on {spike}.")
        ]
        assert said(strength_near_run_spike, runner, session(day, "M")) == [
            ("should", 4, f"{word} is moderate, close to the unusually long run on {spike}.")
        ]
        assert said(strength_near_run_spike, runner, session(day, "L")) == []
