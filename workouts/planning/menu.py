"""Decides which doses of which exercises the builder may choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from exercises.vocabulary import HILL, Kind

from workouts.planning.exercise import DoseRange, Exercise
from workouts.planning.load import HINGE_SLOT
from workouts.planning.request import Phase, Request
from workouts.planning.rule import Finding
from workouts.planning.rules import ALL_RULES
from workouts.planning.rules.hill_sprints_too_many import most_sprints
from workouts.planning.rules.hurried_hill_sprints import needed_rest_seconds
from workouts.planning.rules.misplaced_hill_sprints import (
    EXTRA_BESIDE_HILLS,
    FEW_SPRINTS,
    has_hills_session,
)
from workouts.planning.rules.too_many_contacts import most_contacts
from workouts.planning.versions import Version, versions
from workouts.planning.week import Prescription

EASY_RPE = 5.5  # technique: counts half (rules.md D2)
LOWEST_RPE = 4.0
STEP_RPE = 0.5
DELOAD_RPE = 7.5  # rules.md R36
GENTLE_PHASE_RPE = 6.0  # race week and recovery
MOST_REPS = 12
FIRST_JUMP_CONTACTS = 24  # landings, the dose of a first jump week (R26)
MASTERS_EASED_WEEKS = 4  # weeks with one set fewer per exercise (R49)
ITEM_RULES = tuple(rule for rule in ALL_RULES if rule.check_item is not None)


class Effort(Enum):
    """The two efforts the builder chooses between."""

    WORK = auto()  # the level's own range
    EASY = auto()  # technique


@dataclass(frozen=True, kw_only=True)
class Option:
    """One dose of one exercise. `dislike` ranks options that cost the same; lower is better."""

    item: Prescription
    dislike: float


@dataclass(frozen=True, kw_only=True)
class Menu:
    """Options per exercise for gym sessions, at most one for jumps, and counts of sprints."""

    strength: tuple[tuple[Option, ...], ...]  # one tuple per exercise, in session order
    jumps: Prescription | None
    sprints: tuple[Prescription, ...]


def build_menu(exercises: tuple[Exercise, ...], request: Request) -> Menu:
    """All doses that no rule about a single prescription objects to."""
    usable = sorted(
        (e for e in exercises if not e.is_family), key=lambda e: (e.order_slot, e.id)
    )
    strength = (_options(e, request) for e in usable if e.kind is Kind.STRENGTH)
    return Menu(
        strength=tuple(options for options in strength if options),
        jumps=_jumps([e for e in usable if e.kind is Kind.POWER], request),
        sprints=tuple(
            item
            for exercise in usable
            if exercise.kind is Kind.RUNNING_POWER
            for item in _sprints(exercise, request)
        ),
    )


def item_findings(item: Prescription, request: Request) -> Iterator[Finding]:
    for rule in ITEM_RULES:
        assert rule.check_item is not None  # noqa: S101 (for the type checker)
        yield from rule.check_item(item, request)


def _is_fine(item: Prescription, request: Request) -> bool:
    return next(item_findings(item, request), None) is None


def _options(exercise: Exercise, request: Request) -> tuple[Option, ...]:
    dose = exercise.doses.get(request.level)
    if dose is None or not dose.sets[1]:
        return ()
    for version in versions(exercise, request):
        options = tuple(_doses(exercise, version, dose, request))
        if options:
            return options
    return ()


def _doses(
    exercise: Exercise, version: Version, dose: DoseRange, request: Request
) -> Iterator[Option]:
    work = _prescribe(exercise, version, dose, request, Effort.WORK)
    easy = _prescribe(exercise, version, dose, request, Effort.EASY)
    if work is not None:
        for sets in range(1, _most_sets(dose, request) + 1):
            yield from _with_sets(work, sets, dose, request, dislike=0.0)
    if easy is not None and (work is None or easy.rpe < work.rpe):
        for sets in range(1, min(2, dose.sets[1]) + 1):
            yield from _with_sets(easy, sets, dose, request, dislike=0.6)


def _with_sets(
    item: Prescription, sets: int, dose: DoseRange, request: Request, *, dislike: float
) -> Iterator[Option]:
    chosen = _replace_sets(item, sets)
    if _is_fine(chosen, request):
        usual = dose.sets[0]
        off = 0.35 * (usual - sets) if sets < usual else 0.1 * (sets - usual)
        yield Option(item=chosen, dislike=dislike + off)


def _replace_sets(item: Prescription, sets: int) -> Prescription:
    return Prescription(
        exercise=item.exercise,
        sets=sets,
        reps=item.reps,
        rpe=item.rpe,
        rest_seconds=item.rest_seconds,
        equipment=item.equipment,
        modification=item.modification,
    )


def _most_sets(dose: DoseRange, request: Request) -> int:
    eases = request.program_week is not None and request.program_week <= MASTERS_EASED_WEEKS
    return max(1, dose.sets[1] - 1) if request.is_masters and eases else dose.sets[1]


def _prescribe(
    exercise: Exercise, version: Version, dose: DoseRange, request: Request, effort: Effort
) -> Prescription | None:
    """One set at the highest effort and the nearest reps that every rule accepts."""
    wanted_rpe = min(_work_rpe(dose, request), dose.rpe[1])
    rpe = wanted_rpe if effort is Effort.WORK else min(EASY_RPE, wanted_rpe)
    while rpe >= LOWEST_RPE:
        for reps in range(_reps(dose, request, effort), MOST_REPS + 1):
            item = Prescription(
                exercise=exercise,
                sets=1,
                reps=reps,
                rpe=rpe,
                rest_seconds=_rest_seconds(exercise, dose, request, effort),
                equipment=version.equipment,
                modification=version.modification,
            )
            if _is_fine(item, request):
                return item
        rpe -= STEP_RPE
    return None


def _work_rpe(dose: DoseRange, request: Request) -> float:
    """Foundation in base, heavy from build on (R16, R37); load stays through a taper (R40)."""
    if request.phase in (Phase.RACE_WEEK, Phase.RECOVERY):
        return GENTLE_PHASE_RPE
    low, high = dose.rpe
    wanted = round(low + high) / 2 if request.phase is Phase.BASE else high
    return min(wanted, DELOAD_RPE) if request.deload else wanted


def _is_foundation(request: Request) -> bool:
    return request.phase in (Phase.BASE, Phase.RECOVERY) or request.is_intro


def _reps(dose: DoseRange, request: Request, effort: Effort) -> int:
    """More reps while learning and in base, fewer and heavier later (R16)."""
    high = effort is Effort.EASY or _is_foundation(request)
    return dose.reps[1] if high else dose.reps[0]


def _rest_seconds(
    exercise: Exercise, dose: DoseRange, request: Request, effort: Effort
) -> int:
    """Heavy hinges rest in full, helpers as briefly as their range allows (R16, R21)."""
    low, high = dose.rest_seconds
    if effort is Effort.EASY or exercise.order_slot > HINGE_SLOT:
        return low
    middle = (low + high) / 2
    return int(15 * round(middle / 15))


def _jumps(exercises: list[Exercise], request: Request) -> Prescription | None:
    """A first, low dose of the gentlest jump the runner may do (R26, R28)."""
    for exercise in sorted(exercises, key=lambda e: (e.unilateral, len(e.equipment) > 1, e.id)):
        dose = exercise.doses.get(request.level)
        if dose is None or not dose.sets[1]:
            continue
        for version in versions(exercise, request):
            item = _jump_dose(exercise, version, dose, request)
            if _is_fine(item, request):
                return item
    return None


def _jump_dose(
    exercise: Exercise, version: Version, dose: DoseRange, request: Request
) -> Prescription:
    sides = 2 if exercise.unilateral else 1
    reps = dose.reps[0]
    most = min(most_contacts(request), FIRST_JUMP_CONTACTS)
    sets = max(1, min(dose.sets[0], int(most // (reps * sides))))
    return Prescription(
        exercise=exercise,
        sets=sets,
        reps=reps,
        rpe=dose.rpe[0],
        rest_seconds=dose.rest_seconds[0],
        equipment=version.equipment,
        modification=version.modification,
    )


def _sprints(exercise: Exercise, request: Request) -> Iterator[Prescription]:
    dose = exercise.doses.get(request.level)
    if dose is None or HILL not in exercise.equipment or HILL not in request.equipment:
        return
    most = min(most_sprints(request), dose.reps[1])
    if has_hills_session(request):
        most = min(most, EXTRA_BESIDE_HILLS)
    seconds = dose.seconds[0] if dose.seconds else int(exercise.seconds_per_rep)
    for count in dict.fromkeys((most, min(most, FEW_SPRINTS))):
        item = Prescription(
            exercise=exercise,
            sets=1,
            reps=count,
            rpe=dose.rpe[0],
            rest_seconds=max(dose.rest_seconds[0], needed_rest_seconds(seconds)),
            equipment=HILL,
            seconds=seconds,
        )
        if count and _is_fine(item, request):
            yield item
