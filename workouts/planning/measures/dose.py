"""Decides what a dose needs besides its numbers: tempo, weight and warm-up."""

from collections.abc import Iterator
from math import ceil, floor

from exercises.vocabulary import Kind, Resistance, gettext_noop
from workouts.planning.measures.load import is_per_side
from workouts.planning.measures.movement import is_weighted, resistance_of
from workouts.planning.values.exercise import DoseRange
from workouts.planning.values.request import Request
from workouts.planning.values.week import Phrase, Prescription, Reason, Session, reason

FAILURE_RPE = 10  # reps in reserve are what is left to it (zourdos-2016)
MOST_TOLD = 4  # good reps left; nobody tells apart what leaves more (zourdos-2016)
RAMP_UP_SETS = ((8.0, 3), (7.0, 2), (0.0, 1))  # lighter sets of the first lift from this RPE, R22
BETWEEN = tuple(
    Phrase(text)
    for text in (
        gettext_noop("0 to 1"),
        gettext_noop("1 to 2"),
        gettext_noop("2 to 3"),
        gettext_noop("3 to 4"),
        gettext_noop("4 to 5"),
        gettext_noop("5 to 6"),
        gettext_noop("6 to 7"),
        gettext_noop("7 to 8"),
        gettext_noop("8 to 9"),
        gettext_noop("9 to 10"),
    )
)
OWN_WEIGHT_TEMPO = "4-0-1-0"  # R16
DRILL_MINUTES = 2  # of the warm-up, R22


def reps_in_reserve(rpe: float) -> float:
    """Good reps that are left at this effort (zourdos-2016)."""
    return round(FAILURE_RPE - rpe, 1)


def reps_left(rpe: float) -> int | Phrase:
    """Good reps left at this effort as a person counts them: `2`, or `2 to 3`."""
    halves = min(max(0, round(2 * (FAILURE_RPE - rpe))), 2 * len(BETWEEN))
    return BETWEEN[halves // 2] if halves % 2 else halves // 2


def told_left(rpe: float) -> int | Phrase:
    """The same as a dose says it."""
    return reps_left(max(rpe, FAILURE_RPE - MOST_TOLD))


def dose_range(item: Prescription, request: Request) -> DoseRange | None:
    """What the catalogue says for the runner's level."""
    return item.exercise.doses.get(request.level)


def tempo(item: Prescription, request: Request) -> str:
    """Seconds down, pause, up, pause (`3-0-1-0`, X for fast); empty for jumps and sprints.

    With nothing but one's own weight the lowering is slow, before there are more reps (R16);
    not after a strain, where slow lowering comes late (R46).
    """
    is_strength = item.exercise.kind is Kind.STRENGTH
    if is_strength and request.strain_stage is None and is_own_weight(item):
        return OWN_WEIGHT_TEMPO
    dose = dose_range(item, request)
    return dose.tempo if dose else ""


def is_own_weight(item: Prescription) -> bool:
    """Nothing adds to the weight of the body."""
    return not is_weighted(item) and resistance_of(item) is not Resistance.BAND


def ramp_up_sets(lift: Prescription) -> int:
    """Lighter sets before the first lift of a session; none without weight (R22)."""
    return next(sets for rpe, sets in RAMP_UP_SETS if lift.rpe >= rpe) if is_weighted(lift) else 0


def load_advice(item: Prescription) -> Reason | None:
    """How to choose the weight (R16, R17); None for jumps and sprints, which have none."""
    if item.exercise.kind is not Kind.STRENGTH:
        return None
    if is_weighted(item):
        whole = gettext_noop("A weight that leaves about {reserve} good reps.")
        between = gettext_noop("A weight that leaves {fewest} to {reserve} good reps.")
    elif resistance_of(item) is Resistance.BAND:
        whole = gettext_noop("A band that leaves about {reserve} good reps.")
        between = gettext_noop("A band that leaves {fewest} to {reserve} good reps.")
    elif is_per_side(item):
        whole = between = gettext_noop(
            "Your own weight, lowered slowly. Once more than {reserve} good reps are left, move "
            "through a bigger range."
        )
    else:
        whole = between = gettext_noop(
            "Your own weight, lowered slowly. Once more than {reserve} good reps are left, use one "
            "leg, and later a bigger range."
        )
    left = min(reps_in_reserve(item.rpe), MOST_TOLD)
    if left == int(left):
        return reason("R17", whole, reserve=int(left))
    return reason("R17", between, fewest=floor(left), reserve=ceil(left))


def warm_up(session: Session) -> Iterator[Reason]:
    """The warm-up step by step (R22); hill sprints are warmed up by the run before them."""
    if not session.is_gym:
        yield _step(gettext_noop("The easy run is your warm-up: at least twenty minutes of it."))
        return
    minutes = max(1, session.warmup_minutes - DRILL_MINUTES)
    sentence = gettext_noop("{minutes} minutes of brisk walking or easy jogging.")
    yield _step(sentence, minutes=minutes)
    yield _step(gettext_noop("Hinges and lunges without weight, five on each side."))
    if any(item.exercise.kind is Kind.POWER for item in session.items):
        yield _step(gettext_noop("A few small hops, softer each time."))
    lift = next((i for i in session.items if i.exercise.kind is Kind.STRENGTH), None)
    sets = 0 if lift is None else ramp_up_sets(lift)
    if lift is not None and sets:
        sentence = gettext_noop("{sets} lighter sets of {exercise}, each a little heavier.")
        if sets == 1:
            sentence = gettext_noop("One lighter set of {exercise}.")
        yield _step(sentence, exercise=lift.name, sets=sets)


def _step(sentence: str, **facts: object) -> Reason:
    return reason("R22", sentence, **facts)
