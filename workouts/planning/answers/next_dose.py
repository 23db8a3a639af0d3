"""Decides the next dose of one exercise from what was done of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor

from exercises.vocabulary import Direction, Kind, gettext_noop
from workouts.planning.measures.dose import WEIGHTED, dose_range, is_weighted
from workouts.planning.measures.goals import DELOAD_RPE
from workouts.planning.measures.load import contacts_of
from workouts.planning.measures.power import DELOAD_SPRINTS, most_contacts, most_sprints
from workouts.planning.rules import back_too_fast, too_many_contacts, too_much_too_new
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE
from workouts.planning.search.adaptations import PLANNER_MODIFICATIONS, Fit
from workouts.planning.search.menu import is_fine
from workouts.planning.values.exercise import DoseRange, Modification
from workouts.planning.values.report import ItemReport, SessionReport
from workouts.planning.values.request import AMBER_PAIN, Request
from workouts.planning.values.week import Prescription, reason

LOAD_STEP_PERCENT = 2.5  # of the last weight; R34 asks for 2 to 5 (acsm-2009)
EASE_PERCENT = -5.0  # after sets that were too hard; product default
LAYOFF_PERCENT = -10.0  # after one or two weeks off, R38
DELOAD_SHARE = 0.55  # of the mean sets of three weeks, R36
TOO_HARD = 1.0  # RPE above the planned one
SPRINTS_STEP = 2  # more per session at most, R29
Record = tuple[SessionReport, Prescription, ItemReport]


class Step(StrEnum):
    """What becomes of a dose, from most to least."""

    VERSION = "harder version"
    LOAD = "more weight"
    SET = "one set more"
    REPS = "more reps"
    HOLD = "the same"
    EASE = "easier"
    DELOAD = "easier week"
    RESTART = "restart"

    @property
    def is_increase(self) -> bool:
        return self in (Step.VERSION, Step.LOAD, Step.SET, Step.REPS)


@dataclass(frozen=True, kw_only=True)
class Dose:
    """The next dose with its reason; `load_percent` is the change from the last weight."""

    item: Prescription
    step: Step
    load_percent: float = 0.0


def same_dose(item: Prescription, rule: str, sentence: str, **facts: object) -> Dose:
    return _dose(item, Step.HOLD, rule, sentence, **facts)


def next_dose(item: Prescription, records: tuple[Record, ...], request: Request) -> Dose:
    """The next dose of `item`; `records` of the same exercise, the newest first.

    Reps grow first, then sets within the range, then weight, then the version (R34); pain, broken
    form, soreness and much more running keep a dose where it is.
    """
    report, planned, done = records[0]
    if not report.done or done.sets_done == 0:
        return same_dose(item, "R39", gettext_noop("Not done last week, so the same again."))
    stop = _reason_to_hold(report, done, request)
    if stop is not None:
        return same_dose(item, *stop)
    if failed(planned, done) or _rpe(planned, done) >= planned.rpe + TOO_HARD:
        return _eased(item)
    if _rpe(planned, done) > planned.rpe:
        return same_dose(
            item, "R34", gettext_noop("A little harder than planned: the same once more.")
        )
    if item.exercise.kind is Kind.STRENGTH:
        return _more_strength(item, records, request)
    return _more_power(item, request)


def _reason_to_hold(
    report: SessionReport, done: ItemReport, request: Request
) -> tuple[str, str] | None:
    if max(report.pain, request.pain) >= AMBER_PAIN:
        return "R44", gettext_noop("Something hurts, so nothing grows.")
    if done.form_broke:
        return "R34", gettext_noop("Form comes first: the same until every rep looks good.")
    if report.soreness >= DOWNGRADE:
        return "R45", gettext_noop("You were sore, so the same dose again lets it settle.")
    if request.raises_running:
        return "R35", gettext_noop("Your running grows this week, so your strength work stays.")
    return None


def failed(planned: Prescription, done: ItemReport) -> bool:
    """Sets or reps were missing."""
    few_sets = done.sets_done is not None and done.sets_done < planned.sets
    return few_sets or (done.fewest_reps is not None and done.fewest_reps < planned.reps)


def _rpe(planned: Prescription, done: ItemReport) -> float:
    return planned.rpe if done.rpe is None else done.rpe


def _eased(item: Prescription) -> Dose:
    """Less weight where there is one, else one set fewer."""
    if is_weighted(item):
        sentence = gettext_noop("Harder than planned: {percent} % less weight.")
        dose = _dose(item, Step.EASE, "R34", sentence, percent=-EASE_PERCENT)
        return replace(dose, load_percent=EASE_PERCENT)
    fewer = replace(item, sets=max(1, item.sets - 1))
    sentence = gettext_noop("Harder than planned, so fewer sets: {sets}.")
    return _dose(fewer, Step.EASE, "R34", sentence, sets=fewer.sets)


def _more_strength(item: Prescription, records: tuple[Record, ...], request: Request) -> Dose:
    dose = dose_range(item, request)
    if dose is None:
        return same_dose(item, "R34", gettext_noop("The same again."))
    if item.reps < dose.reps[1]:
        more = replace(item, reps=item.reps + 1)
        sentence = gettext_noop("All reps done as planned, so one more: {reps}.")
        return _dose(more, Step.REPS, "R34", sentence, reps=more.reps)
    if item.sets < dose.sets[1]:
        more = replace(item, sets=item.sets + 1)
        sentence = gettext_noop("The reps are at the top of their range, so one set more: {sets}.")
        return _dose(more, Step.SET, "R34", sentence, sets=more.sets)
    if not _was_easy_twice(records, dose):
        return same_dose(item, "R34", gettext_noop("At the top of the range: the same once more."))
    return _more_load(item, dose, request)


def _was_easy_twice(records: tuple[Record, ...], dose: DoseRange) -> bool:
    """All sets hit the top of the range at or under the planned RPE, two sessions running."""
    latest = records[:2]
    return len(latest) == 2 and all(
        report.done
        and planned.reps >= dose.reps[1]
        and not failed(planned, done)
        and _rpe(planned, done) <= planned.rpe
        for report, planned, done in latest
    )


def _more_load(item: Prescription, dose: DoseRange, request: Request) -> Dose:
    """Weight grows, and the reps start again at the bottom of their range."""
    if is_weighted(item):
        fewer = replace(item, reps=_lowest_reps(item, dose, request))
        sentence = gettext_noop(
            "Twice at the top of the range: {percent} % more weight, or the next size there is, "
            "and {reps} reps again."
        )
        facts = {"percent": LOAD_STEP_PERCENT, "reps": fewer.reps}
        step = _dose(fewer, Step.LOAD, "R34", sentence, **facts)
        return replace(step, load_percent=LOAD_STEP_PERCENT)
    for version in _harder_versions(item):
        harder = replace(item, modification=version, reps=_lowest_reps(item, dose, request))
        if is_fine(harder, request):
            if version is None:
                sentence = gettext_noop("Twice at the top of the range: now the full version.")
                return _dose(harder, Step.VERSION, "R34", sentence)
            sentence = gettext_noop("Twice at the top of the range, so harder: “{modification}”.")
            return _dose(harder, Step.VERSION, "R34", sentence, modification=version.name)
    return same_dose(
        item, "R34", gettext_noop("At the top already: slower and tidier is the way on.")
    )


def _lowest_reps(item: Prescription, dose: DoseRange, request: Request) -> int:
    """The fewest reps of the range that every rule about a single dose accepts."""
    fine = (
        reps
        for reps in range(dose.reps[0], item.reps)
        if is_fine(replace(item, reps=reps), request)
    )
    return next(fine, item.reps)


def _harder_versions(item: Prescription) -> Iterator[Modification | None]:
    """From an easier version to the exercise itself, from there to the harder ones."""
    if item.modification is not None:
        fit, _ = PLANNER_MODIFICATIONS.get(item.modification.id, (Fit.PLAIN, frozenset()))
        if item.modification.direction is Direction.EASIER or fit in (Fit.GENTLE, Fit.EASY):
            yield None
        return
    for modification in item.exercise.modifications:
        _, kits = PLANNER_MODIFICATIONS.get(modification.id, (Fit.PLAIN, {item.equipment}))
        is_harder = modification.direction is Direction.HARDER and item.equipment in kits
        if is_harder and modification.id not in WEIGHTED:
            yield modification


def _more_power(item: Prescription, request: Request) -> Dose:
    """Sprints by their ramp (R29), landings by a fifth at most (R26)."""
    more = replace(item, reps=_most_reps(item, request))
    if more.reps <= item.reps:
        return same_dose(item, "R29", gettext_noop("Enough as it is: the same, fast and fresh."))
    sentence = gettext_noop("Done fresh and without pain, so a little more: {reps}.")
    rule = "R29" if item.exercise.kind is Kind.RUNNING_POWER else "R26"
    return _dose(more, Step.REPS, rule, sentence, reps=more.reps)


def _most_reps(item: Prescription, request: Request) -> int:
    dose = dose_range(item, request)
    highest = dose.reps[1] if dose else item.reps
    if item.exercise.kind is Kind.RUNNING_POWER:
        return min(item.reps + SPRINTS_STEP, most_sprints(request), highest)
    landings = contacts_of(item) / item.reps  # with one rep of each set
    most = min(too_many_contacts.MOST_RISE * contacts_of(item), most_contacts(request))
    return min(floor(most / landings), highest)


def after_short_break(item: Prescription) -> Dose:
    """One or two weeks off: the last week again with less weight (R38)."""
    sentence = gettext_noop("After a week or two off: the same with {percent} % less weight.")
    dose = _dose(item, Step.EASE, "R38", sentence, percent=-LAYOFF_PERCENT)
    return replace(dose, load_percent=LAYOFF_PERCENT)


def restarted(item: Prescription, request: Request) -> Dose | None:
    """After three weeks off fewer sets at low effort, as in the first weeks (R33, R38); None for
    jumps and sprints, which wait."""
    if item.exercise.kind is not Kind.STRENGTH:
        return None
    sets = min(too_much_too_new.MOST_SETS, max(1, floor(back_too_fast.SHARE * item.sets)))
    easy = replace(item, sets=sets, rpe=min(item.rpe, back_too_fast.RPE_CAP))
    sentence = gettext_noop("After {weeks} weeks off it starts again small: RPE {rpe}.")
    return _dose(easy, Step.RESTART, "R38", sentence, weeks=request.weeks_off, rpe=easy.rpe)


def deloaded(item: Prescription, usual_sets: float) -> Dose | None:
    """The easier week: about half the sets at the same weight; jumps pause (R36)."""
    if item.exercise.kind is Kind.POWER:
        return None
    sentence = gettext_noop("The easier week: fewer sets at the same weight.")
    if item.exercise.kind is Kind.RUNNING_POWER:
        few = replace(item, reps=min(item.reps, DELOAD_SPRINTS))
        return _dose(few, Step.DELOAD, "R36", sentence)
    sets = max(1, round(DELOAD_SHARE * usual_sets))
    easy = replace(item, sets=min(item.sets, sets), rpe=min(item.rpe, DELOAD_RPE))
    return _dose(easy, Step.DELOAD, "R36", sentence)


def _dose(item: Prescription, step: Step, rule: str, sentence: str, **facts: object) -> Dose:
    reasons = (reason(rule, sentence, **facts),)
    return Dose(item=replace(item, reasons=reasons), step=step)
