"""Dated weeks that become others when something changes: as they are, and as they would be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workouts.models import PlanWeek
from workouts.planning.values.letters import as_before
from workouts.planning.values.request import Request
from workouts.planning.values.week import Reason, Week
from workouts.services.week.past_days import Done, with_past
from workouts.services.week.weeks import DatedWeek, OpenWeek
from workouts.storage.plans import add_version


@dataclass(frozen=True, kw_only=True)
class ReplannedWeek(DatedWeek):
    """`notes` say why it is no ordinary week."""

    asked: Request
    week: Week
    notes: tuple[Reason, ...]


def replanned(
    opened: OpenWeek, week: Week, request: Request, notes: tuple[Reason, ...], *, done: Done
) -> ReplannedWeek:
    """With all that is over as it is. What is kept is asked of the week alone: those around it are
    looked up whenever it is opened."""
    names = ("previous_week", "next_week", "last_strength", "next_strength")
    asked = replace(request, **{name: getattr(opened.asked, name) for name in names})
    week = as_before(with_past(week, opened, request, done), opened.week)
    return ReplannedWeek(opened=opened, asked=asked, week=week, notes=notes)


def are_as_seen(weeks: Iterable[ReplannedWeek], based_on: Iterable[int]) -> bool:
    """They are the versions that the runner saw."""
    return [*based_on] == [one.opened.version.pk for one in weeks]


def keep(one: ReplannedWeek, said: Reason) -> None:
    """As a new version of its week."""
    row, _is_new = PlanWeek.objects.get_or_create(plan=one.opened.plan, monday=one.monday)
    add_version(row, one.asked, one.week, parent=one.opened.version, changes=(said,))
