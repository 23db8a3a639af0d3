"""Weights and reps of the coming week: from those that were lifted, and told as they are."""

from dataclasses import replace

import pytest

from tests.workouts.planning.season.seasons import (
    GYM,
    KG,
    RUNS,
    Season,
    begun,
    dose,
    felt,
    lifted_as,
    lived,
    missed,
    racing_in,
    runner,
)
from workouts.pages.wording import say
from workouts.planning import NextWeek
from workouts.planning.measures.movement import is_weighted
from workouts.planning.measures.one_rep import lifted
from workouts.planning.season.course import Course
from workouts.planning.season.doses.progress import Turn
from workouts.planning.training.events import POUNDS_IN_KG
from workouts.planning.values.report import PastWeek, week_as_planned


def test_a_heavier_weight_than_planned_is_where_the_next_week_starts() -> None:
    season = lived(runner(race=racing_in(20)), 1)
    past = season.history[0]
    sessions = tuple(
        replace(one, items=tuple(replace(i, kg=100.0) for i in one.items))
        for one in past.sessions or ()
    )
    season.history = (replace(past, sessions=sessions),)
    assert dose(season.next(), "deadlift").load_kg == 100.0


def with_weights(proposed: NextWeek) -> PastWeek:
    """All as planned, with weights that only the report tells."""
    past = week_as_planned(proposed.week, proposed.request)
    sessions = tuple(
        replace(one, items=tuple(replace(i, kg=KG.get(i.planned.exercise.id)) for i in one.items))
        for one in past.sessions or ()
    )
    return replace(past, sessions=sessions)


def test_a_weight_that_was_found_is_no_rise() -> None:
    season = Season(runner())
    season.history = (with_weights(season.next()),)
    change = next(one for one in season.next().changes if one.item.exercise.id == "deadlift")
    assert (change.turn, change.item.load_kg) == ("same", KG["deadlift"])
    assert say(change.why.sentence, change.why.facts) == (
        "All reps with 3 left: once more like this, then more weight."
    )
    assert change.before is not None
    assert change.before.load_kg == KG["deadlift"]


def test_an_easier_week_starts_from_the_weight_that_was_lifted() -> None:
    season = Season(runner())
    season.history = (with_weights(season.next()),)
    assert dose(season.next(deload=True), "deadlift").load_kg == KG["deadlift"]
    assert dose(season.next(pain=4), "deadlift").load_kg == 0.7 * KG["deadlift"]
    season.history = (replace(season.history[0], sessions=None),)
    assert dose(season.next(pain=4), "deadlift").load_kg is None


@pytest.mark.parametrize("weeks", [10, 11])
def test_the_first_week_back_has_a_hinge_lighter_than_before(weeks: int) -> None:
    season = lived(runner(race=racing_in(weeks)), 3).live([missed] * 3)
    back = season.next()
    assert back.course is Course.RESTART
    pull = dose(back, "deadlift")
    standing = dose(season.weeks[2], "deadlift")
    assert standing.sets == 3
    assert pull.sets < standing.sets
    assert (pull.reps, pull.rpe) == (standing.reps, 6)
    share = lifted(standing.reps, standing.rpe) / lifted(pull.reps, pull.rpe)
    assert pull.load_kg == pytest.approx(share * (standing.load_kg or 0), abs=1)


def test_without_weights_nothing_speaks_of_them() -> None:
    season = lived(runner(equipment=frozenset()), 5)
    deload = season.weeks[3]
    assert deload.course is Course.DELOAD
    told = {say(change.why.sentence, change.why.facts) for change in deload.changes}
    assert told == {"The easier week: fewer sets, with more left."}
    before, after = season.history[2], season.history[4]
    reps = [{i.exercise.id: i.reps for i in past.week.items} for past in (before, after)]
    assert all(reps[1][name] >= reps[0][name] for name in reps[0])


def test_a_dose_that_grows_by_a_set_grows_by_nothing_else() -> None:
    for season in (begun(), lived(runner(RUNS, block_week=5), 1)):
        for change in season.next().changes:
            before = change.before
            if before is not None and change.item.sets > before.sets:
                grown = (change.item.reps, change.item.load_kg)
                assert grown == (before.reps, before.load_kg)


def test_other_reps_are_told_with_a_weight_to_match_or_without_one() -> None:
    told = {
        say(change.why.sentence, change.why.facts)
        for kit in (GYM, frozenset({"dumbbells"}))
        for change in begun(equipment=kit).next().changes
    }
    assert "Different reps now, with a weight to match." in told


def test_what_has_no_weight_keeps_none_in_an_easier_week() -> None:
    season = begun()
    season.live([lambda past: felt(past, pain=4)])
    for one in season.next().week.items:
        assert is_weighted(one) or one.load_kg is None


@pytest.mark.parametrize(("kg", "rpe"), [(61.23, 5), (61.23, 9), (60.0, 5)])
def test_who_lifts_in_pounds_gets_weights_that_there_are(kg: float, rpe: float) -> None:
    season = lived(runner(RUNS, block_week=5, in_pounds=True), 2)
    season.history = (
        season.history[0],
        lifted_as(season.history[1], "deadlift", kg=kg, rpe=rpe),
    )
    change = next(c for c in season.next().changes if c.item.exercise.id == "deadlift")
    assert change.item.load_kg is not None
    pounds = change.item.load_kg * POUNDS_IN_KG
    assert pounds == pytest.approx(5 * round(pounds / 5), abs=0.02)
    assert (change.item.load_kg > kg) == (rpe < 8)
    if rpe < 8:
        more = change.why.facts["weight"].kg
        assert more == pytest.approx(change.item.load_kg - kg, abs=0.02)


def test_a_step_is_what_its_reason_says() -> None:
    # The grid asks the second curl for a set that the week has no room for, so it takes its step.
    season = lived(runner(RUNS, level="advanced", equipment=GYM | {"hill"}), 7)
    changes = [change for one in season.weeks for change in one.changes if change.before]
    for change in changes:
        said, before = change.why.sentence, change.before
        assert before is not None
        if "one rep more" in said:
            assert change.item.reps == before.reps + 1
        if "one rep more" in said or "next weight up" in said or "more." in said:
            assert change.turn is Turn.MORE


def test_what_is_still_learnt_gains_no_weight() -> None:
    first = runner(level="beginner", program_week=1, foundation_weeks=0, race=racing_in(20))
    season = lived(first, 1)
    before = dose(season.weeks[-1], "romanian_deadlift")
    assert before.rpe < 6
    easy = lifted_as(season.history[-1], "romanian_deadlift", rpe=3.0)
    season.history = (easy,)
    assert dose(season.next(), "romanian_deadlift").load_kg == KG["romanian_deadlift"]


def test_without_weight_reps_begin_where_the_level_does() -> None:
    for level, least in (("beginner", 10), ("advanced", 12)):
        week = Season(runner(level=level, equipment=frozenset())).next().week
        assert min(item.reps for item in week.items) == least
