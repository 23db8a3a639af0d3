"""R13: hamstrings are trained at the hip and at the knee."""

from tests.workouts.planning.weeks import item, request, said, session, week
from workouts.planning.measures.totals import week_totals
from workouts.planning.rules import hip_knee_imbalance


def test_a_hinge_and_a_curl_in_measure_are_balanced() -> None:
    pair = session(
        "Mon",
        None,
        item("romanian_deadlift", equipment="barbell", sets=3),
        item("hamstring_curl", equipment="leg_curl_machine"),
    )
    assert said(hip_knee_imbalance, request(), pair) == []


def test_few_sets_are_not_judged() -> None:
    few = session("Mon", None, item("hamstring_curl", sets=3))
    assert said(hip_knee_imbalance, request(), few) == []


def test_a_week_at_one_end_only_costs() -> None:
    curls = session("Mon", None, item("hamstring_curl", sets=4))
    assert said(hip_knee_imbalance, request(), curls) == [
        ("should", 7, "The week trains the hamstrings at one end only."),
        ("should", 3, "Curls make 100 % of the hamstring sets."),
    ]


def test_the_share_of_curls_has_edges() -> None:
    hinge = item("romanian_deadlift", equipment="barbell", sets=3)
    quarter = session("Mon", None, hinge, item("hamstring_curl", sets=1))
    assert said(hip_knee_imbalance, request(), quarter) == []
    more = session("Mon", None, hinge, item("hamstring_curl", sets=4))
    assert said(hip_knee_imbalance, request(), more) == [
        ("should", 3, "Curls make 57 % of the hamstring sets.")
    ]


def test_the_builder_pays_what_the_week_will_cost() -> None:
    curls = session("Mon", None, item("hamstring_curl", sets=4))
    cost = sum(cost for _, cost, _ in said(hip_knee_imbalance, request(), curls))
    totals = week_totals(week(curls), request())
    assert hip_knee_imbalance.totals_cost(totals, request()) == cost == 10
