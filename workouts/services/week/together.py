"""Weeks that were changed in one act: to undo it in the week that repeats undoes it in all.

Each version that the act made holds the act's name among the facts of its change. A week that the
act lets follow its plan gets such a version too, which it does not point to.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from workouts.models import Plan, PlanWeek, RaceDay, Version
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Reason
from workouts.services.season.races import set_race

AT_MOST_AWAY = timedelta(days=400)  # a race that was known when the act was done
ACT, RACE, RACE_BEFORE, FOLLOWS = "act", "race", "race_before", "follows"  # names of facts
DATED = "dated"  # of an act on dated weeks alone: to undo it in one of them undoes it in all


def act_facts(before: RaceDay | None, race: RaceDay | None) -> dict[str, str]:
    """The facts that name a new act, which may change the race of the plan too."""
    return {ACT: str(uuid4()), RACE: _written(race), RACE_BEFORE: _written(before)}


def is_of_dated_weeks(changes: Iterable[Reason]) -> bool:
    return any(DATED in one.facts for one in changes)


def take_back(plan: Plan, undone: Iterable[Reason]) -> None:
    """The dated weeks that still are as the act of these changes made them, as they were before."""
    for facts in _acts(undone):
        for row, made in _made(plan, facts[ACT]):
            if row.current_id == _number(_after(made[-1])):
                row.point_to(_before(made[0]))
        _know_race(plan, facts[RACE_BEFORE])


def do_again(plan: Plan, again: Iterable[Reason]) -> None:
    """The dated weeks that still are as they were before the act, as it made them."""
    for facts in _acts(again):
        for row, made in _made(plan, facts[ACT]):
            if row.current_id == _number(_before(made[0])):
                row.point_to(_after(made[-1]))
        _know_race(plan, facts[RACE])


def _acts(changes: Iterable[Reason]) -> list[dict[str, str]]:
    names = (ACT, RACE, RACE_BEFORE)
    return [
        {name: str(one.facts[name]) for name in names}
        for one in changes
        if all(name in one.facts for name in names)
    ]


def _made(plan: Plan, act: str) -> list[tuple[PlanWeek, list[Version]]]:
    """The dated weeks that the act changed, with the versions that it made of each, in order."""
    dated = Version.objects.filter(week__plan=plan).exclude(week__monday=None)
    made: dict[int, list[Version]] = defaultdict(list)
    for version in dated.select_related("week", "parent").order_by("pk"):
        if any(change["facts"].get(ACT) == act for change in version.changes):
            made[version.week_id].append(version)
    return [(versions[0].week, versions) for versions in made.values()]


def _before(version: Version) -> Version | None:
    """None for a week that followed the plan."""
    parent: Version | None = version.parent
    return parent if parent is not None and parent.week_id == version.week_id else None


def _after(version: Version) -> Version | None:
    """None for a week that the act lets follow its plan."""
    return None if any(FOLLOWS in change["facts"] for change in version.changes) else version


def _number(version: Version | None) -> int | None:
    return None if version is None else version.pk


def _know_race(plan: Plan, text: str) -> None:
    """What a file from elsewhere says of a race here may be anything."""
    with suppress(ValueError):
        race = _race(text)
        if race is None or abs(race.when - timezone.localdate()) < AT_MOST_AWAY:
            set_race(plan, race)


def _written(race: RaceDay | None) -> str:
    return f"{race.when} {race.distance} {race.priority}" if race else ""


def _race(text: str) -> RaceDay | None:
    """Raises ValueError."""
    if not text:
        return None
    when, distance, priority = text.split(" ")
    day = date.fromisoformat(when)
    return RaceDay(when=day, distance=Distance(distance), priority=Priority(priority))
