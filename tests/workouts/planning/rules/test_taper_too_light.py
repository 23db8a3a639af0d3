"""R40: a taper has fewer sets, not less weight."""

from typing import Any

from tests.workouts.planning.weeks import item, last_week, request, said, session
from workouts.planning.rules import taper_too_light
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Prescription

HEAVY = last_week(("romanian_deadlift", 3, 7.5), ("hamstring_curl", 2, 7.0))


def judged(*items: Prescription, **facts: Any) -> list[tuple[str, float, str]]:
    facts = {"said_phase": Phase.TAPER, "last_strength": HEAVY} | facts
    return said(taper_too_light, request(**facts), session("Tue", None, *items))


def test_fewer_sets_at_the_usual_weight_taper() -> None:
    assert judged(item("romanian_deadlift", sets=1, rpe=7.0)) == []


def test_a_lighter_main_lift_costs() -> None:
    assert judged(item("romanian_deadlift", rpe=6.0)) == [
        ("should", 4, "The main lift stops with more than 3 left in the taper.")
    ]


def test_it_speaks_of_main_lifts_in_a_taper_only() -> None:
    assert judged(item("hamstring_curl", rpe=6.0)) == []
    assert judged(item("deadlift", rpe=6.0)) == []  # not the lift of last week
    assert judged(item("romanian_deadlift", rpe=6.0), said_phase=Phase.BUILD) == []
    assert judged(item("romanian_deadlift", rpe=6.0), pain=3) == []
    assert judged(item("romanian_deadlift", rpe=6.0), last_strength=None) == []
