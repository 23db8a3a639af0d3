"""Decides why a week of the builder has a fault: what other days or weeks would bring instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.vocabulary import gettext_noop
from workouts.planning import rules
from workouts.planning.answers.proposal import Proposal, proposals
from workouts.planning.answers.remedies import remedies
from workouts.planning.edits import Edit, Move
from workouts.planning.review import new_findings, review_week
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Reason, Week, reason

NO_OTHER_DAY = gettext_noop("The builder chose it anyway: it may be on no other day.")
NO_BETTER_DAY = gettext_noop(
    "The builder chose it anyway: no other day is better. The next best is {to}:"
)
NO_BETTER_WEEK = gettext_noop(
    "The builder chose it anyway: every other week that fits your answers has as much against it, "
    "or leaves more out."
)

BY_HAND = gettext_noop(
    "The builder chose it anyway: it works with fixed doses and keeps what you asked for. The "
    "change below goes further."
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Why a fault was taken, and the fault of the best other day, where that is why."""

    why: Reason
    instead: Finding | None = None


def why_taken(finding: Finding, week: Week, request: Request) -> Taken | None:
    """For a SHOULD finding about the week that the builder chose.

    None when a day turns out to be better after all: the weeks around it have changed since.
    """
    if remedies(finding, week, request):
        return Taken(why=reason(finding.rule, BY_HAND))
    is_about_days = rules.IN_FORCE.codes[finding.rule].is_about_days
    if not is_about_days or not finding.days:
        return Taken(why=reason(finding.rule, NO_BETTER_WEEK))
    moved = list(proposals(_moves(finding, week), week, request, instead_of=week))
    if not moved:
        return Taken(why=reason(finding.rule, NO_OTHER_DAY))
    best = min(moved, key=lambda one: one.added_cost)
    if best.added_cost < 0:
        return None
    worst = _worst(best, week, request)
    if worst is None:
        return Taken(why=reason(finding.rule, NO_BETTER_WEEK))
    to = vars(best.edits[0])["to"]
    return Taken(why=reason(finding.rule, NO_BETTER_DAY, to=to), instead=worst)


def _moves(finding: Finding, week: Week) -> Iterator[tuple[Edit, ...]]:
    for place, session in enumerate(week.sessions):
        for day in Day:
            if session.day in finding.days and day is not session.day:
                yield (Move(place=place, to=day),)


def _worst(proposal: Proposal, week: Week, request: Request) -> Finding | None:
    """What is new about the changed week, the dearest of it."""
    before = review_week(week, request)
    new = new_findings(proposal.findings, proposal.week, before, week)
    return max(new, key=lambda one: one.cost, default=None)
