"""Decides what the sessions of a past week are in the coming one: the same, around its runs."""

from dataclasses import replace

from workouts.planning.edits import ChangeRun, apply_all
from workouts.planning.review import review_week, should_cost
from workouts.planning.screening import messages
from workouts.planning.search.reasons import explain_week
from workouts.planning.values.report import PastWeek
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Reason, Week


def same_again(past: PastWeek, request: Request, why: Reason) -> Week:
    """On the same days, as they were planned; only when in its day a session is done follows the
    runs of the coming week. `why` is the first reason of each exercise."""
    changed = [
        ChangeRun(day=day, run=request.week[day])
        for day in Day
        if past.request.week[day] != request.week[day]
    ]
    moved, _asked = apply_all(changed, past.week, past.request)
    week = replace(moved, messages=messages(request), withheld=False, relaxed=(), ways_back=())
    explained = explain_week(week, request)
    sessions = (
        replace(
            session,
            items=tuple(replace(item, reasons=(why, *item.reasons)) for item in session.items),
        )
        for session in explained.sessions
    )
    cost = should_cost(review_week(week, request))
    return replace(explained, sessions=tuple(sessions), cost=cost)


def forbidden_in(week: Week, request: Request) -> tuple[Finding, ...]:
    """The MUST rules that it would break there."""
    return tuple(finding for finding in review_week(week, request) if finding.is_must)
