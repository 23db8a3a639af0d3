"""What a change of the catalogue does to plans: of example runners, and saved ones."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile
from math import inf
from pathlib import Path
from time import monotonic

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from exercises.desk.drafts import Effect, Example
from exercises.desk.history import Item
from exercises.documents.entries import EquipmentEntry, ExerciseEntry
from exercises.documents.from_rows import entry_from
from exercises.vocabulary import MuscleRole
from workouts.models import Plan, PlanWeek
from workouts.pages import wording
from workouts.planning import build_week, differences, review_week
from workouts.planning.measures.load import ham_sets
from workouts.planning.notation.requests import parse_request, request_document
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription, Week
from workouts.services.training.barred import barred
from workouts.storage.catalogue import (
    equipment_entries,
    exercise_entries,
    known_exercises,
    planner_exercise,
)
from workouts.storage.plans import read_request

GOLDEN = Path(__file__).resolve().parents[1] / "data" / "golden_weeks.json"
ROUNDING = 0.01  # sets
RECENT = 50  # plans; enough to see how far a change reaches
MOST_COUNTED = 1000  # plans that use it; above that it says so
MOST_SECONDS = 2.0  # for building their weeks: those that are left then are not counted

Exercises = tuple[Exercise, ...]


@dataclass(frozen=True, kw_only=True)
class ExampleRunner:
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

    def changes(self, request: Request) -> tuple[str, ...]:
        """In words; empty when the runner would see no other week."""
        if not self.differs(request):
            return ()
        weeks = (self.week(request, after=False), self.week(request, after=True))
        told = [
            wording.sentence(one.change) for one in differences(*weeks, request, with_doses=True)
        ]
        return tuple(told) or (_("The same exercises, one of them in another version."),)


def effect_of(items: Iterable[Item], *, only_broken: bool = False) -> Effect:
    """What these documents would do. They are possible, and nothing is written.

    `only_broken`: only the weeks that can no longer be built, which takes half the time.
    """
    items = list(items)
    before, after = _planned(items)
    examples = example_runners()
    if before == after:
        return Effect(example_count=len(examples))
    comparison = _Comparison(before, after)
    broken = tuple(_broken(examples, comparison))
    if only_broken:
        return Effect(touches_planning=True, example_count=len(examples), broken=broken)
    compared = _compared(recent_requests(), comparison)
    changes = ((one.title, comparison.changes(one.request)) for one in examples)
    return Effect(
        touches_planning=True,
        example_count=len(examples),
        examples=tuple(Example(title=_(title), changes=told) for title, told in changes if told),
        broken=broken,
        barred=tuple(_barred(one for one in after if one not in before and not one.is_family)),
        plan_count=len(compared),
        plans_changed=sum(compared),
        plans_using=_plans_using(items),
    )


def _planned(items: Iterable[Item]) -> tuple[Exercises, Exercises]:
    """What the planner chooses from now, and what it would if the catalogue said so, both in the
    catalogue's order."""
    now, kit_now = exercise_entries(), {one.slug: one for one in equipment_entries()}
    known = dict(zip(now, known_exercises(), strict=True))
    exercises, equipment = dict(now), dict(kit_now)
    for kind, document in items:
        entry = entry_from(kind, document, "")
        if isinstance(entry, ExerciseEntry):
            muscles = sorted(entry.muscles, key=lambda one: one.role is not MuscleRole.PRIMARY)
            slug = now.get(entry.key, entry).slug  # another address changes no plan
            exercises[entry.key] = replace(entry, muscles=tuple(muscles), slug=slug)
        elif isinstance(entry, EquipmentEntry):
            equipment[entry.slug] = entry
    # What stays as it is, most of it, is known already.
    is_same_kit = equipment == kit_now
    after = {
        key: known[key] if is_same_kit and one is now.get(key) else planner_exercise(one, equipment)
        for key, one in exercises.items()
    }
    return _in_order(now, known), _in_order(exercises, after)


def _in_order(entries: Mapping[str, ExerciseEntry], planned: Mapping[str, Exercise]) -> Exercises:
    ordered = sorted(entries.values(), key=lambda one: (one.position, one.name))
    return tuple(planned[one.key] for one in ordered if one.published)


def _plans_using(items: Iterable[Item]) -> int:
    """Saved plans that hold one of these exercises in a week as it is now."""
    keys = [document["key"] for kind, document in items if kind == "exercise"]
    plans = Plan.objects.filter(
        deleted_at=None, weeks__current__sessions__exercises__exercise__key__in=keys
    )
    return plans.order_by().values("pk").distinct()[:MOST_COUNTED].count() if keys else 0


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
def example_runners() -> tuple[ExampleRunner, ...]:
    """Any equipment is accepted: an editor may rename what an example runner has."""
    return tuple(
        ExampleRunner(
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


def _broken(examples: Iterable[ExampleRunner], comparison: _Comparison) -> Iterator[str]:
    """Only what the change breaks, so that an incomplete catalogue can still be mended."""
    for one in examples:
        fault = _fault(one, comparison.week(one.request, after=True))
        if fault and not _fault(one, comparison.week(one.request, after=False)):
            yield _("The example week “%(week)s” cannot be built: %(fault)s") % {
                "week": _(one.title),
                "fault": fault,
            }


def _fault(runner: ExampleRunner, week: Week) -> str:
    if runner.is_withheld:
        return "" if week.withheld else _("a plan is given where there must be none.")
    musts = [finding for finding in review_week(week, runner.request) if finding.is_must]
    if musts:
        return _("it breaks the rule %(rule)s.") % {"rule": musts[0].rule}
    count = len(week.gym)
    if count < runner.fewest_sessions:
        return _("it has %(count)s strength sessions and needs %(needed)s.") % {
            "count": count,
            "needed": runner.fewest_sessions,
        }
    low, high = runner.ham_sets or (0, inf)
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
