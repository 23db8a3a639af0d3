"""R51: in pregnancy, with a clinician's yes and gentler."""

from collections.abc import Iterator

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, HamstringAction, Kind, gettext_noop
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R51"
RPE_CAP, FEWEST_REPS = 6.5, 8
FIRST_TRIMESTER_WEEKS = 13
UPRIGHT_CURL_KIT = {"seated_leg_curl_machine", "cable_ankle_strap", "resistance_band"}
LYING_DEADLIFTS = {SUBSTITUTE}  # the substitute has a bridge on the back
LOW_STEP = "su_height_down"
SAFE_LUNGES = {"lu_static", "lu_reverse"}


def is_safe(item: Prescription, request: Request) -> bool:
    """No lying face down, no flat back later on, nothing that invites a fall."""
    exercise, modification = item.exercise, item.modification_id
    if exercise.kind is not Kind.STRENGTH:
        return False
    if exercise.action is HamstringAction.KNEE:
        return item.equipment in UPRIGHT_CURL_KIT and modification != "hc_nordic"
    if exercise.id == "step_up":
        return modification == LOW_STEP
    if exercise.unilateral:
        return modification in SAFE_LUNGES and item.equipment in (NO_EQUIPMENT, "dumbbells")
    is_flat = item.equipment in LYING_DEADLIFTS and exercise.id == "deadlift"
    week = request.pregnancy_week
    is_late = week is None or week > FIRST_TRIMESTER_WEEKS
    is_one_legged = item.equipment == SUBSTITUTE and exercise.id != "deadlift"
    return not (is_flat and is_late) and not is_one_legged


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not request.pregnant:
        return
    for session in week.sessions:
        remedy = gettext_noop("Keep it light or moderate, with your midwife's or doctor's yes.")
        if not request.clearance:
            message = gettext_noop("{day}: strength work in pregnancy needs a clinician's yes.")
            yield must(CODE, message, remedy, session.day)
        if is_heavy(session, request) or has_power(session):
            message = gettext_noop("{day} is heavier than suits pregnancy.")
            yield must(CODE, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if not request.pregnant:
        return
    facts = {"exercise": item.name, "rpe": item.rpe, "reps": item.reps}
    if not is_safe(item, request):
        message = gettext_noop("{exercise} in this form does not suit pregnancy.")
        remedy = gettext_noop("Choose a seated, standing or low version.")
        yield must(CODE, message, remedy, **facts)
    if item.rpe > RPE_CAP or item.reps < FEWEST_REPS:
        message = gettext_noop("{exercise}: {reps} reps at RPE {rpe} are too heavy now.")
        remedy = gettext_noop("Do eight or more, and stop at RPE {cap}.")
        yield must(CODE, message, remedy, **facts, cap=RPE_CAP)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Pregnancy: with a yes, and gentler"),
    why=gettext_noop(
        "Staying strong is good for most pregnancies, with your midwife's or doctor's yes and a "
        "gentler plan."
    ),
    sources=("acog-804",),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
