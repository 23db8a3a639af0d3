"""Decides what a week wants on top of its main work, and names what it had to give up (R11)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exercises.vocabulary import HamstringAction, Kind, gettext_noop
from workouts.planning.measures.load import MAIN_SLOTS, contacts_of, ham_sets
from workouts.planning.measures.movement import is_weighted
from workouts.planning.review import review_days
from workouts.planning.rules.hip_knee_imbalance import GENTLE_PHASES
from workouts.planning.rules.too_many_sessions import wanted_sessions
from workouts.planning.rules.weekly_sets_out_of_range import in_whole_sets, set_range
from workouts.planning.search.menu import DoseOption, Effort, Menu, best_doses
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import (
    Day,
    Equipment,
    Reason,
    Run,
    RunKind,
    Session,
    Slot,
    Week,
    reason,
)

#: What going without costs: jumps and sprints are given up before main work.
NO_SPRINTS_COST, NO_JUMPS_COST = 2, 1
STRENGTH_PHASES = (Phase.BASE, Phase.BUILD, Phase.PEAK, Phase.INSEASON)
MISSED_SETS = 1.0  # hamstring sets below the range that are worth a word
#: The least there is of each, to ask whether it is allowed at all.
A_JUMP = Session(day=Day.MON, slot=Slot.WITH_EASY, stated_contacts=2)
A_SPRINT = Session(day=Day.MON, slot=Slot.WITH_EASY, stated_sprints=1)

FEWER_SESSIONS = gettext_noop("{count} of {wanted} strength sessions fit this week.")
NO_SPRINTS = gettext_noop("Hill sprints did not fit in with the rest of the week.")
NO_JUMPS = gettext_noop("Jumps did not fit in with the rest of the week.")
FEWER_SETS = gettext_noop("About {sets} hamstring sets fit this week. The usual minimum is {low}.")
NO_KIT = gettext_noop(
    "Your kit is not enough for anything that suits you now. What is missing: {kit}."
)
NO_HINGE = gettext_noop("No deadlift suits you now with your kit. What is missing: {kit}.")
NO_CURL = gettext_noop("No hamstring curl suits you now with your kit. What is missing: {kit}.")
NO_EXERCISE = gettext_noop("None of our exercises suits you now, whatever kit you have.")
NO_WEIGHT = gettext_noop(
    "Without weight these sets build endurance more than strength. A backpack loaded with books or "
    "water bottles would make it strength work: fewer reps, harder ones."
)
#: The same things, as what an answer would bring back.
GAINS = {
    FEWER_SESSIONS: gettext_noop("another session"),
    NO_SPRINTS: gettext_noop("hill sprints"),
    NO_JUMPS: gettext_noop("jumps"),
    FEWER_SETS: gettext_noop("more sets"),
}


def given_up(
    week: Week, request: Request, menu: Menu, exercises: tuple[Exercise, ...]
) -> Iterator[Reason]:
    """What the runner could have had, in the order of RULES.md R11; weight, which no answer
    about the week brings, comes last."""
    count, wanted = len(week.gym), wanted_sessions(request)
    sets, wanted_sets = ham_sets(week), set_range(request)
    missing = tuple(_missing_parts(request, menu, exercises))
    if count < wanted and not has_strength(menu):
        yield _missing_exercise(request, exercises)
    elif count < wanted and (count or not missing):
        yield reason("R11", FEWER_SESSIONS, count=count, wanted=wanted)
    yield from missing
    if menu.sprints and not any(session.sprints for session in week.sessions):
        yield from () if _is_barred(A_SPRINT, request) else (reason("R11", NO_SPRINTS),)
    if menu.jumps is not None and not any(contacts_of(item) for item in week.items):
        yield from () if _is_barred(A_JUMP, request) else (reason("R11", NO_JUMPS),)
    if week.gym and sets <= wanted_sets.low - MISSED_SETS:
        done, low, _ = in_whole_sets(sets, wanted_sets)
        yield reason("R11", FEWER_SETS, sets=done, low=low)
    if not _has_weight(menu) and _lacks_weight(week, request):
        yield reason("R16", NO_WEIGHT)


def has_strength(menu: Menu) -> bool:
    """Some lift is allowed with the runner's kit."""
    return any(options for by_exercise in menu.strength.values() for options in by_exercise)


def _has_weight(menu: Menu) -> bool:
    """Some lift can be loaded with the runner's kit, though this week may do without."""
    return any(is_weighted(option.item) for option in _options(menu))


def _missing_exercise(request: Request, exercises: tuple[Exercise, ...]) -> Reason:
    """Days are not the cause: which kit would do, if any does."""
    kit = _kit_that_helps(request, exercises, exercises)
    return reason("R23", NO_KIT, kit=kit) if kit else reason("R11", NO_EXERCISE)


def _missing_parts(
    request: Request, menu: Menu, exercises: tuple[Exercise, ...]
) -> Iterator[Reason]:
    """A hinge or a curl that some kit would bring; without both a week is one-sided (R13)."""
    if not has_strength(menu) or request.phase in GENTLE_PHASES:
        return
    for is_part, sentence in ((_is_hinge, NO_HINGE), (_is_curl, NO_CURL)):
        if not any(is_part(option.item.exercise) for option in _options(menu)):
            kit = _kit_that_helps(request, filter(is_part, exercises), exercises)
            if kit:
                yield reason("R23", sentence, kit=kit)


def _is_hinge(exercise: Exercise) -> bool:
    return exercise.order_slot in MAIN_SLOTS


def _is_curl(exercise: Exercise) -> bool:
    return exercise.action is HamstringAction.KNEE


def _options(menu: Menu) -> Iterator[DoseOption]:
    return (one for lifts in menu.strength.values() for doses in lifts for one in doses)


def _kit_that_helps(
    request: Request, wanted: Iterable[Exercise], exercises: tuple[Exercise, ...]
) -> Equipment | None:
    """With which one of the wanted exercises is allowed; of several, what most exercises use."""
    lifts = tuple(wanted)
    uses = Counter(kit for exercise in exercises for kit in exercise.equipment)
    for kit in sorted(uses, key=lambda kit: (-uses[kit], kit)):
        richer = replace(request, equipment=request.equipment | {kit})
        if any(kit in one.equipment and _can_do(one, richer) for one in lifts):
            return Equipment(kit)
    return None


def _can_do(lift: Exercise, request: Request) -> bool:
    is_lift = lift.kind is Kind.STRENGTH and not lift.is_family
    return is_lift and any(best_doses(lift, request, effort) for effort in Effort)


def _is_barred(probe: Session, request: Request) -> bool:
    """Forbidden on every day, even in a week without key runs apart from races: not for want of
    a day."""
    quiet = tuple(
        run if run.kind is RunKind.RACE else Run(kind=RunKind.EASY) for run in request.week
    )
    calm = replace(request, week=quiet)
    return all(
        any(one.is_must for one in review_days(Week(sessions=(replace(probe, day=day),)), calm))
        for day in Day
    )


def _lacks_weight(week: Week, request: Request) -> bool:
    """No lift has weight, in weeks that are for strength."""
    lifts = [item for item in week.items if item.exercise.kind is Kind.STRENGTH]
    is_for_strength = request.phase in STRENGTH_PHASES and not request.is_intro
    is_eased = request.has_amber_pain or request.pregnant or request.strain_stage is not None
    return bool(lifts) and is_for_strength and not is_eased and not any(map(is_weighted, lifts))
