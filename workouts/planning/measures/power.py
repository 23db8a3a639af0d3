"""Decides how much jumping and sprinting a runner may do in one session."""

from exercises.vocabulary import Level
from workouts.planning.measures.load import session_contacts
from workouts.planning.values.request import Request
from workouts.planning.values.week import Run, RunKind, Session

CONTACTS = {Level.BEGINNER: 40, Level.INTERMEDIATE: 80, Level.ADVANCED: 120}  # a session, R26
MASTERS_SHARE, YOUTH_SHARE = 0.7, 0.6  # of the contacts, R26
SPRINTS = {Level.BEGINNER: 4, Level.INTERMEDIATE: 8, Level.ADVANCED: 10}  # a session, R29
ABSOLUTE_SPRINTS = 12  # R29
RAMP_START, RAMP_STEP = 2, 2  # sprints, and more of them per earlier session (hudson-2010)
STRAIN_MONTHS = 12  # after a strain, in which the steps are half as big, R46
DELOAD_SPRINTS = 4  # in an easier week, R36
HILLS = "hills"


def most_contacts(request: Request) -> float:
    """Ground contacts of one session, by level and age (R26, R49, R50)."""
    share = MASTERS_SHARE if request.is_masters else YOUTH_SHARE if request.is_youth else 1.0
    return CONTACTS[request.level] * share


def most_sprints(request: Request) -> int:
    """Sprints of one session by level and by what was done before (R29, R36, R46).

    After a break none in the first week back (R38), and then the ladder from its beginning.
    """
    if request.is_back:
        return 0
    step = RAMP_STEP // 2 if had_strain_lately(request) else RAMP_STEP
    ramp = RAMP_START + step * request.hill_sessions_done
    cap = min(SPRINTS[request.level], ramp, ABSOLUTE_SPRINTS)
    return min(cap, DELOAD_SPRINTS) if request.deload else cap


def had_strain_lately(request: Request) -> bool:
    """Nearly one in three strains comes back within a year (erickson-sherry-2017)."""
    return request.strain_months is not None and request.strain_months <= STRAIN_MONTHS


def share_of_caps(session: Session, request: Request) -> float:
    """Jumps and sprints of a session as parts of what one session may hold; 1 is a full one."""
    contacts = session_contacts(session) / most_contacts(request)
    return contacts + session.sprints / max(1, most_sprints(request))


def is_hills(run: Run) -> bool:
    """The runner's own hill repeats are a power stimulus too (R32)."""
    return run.kind is RunKind.QUALITY and run.detail == HILLS


def has_hills_session(request: Request) -> bool:
    return any(is_hills(run) for run in request.week)
