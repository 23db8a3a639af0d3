"""Decides whether a runner gets a plan at all, and what the runner must be told."""

from workouts.planning.measures.power import has_hills_session
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE
from workouts.planning.rules.training_through_red_flag import is_red_flag
from workouts.planning.rules.unearned_jumps import has_earned_jumps
from workouts.planning.rules.unscreened_effort import needs_clearance
from workouts.planning.rules.unsupervised_youth import may_train
from workouts.planning.values.request import RED_PAIN, Request
from workouts.planning.values.week import RunKind

RED_FLAG = "red-flag-see-clinician"
CLEARANCE = "clinician-clearance"
PAIN_AMBER = "pain-amber"
PREGNANCY = "pregnancy-guidance"
SUPERVISION = "needs-supervision"
SORENESS = "soreness-downgrade"
JUMPS_LOCKED = "plyo-locked"
HILLS_COVERED = "hills-already-covered"
NO_REST_DAY = "no-rest-day"
#: All of them, in the order in which they are said.
MESSAGES = (
    RED_FLAG,
    CLEARANCE,
    PAIN_AMBER,
    PREGNANCY,
    SUPERVISION,
    SORENESS,
    JUMPS_LOCKED,
    HILLS_COVERED,
    NO_REST_DAY,
)


def is_withheld(request: Request) -> bool:
    """No plan until a clinician, or an adult, has said yes (R44, R46, R48, R50, R51)."""
    return (
        is_red_flag(request)
        or request.pain >= RED_PAIN
        or request.strain_stage == 0
        or (request.pregnant and not request.clearance)
        or not may_train(request)
    )


def messages(request: Request) -> tuple[str, ...]:
    """Codes of what the runner must be told, safety first."""
    has_red_pain = request.pain >= RED_PAIN
    applies = {
        RED_FLAG: is_red_flag(request) or has_red_pain,
        CLEARANCE: request.strain_stage is not None or needs_clearance(request) or has_red_pain,
        PAIN_AMBER: request.has_amber_pain,
        PREGNANCY: request.pregnant,
        SUPERVISION: request.is_youth,
        SORENESS: any(soreness >= DOWNGRADE for soreness in request.soreness),
        JUMPS_LOCKED: not has_earned_jumps(request),
        HILLS_COVERED: has_hills_session(request),
        NO_REST_DAY: not request.days_of(RunKind.REST),
    }
    return tuple(code for code in MESSAGES if applies[code])
