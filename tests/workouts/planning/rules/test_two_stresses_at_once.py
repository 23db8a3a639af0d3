"""R35: running and strength do not grow in the same week."""

from typing import Any

import pytest

from tests.workouts.planning.weeks import item, last_week, request, said, session
from workouts.planning.rules import two_stresses_at_once
from workouts.planning.values.week import Day, Prescription

LAST = last_week(("romanian_deadlift", 2, 7.0), sets=2.0)
MORE = {"weekly_km": 45.0, "previous_km": 40.0}


def judged(*items: Prescription, **facts: Any) -> list[tuple[str, float, str]]:
    return said(two_stresses_at_once, request(**facts), session("Tue", None, *items))


def test_last_weeks_sets_may_stay_while_running_grows() -> None:
    assert judged(item("romanian_deadlift"), last_strength=LAST, **MORE) == []


@pytest.mark.parametrize("rise", [MORE, {"run_spike_day": Day.SUN}])
def test_more_sets_in_a_week_with_more_running_cost(rise: dict[str, object]) -> None:
    assert judged(item("romanian_deadlift", sets=3), last_strength=LAST, **rise) == [
        ("should", 6, "Running and strength both go up this week.")
    ]


def test_a_tenth_more_running_is_no_rise() -> None:
    steady = {"weekly_km": 44.0, "previous_km": 40.0}
    assert judged(item("romanian_deadlift", sets=3), last_strength=LAST, **steady) == []
    assert judged(item("romanian_deadlift", sets=3), last_strength=LAST, weekly_km=90.0) == []


def test_new_slow_lowering_waits_for_a_steady_week() -> None:
    curl = item("hamstring_curl", equipment="substitute")
    new = [
        (
            "must",
            10,
            "Sliding leg curl: slow lowering is new to you, and this week has much more running.",
        )
    ]
    assert judged(curl, novel_eccentric=True, **MORE) == new
    assert judged(curl, last_strength=last_week(("lunge", 2, 6.0)), **MORE) == new
    assert judged(curl, last_strength=last_week(("hamstring_curl", 2, 6.0)), **MORE) == []
    assert judged(curl, novel_eccentric=True) == []
