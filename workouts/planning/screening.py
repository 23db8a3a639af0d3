"""Decides whether a runner gets a plan at all, and what the runner must be told."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from exercises.vocabulary import gettext_noop
from workouts.planning.measures.power import has_hills_session
from workouts.planning.rules.loading_a_strain import LAST_STAGE, runs_beyond_stage
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE
from workouts.planning.rules.too_many_sessions import wishes_too_many
from workouts.planning.rules.training_through_red_flag import is_red_flag
from workouts.planning.rules.unearned_jumps import has_earned_jumps
from workouts.planning.rules.unscreened_effort import needs_clearance
from workouts.planning.rules.unsupervised_youth import YOUNGEST, is_too_young, may_train
from workouts.planning.values.request import RED_PAIN, Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Reason, RunKind, Week, reason


class MessageCode(StrEnum):
    """What a runner may be told, in the order in which it is said."""

    RED_FLAG = "red-flag-see-clinician"
    CLEARANCE = "clinician-clearance"
    RUNS_BEYOND_STAGE = "runs-beyond-stage"
    PHASE_DIFFERS = "phase-differs"
    PAIN_AMBER = "pain-amber"
    PREGNANCY = "pregnancy-guidance"
    TOO_YOUNG = "no-plan-under-13"
    SUPERVISION = "needs-supervision"
    TOO_LATE = "too-late-for-new"
    FEWER_THAN_WISHED = "fewer-than-wished"
    SORENESS = "soreness-downgrade"
    JUMPS_LOCKED = "plyo-locked"
    HILLS_COVERED = "hills-already-covered"
    NO_REST_DAY = "no-rest-day"
    CUT_SHORT = "search-cut-short"  # not of the runner, but of the search for this very week


#: What is true without a plan too: the others are about its sessions.
SAID_WITHOUT_PLAN = (
    MessageCode.RED_FLAG,
    MessageCode.CLEARANCE,
    MessageCode.RUNS_BEYOND_STAGE,
    MessageCode.PREGNANCY,
    MessageCode.TOO_YOUNG,
    MessageCode.SUPERVISION,
)

QUIET_PHASES = (Phase.TAPER, Phase.RACE_WEEK, Phase.RECOVERY)


def is_withheld(request: Request) -> bool:
    """No plan until a clinician, or an adult, has said yes (R44, R46, R48, R50, R51)."""
    return (
        is_red_flag(request)
        or request.pain >= RED_PAIN
        or request.strain_stage == 0
        or (request.pregnant and not request.clearance)
        or not may_train(request)
    )


def what_lifts(request: Request) -> Iterator[Reason]:
    """What has to be otherwise before there is a plan; nothing where there is one."""
    if is_red_flag(request):
        sentence = gettext_noop(
            "There is a plan once a physician has looked at it and none of these signs is left."
        )
        yield reason("R48", sentence)
    if request.pain >= RED_PAIN:
        sentence = gettext_noop(
            "There is a plan once the pain is down to {pain} out of 10 or less."
        )
        yield reason("R44", sentence, pain=RED_PAIN - 1)
    if request.strain_stage == 0:
        yield reason(
            "R46", gettext_noop("There is a plan once you can walk without pain: that is stage 1.")
        )
    if request.pregnant and not request.clearance:
        yield reason(
            "R51",
            gettext_noop(
                "There is a plan once your midwife or doctor has said yes to strength work."
            ),
        )
    if is_too_young(request):
        sentence = gettext_noop("There is a plan once you are {age}.")
        yield reason("R50", sentence, age=YOUNGEST)
    elif not may_train(request):
        sentence = gettext_noop(
            "There is a plan once a coach or another qualified adult is with you when you train."
        )
        yield reason("R50", sentence)


def _may_use_power(request: Request) -> bool:
    """Jumps and sprints are talked about only where nothing else bars them (R37, R42 to R51)."""
    is_healing = request.strain_stage is not None and request.strain_stage < LAST_STAGE
    hurts = request.has_amber_pain or request.has_sit_bone_pain
    is_quiet_week = request.deload or request.phase in QUIET_PHASES
    return not (is_quiet_week or is_healing or hurts or request.pregnant)


def messages(request: Request) -> tuple[str, ...]:
    """Codes of what the runner must be told, safety first."""
    has_red_pain = request.pain >= RED_PAIN
    waits_for_clinician = request.strain_stage is not None or needs_clearance(request)
    applies = {
        MessageCode.RED_FLAG: is_red_flag(request) or has_red_pain,
        MessageCode.CLEARANCE: has_red_pain or waits_for_clinician,
        MessageCode.RUNS_BEYOND_STAGE: runs_beyond_stage(request),
        MessageCode.PHASE_DIFFERS: request.phase is not request.said_phase,
        MessageCode.PAIN_AMBER: request.has_amber_pain,
        MessageCode.PREGNANCY: request.pregnant,
        MessageCode.TOO_YOUNG: is_too_young(request),
        MessageCode.SUPERVISION: request.is_youth and not is_too_young(request),
        MessageCode.TOO_LATE: request.is_too_late,
        MessageCode.FEWER_THAN_WISHED: wishes_too_many(request),
        MessageCode.SORENESS: any(soreness >= DOWNGRADE for soreness in request.soreness),
        MessageCode.JUMPS_LOCKED: _may_use_power(request) and not has_earned_jumps(request),
        MessageCode.HILLS_COVERED: _may_use_power(request) and has_hills_session(request),
        MessageCode.NO_REST_DAY: not request.days_of(RunKind.REST),
    }
    codes = SAID_WITHOUT_PLAN if is_withheld(request) else tuple(MessageCode)
    return tuple(code.value for code in codes if applies.get(code))


def without_strength(request: Request) -> Week:
    """A week without a session, with what its runner has to know; withheld where no plan is given
    at all."""
    return Week(messages=messages(request), withheld=is_withheld(request))


def is_cut_short(week: Week) -> bool:
    """Not all ways to plan it were compared."""
    return MessageCode.CUT_SHORT.value in week.messages


def cut_short(week: Week) -> Week:
    """The same week, which says that not all ways to plan it were compared."""
    if is_cut_short(week):
        return week
    return replace(week, messages=(*week.messages, MessageCode.CUT_SHORT.value))
