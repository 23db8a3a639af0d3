"""Decides what a runner could add to a session, or to a day without one, and what that costs."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.vocabulary import Kind
from workouts.planning.edits import Add, AddSession, Edit
from workouts.planning.review import adds_must, review_week, should_cost
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.search.menu import Effort, doses_by_adaptation, jump_doses, sprint_doses
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription, Session, Slot, Week


@dataclass(frozen=True, kw_only=True)
class Addition:
    """An exercise with its dose, as a change of the week. `added_cost` is the change in SHOULD
    findings, negative when the week gets better."""

    item: Prescription
    edit: Edit
    findings: tuple[Finding, ...]
    added_cost: float


def additions(
    week: Week,
    request: Request,
    exercises: tuple[Exercise, ...],
    *,
    day: Day,
    place: int | None = None,
) -> tuple[Addition, ...]:
    """What could join `week.sessions[place]`, or make a session on `day`; the best first.

    Of each exercise the dose that costs least; none that adds a MUST finding. Raises IndexError
    for no such session.
    """
    before = review_week(week, request)
    in_session = set() if place is None else {i.exercise.id for i in week.sessions[place].items}
    best: dict[str, Addition] = {}
    for item in _candidates(exercises, request):
        if item.exercise.id in in_session:
            continue
        edit = _edit(item, day, place, request)
        changed = edit.apply(week, request)
        findings = review_week(changed, request)
        if adds_must(findings, changed, before, week):
            continue
        cost = round(should_cost(findings) - should_cost(before), 2)
        known = best.get(item.exercise.id)
        if known is None or cost < known.added_cost:
            best[item.exercise.id] = Addition(
                item=item, edit=edit, findings=findings, added_cost=cost
            )
    return tuple(sorted(best.values(), key=lambda one: (one.added_cost, one.item.exercise.id)))


def _edit(item: Prescription, day: Day, place: int | None, request: Request) -> Edit:
    if place is not None:
        return Add(place=place, item=item)
    alone = Session(day=day, slot=Slot.ALONE, items=(item,))
    return AddSession(day=day, item=item, warmup_minutes=needed_minutes(alone, request))


def _candidates(exercises: tuple[Exercise, ...], request: Request) -> Iterator[Prescription]:
    usable = [exercise for exercise in exercises if not exercise.is_family]
    for exercise in usable:
        if exercise.kind is Kind.STRENGTH:
            for effort in Effort:
                for option in next(doses_by_adaptation(exercise, request, effort), ()):
                    yield option.item
        elif exercise.kind is Kind.RUNNING_POWER:
            yield from sprint_doses(exercise, request)
    yield from jump_doses([e for e in usable if e.kind is Kind.POWER], request)
