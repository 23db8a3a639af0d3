"""R46: what a healing hamstring strain allows, by stage and not by date."""

from collections.abc import Iterator
from math import inf

from exercises.vocabulary import Kind, MuscleLength, Posture, Resistance, gettext_noop
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import has_power, is_heavy, session_contacts
from workouts.planning.measures.movement import (
    UNSTATED,
    UNSTATED_REMEDY,
    is_curl,
    is_jump,
    is_stated,
    is_unilateral,
    is_weighted,
    movement_of,
    resistance_of,
)
from workouts.planning.measures.power import had_strain_lately
from workouts.planning.measures.totals import week_totals
from workouts.planning.measures.training_load import TEMPO_RUNS
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must, should
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Prescription, Run, RunKind, Week

CODE = "R46"
LAST_STAGE = 4
KNEE_SETS, FEW_KNEE_SETS_COST = 2, 5  # knee-dominant sets a week in the year after
WALKING, JOGGING, RUNNING = 1, 2, 3  # stages, by what they allow on foot
LONGEST_JOG = 30  # minutes in the second stage, product default
RPE_CAP = {1: 5.0, 2: 6.0, 3: 7.5}
FIRST_SPRINTS, FIRST_CONTACTS = 2, 20  # stage 4 starts from these


def runs_beyond_stage(request: Request) -> bool:
    """The week holds running that this stage does not allow yet."""
    stage = request.strain_stage
    return stage is not None and any(is_beyond_stage(run, stage) for run in request.week)


def is_beyond_stage(run: Run, stage: int) -> bool:
    """Any run while only walking is free of pain, a fast or long one while only jogging is, and
    a faster one than tempo until sprinting is."""
    if run.kind is RunKind.REST or stage > RUNNING:
        return False
    if stage <= WALKING:
        return True
    is_fast = run.kind in (RunKind.QUALITY, RunKind.RACE)
    if stage == JOGGING:
        minutes = inf if run.minutes is None and run.kind is RunKind.LONG else run.minutes or 0
        return is_fast or minutes > LONGEST_JOG
    return is_fast and run.detail not in TEMPO_RUNS


def is_allowed(item: Prescription, stage: int) -> bool:
    """Whether the table of R46 has it, by how it moves."""
    if not 1 <= stage < LAST_STAGE:
        return stage >= LAST_STAGE
    if item.exercise.kind is not Kind.STRENGTH or is_jump(item):
        return False
    return {1: is_first_work, 2: is_block_work, 3: is_normal_work}[stage](item)


def is_first_work(item: Prescription) -> bool:
    """Bridges in a short range, and curls with a band."""
    moves = movement_of(item)
    is_band_curl = is_curl(item) and resistance_of(item) is Resistance.BAND
    is_bridge = moves.posture is Posture.ON_BACK and not is_curl(item) and not is_weighted(item)
    is_short = moves.muscle_length is MuscleLength.SHORT and not moves.slow_lowering
    return is_short and (is_band_curl or is_bridge)


def is_block_work(item: Prescription) -> bool:
    """Out of the stretch and off the floor; curls that can be made light, no weight on one leg."""
    moves = movement_of(item)
    is_stretched = moves.muscle_length is MuscleLength.LONG or moves.from_floor
    if is_stretched or moves.slow_lowering:
        return False
    if is_curl(item):
        return resistance_of(item) is not Resistance.NONE
    return not (is_unilateral(item) and is_weighted(item))


def is_normal_work(item: Prescription) -> bool:
    """Everything but slow lowering, and that in curls that can be made light."""
    moves = movement_of(item)
    is_light = is_curl(item) and resistance_of(item) is not Resistance.NONE
    return not moves.slow_lowering or (is_light and moves.muscle_length is not MuscleLength.LONG)


def has_few_curls(totals: Totals, request: Request) -> bool:
    is_judged = had_strain_lately(request) and request.strain_stage is None
    return is_judged and totals.strength_sets > 0 and totals.knee_sets < KNEE_SETS


def totals_cost(totals: Totals, request: Request) -> float:
    return FEW_KNEE_SETS_COST * has_few_curls(totals, request)


def check(week: Week, request: Request) -> Iterator[Finding]:
    if has_few_curls(week_totals(week, request), request):
        message = gettext_noop(
            "In the year after a strain, your week needs {sets} curl sets or more."
        )
        remedy = gettext_noop("Add a set of curls.")
        yield should(CODE, FEW_KNEE_SETS_COST, message, remedy, *week.gym_days, sets=KNEE_SETS)
    stage = request.strain_stage
    if stage is None:
        return
    for session in week.sessions:
        remedy = gettext_noop("Keep to what this stage allows; fast running comes last.")
        if stage < LAST_STAGE and (is_heavy(session, request) or has_power(session)):
            message = gettext_noop("{day} is too much for stage {stage} after a strain.")
            yield must(CODE, message, remedy, session.day, stage=stage)
        elif session.sprints > FIRST_SPRINTS or session_contacts(session) > FIRST_CONTACTS:
            message = gettext_noop("{day} has too many first sprints or jumps after a strain.")
            yield must(CODE, message, remedy, session.day, stage=stage)
        elif stage == 0:
            message = gettext_noop("{day}: walking still hurts, so there is no training yet.")
            yield must(CODE, message, remedy, session.day, stage=stage)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    stage = request.strain_stage
    if stage is None:
        return
    facts = {"exercise": item.name, "stage": stage, "rpe": item.rpe}
    if not is_stated(item):
        yield must(CODE, UNSTATED, UNSTATED_REMEDY, **facts)
    elif not is_allowed(item, stage):
        message = gettext_noop("{exercise} does not belong to stage {stage} after a strain.")
        remedy = gettext_noop("Choose the version for this stage, or leave it out.")
        yield must(CODE, message, remedy, **facts)
    elif stage in RPE_CAP and item.rpe > RPE_CAP[stage]:
        message = gettext_noop("{exercise} with only {left} left is hard for stage {stage}.")
        remedy = gettext_noop("Stop with {least} left.")
        left, least = told_left(item.rpe), told_left(RPE_CAP[stage])
        yield must(CODE, message, remedy, **facts, left=left, least=least)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Back from a strain, in stages"),
    why=gettext_noop(
        "Fast running is the last thing to come back, because it is what tears hamstrings."
    ),
    sources=("martin-2022", "hickey-jat-2022", "erickson-sherry-2017"),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    totals_cost=totals_cost,
    totals_fields=("knee_sets", "strength_sets"),
    check_item=check_item,
)
