"""Decides what becomes of a dose: its weight, how it differs from the standing one, and why."""

from dataclasses import dataclass, replace
from math import floor

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.dose import reps_left
from workouts.planning.measures.movement import is_weighted
from workouts.planning.measures.one_rep import lifted
from workouts.planning.season.doses.progress import MOST_RISE, Step, Turn, whole_kg
from workouts.planning.season.doses.session_doses import Dose
from workouts.planning.training.events import POUNDS_IN_KG
from workouts.planning.values.week import Prescription, Reason, Weight, reason

STEP_LB = 5  # the next weight on a bar, for who lifts in pounds (product default)
SAME_AGAIN = gettext_noop("The same as last time.")
OTHER_REPS = gettext_noop("Different reps now, as hard as before.")
OTHER_WEIGHT = gettext_noop("Different reps now, with a weight to match.")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A dose as it will be done, how it differs from the standing one, and why."""

    item: Prescription
    turn: Turn
    why: Reason
    before: Prescription | None = None


def told(dose: Dose, *, in_pounds: bool = False) -> Told:
    """What became of the dose, all told: the grid may ask for more or less than the step."""
    found = _told(dose)
    return _to_put_on(found) if in_pounds else found


def _to_put_on(told: Told) -> Told:
    """With a weight that there is in pounds, where it is another than before."""
    kg = told.item.load_kg
    before = None if told.before is None else told.before.load_kg
    if kg is None or kg == before:
        return told
    steps = kg * POUNDS_IN_KG / STEP_LB
    is_less = before is not None and kg < before
    fitting = STEP_LB * (floor(steps) if is_less else round(steps)) / POUNDS_IN_KG
    why = told.why
    if "weight" in why.facts and before is not None:
        why = replace(why, facts={**why.facts, "weight": Weight(fitting - before)})
    return replace(told, item=replace(told.item, load_kg=round(fitting, 2)), why=why)


def _told(dose: Dose) -> Told:
    item, before, step = dose.item, dose.before, dose.step
    if dose.waiting is not None and before is not None and item.sets <= before.sets:
        item, step = replace(item, reps=dose.waiting.item.reps), dose.waiting.step
    if dose.why is not None:
        if before is None or _differs(item, before):
            is_new = before is not None and item.modification_id != before.modification_id
            turn = Turn.NEW if is_new else Turn.LESS
            return Told(item=item, turn=turn, why=dose.why, before=before)
        why = reason(dose.why.rule, SAME_AGAIN)
        return Told(item=item, turn=Turn.SAME, why=why, before=before)
    if before is None or step is None:
        said = gettext_noop("New this week: find a weight that leaves {left} good reps.")
        if not is_weighted(item):
            said = gettext_noop("New this week: stop with {left} good reps left.")
        return Told(item=item, turn=Turn.NEW, why=reason("R33", said, left=reps_left(item.rpe)))
    item = _loaded(item, before, step)
    if item.modification_id != before.modification_id:
        said = gettext_noop("Another version now: {now} instead of {before}.")
        why = reason("R33", said, now=item.name, before=before.name)
        return Told(item=item, turn=Turn.NEW, why=why, before=before)
    turn, why = _turn(item, before, step)
    return Told(item=item, turn=turn, why=why, before=before)


def _turn(item: Prescription, before: Prescription, step: Step) -> tuple[Turn, Reason]:
    is_step = item.reps == step.reps and (step.kg is None or item.load_kg == step.kg)
    is_told = (step.holds and is_step) or (
        step.turn is Turn.MORE and is_step and item.rpe >= before.rpe
    )
    if step.turn is Turn.LESS or (is_told and item.sets >= before.sets):
        return step.turn, step.why
    return _grid_turn(item, before, step)


def _grid_turn(item: Prescription, before: Prescription, step: Step) -> tuple[Turn, Reason]:
    """What the phase changes, whatever the step was."""
    is_heavier = (item.load_kg or 0) > (before.load_kg or 0)
    if item.sets < before.sets:
        said = gettext_noop("This week asks for fewer sets, done as well.")
        return Turn.LESS, reason("R37", said)
    if item.sets > before.sets:
        return Turn.MORE, reason("R37", gettext_noop("As the phase goes on: one set more."))
    if is_heavier and item.reps < before.reps:
        return Turn.MORE, reason("R37", gettext_noop("Fewer reps now, with more weight."))
    if item.rpe > before.rpe:
        said = gettext_noop("As the phase goes on: stop with {left} good reps left.")
        return Turn.MORE, reason("R37", said, left=reps_left(item.rpe))
    if item.rpe < before.rpe:
        said = gettext_noop("Easier this week: stop with {left} good reps left.")
        return Turn.LESS, reason("R37", said, left=reps_left(item.rpe))
    if item.reps != before.reps:
        return Turn.SAME, reason("R37", OTHER_REPS if item.load_kg is None else OTHER_WEIGHT)
    if step.turn is Turn.MORE:
        return Turn.SAME, reason("R37", SAME_AGAIN)
    return step.turn, step.why


def _differs(item: Prescription, before: Prescription) -> bool:
    return (item.sets, item.reps, item.rpe, item.load_kg) != (
        before.sets,
        before.reps,
        before.rpe,
        before.load_kg,
    )


def _loaded(item: Prescription, before: Prescription, step: Step) -> Prescription:
    """With the step's weight; converted where reps or effort are other than the step knew."""
    if step.kg is None or before.equipment != item.equipment or not is_weighted(item):
        return item
    if item.reps == step.reps and item.rpe == before.rpe:
        return replace(item, load_kg=step.kg)
    reps = step.reps if item.reps == step.reps else before.reps
    ratio = lifted(reps, before.rpe) / lifted(item.reps, item.rpe)
    start = before.load_kg or step.kg
    most = start if step.holds else max(start, whole_kg(MOST_RISE * start))
    least = 0.0 if item.rpe < before.rpe else min(step.kg, most)
    return replace(item, load_kg=max(min(float(round(step.kg * ratio)), most), least))
