"""Sessions whose contents are given find their days, and give up what does not fit."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import GYM, QUIET_RUNS, RUNS
from tests.workouts.planning.weeks import item, request
from workouts.planning import review_week
from workouts.planning.measures.load import ham_sets, hardest_rpe, session_stress
from workouts.planning.measures.minutes import takes_turns
from workouts.planning.search.menu import Menu, build_menu
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.season.doses.session_doses import Dose, Doses
from workouts.planning.season.placing import Placed, place
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Prescription, Stress

NO_POWER = Menu(strength={}, jumps=None, sprints=())
HEAVY = item("deadlift", equipment="barbell", sets=3, reps=5, rpe=8.5)
MODERATE = item("romanian_deadlift", equipment="barbell", sets=2, reps=8, rpe=7.0)
LEG = item("step_up", equipment="dumbbells", sets=2, reps=8, rpe=7.0)
CURL = item("hamstring_curl", equipment="leg_curl_machine", sets=2, reps=8, rpe=7.5)
HEAVY_CURL = item("hamstring_curl", equipment="leg_curl_machine", sets=5, reps=6, rpe=8.5)
LIGHT = item("deadlift", equipment="barbell", sets=1, reps=6, rpe=6.0)


def asked(runs: str = QUIET_RUNS, **facts: Any) -> Request:
    usual: dict[str, Any] = {
        "equipment": GYM,
        "said_phase": Phase.BUILD,
        "foundation_weeks": 12,
        "session_minutes": 75,
    }
    return request(runs, **usual | facts)


def doses(*sessions: tuple[Prescription, ...]) -> Doses:
    return tuple(tuple(Dose(item=one, before=one) for one in items) for items in sessions)


def placed(
    found: Doses, request_: Request | None = None, menu: Menu = NO_POWER
) -> tuple[Placed, Request]:
    wanted = request_ or asked()
    answer = place(found, wanted, menu, Work(MOST_LOOKS))
    assert answer is not None
    assert not any(one.is_must for one in review_week(answer.week, wanted))
    return answer, wanted


def lifts(answer: Placed) -> list[tuple[str, int]]:
    """Each exercise with its sets, session by session in the order of days."""
    return [(one.exercise.id, one.sets) for one in answer.week.items]


def test_what_fits_is_placed_as_it_is() -> None:
    answer, _wanted = placed(doses((MODERATE, LEG, CURL), (LIGHT, CURL)))
    assert len(answer.week.gym) == 2
    assert ham_sets(answer.week) == pytest.approx(
        sum(ham_sets(replace(answer.week, sessions=(one,))) for one in answer.week.gym)
    )
    assert set(answer.doses) == set(answer.week.gym_days)


def test_a_heavy_session_goes_where_heavy_work_may_be() -> None:
    answer, wanted = placed(doses((HEAVY, LEG, CURL)), asked(RUNS, double_days=True))
    [session] = answer.week.gym
    assert session_stress(session, wanted) is Stress.HEAVY
    assert not wanted.week[(session.day + 1) % 7].is_key


def test_without_a_day_for_heavy_work_it_becomes_moderate() -> None:
    """No easier version costs as little, and the hinge keeps a hard set."""
    key_runs = "quality:intervals easy quality:tempo easy quality:hills easy long:110min"
    answer, wanted = placed(doses((HEAVY, LEG, HEAVY_CURL)), asked(key_runs, level="advanced"))
    [session] = answer.week.gym
    assert session_stress(session, wanted) is not Stress.HEAVY
    assert session.items[0].exercise.id == "deadlift"


def test_in_an_easy_week_one_session_may_become_light() -> None:
    runs = "quality:intervals quality:tempo easy quality:hills easy long:110min easy"
    answer, wanted = placed(doses((HEAVY, LEG, CURL), (MODERATE, LEG, CURL)), asked(runs))
    stresses = {session_stress(one, wanted) for one in answer.week.gym}
    assert Stress.HEAVY not in stresses


def test_what_stays_heavy_is_placed_only_where_that_is_allowed() -> None:
    key_runs = "quality:intervals easy quality:tempo easy quality:hills easy long:110min"
    much = (HEAVY, replace(LEG, sets=6, rpe=8.0), replace(CURL, sets=2))
    answer, wanted = placed(doses(much), asked(key_runs, level="advanced"))
    [session] = answer.week.gym
    is_heavy = session_stress(session, wanted) is Stress.HEAVY
    assert not (is_heavy and wanted.week[(session.day + 1) % 7].is_key)


def test_many_single_sets_that_are_heavy_together_stay_what_they_are() -> None:
    singles = [replace(one, sets=1) for one in (HEAVY, HEAVY_CURL, MODERATE, LEG, CURL)]
    answer, _wanted = placed(doses(tuple(singles)), asked(level="advanced"))
    assert all(one.sets == 1 for one in answer.week.items)


def test_where_no_day_is_left_a_session_is_left_out() -> None:
    answer, _wanted = placed(doses((MODERATE, CURL), (MODERATE, CURL)), asked(sessions_per_week=1))
    assert len(answer.week.gym) == 1


def test_with_no_session_wished_the_week_is_empty() -> None:
    answer, _wanted = placed(doses((MODERATE, CURL)), asked(sessions_per_week=0))
    assert answer.week.sessions == ()
    assert answer.doses == {}


def test_no_week_that_breaks_a_hard_rule_is_placed() -> None:
    far_too_hard = item("deadlift", equipment="barbell", sets=1, reps=5, rpe=10.0)
    answer = place(doses((far_too_hard,)), asked(pain=3), NO_POWER, Work(MOST_LOOKS))
    assert answer is not None
    assert hardest_rpe(answer.week.items) < 10


@pytest.mark.parametrize(
    ("minutes", "least"), [(75, 6), (45, 5), (35, 4), (28, 3), (22, 2), (15, 1), (10, 1)]
)
def test_what_gives_way_first_in_a_short_session_is_no_main_lift(minutes: int, least: int) -> None:
    answer, wanted = placed(doses((MODERATE, LEG, CURL)), asked(session_minutes=minutes))
    items = answer.week.items
    if items:
        assert items[0].exercise.id == "romanian_deadlift"
        assert sum(one.sets for one in items) >= min(least, 3) - 1
    assert wanted.session_minutes == minutes


def test_pairs_save_time_before_sets_do() -> None:
    pair = (replace(LEG, rest_seconds=150), replace(CURL, rest_seconds=150))
    answers = [
        placed(doses((MODERATE, *pair)), asked(session_minutes=minutes))[0]
        for minutes in range(60, 20, -1)
    ]
    sets = [sum(one.sets for one in answer.week.items) for answer in answers]
    assert sets == sorted(sets, reverse=True)
    paired = [any(map(takes_turns, answer.week.items)) for answer in answers]
    assert sets[paired.index(True)] == sets[0]


def test_single_sets_are_not_paired() -> None:
    singles = (replace(LEG, sets=1), replace(CURL, sets=1))
    answer, _wanted = placed(doses((MODERATE, *singles)), asked(session_minutes=15))
    assert not any(map(takes_turns, answer.week.items))


def test_a_single_exercise_is_never_paired_and_stays() -> None:
    for only in (MODERATE, LEG, CURL):
        answer, _wanted = placed(doses((only,)), asked(session_minutes=10))
        assert len(answer.week.items) <= 1


def test_jumps_and_sprints_are_added_where_they_fit() -> None:
    wanted = asked(equipment=GYM | {"hill"}, hill_sessions_done=6)
    menu = build_menu(exercises(), wanted)
    power = Menu(strength={}, jumps=menu.jumps, sprints=menu.sprints)
    answer, _wanted = placed(doses((MODERATE, LEG, CURL), (LIGHT, CURL)), wanted, power)
    without, _wanted = placed(doses((MODERATE, LEG, CURL), (LIGHT, CURL)), wanted)
    more = {one.exercise.id for one in answer.week.items}
    assert more > {one.exercise.id for one in without.week.items}
    assert any(session.sprints for session in answer.week.sessions)


def test_in_an_easier_week_nobody_misses_jumps() -> None:
    wanted = asked(deload=True, usual_ham_sets=8.0, equipment=GYM | {"hill"})
    menu = build_menu(exercises(), asked(equipment=GYM | {"hill"}, hill_sessions_done=6))
    power = Menu(strength={}, jumps=None, sprints=menu.sprints)
    answer, _wanted = placed(doses((LIGHT, CURL)), wanted, power)
    assert len(answer.week.gym) <= 1


def test_sessions_that_would_hold_too_much_together_shrink() -> None:
    much = item("hamstring_curl", equipment="leg_curl_machine", sets=6, reps=8, rpe=7.0)
    answer, wanted = placed(doses((MODERATE, LEG, much), (MODERATE, LEG, much)))
    assert ham_sets(answer.week) <= 10
    assert wanted.session_minutes == 75


def test_a_gentle_session_may_go_on_a_sore_day() -> None:
    sore = tuple(6 if day in (Day.MON, Day.TUE, Day.WED) else 0 for day in Day)
    answer, wanted = placed(doses((LIGHT,), (LIGHT,)), asked(soreness=sore))
    for session in answer.week.gym:
        if wanted.soreness[session.day]:
            assert hardest_rpe(session.items) <= 6
