"""What earlier trainings say of the next set."""

from datetime import date

from tests.workouts.planning.training.telling import done, told
from workouts.planning.training.events import EventKind, Side
from workouts.planning.training.fold import fold
from workouts.planning.training.prescribed import Counting, PrescribedItem, PrescribedSession
from workouts.planning.training.times import (
    best_set,
    dose_done,
    keys_done,
    prefilled,
    records_of,
    times_of,
)

STEP_UP = PrescribedItem(key="step_up/box/", name="Step-up")
HINGE = PrescribedItem(
    key="rdl/bar/", name="Romanian deadlift", sets=3, reps=8, kg=50, swaps=(STEP_UP,)
)
SESSION = PrescribedSession(items=(HINGE,))
MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)


def test_the_newest_time_comes_first_and_other_exercises_are_left_out() -> None:
    first = fold([done(0, 0, kg=50.0)])
    second = fold([done(0, 0, kg=55.0), told(EventKind.SWAP, item=0, to=STEP_UP.key), done(0, 1)])
    times = times_of(HINGE.key, [(MONDAY, SESSION, first), (THURSDAY, SESSION, second)])
    assert [(one.on, [each.kg for each in one.sets]) for one in times] == [
        (THURSDAY, [55]),
        (MONDAY, [50]),
    ]
    stepped = times_of(STEP_UP.key, [(THURSDAY, SESSION, second), (MONDAY, SESSION, first)])
    assert [one.on for one in stepped] == [THURSDAY]
    assert keys_done(SESSION, second) == (HINGE.key, STEP_UP.key)


def test_what_was_not_planned_is_known_by_the_swap_that_brought_it_in() -> None:
    added = fold([told(EventKind.SWAP, item=4, to=STEP_UP.key), done(4, 0)])
    assert keys_done(SESSION, added) == (STEP_UP.key,)


def test_a_set_is_of_what_was_done_instead_and_of_nothing_that_nobody_knows() -> None:
    events = [done(0, 0), told(EventKind.SWAP, item=0, to=STEP_UP.key), done(0, 1)]
    planned, stepped = fold(events).sets
    assert dose_done(SESSION, 0, planned) == HINGE
    assert dose_done(SESSION, 0, stepped) == STEP_UP
    assert dose_done(SESSION, 9, planned) is None


def test_a_swap_is_found_by_its_key_and_an_unknown_one_is_what_was_planned() -> None:
    assert HINGE.now(STEP_UP.key) is STEP_UP
    assert HINGE.now("nothing//") is HINGE


def test_the_best_set_is_the_heaviest_then_the_longest_then_the_first() -> None:
    light, heavy = done(0, 0, kg=60.0, reps=12), done(0, 1, kg=62.5, reps=6)
    more, again = done(0, 2, kg=62.5, reps=8), done(0, 3, kg=62.5, reps=8)
    sets = fold([light, heavy, more, again]).sets
    best = best_set(sets)
    assert best is not None
    assert (best.kg, best.reps, best.set) == (62.5, 8, 2)
    assert best_set([]) is None
    pounds = best_set(fold([light, done(0, 1, kg=None, lb=140.0)]).sets)
    assert pounds is not None
    assert pounds.lb == 140


def test_a_set_in_which_the_form_broke_or_nothing_went_is_not_the_best() -> None:
    fine = done(0, 0, kg=60.0, reps=8)
    broke, failed = done(0, 1, kg=80.0, form_broke=True), done(0, 2, kg=90.0, reps=0)
    best = best_set(fold([fine, broke, failed]).sets)
    assert best is not None
    assert best.kg == 60
    assert best_set(fold([broke, failed]).sets) is None


def test_a_record_is_a_set_better_than_all_before() -> None:
    before = [(MONDAY, SESSION, fold([done(0, 0, kg=60.0, reps=8)]))]
    more = fold([done(0, 0, kg=60.0, reps=9), done(0, 1, kg=62.5, reps=5)])
    assert [
        (dose.name, best.kg, best.reps) for dose, best in records_of(SESSION, more, before)
    ] == [("Romanian deadlift", 62.5, 5)]
    assert records_of(SESSION, fold([done(0, 0, kg=60.0, reps=8)]), before) == ()
    assert records_of(SESSION, fold([done(0, 0, kg=70.0, form_broke=True)]), before) == ()


def test_the_first_time_of_an_exercise_is_no_record() -> None:
    assert records_of(SESSION, fold([done(0, 0, kg=60.0)]), ()) == ()


def test_longer_sprints_and_exercises_nobody_knows_are_no_records() -> None:
    sprint = PrescribedItem(key="hill/hill/", name="Hill sprint", counting=Counting.SPRINTS)
    session = PrescribedSession(items=(sprint,))
    short, long = (fold([done(0, 0, kg=None, seconds=time)]) for time in (8.0, 10.0))
    assert records_of(session, long, [(MONDAY, session, short)]) == ()
    swap = told(EventKind.SWAP, item=0, to="gone//")
    less, more = fold([swap, done(0, 0, kg=50.0)]), fold([swap, done(0, 0, kg=60.0)])
    assert records_of(SESSION, more, [(MONDAY, SESSION, less)]) == ()


def test_the_weight_is_that_of_the_last_set_today() -> None:
    today = fold([done(0, 1, kg=65.0), done(0, 0, kg=62.5)]).sets
    filled = prefilled(HINGE, 2, Side.BOTH, today=today)
    assert (filled.kg, filled.reps, filled.rpe) == (62.5, 8, 7)


def test_without_one_today_it_is_that_of_the_same_set_last_time() -> None:
    before = fold([done(0, 0, kg=55.0), done(0, 1, kg=None, lb=130.0)]).sets
    assert prefilled(HINGE, 0, Side.BOTH, before=before).kg == 55
    second = prefilled(HINGE, 1, Side.BOTH, before=before)
    assert (second.kg, second.lb) == (None, 130)
    assert prefilled(HINGE, 5, Side.BOTH, before=before).lb == 130


def test_what_was_said_for_all_sets_comes_before_last_time_and_after_a_set_of_today() -> None:
    said = fold([told(EventKind.EDIT, item=0, lb=150.0)]).item(0)
    before = fold([done(0, 0, kg=55.0)]).sets
    assert prefilled(HINGE, 0, Side.BOTH, said=said, before=before).lb == 150
    today = fold([done(0, 0, kg=65.0)]).sets
    assert prefilled(HINGE, 1, Side.BOTH, said=said, today=today).kg == 65


def test_without_any_it_is_that_of_the_plan() -> None:
    assert prefilled(HINGE, 0, Side.BOTH).kg == 50
    bare = fold([done(0, 0, kg=None)]).sets
    assert prefilled(HINGE, 0, Side.BOTH, before=bare).kg == 50


def test_sprints_and_jumps_ask_for_no_weight_and_no_effort() -> None:
    sprint = PrescribedItem(
        key="hill_sprint/hill/", name="Hill sprint", counting=Counting.SPRINTS, seconds=8
    )
    filled = prefilled(sprint, 0, Side.BOTH, today=fold([done(0, 0)]).sets)
    assert (filled.kg, filled.rpe, filled.seconds) == (None, None, 8)
    own_weight = PrescribedItem(key="curl/none/", name="Curl", counting=Counting.REPS, rpe=6)
    assert prefilled(own_weight, 0, Side.BOTH).rpe == 6
