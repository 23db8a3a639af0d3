"""Decides which doses of which exercises the builder may choose from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from exercises.vocabulary import HILL, SUBSTITUTE, Impact, Kind
from workouts.planning import rules
from workouts.planning.measures.goals import (
    DELOAD_RPE,
    ROWS,
    TECHNIQUE_RPE,
    TECHNIQUE_SETS,
    UNLOADED_REPS,
    UNLOADED_REST_SECONDS,
    UNLOADED_RPE,
    Goal,
    wants_more_reps,
)
from workouts.planning.measures.load import (
    HINGE_SLOT,
    hard_sets_of,
    hsu_of,
    is_heavy_item,
    least_stress,
)
from workouts.planning.measures.minutes import item_seconds, ramp_up_seconds
from workouts.planning.measures.movement import is_weighted
from workouts.planning.measures.power import has_hills_session, most_contacts, most_sprints
from workouts.planning.measures.totals import item_totals
from workouts.planning.rules.hurried_hill_sprints import needed_rest_seconds
from workouts.planning.rules.misplaced_hill_sprints import FEW_SPRINTS, MOST_NEXT_TO_HILLS
from workouts.planning.rules.stacked_hinges import is_heavy_hinge
from workouts.planning.rules.too_little_variety import has_top_down_hinge
from workouts.planning.rules.unearned_jumps import has_earned_jumps
from workouts.planning.search.adaptations import Adaptation, adaptations
from workouts.planning.values.exercise import DoseRange, Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Prescription, Stress

STEADY_RPE = 6.0  # the least that counts fully (D2)
FULL_PHASES = (Phase.BASE, Phase.BUILD)
JUMP_PHASES = (Phase.BUILD, Phase.PEAK)  # first power comes in build (R37)
SPRINT_PHASES = (Phase.BASE, Phase.BUILD, Phase.PEAK, Phase.INSEASON)
LOWEST_RPE = 4.0
STEP_RPE = 0.5
GENTLE_PHASE_RPE = 6.0  # race week and recovery
MOST_REPS = 12
FOUNDATION_REPS, _ = ROWS[Goal.FOUNDATION].reps
FIRST_JUMP_CONTACTS = 24  # landings, the dose of a first jump week (R26)
MASTERS_EASED_WEEKS = 4  # weeks with one set fewer per exercise (R49)
#: Exercises of one role that the builder chooses between; one-legged work comes twice a week.
PER_ROLE, PER_ONE_LEG_ROLE = 1, 2
SET_MISSING_DISLIKE, SET_MORE_DISLIKE = 0.2, 0.1  # added to those of preference.py
LIGHTER_DISLIKE = 0.3  # for each point of RPE: one hard set of an RDL comes before two easier ones
IMPACTS = tuple(Impact)  # gentlest first


class Effort(Enum):
    """A session is done at one effort throughout."""

    WORK = auto()  # the upper part of the level's range
    STEADY = auto()  # its lower end
    EASY = auto()  # technique


@dataclass(frozen=True, kw_only=True)
class DoseOption:
    """One dose of one exercise, with what the search adds up.

    `dislike` ranks options that cost the same; lower is better.
    """

    item: Prescription
    dislike: float
    totals: Totals
    hsu: float
    seconds: float
    ramp_up_seconds: float  # before it, where it is the first lift
    hard_sets: int
    least_stress: Stress
    is_heavy_hinge: bool
    is_top_down_hinge: bool  # one that trains
    role: int  # a bit for the job that a lift does; 0 for what is no lift


def dose_option(item: Prescription, *, dislike: float) -> DoseOption:
    return DoseOption(
        item=item,
        dislike=dislike,
        totals=item_totals(item),
        hsu=hsu_of(item),
        seconds=item_seconds(item),
        ramp_up_seconds=ramp_up_seconds(item) if item.exercise.kind is Kind.STRENGTH else 0.0,
        hard_sets=hard_sets_of(item),
        least_stress=least_stress(item),
        is_heavy_hinge=is_heavy_hinge(item),
        is_top_down_hinge=has_top_down_hinge((item,)),
        role=1 << item.exercise.order_slot if item.exercise.kind is Kind.STRENGTH else 0,
    )


@dataclass(frozen=True, kw_only=True)
class Menu:
    """Options per exercise for gym sessions, at most one for jumps, and counts of sprints.

    `strength` has for each effort one tuple per exercise, in session order.
    """

    strength: Mapping[Effort, tuple[tuple[DoseOption, ...], ...]]
    jumps: Prescription | None
    sprints: tuple[Prescription, ...]


def build_menu(exercises: tuple[Exercise, ...], request: Request) -> Menu:
    """All doses that no rule about a single prescription objects to."""
    usable = sorted((e for e in exercises if not e.is_family), key=lambda e: (e.order_slot, e.id))
    easy = _shortlist([e for e in usable if e.kind is Kind.STRENGTH], request)
    return Menu(
        strength={
            effort: tuple(
                doses if effort is Effort.EASY else best_doses(exercise, request, effort)
                for exercise, doses in easy
            )
            for effort in Effort
        },
        jumps=next(jump_doses(exercises, request), None) if _may_jump(request) else None,
        sprints=tuple(
            item
            for exercise in usable
            if exercise.kind is Kind.RUNNING_POWER and request.phase in SPRINT_PHASES
            for item in sprint_doses(exercise, request)
        ),
    )


def _may_jump(request: Request) -> bool:
    is_time = request.phase in JUMP_PHASES and not request.deload
    return is_time and has_earned_jumps(request)


def _shortlist(
    exercises: list[Exercise], request: Request
) -> list[tuple[Exercise, tuple[DoseOption, ...]]]:
    """A few exercises for each role with their easy doses, those first for which the runner has
    kit.

    Exercises of one role stand in for each other, so a large catalogue needs no larger search.
    """
    kept: dict[object, int] = {}
    chosen: dict[str, tuple[DoseOption, ...]] = {}
    for exercise in sorted(exercises, key=lambda e: not has_kit(e, request)):
        role = exercise.order_slot, exercise.action, exercise.unilateral
        most = PER_ONE_LEG_ROLE if exercise.unilateral else PER_ROLE
        if kept.get(role, 0) < most and (doses := best_doses(exercise, request, Effort.EASY)):
            kept[role] = kept.get(role, 0) + 1
            chosen[exercise.id] = doses
    return [(exercise, chosen[exercise.id]) for exercise in exercises if exercise.id in chosen]


def has_kit(exercise: Exercise, request: Request) -> bool:
    return exercise.needs_no_equipment or bool(request.equipment.intersection(exercise.equipment))


def is_fine(item: Prescription, request: Request) -> bool:
    """No rule about a single prescription objects to it."""
    checks = rules.IN_FORCE.item_checks
    return not any(finding for check in checks for finding in check(item, request))


def best_doses(exercise: Exercise, request: Request, effort: Effort) -> tuple[DoseOption, ...]:
    """Doses of the best adaptation that has one."""
    return next(doses_by_adaptation(exercise, request, effort), ())


def doses_by_adaptation(
    exercise: Exercise,
    request: Request,
    effort: Effort,
    among: Iterable[Adaptation] | None = None,
) -> Iterator[tuple[DoseOption, ...]]:
    """Doses of each adaptation that no rule about a single prescription objects to, best first.

    `among` are other adaptations than those that the planner chooses from.
    """
    dose = exercise.doses.get(request.level)
    if dose is None:
        return
    for adaptation in adaptations(exercise, request) if among is None else among:
        item = _prescribe(exercise, adaptation, dose, request, effort)
        if item is not None:
            yield tuple(_doses(item, dose, request, effort))


def _doses(
    item: Prescription, dose: DoseRange, request: Request, effort: Effort
) -> Iterator[DoseOption]:
    most = TECHNIQUE_SETS if effort is Effort.EASY else _most_sets(dose, request)
    for sets in range(1, most + 1):
        chosen = replace(item, sets=sets)
        if sets == item.sets or is_fine(chosen, request):
            dislike = _sets_dislike(sets, dose, request, effort)
            yield dose_option(chosen, dislike=dislike)
            if effort is Effort.WORK and is_heavy_item(chosen):
                lighter = _not_heavy(chosen)
                dislike += LIGHTER_DISLIKE * (chosen.rpe - lighter.rpe)
                yield dose_option(lighter, dislike=dislike)


def _not_heavy(item: Prescription) -> Prescription:
    """The same sets just light enough not to make their session heavy (D4)."""
    while is_heavy_item(item):
        item = replace(item, rpe=item.rpe - STEP_RPE)
    return item


def _sets_dislike(sets: int, dose: DoseRange, request: Request, effort: Effort) -> float:
    """Fewer sets than the range are half-hearted, unless the phase asks for few (R16)."""
    eases = effort is Effort.EASY or request.phase not in FULL_PHASES or request.is_intro
    if sets < dose.sets[0] and not eases:
        return SET_MISSING_DISLIKE * (dose.sets[0] - sets)
    return SET_MORE_DISLIKE * max(0, sets - dose.sets[0])


def _most_sets(dose: DoseRange, request: Request) -> int:
    is_eased = request.is_masters and request.is_in_first(MASTERS_EASED_WEEKS)
    return max(1, dose.sets[1] - 1) if is_eased else dose.sets[1]


def _prescribe(
    exercise: Exercise, adaptation: Adaptation, dose: DoseRange, request: Request, effort: Effort
) -> Prescription | None:
    """One set at the highest effort and the nearest reps that every rule accepts."""
    wanted = Prescription(
        exercise=exercise,
        sets=1,
        reps=_reps(dose, request, effort),
        rpe=_wanted_rpe(dose, request, effort),
        rest_seconds=rest_seconds(exercise, dose, request, effort),
        equipment=adaptation.equipment,
        modification=adaptation.modification,
    )
    most_reps = max(MOST_REPS, wanted.reps)
    if not is_weighted(wanted):
        least_reps, most_reps = UNLOADED_REPS[request.level]
        wanted = replace(
            wanted,
            reps=least_reps,
            rpe=min(wanted.rpe, UNLOADED_RPE),
            rest_seconds=min(wanted.rest_seconds, UNLOADED_REST_SECONDS),
        )
    return nearest_fine(wanted, most_reps, request)


def nearest_fine(wanted: Prescription, most_reps: int, request: Request) -> Prescription | None:
    """The same dose, or the hardest of the easier ones, that every rule accepts."""
    item = wanted
    while item.rpe >= LOWEST_RPE:
        if is_fine(item, request):
            return item
        # Rules ask for more reps, never for fewer of these: what they bar, they bar at the most.
        # Somebody may have done more than the most.
        at_most = replace(item, reps=most_reps)
        if is_fine(at_most, request):
            doses = (replace(item, reps=n) for n in range(item.reps + 1, most_reps))
            return next((dose for dose in doses if is_fine(dose, request)), at_most)
        item = replace(item, rpe=item.rpe - STEP_RPE)
    return None


def _wanted_rpe(dose: DoseRange, request: Request, effort: Effort) -> float:
    """Foundation in base, heavy from build on (R16, R37); load stays through a taper (R40)."""
    if effort is Effort.EASY:
        return min(TECHNIQUE_RPE, dose.rpe[1])
    if request.phase in (Phase.RACE_WEEK, Phase.RECOVERY):
        return GENTLE_PHASE_RPE
    if effort is Effort.STEADY:
        return max(STEADY_RPE, dose.rpe[0])
    low, high = dose.rpe
    wanted = round(low + high) / 2 if request.phase is Phase.BASE else high
    return min(wanted, DELOAD_RPE) if request.deload else wanted


def _reps(dose: DoseRange, request: Request, effort: Effort) -> int:
    """Eight or more while learning and in base, fewer and heavier later (R16); where a range
    begins is where its exercise starts, and reps are the first thing to grow (R34)."""
    is_many = effort is Effort.EASY or wants_more_reps(request)
    return max(FOUNDATION_REPS, dose.reps[0]) if is_many else dose.reps[0]


def rest_seconds(exercise: Exercise, dose: DoseRange, request: Request, effort: Effort) -> int:
    """Heavy hinges rest in full, helpers as briefly as their range allows (R16, R21)."""
    low, high = dose.rest_seconds
    if effort is Effort.EASY or exercise.order_slot > HINGE_SLOT:
        return low
    middle = (low + high) / 2
    return int(15 * round(middle / 15))


def jump_doses(exercises: Iterable[Exercise], request: Request) -> Iterator[Prescription]:
    """A first, low dose of each jump the runner may do without weights, the gentlest first
    (R26, R28)."""
    jumps = [e for e in exercises if e.kind is Kind.POWER and not e.is_family]
    for exercise in sorted(jumps, key=lambda e: (IMPACTS.index(e.impact), e.id)):
        dose = exercise.doses.get(request.level)
        if dose is None:
            continue
        for adaptation in adaptations(exercise, request):
            if adaptation.equipment in (*exercise.added_load, SUBSTITUTE):
                continue
            item = _jump_dose(exercise, adaptation, dose, request)
            if is_fine(item, request):
                yield item
                break


def _jump_dose(
    exercise: Exercise, adaptation: Adaptation, dose: DoseRange, request: Request
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
        equipment=adaptation.equipment,
        modification=adaptation.modification,
    )


def sprint_doses(exercise: Exercise, request: Request) -> Iterator[Prescription]:
    """The most sprints that the runner may do, and a few (R29, R30)."""
    dose = exercise.doses.get(request.level)
    if dose is None or HILL not in exercise.equipment or HILL not in request.equipment:
        return
    most = min(most_sprints(request), dose.reps[1])
    if has_hills_session(request):
        most = min(most, MOST_NEXT_TO_HILLS)
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
        if count and is_fine(item, request):
            yield item
