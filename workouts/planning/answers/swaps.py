"""Decides what a runner could do instead of one exercise, and what that costs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exercises.vocabulary import Kind
from workouts.planning.answers.proposal import Proposal, first_of_each, proposals
from workouts.planning.edits import Replace
from workouts.planning.measures.load import ham_sets_of
from workouts.planning.measures.minutes import item_seconds
from workouts.planning.search.adaptations import versions
from workouts.planning.search.menu import (
    DoseOption,
    Effort,
    best_doses,
    doses_by_adaptation,
    is_fine,
    jump_doses,
    sprint_doses,
)
from workouts.planning.search.reasons import item_reasons
from workouts.planning.search.work import Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription, Week

OTHER_ROLE = 2.0  # what another kind of work counts in the ranking, on the scale of findings
OTHER_ADAPTATION = -0.5  # the same exercise with other kit comes before another exercise


def alternatives(
    week: Week,
    request: Request,
    exercises: tuple[Exercise, ...],
    *,
    place: int,
    position: int,
    work: Work | None = None,
) -> tuple[Proposal, ...]:
    """What could take the place of `week.sessions[place].items[position]`, the best first.

    Each is another exercise or version, with its own dose and reasons. None adds a MUST finding.
    For each exercise and version the dose that comes nearest in hamstring sets and costs least.
    Raises IndexError for no such exercise.
    """
    old = week.sessions[place].items[position]
    items = (
        replace(item, reasons=tuple(item_reasons(item, request, week.sessions[place].day)))
        for item in _candidates(week, request, exercises, place, old)
    )
    candidates = ((Replace(place=place, position=position, item=item),) for item in items)
    found = proposals(candidates, week, request, instead_of=week, work=work)
    ranked = sorted(found, key=lambda proposal: _rank(proposal, old))
    return first_of_each(ranked, lambda proposal: _name(proposal.item))


def added_minutes(item: Prescription, old: Prescription) -> float:
    """How much longer a session gets with `item` instead of `old`; negative when shorter."""
    return round((item_seconds(item) - item_seconds(old)) / 60, 1)


def _candidates(
    week: Week, request: Request, exercises: tuple[Exercise, ...], place: int, old: Prescription
) -> Iterator[Prescription]:
    """Doses near to the old one of every other exercise, and of other versions of this one."""
    in_session = {item.exercise.id for item in week.sessions[place].items}
    if old.exercise.kind is Kind.POWER:
        yield from _jump_versions(old, request)
        yield from jump_doses([e for e in exercises if e.id != old.exercise.id], request)
        return
    for exercise in exercises:
        if exercise.kind is not Kind.STRENGTH or exercise.is_family:
            continue
        is_same = exercise.id == old.exercise.id
        if is_same or exercise.id not in in_session:
            yield from _near_doses(exercise, request, old, every_version=is_same)


def _jump_versions(old: Prescription, request: Request) -> Iterator[Prescription]:
    """The same jump in its other versions without weight, and as it is described."""
    for one in (None, *old.exercise.modifications):
        is_fit = one is None or (not one.adds_weight and one.goes_with(old.equipment))
        item = replace(old, modification=one)
        if is_fit and _name(item) != _name(old) and is_fine(item, request):
            yield item


def stand_ins(exercise: Exercise, exercises: tuple[Exercise, ...]) -> Iterator[Exercise]:
    """The exercise as the catalogue has it now, then those that do the same job."""
    yield from (one for one in exercises if one.id == exercise.id and not one.is_family)
    for one in exercises:
        is_alike = one.kind is exercise.kind and one.order_slot == exercise.order_slot
        if is_alike and one.id != exercise.id and not one.is_family:
            yield one


def dose_for(exercise: Exercise, request: Request, like: Prescription) -> Prescription | None:
    """The dose nearest to another one that no rule about a single prescription objects to."""
    if exercise.kind is Kind.POWER:
        return next(jump_doses([exercise], request), None)
    if exercise.kind is Kind.RUNNING_POWER:
        counts = sprint_doses(exercise, request)
        return min(counts, key=lambda item: abs(item.reps - like.reps), default=None)
    found = [
        _nearest(options, like).item
        for effort in Effort
        if (options := best_doses(exercise, request, effort))
    ]
    return min(found, key=lambda item: abs(item.rpe - like.rpe), default=None)


def _near_doses(
    exercise: Exercise, request: Request, old: Prescription, *, every_version: bool
) -> Iterator[Prescription]:
    among = versions(exercise, request, like=old.equipment) if every_version else None
    for effort in Effort:
        found = doses_by_adaptation(exercise, request, effort, among)
        for number, options in enumerate(found):
            if options and (every_version or number == 0):
                item = _nearest(options, old).item
                if _name(item) != _name(old):
                    yield item


def _nearest(options: Sequence[DoseOption], old: Prescription) -> DoseOption:
    """By hamstring sets, then by the number of sets."""
    return min(
        options,
        key=lambda option: (
            abs(option.totals.ham_sets - ham_sets_of(old)),
            abs(option.item.sets - old.sets),
        ),
    )


def _name(item: Prescription) -> tuple[str, str, str]:
    return item.exercise.id, item.equipment, item.modification.id if item.modification else ""


def _rank(proposal: Proposal, old: Prescription) -> tuple[float, float, str]:
    item = proposal.item
    is_other_role = item.exercise.order_slot != old.exercise.order_slot
    is_same_exercise = item.exercise.id == old.exercise.id
    far = abs(item.rpe - old.rpe) + abs(ham_sets_of(item) - ham_sets_of(old))
    cost = proposal.added_cost + OTHER_ROLE * is_other_role + OTHER_ADAPTATION * is_same_exercise
    return round(cost, 2), round(far, 3), "/".join(_name(item))
