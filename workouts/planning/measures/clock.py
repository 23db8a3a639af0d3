"""Decides how many hours lie between strength work and runs (RULES.md D5, D6)."""

from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, RunKind, Session, Slot

HOURS_A_DAY = 24
JUST_UNDER_A_DAY = 23  # hours that the day after counts as without clock times, D5
SEPARATE_HOURS = 6  # hours between run and lift that make them two sessions (robineau-2016)
USUAL_RUN_MINUTES = 60  # of a run whose length is not known


def start_of(session: Session, request: Request) -> int | None:
    """Minutes after midnight: the session's own time, or the runner's usual one on that day."""
    return request.strength_starts[session.day] if session.start is None else session.start


def hours_before_run(session: Session, days: int, request: Request) -> float:
    """Hours from the end of the session to the start of the run so many days later.

    The session is taken to fill the runner's time for one. Without clock times the day after
    is under 24 hours away and two days are 48 (D5).
    """
    start, run = start_of(session, request), request.run_on(session.day + days)
    if start is None or run.start is None:
        return JUST_UNDER_A_DAY if days == 1 else HOURS_A_DAY * days
    return HOURS_A_DAY * days + (run.start - start - request.session_minutes) / 60


def hours_after_run(day: Day, start: int | None, request: Request) -> float | None:
    """Hours from the end of that day's run to the start of the session; negative when it comes
    first, None when one of the times is not known."""
    run = request.week[day]
    if start is None or run.start is None:
        return None
    return (start - run.start - (run.minutes or USUAL_RUN_MINUTES)) / 60


def usual_slot(day: Day, request: Request) -> Slot:
    """Where in this day a session goes: by the clock, or after a key run, six hours later if
    there is time."""
    run, start = request.week[day], request.strength_starts[day]
    if run.kind is RunKind.REST:
        return Slot.ALONE
    if run.kind is RunKind.EASY:
        return Slot.WITH_EASY
    hours = hours_after_run(day, start, request)
    if hours is None or start is None or run.start is None:
        return Slot.AFTER_6H if request.double_days else Slot.AFTER_0H
    if start < run.start:
        return Slot.BEFORE
    return Slot.AFTER_6H if hours >= SEPARATE_HOURS else Slot.AFTER_0H
