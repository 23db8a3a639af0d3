"""R18: how many hamstring sets a week (with R20, R33, R36, R40 and R44 for special weeks)."""

from dataclasses import replace
from math import inf
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, last_week, request, said, session
from workouts.planning import build_week
from workouts.planning.measures.load import ham_sets, session_stress
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.rules import weekly_sets_out_of_range
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Session, Stress


def curls(sets: int) -> Session:
    return session("Mon", None, item("hamstring_curl", sets=sets))


def limits(**facts: Any) -> tuple[float, float]:
    found = weekly_sets_out_of_range.set_range(request(**facts))
    return round(found.low, 2), round(found.high, 2)


def test_each_level_has_its_working_range() -> None:
    assert limits(level="beginner") == (4, 8)
    assert limits() == (6, 10)
    assert limits(level="advanced") == (8, 12)


def test_special_weeks_have_their_own_range() -> None:
    assert limits(said_phase=Phase.INSEASON) == (3, 5)
    assert limits(program_week=1) == (3, 5)
    assert limits(program_week=3) == (6, 10)
    assert limits(said_phase=Phase.TAPER, usual_ham_sets=8) == (3.2, 4.8)
    assert limits(deload=True, usual_ham_sets=10) == (5, 6)
    assert limits(deload=True, usual_ham_sets=10, said_phase=Phase.PEAK) == (1.5, 5)
    assert limits(deload=True, usual_ham_sets=4, said_phase=Phase.PEAK) == (1.5, 2.4)
    assert limits(said_phase=Phase.RACE_WEEK) == (0, 2)
    assert limits(said_phase=Phase.RECOVERY) == (0, 5)
    assert limits(pain=3) == (3, 7)
    assert limits(strain_stage=3) == (3, 7)


def test_pain_pregnancy_and_a_strain_take_from_what_the_phase_would_have() -> None:
    for eased in ({"pain": 3}, {"pregnant": True, "clearance": True}, {"strain_stage": 3}):
        assert limits(**eased, said_phase=Phase.INSEASON) == (1.5, 3.5)
        assert limits(**eased, program_week=1) == limits(program_week=1)
        assert limits(**eased, said_phase=Phase.TAPER) == limits(said_phase=Phase.TAPER)
        assert limits(**eased, deload=True, usual_ham_sets=6) == (3, 3.6)


@given(runner=REQUESTS)
def test_what_eases_a_week_never_adds_to_it(runner: Request) -> None:
    well = replace(runner, pain=0, pregnant=False, strain_stage=None)
    ranges = [weekly_sets_out_of_range.set_range(one) for one in (runner, well)]
    assert ranges[0].high <= ranges[1].high
    assert ranges[0].low <= ranges[1].low


def test_a_taper_is_a_share_of_what_was_really_done_and_never_more_than_last_week() -> None:
    taper: dict[str, Any] = {"said_phase": Phase.TAPER}
    four = last_week(("deadlift", 2, 8.0), sets=4.0)
    assert limits(**taper, last_strength=four) == (1.6, 2.4)
    assert limits(**taper, last_strength=four, usual_ham_sets=6) == (2.4, 3.6)
    assert limits(**taper, last_strength=four, usual_ham_sets=8) == (3.2, 4)
    two = last_week(("deadlift", 2, 8.0), sets=2.0)
    assert limits(**taper, last_strength=two, usual_ham_sets=8) == (2, 2)
    assert limits(**taper) == (1.6, 2.4)  # nothing known: half of a usual peak week
    assert limits(**taper, level="beginner") == (1.4, 2.1)


@given(runner=REQUESTS)
def test_no_taper_has_more_sets_or_a_heavier_class_than_the_week_before(runner: Request) -> None:
    runner = replace(runner, said_phase=Phase.TAPER, deload=False)
    before = build_week(replace(runner, said_phase=Phase.PEAK, race=None), exercises())
    runner = replace(runner, last_strength=as_last_week(before, runner), usual_ham_sets=None)
    if runner.phase is Phase.TAPER and before.sessions:
        built = build_week(runner, exercises())
        assert ham_sets(built) <= ham_sets(before) + 0.001
        heaviest = [
            max((list(Stress).index(session_stress(s, runner)) for s in week.gym), default=0)
            for week in (built, before)
        ]
        assert heaviest[0] <= heaviest[1]


def test_high_mileage_lowers_the_upper_end() -> None:
    assert limits(weekly_km=79.0) == (6, 10)
    assert limits(weekly_km=80.0) == (6, 8)
    assert limits(weekly_km=120.0) == (6, 6)


def test_each_set_outside_costs_three() -> None:
    assert said(weekly_sets_out_of_range, request(), curls(6)) == []
    assert said(weekly_sets_out_of_range, request(), curls(10)) == []
    assert said(weekly_sets_out_of_range, request(), curls(4)) == [
        ("should", 6, "Hamstring sets: 4. Aim for 6 to 10 this week.")
    ]
    assert said(weekly_sets_out_of_range, request(), curls(11)) == [
        ("should", 3, "Hamstring sets: 11. Aim for 6 to 10 this week.")
    ]


def test_the_ceiling_is_never_passed() -> None:
    assert said(weekly_sets_out_of_range, request(), curls(13))[0] == (
        "must",
        10,
        "13 hamstring sets is above the ceiling of 12.",
    )


def test_a_taper_off_the_mark_costs_six_however_far() -> None:
    runner = request(said_phase=Phase.TAPER)
    assert said(weekly_sets_out_of_range, runner, curls(8)) == [
        ("should", 6, "Hamstring sets: 8. Aim for 2 this week.")
    ]
    assert said(weekly_sets_out_of_range, runner) == []


def test_a_week_known_only_by_its_placement_is_not_counted() -> None:
    assert said(weekly_sets_out_of_range, request(), session("Mon", "H")) == []


def test_a_builder_aims_at_the_middle_of_the_range() -> None:
    assert weekly_sets_out_of_range.set_range(request()).middle == 8


def test_what_is_above_the_ceiling_is_out_of_reach_for_the_builder() -> None:
    assert weekly_sets_out_of_range.totals_cost(Totals(ham_sets=12.5), request()) == inf
    assert weekly_sets_out_of_range.totals_cost(Totals(ham_sets=8), request()) == 0


def test_a_range_without_a_whole_number_is_told_as_the_nearest_one() -> None:
    narrow = weekly_sets_out_of_range.SetRange(low=2.25, high=2.75)
    assert weekly_sets_out_of_range.in_whole_sets(2.4, narrow) == (2, 2, 2)


@given(
    sets=st.floats(0, 20),
    low=st.floats(0, 12),
    width=st.floats(0, 6),
)
def test_whole_sets_stay_on_their_side_of_the_range(sets: float, low: float, width: float) -> None:
    wanted = weekly_sets_out_of_range.SetRange(low=low, high=low + width)
    shown, fewest, most = weekly_sets_out_of_range.in_whole_sets(sets, wanted)
    assert fewest <= most
    assert abs(shown - sets) < 1.001
    assert (wanted.distance(sets) > 0) is not (fewest <= shown <= most)
