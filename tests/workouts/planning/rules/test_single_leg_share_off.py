"""R14: part of the gym work is done on one leg."""

from dataclasses import replace

from tests.workouts.planning.weeks import item, request, said, session, week
from workouts.planning.measures.totals import week_totals
from workouts.planning.rules import single_leg_share_off


def test_a_third_on_one_leg_is_right() -> None:
    mixed = session(
        "Mon", None, item("deadlift", equipment="barbell", sets=4), item("lunge", sets=2)
    )
    assert said(single_leg_share_off, request(), mixed) == []


def test_nothing_on_one_leg_costs_twice() -> None:
    both = session("Mon", None, item("deadlift", equipment="barbell", sets=3))
    assert said(single_leg_share_off, request(), both) == [
        ("should", 4, "Nothing this week is done on one leg."),
        ("should", 3, "0 % of the sets are on one leg."),
    ]


def test_too_much_on_one_leg_costs() -> None:
    single = session(
        "Mon", None, item("lunge", sets=2), item("deadlift", equipment="barbell", sets=1)
    )
    assert said(single_leg_share_off, request(), single) == [
        ("should", 3, "67 % of the sets are on one leg.")
    ]


def test_a_single_leg_version_counts_and_an_empty_week_does_not() -> None:
    hinge = item("romanian_deadlift", equipment="dumbbells", mod="rdl_single")
    mixed = session("Mon", None, hinge, item("hamstring_curl"))
    assert said(single_leg_share_off, request(), mixed) == []
    assert said(single_leg_share_off, request()) == []


def test_the_builder_pays_what_the_week_will_cost() -> None:
    both = session("Mon", None, item("deadlift", equipment="barbell", sets=3))
    cost = sum(cost for _, cost, _ in said(single_leg_share_off, request(), both))
    totals = week_totals(week(both), request())
    assert single_leg_share_off.totals_cost(totals, request()) == cost == 7


def test_early_after_a_strain_it_is_not_judged() -> None:
    both = session("Mon", None, item("hamstring_curl", sets=3))
    for stage in (1, 2):
        assert said(single_leg_share_off, request(strain_stage=stage), both) == []
    assert said(single_leg_share_off, request(strain_stage=3), both) != []


def test_one_hinge_and_one_curl_come_before_work_on_one_leg() -> None:
    lift, curl = item("deadlift", equipment="barbell", sets=1), item("hamstring_curl", sets=1)
    assert said(single_leg_share_off, request(), session("Mon", None, lift, curl)) == []
    more = session("Mon", None, lift, replace(curl, sets=2))
    assert len(said(single_leg_share_off, request(), more)) == 2


def test_early_after_a_strain_the_builder_is_not_held_to_it_either() -> None:
    both = session("Tue", None, item("hamstring_curl", sets=4))
    totals = week_totals(week(both), request())
    assert single_leg_share_off.totals_cost(totals, request(strain_stage=1)) == 0


def test_a_substitute_on_one_leg_counts_as_what_is_done() -> None:
    bare = session("Mon", None, item("deadlift", sets=2), item("hamstring_curl", sets=2))
    assert single_leg_share_off.share(week_totals(week(bare), request())) == 0.5


def test_hinges_on_one_leg_for_want_of_weight_are_never_too_many() -> None:
    bare = (item("deadlift", sets=3), item("romanian_deadlift", sets=2), item("lunge", sets=3))
    totals = week_totals(week(session("Mon", None, *bare)), request())
    assert single_leg_share_off.share(totals) == 1.0
    assert said(single_leg_share_off, request(), session("Mon", None, *bare)) == []
    chosen = item("romanian_deadlift", equipment="dumbbells", mod="rdl_single", sets=5)
    assert said(single_leg_share_off, request(), session("Mon", None, chosen)) == [
        ("should", 3, "100 % of the sets are on one leg.")
    ]
