"""Decides how much a prescription, a session and a week ask of the hamstrings and of the clock."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from exercises.vocabulary import SUBSTITUTE, HamstringAction, Kind, gettext_noop
from workouts.planning.measures.movement import is_unilateral, is_weighted
from workouts.planning.values.exercise import MuscleCredit
from workouts.planning.values.request import Request
from workouts.planning.values.week import Phrase, Prescription, Session, Stress, Week

FULL_CREDIT_RPE = 6.0  # RULES.md D2: a set counts fully from here,
HALF_CREDIT_RPE = 4.0  # by half from here, and is a warm-up below
SPRINTS_PER_SET = 4  # hill sprints that count as one set, D2
CONTACTS_PER_SET = 10  # ground contacts that count as one set, D2
HEAVY_HSU = 5.0  # hamstring stress units, D4
MODERATE_HSU = 2.5  # hamstring stress units, D4
HEAVY_SETS = 2  # sets, D4
HEAVY_HINGE_RPE = 7.0  # D4
HEAVY_FLOOR_PULL_RPE = 8.0  # D4
HEAVY_CURL_RPE = 7.0  # D4
HIGH_ECCENTRIC = 1.5  # eccentric factor, D3
LIGHT_RPE, LIGHT_SETS = 6.0, 1  # an item above both is not light, whatever it trains (D4)
HARD_SET_RPE = 7.0  # a set from here is hard for the leg, whatever it trains,
HEAVY_HARD_SETS = 8  # and so many of them make a session heavy (D4, product default)
FLOOR_PULL_SLOT, HINGE_SLOT = 2, 3  # order slots, R12
MAIN_SLOTS = (FLOOR_PULL_SLOT, HINGE_SLOT)  # deadlifts and RDLs
WORKING_RPE = 6.0  # a main lift below is practice of its technique, R13
MEMO = "_told_stress"  # the attribute of a session that remembers its stress class

HEAVY = Phrase(gettext_noop("heavy"))
HARD = Phrase(gettext_noop("hard"))  # of the heavy class, with no more than one's own weight
HARD_WHILE_NEW = Phrase(gettext_noop("hard while lifting is new"))  # moderate in the intro weeks


def is_main_lift(item: Prescription) -> bool:
    """A deadlift or RDL, whatever its version."""
    return item.exercise.kind is Kind.STRENGTH and item.exercise.order_slot in MAIN_SLOTS


def is_working_hinge(item: Prescription) -> bool:
    """A main lift that trains, and not only its technique (R13)."""
    return is_main_lift(item) and item.rpe >= WORKING_RPE


def rpe_weight(rpe: float) -> float:
    """How much of a set at this effort counts (D2)."""
    if rpe >= FULL_CREDIT_RPE:
        return 1.0
    return 0.5 if rpe >= HALF_CREDIT_RPE else 0.0


def set_equivalents(item: Prescription) -> float:
    """Sets, or what sprints and ground contacts count as (D2)."""
    if item.exercise.kind is Kind.RUNNING_POWER:
        return item.sets * item.reps / SPRINTS_PER_SET
    if item.exercise.kind is Kind.POWER:
        return contacts_of(item) / CONTACTS_PER_SET
    return float(item.sets)


def contacts_of(item: Prescription) -> int:
    """Ground contacts: both feet together count once, each split landing once (R26)."""
    if item.exercise.kind is not Kind.POWER:
        return 0
    return item.sets * item.reps * (2 if item.exercise.unilateral else 1)


def is_per_side(item: Prescription) -> bool:
    """Reps are done once for each leg."""
    return item.exercise.kind is not Kind.RUNNING_POWER and is_unilateral(item)


def set_credit(item: Prescription) -> float:
    """Hamstring credit of one full set (D2); a substitute or a modification has its own."""
    if (substitute := item.substitute) is not None:
        return substitute.set_credit
    if item.modification is not None and item.modification.set_credit is not None:
        return item.modification.set_credit
    return item.exercise.set_credit


def eccentric_factor(item: Prescription) -> float:
    """Eccentric factor (D3). A modification can raise it but never lowers it: when in doubt a
    session is placed as the heavier one."""
    way = item.substitute or item.exercise.kit_of(item.equipment)
    factor = item.exercise.eccentric_factor
    if way is not None and way.eccentric_factor is not None:
        factor = way.eccentric_factor
    if item.modification is not None and item.modification.eccentric_factor is not None:
        factor = max(factor, item.modification.eccentric_factor)
    return factor


def ham_sets_of(item: Prescription) -> float:
    """Fractional hamstring sets (D2, R54)."""
    return rpe_weight(item.rpe) * set_equivalents(item) * set_credit(item)


def hsu_of(item: Prescription) -> float:
    """Hamstring stress units (D3). As with the factor, a modification never lowers the credit."""
    credit = set_credit(item)
    if item.equipment != SUBSTITUTE:
        credit = max(credit, item.exercise.set_credit)
    return rpe_weight(item.rpe) * set_equivalents(item) * credit * eccentric_factor(item)


def is_heavy_item(item: Prescription) -> bool:
    """Makes its session heavy whatever the sum (D4)."""
    exercise = item.exercise
    if exercise.kind is not Kind.STRENGTH or item.sets < HEAVY_SETS:
        return False
    if exercise.order_slot == HINGE_SLOT:
        return item.rpe >= HEAVY_HINGE_RPE
    if exercise.order_slot == FLOOR_PULL_SLOT:
        return item.rpe >= HEAVY_FLOOR_PULL_RPE
    is_slow_curl = (
        exercise.action is HamstringAction.KNEE and eccentric_factor(item) >= HIGH_ECCENTRIC
    )
    return is_slow_curl and item.rpe >= HEAVY_CURL_RPE


def least_stress(item: Prescription) -> Stress:
    """Class that this exercise alone gives its session, whatever the sums (D4).

    Two sets above RPE 6 tire the legs for a key run, be it quads, glutes, back or hamstrings.
    """
    if is_heavy_item(item):
        return Stress.HEAVY
    is_light = item.rpe <= LIGHT_RPE or item.sets <= LIGHT_SETS
    return Stress.LIGHT if is_light else Stress.MODERATE


def hard_sets_of(item: Prescription) -> int:
    """Sets that are hard for the leg, whatever they train (D4)."""
    is_hard = item.exercise.kind is Kind.STRENGTH and item.rpe >= HARD_SET_RPE
    return item.sets if is_hard else 0


def stress_class(*, hsu: float, hard_sets: int, least: Stress) -> Stress:
    """Stress class of a session from the sums over its exercises and the hardest of them (D4)."""
    if hsu >= HEAVY_HSU or hard_sets >= HEAVY_HARD_SETS:
        return Stress.HEAVY
    return harder(least, Stress.MODERATE if hsu >= MODERATE_HSU else Stress.LIGHT)


def items_stress(items: Iterable[Prescription]) -> Stress:
    """Stress class of these exercises, before the shift of the intro weeks (D4)."""
    items = tuple(items)
    return stress_class(
        hsu=sum(hsu_of(item) for item in items),
        hard_sets=sum(hard_sets_of(item) for item in items),
        least=reduce(harder, map(least_stress, items), Stress.LIGHT),
    )


def harder(one: Stress, other: Stress) -> Stress:
    """The heavier of two classes; the search asks this very often."""
    return other if one is Stress.LIGHT or other is Stress.HEAVY else one


def told_stress(session: Session) -> Stress:
    """Stress class by what is in it (D4), as readers are told it.

    The session, which never changes, remembers it, because many rules ask for it.
    """
    known: Stress | None = vars(session).get(MEMO)
    if known is None:
        stated = session.stated_stress if not session.items else None
        known = vars(session)[MEMO] = stated or items_stress(session.items)
    return known


def heaviness(*sessions: Session) -> Phrase:
    """What to call sessions that count as heavy: a set at RPE 6 is not, in whatever week."""
    if not all(told_stress(session) is Stress.HEAVY for session in sessions):
        return HARD_WHILE_NEW
    return HEAVY if any(map(adds_weight, sessions)) else HARD


def adds_weight(session: Session) -> bool:
    """Something in it is done with more than one's own weight; stated sessions count as such."""
    return not session.items or any(map(is_weighted, session.items))


def session_stress(session: Session, request: Request) -> Stress:
    """Stress class (D4), as it counts for this runner."""
    return felt_stress(told_stress(session), request)


def felt_stress(stress: Stress, request: Request) -> Stress:
    """In the intro weeks a moderate session counts as heavy (R33)."""
    if stress is Stress.MODERATE and request.is_intro:
        return Stress.HEAVY
    return stress


def is_heavy(session: Session, request: Request) -> bool:
    """A strength session of the heavy class (D4)."""
    return session.is_gym and session_stress(session, request) is Stress.HEAVY


def hardest_rpe(items: Iterable[Prescription]) -> float:
    """Of the lifts; jumps are done with intent and weigh nothing."""
    lifts = (item.rpe for item in items if item.exercise.kind is Kind.STRENGTH)
    return max(lifts, default=0.0)


def has_power(session: Session) -> bool:
    """Holds jumps or sprints."""
    return session.sprints > 0 or session_contacts(session) > 0


def session_contacts(session: Session) -> int:
    return session.stated_contacts + sum(contacts_of(item) for item in session.items)


def session_ham_sets(session: Session) -> float:
    return sum(ham_sets_of(item) for item in session.items)


def ham_sets(week: Week) -> float:
    """Weekly fractional hamstring sets (R54)."""
    return sum(session_ham_sets(session) for session in week.sessions)


def muscle_sets(week: Week) -> Mapping[str, float]:
    """Fractional sets a week by muscle (R54)."""
    totals: dict[str, float] = {}
    for session in week.sessions:
        for item in session.items:
            share = rpe_weight(item.rpe) * set_equivalents(item)
            for muscle in worked_muscles(item):
                totals[muscle.muscle] = totals.get(muscle.muscle, 0) + share * muscle.set_credit
    return totals


def worked_muscles(item: Prescription) -> Iterator[MuscleCredit]:
    """The muscles that are really trained: without kit some are not (R54)."""
    is_bare = item.substitute is not None
    return (one for one in item.exercise.muscles if one.in_substitute or not is_bare)
