"""R47: a sore sit bone is loaded out of deep hip bend."""

from collections.abc import Iterator

from exercises.vocabulary import HamstringAction, Kind, gettext_noop
from workouts.planning.measures.load import has_power, is_heavy
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, must
from workouts.planning.values.week import Prescription, Week

CODE = "R47"
#: The versions that keep out of deep hip bend; what is not named here stays out.
KIND_VERSIONS = {
    "deadlift": {"dl_blocks", "dl_trap_bar"},
    "romanian_deadlift": {"rdl_short_range", "rdl_band"},
    "step_up": {"su_height_down"},
}
SITTING_KIT = "seated_leg_curl_machine"
LONG_LENGTH = {"hc_seated", "hc_nordic"}


def is_allowed(item: Prescription) -> bool:
    if item.exercise.kind is not Kind.STRENGTH:
        return False
    if item.exercise.action is HamstringAction.KNEE:
        return item.equipment != SITTING_KIT and item.modification_id not in LONG_LENGTH
    return item.modification_id in KIND_VERSIONS.get(item.exercise.id, set())


def check(week: Week, request: Request) -> Iterator[Finding]:
    if not request.has_sit_bone_pain:
        return
    for session in week.sessions:
        if is_heavy(session, request) or has_power(session):
            message = gettext_noop("{day} is too much for a sore sit bone.")
            remedy = gettext_noop("Keep it moderate, without jumps and sprints.")
            yield must(CODE, message, remedy, session.day)


def check_item(item: Prescription, request: Request) -> Iterator[Finding]:
    if request.has_sit_bone_pain and not is_allowed(item):
        message = gettext_noop("{exercise} squeezes the sore tendon at the sit bone.")
        remedy = gettext_noop("Choose a version out of deep hip bend.")
        yield must(CODE, message, remedy, exercise=item.name)


RULE = Rule(
    code=CODE,
    title=gettext_noop("Kind to the sit bone"),
    why=gettext_noop(
        "That tendon dislikes being squeezed under stretch. Load it, but out of deep hip bend."
    ),
    sources=("goom-2016",),
    tells_health=True,
    scope=Scope.DAY,
    check=check,
    check_item=check_item,
)
