"""What a logged session tells the planner of the next week."""

from dataclasses import replace

from tests.workouts.planning.training.telling import done, told
from tests.workouts.planning.weeks import item, request, session
from workouts.planning.training.events import Event, EventKind, Side
from workouts.planning.training.fold import fold
from workouts.planning.training.prescribed import (
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
    has_sides,
    key_of,
    sets_of,
)
from workouts.planning.training.report import DayTraining, report_of, week_report
from workouts.planning.values.report import DoneItem
from workouts.planning.values.week import Day, Prescription, Week

HINGE = item("romanian_deadlift", equipment="barbell", sets=3)
STEP_UP = item("step_up", sets=2)
SPRINTS = item("hill_sprint", sets=1, reps=6, seconds=8)
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


def test_a_session_saved_without_a_set_was_not_done() -> None:
    report = report_of(PLANNED, SESSION, fold([told(EventKind.FINISH, pain=1)]))
    assert (report.is_done, report.pain) == (False, 1)


def test_a_set_of_one_leg_is_half_a_set() -> None:
    sets = [done(1, 0, side=Side.LEFT), done(1, 0, side=Side.RIGHT), done(1, 1, side=Side.LEFT)]
    assert report_of(PLANNED, SESSION, fold(sets)).items[1].sets_done == 1


def test_sprints_are_logged_one_by_one_and_reported_as_they_were_planned() -> None:
    sprints = fold([done(2, number, kg=None, reps=1, seconds=8.0) for number in range(6)])
    report = report_of(PLANNED, SESSION, sprints).items[2]
    assert (report.sets_done, report.fewest_reps) == (1, None)


def test_what_was_done_in_the_place_of_an_exercise_says_nothing_of_it() -> None:
    swapped = fold([told(EventKind.SWAP, item=0, to="curl/none/"), done(0, 0)])
    assert report_of(PLANNED, SESSION, swapped).items[0].is_skipped


def test_it_is_told_what_was_done_in_the_place_of_an_exercise() -> None:
    curl = PrescribedDose(key="curl/none/", name="Curl")
    hinge = replace(kept(HINGE), swaps=(curl,))
    session_with_swaps = PrescribedSession(items=(hinge, *SESSION.items[1:]))
    swap = told(EventKind.SWAP, item=0, to=curl.key)
    whole = report_of(PLANNED, session_with_swaps, fold([swap, done(0, 0)])).items[0]
    assert (whole.is_skipped, whole.done_as) == (True, "Curl")
    only_tapped = report_of(PLANNED, session_with_swaps, fold([swap, done(1, 0)])).items[0]
    assert (only_tapped.is_skipped, only_tapped.done_as) == (True, "")
    first = done(0, 0)
    later = told(EventKind.SWAP, item=0, to=curl.key)
    part = report_of(PLANNED, session_with_swaps, fold([first, later, done(0, 1)])).items[0]
    assert (part.sets_done, part.done_as) == (1, "Curl")


def test_a_morning_that_nobody_told_of_is_not_told() -> None:
    evening = [done(0, 0), told(EventKind.FINISH, pain=3)]
    assert not report_of(PLANNED, SESSION, fold(evening)).is_morning_told
    morning = told(EventKind.MORNING, pain=0, soreness=0)
    assert report_of(PLANNED, SESSION, fold([*evening, morning])).is_morning_told


def test_the_worst_pain_of_the_day_and_the_morning_is_told() -> None:
    hurts, morning = told(EventKind.PAIN, item=0, pain=6), {"pain": 4, "soreness": 5}
    report = report_of(PLANNED, SESSION, fold([hurts, told(EventKind.MORNING, **morning)]))
    assert not report.is_done
    assert (report.pain, report.soreness) == (6, 5)


def test_what_was_added_to_the_plan_since_counts_as_planned() -> None:
    report = report_of(PLANNED, PrescribedSession(), fold([]))
    assert report.items[0] == DoneItem(planned=HINGE)


def test_good_reps_left_are_counted_in_whole_ones() -> None:
    hinge = item("romanian_deadlift", equipment="barbell", sets=1, rpe=7.5)
    planned = session("Tue", None, hinge)
    kept_session = PrescribedSession(items=(kept(hinge),))
    told_rpe = [
        report_of(planned, kept_session, fold([done(0, 0, rpe=rpe)])).items[0].rpe
        for rpe in (7.0, 8.0, 9.0)
    ]
    assert told_rpe == [7.5, 7.5, 9.0]


TUESDAY = replace(PLANNED, identity="one")
THURSDAY = replace(PLANNED, day=Day.THU, identity="two")
WEEK = Week(sessions=(TUESDAY, THURSDAY))
ASKED = request("easy rest easy rest easy rest long:90min")


def on(day: Day, session: str, *events: Event) -> DayTraining:
    return DayTraining(day=day, session=session, prescribed=SESSION, training=fold(events))


def test_without_a_training_nobody_knows_what_was_done() -> None:
    assert not week_report(WEEK, ASKED, ()).is_reported


def test_a_session_without_a_training_was_not_done() -> None:
    past = week_report(WEEK, ASKED, [on(Day.TUE, "one", done(0, 0))])
    assert [one.is_done for one in past.sessions or ()] == [True, False]
    assert [one.planned for one in past.done] == [TUESDAY]


def test_a_session_that_was_done_twice_tells_of_the_longer_time_and_the_worse_pain() -> None:
    short = on(Day.TUE, "one", done(0, 0), told(EventKind.PAIN, item=0, pain=4))
    whole = on(Day.WED, "one", done(0, 0), done(0, 1), done(0, 2))
    [first, _second] = week_report(WEEK, ASKED, [short, whole]).sessions or ()
    assert (first.items[0].sets_done, first.pain) == (3, 4)


def test_how_a_session_felt_that_was_not_planned_counts_too() -> None:
    morning = told(EventKind.MORNING, pain=5, soreness=2)
    past = week_report(WEEK, ASKED, [on(Day.SAT, "", done(0, 0), morning)])
    extra = (past.sessions or ())[-1]
    assert (extra.planned.day, extra.pain, extra.items) == (Day.SAT, 5, ())
    assert past.is_missed
