"""Decides next week's doses from this week's and from what was reported (R34 to R38)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from exercises.vocabulary import Level, gettext_noop
from workouts.planning.answers.next_dose import (
    Dose,
    Record,
    after_short_break,
    deloaded,
    failed,
    next_dose,
    restarted,
    same_dose,
)
from workouts.planning.measures.goals import goal_of
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules.loading_sore_muscles import DOWNGRADE
from workouts.planning.screening import is_withheld, messages
from workouts.planning.values.report import WeekReport
from workouts.planning.values.request import LAYOFF_WEEKS, RED_PAIN, Phase, Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Prescription, Session, Week

TRAINED_WEEKS, TRAINED_WEEKS_SURE = 3, 5  # before an easier week; advanced or in season, R36
SORE_SESSIONS, FAILED_SESSIONS = 3, 2  # early signs that an easier week is due, R36
SIGN_WEEKS, MEAN_WEEKS = 2, 3  # weeks looked at for signs, and for the usual sets, R36
TOLERANCE = 1e-6


class Course(StrEnum):
    """What kind of week comes next."""

    PROGRESS = "progress"
    DELOAD = "deload"
    SHORT_BREAK = "after a short break"
    RESTART = "restart"
    WITHHELD = "withheld"


@dataclass(frozen=True, kw_only=True)
class NextWeek:
    """The coming week on the days of the last one, and what became of each dose.

    `doses` hold for each session of the last week one entry for each item, None for what pauses.
    A withheld week is empty.
    """

    course: Course
    week: Week
    doses: tuple[tuple[Dose | None, ...], ...] = ()


def next_week(history: tuple[WeekReport, ...], request: Request) -> NextWeek:
    """The week after `history` (oldest first) for a runner who now says `request`.

    A dose only grows where the week that comes of it brings no MUST finding and costs no more.
    Raises ValueError for an empty history.
    """
    if not history:
        raise ValueError("progress needs a week to start from")
    course = course_of(history, request)
    if course is Course.WITHHELD:
        return NextWeek(course=course, week=Week(withheld=True, messages=messages(request)))
    last = history[-1].week
    request = replace(request, last_strength=as_last_week(last, request))
    proposed = tuple(
        tuple(_proposal(course, item, history, request) for item in session.items)
        for session in last.sessions
    )
    doses = _accepted(proposed, last, request)
    week = replace(_with_doses(last, doses), messages=messages(request))
    cost = should_cost(review_week(week, request))
    return NextWeek(course=course, week=replace(week, cost=cost), doses=doses)


def course_of(history: tuple[WeekReport, ...], request: Request) -> Course:
    """Safety first, then breaks (R38), then easier weeks (R36), then progress (R34)."""
    reported = max((report.pain for report in history[-1].sessions), default=0)
    if is_withheld(request) or reported >= RED_PAIN:
        return Course.WITHHELD
    if request.weeks_off >= LAYOFF_WEEKS:
        return Course.RESTART
    if request.weeks_off:
        return Course.SHORT_BREAK
    if request.deload or _is_deload_due(request) or _shows_strain(history[-SIGN_WEEKS:]):
        return Course.DELOAD
    return Course.PROGRESS


def needs_new_plan(before: Request, after: Request) -> bool:
    """Another goal or other runs: the week is planned from scratch instead of carried on (R37)."""
    return goal_of(before) is not goal_of(after) or before.week != after.week


def _is_deload_due(request: Request) -> bool:
    is_sure = request.level is Level.ADVANCED or request.phase is Phase.INSEASON
    weeks = TRAINED_WEEKS_SURE if is_sure else TRAINED_WEEKS
    return (request.weeks_since_deload or 0) >= weeks


def _shows_strain(history: Iterable[WeekReport]) -> bool:
    """Sore in three sessions and short of reps in two, within two weeks (R36)."""
    sore, short = set(), set()
    for number, week in enumerate(history):
        for report, planned, done in week.doses():
            if report.done and report.soreness >= DOWNGRADE:
                sore.add((number, report.place))
            if report.done and failed(planned, done):
                short.add((number, report.place))
    return len(sore) >= SORE_SESSIONS and len(short) >= FAILED_SESSIONS


def _proposal(
    course: Course, item: Prescription, history: tuple[WeekReport, ...], request: Request
) -> Dose | None:
    records = _records(item, history)
    if course is Course.RESTART:
        return restarted(item, request)
    if course is Course.SHORT_BREAK:
        return after_short_break(item)
    if course is Course.DELOAD:
        return deloaded(item, _usual_sets(item, history[-MEAN_WEEKS:]))
    return next_dose(item, records, request)


def _records(item: Prescription, history: Iterable[WeekReport]) -> tuple[Record, ...]:
    """What was done of this exercise, the newest first."""
    found = [
        record
        for week in history
        for record in week.doses()
        if record[1].exercise.id == item.exercise.id
    ]
    return tuple(reversed(found))


def _usual_sets(item: Prescription, history: tuple[WeekReport, ...]) -> float:
    """Mean sets of this exercise in the sessions of the last weeks that had it."""
    sets = [planned.sets for _, planned, _ in _records(item, history)]
    return sum(sets) / len(sets)


def _accepted(
    proposed: tuple[tuple[Dose | None, ...], ...], last: Week, request: Request
) -> tuple[tuple[Dose | None, ...], ...]:
    """Decreases as they are; each increase only if the week stays as good as without it."""
    doses = [
        [_without_growth(dose, item) for dose, item in zip(row, session.items, strict=True)]
        for row, session in zip(proposed, last.sessions, strict=True)
    ]
    findings = review_week(_with_doses(last, doses), request)
    for place, row in enumerate(proposed):
        for position, dose in enumerate(row):
            if dose is None or not dose.step.is_increase:
                continue
            kept, doses[place][position] = doses[place][position], dose
            after = review_week(_with_doses(last, doses), request)
            if _is_worse(after, findings):
                doses[place][position] = kept
            else:
                findings = after
    return tuple(tuple(row) for row in doses)


def _without_growth(dose: Dose | None, item: Prescription) -> Dose | None:
    if dose is None or not dose.step.is_increase:
        return dose
    return same_dose(item, "R34", gettext_noop("More would be too much for this week as a whole."))


def _is_worse(after: tuple[Finding, ...], before: tuple[Finding, ...]) -> bool:
    musts = [sum(finding.is_must for finding in findings) for findings in (after, before)]
    return musts[0] > musts[1] or should_cost(after) > should_cost(before) + TOLERANCE


def _with_doses(last: Week, doses: Iterable[Iterable[Dose | None]]) -> Week:
    """Sessions with no exercises left pause too."""
    sessions = (
        replace(session, items=tuple(dose.item for dose in row if dose is not None))
        for session, row in zip(last.sessions, doses, strict=True)
    )
    kept: tuple[Session, ...] = tuple(session for session in sessions if session.items)
    return Week(sessions=kept)
