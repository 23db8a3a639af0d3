"""What a change of the catalogue does to plans: to the golden weeks, and to the newest plans."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from math import inf
from pathlib import Path
from time import monotonic

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from exercises.desk.drafts import Effect
from exercises.documents.into_rows import rolled_back
from workouts.models import PlanWeek
from workouts.planning import build_week, review_week
from workouts.planning.measures.load import ham_sets
from workouts.planning.notation.requests import parse_request, request_document
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription, Week
from workouts.services.barred import barred
from workouts.storage.catalogue import read_exercises
from workouts.storage.plans import read_request

GOLDEN = Path(__file__).resolve().parents[1] / "data" / "golden_weeks.json"
ROUNDING = 0.01  # sets
RECENT = 50  # plans; enough to see how far a change reaches
MOST_SECONDS = 2.0  # for building their weeks: those that are left then are not counted

Exercises = tuple[Exercise, ...]


@dataclass(frozen=True, kw_only=True)
class GoldenWeek:
    """A runner for whom an expert said what a week must have."""

    title: str
    request: Request
    fewest_sessions: int
    ham_sets: tuple[float, float] | None  # a week: from, to
    is_withheld: bool


@dataclass(frozen=True)
class _Comparison:
    """Builds each week once with each catalogue, however many runners ask for the same."""

    before: Exercises
    after: Exercises
    built: dict[tuple[str, bool], Week] = field(default_factory=dict)

    def week(self, request: Request, *, after: bool) -> Week:
        key = json.dumps(request_document(request), sort_keys=True), after
        if key not in self.built:
            self.built[key] = build_week(request, self.after if after else self.before)
        return self.built[key]

    def differs(self, request: Request) -> bool:
        return _seen(self.week(request, after=False)) != _seen(self.week(request, after=True))


def effect_of(apply: Callable[[], object], *, with_plans: bool = True) -> Effect:
    """`apply` changes the catalogue; this is undone afterwards. Raises what `apply` raises."""
    before = read_exercises()
    with rolled_back():
        apply()
        after = read_exercises()
    golden = golden_weeks()
    if before == after:
        return Effect(golden_count=len(golden))
    comparison = _Comparison(before, after)
    compared = _compared(recent_requests() if with_plans else [], comparison)
    return Effect(
        touches_planning=True,
        golden_count=len(golden),
        golden_changed=tuple(week.title for week in golden if comparison.differs(week.request)),
        broken=tuple(_broken(golden, comparison)),
        barred=tuple(_barred(one for one in after if one not in before and not one.is_family)),
        plan_count=len(compared),
        plans_changed=sum(compared),
    )


def _compared(requests: Iterable[Request], comparison: _Comparison) -> list[bool]:
    """Whether the week of each request changes, until the time is over."""
    end = monotonic() + MOST_SECONDS
    within = takewhile(lambda _request: monotonic() < end, requests)
    return [comparison.differs(request) for request in within]


def _barred(exercises: Iterable[Exercise]) -> Iterator[str]:
    for exercise in exercises:
        for who, finding in barred(exercise):
            reason = gettext(finding.message).format(**finding.facts)
            yield _("%(who)s: %(reason)s") % {"who": who, "reason": reason}


@cache
def golden_weeks() -> tuple[GoldenWeek, ...]:
    """Any equipment is accepted: an editor may rename what a golden runner has."""
    return tuple(
        GoldenWeek(
            title=one["title"],
            request=parse_request(one["input"], equipment=one["input"]["runner"]["equipment"]),
            fewest_sessions=one["sessions"],
            ham_sets=tuple(one["hamSets"]) if one["hamSets"] else None,
            is_withheld=one["withheld"],
        )
        for one in json.loads(GOLDEN.read_text(encoding="utf-8"))
    )


def recent_requests() -> list[Request]:
    """Requests of the newest plans."""
    weeks = PlanWeek.objects.filter(monday=None, plan__deleted_at=None).exclude(current=None)
    rows = weeks.select_related("current").order_by("-plan__pk")[:RECENT]
    return [read_request(row.current) for row in rows]


def _broken(golden: Iterable[GoldenWeek], comparison: _Comparison) -> Iterator[str]:
    """Only what the change breaks, so that an incomplete catalogue can still be mended."""
    for one in golden:
        fault = _fault(one, comparison.week(one.request, after=True))
        if fault and not _fault(one, comparison.week(one.request, after=False)):
            yield _("The golden week “%(week)s” cannot be built: %(fault)s") % {
                "week": one.title,
                "fault": fault,
            }


def _fault(golden: GoldenWeek, week: Week) -> str:
    if golden.is_withheld:
        return "" if week.withheld else _("a plan is given where there must be none.")
    musts = [finding for finding in review_week(week, golden.request) if finding.is_must]
    if musts:
        return _("it breaks the rule %(rule)s.") % {"rule": musts[0].rule}
    count = len(week.gym)
    if count < golden.fewest_sessions:
        return _("it has %(count)s strength sessions and needs %(needed)s.") % {
            "count": count,
            "needed": golden.fewest_sessions,
        }
    low, high = golden.ham_sets or (0, inf)
    if not low - ROUNDING <= ham_sets(week) <= high + ROUNDING:
        return _("it has %(sets)s hamstring sets, not %(low)s to %(high)s.") % {
            "sets": f"{ham_sets(week):.3g}",
            "low": f"{low:g}",
            "high": f"{high:g}",
        }
    return ""


def _seen(week: Week) -> object:
    """What a runner would see of it."""
    return [(s.day, s.slot, [_prescribed(item) for item in s.items]) for s in week.sessions]


def _prescribed(item: Prescription) -> tuple[object, ...]:
    modification = item.modification and item.modification.id
    dose = (item.sets, item.reps, item.rpe, item.rest_seconds)
    return (item.exercise.id, *dose, item.equipment, modification)
