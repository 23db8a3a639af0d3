"""What a logged session tells the planner of the next week."""

from tests.workouts.planning.training.telling import done, told
from tests.workouts.planning.weeks import item, session
from workouts.planning.training.events import EventKind, Side
from workouts.planning.training.fold import fold
from workouts.planning.training.prescribed import (
    PrescribedItem,
    PrescribedSession,
    has_sides,
    key_of,
    sets_of,
)
from workouts.planning.training.report import report_of
from workouts.planning.values.report import DoneItem
from workouts.planning.values.week import Prescription

HINGE = item("romanian_deadlift", equipment="barbell", sets=3)
STEP_UP = item("step_up", sets=2)
SPRINTS = item("hill_sprint", sets=1, reps=6)
PLANNED = session("Tue", None, HINGE, STEP_UP, SPRINTS)


def kept(one: Prescription) -> PrescribedItem:
    sets, reps = sets_of(one)
    return PrescribedItem(
        key=key_of(one), name=one.name, sets=sets, reps=reps, sides=has_sides(one)
    )


SESSION = PrescribedSession(items=tuple(kept(one) for one in PLANNED.items))


def test_an_item_tells_its_sets_its_fewest_reps_and_its_hardest_set() -> None:
    sets = [done(0, 0, rpe=7.0), done(0, 1, reps=7, kg=62.5, rpe=8.5), done(0, 2, form_broke=True)]
    report = report_of(PLANNED, SESSION, fold([*sets, told(EventKind.FINISH, pain=2)]))
    assert report.is_done
    assert (report.planned, report.pain, report.soreness) == (PLANNED, 2, 0)
    assert report.items[0] == DoneItem(
        planned=HINGE, sets_done=3, fewest_reps=7, rpe=8.5, kg=62.5, form_broke=True
    )
    assert report.items[1].is_skipped


def test_a_set_of_one_leg_is_half_a_set() -> None:
    sets = [done(1, 0, side=Side.LEFT), done(1, 0, side=Side.RIGHT), done(1, 1, side=Side.LEFT)]
    assert report_of(PLANNED, SESSION, fold(sets)).items[1].sets_done == 1


def test_sprints_are_logged_one_by_one_and_reported_as_they_were_planned() -> None:
    sprints = fold([done(2, number, kg=None, reps=1, seconds=8.0) for number in range(6)])
    assert report_of(PLANNED, SESSION, sprints).items[2].sets_done == 1


def test_what_was_done_in_the_place_of_an_exercise_says_nothing_of_it() -> None:
    swapped = fold([told(EventKind.SWAP, item=0, to="curl/none/"), done(0, 0)])
    assert report_of(PLANNED, SESSION, swapped).items[0].is_skipped


def test_the_worst_pain_of_the_day_and_the_morning_is_told() -> None:
    hurts, morning = told(EventKind.PAIN, item=0, pain=6), {"pain": 4, "soreness": 5}
    report = report_of(PLANNED, SESSION, fold([hurts, told(EventKind.MORNING, **morning)]))
    assert not report.is_done
    assert (report.pain, report.soreness) == (6, 5)


def test_what_was_added_to_the_plan_since_counts_as_planned() -> None:
    report = report_of(PLANNED, PrescribedSession(), fold([]))
    assert report.items[0] == DoneItem(planned=HINGE)
