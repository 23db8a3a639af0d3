"""Decides what a runner could add to a session, or to a day without one, and what that costs."""

from collections.abc import Iterator

from exercises.vocabulary import Kind
from workouts.planning.answers.proposal import Proposal, first_of_each, proposals
from workouts.planning.edits import Add, AddSession, Edit
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.search.menu import Effort, best_doses, jump_doses, sprint_doses
from workouts.planning.search.work import Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Prescription, Session, Slot, Week


def additions(
    week: Week,
    request: Request,
    exercises: tuple[Exercise, ...],
    *,
    day: Day,
    place: int | None = None,
    work: Work | None = None,
) -> tuple[Proposal, ...]:
    """What could join `week.sessions[place]`, or make a session on `day`; the best first.

    Of each exercise the dose that costs least; none that adds a MUST finding, and nothing in race
    week. Raises IndexError
    for no such session.
    """
    if request.phase is Phase.RACE_WEEK:
        return ()
    in_session = set() if place is None else {i.exercise.id for i in week.sessions[place].items}
    candidates = (
        (_edit(item, day, place, request),)
        for item in _candidates(exercises, request)
        if item.exercise.id not in in_session
    )
    found = proposals(candidates, week, request, instead_of=week, work=work)
    ranked = sorted(found, key=lambda one: (one.added_cost, one.item.exercise.id))
    return first_of_each(ranked, lambda one: one.item.exercise.id)


def _edit(item: Prescription, day: Day, place: int | None, request: Request) -> Edit:
    if place is not None:
        return Add(place=place, item=item)
    alone = Session(day=day, slot=Slot.ALONE, items=(item,))
    return AddSession(day=day, item=item, warmup_minutes=needed_minutes(alone, request))


def _candidates(exercises: tuple[Exercise, ...], request: Request) -> Iterator[Prescription]:
    for exercise in (one for one in exercises if not one.is_family):
        if exercise.kind is Kind.STRENGTH:
            for effort in Effort:
                for option in best_doses(exercise, request, effort):
                    yield option.item
        elif exercise.kind is Kind.RUNNING_POWER:
            yield from sprint_doses(exercise, request)
    yield from jump_doses(exercises, request)
