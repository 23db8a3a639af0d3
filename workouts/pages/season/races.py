"""The race of a plan as its pages show it: how far off it is, and what it would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workouts.models import Plan, RaceDay
from workouts.models.race_days import LONGEST_MEMORY_DAYS
from workouts.pages import wording
from workouts.pages.week.weeks import dates_of
from workouts.planning import differences
from workouts.planning.values.week import Day
from workouts.services.season.races import RaceWeek, race_mondays


def countdown(race: RaceDay) -> str:
    """`Marathon in 23 days, Sunday 20 December.`"""
    days = (race.when - timezone.localdate()).days
    if days == 0:
        pattern = _("{race} today, {day}.")
    elif days == 1:
        pattern = _("{race} tomorrow, {day}.")
    elif days > 0:
        pattern = ngettext("{race} in {days} day, {day}.", "{race} in {days} days, {day}.", days)
    else:
        pattern = ngettext("{race} {days} day ago, {day}.", "{race} {days} days ago, {day}.", -days)
    name = wording.run_words(race.run)
    day = date_format(race.when, "l j F")
    return pattern.format(race=capfirst(name), days=abs(days), day=day)


def goes_out(race: RaceDay) -> str:
    """`Marathon, Sunday 20 December, goes out of your season.`"""
    day = date_format(race.when, "l j F")
    pattern = _("{race}, {day}, goes out of your season.")
    return pattern.format(race=capfirst(wording.run_words(race.run)), day=day)


def countdown_of(plan: Plan) -> str:
    """Empty without a race, or when it is long over."""
    race = plan.race
    if race is None or (timezone.localdate() - race.when).days > LONGEST_MEMORY_DAYS:
        return ""
    return countdown(race)


@dataclass(frozen=True, kw_only=True)
class ShownRaceWeek:
    """What becomes of a week: its other runs, then its sessions, each with its reason."""

    name: str
    dates: str
    changes: tuple[tuple[str, str], ...]
    monday: date


def shown_race_weeks(weeks: Iterable[RaceWeek], race: RaceDay | None) -> tuple[ShownRaceWeek, ...]:
    return tuple(
        ShownRaceWeek(
            name=_name(one.monday, race),
            dates=dates_of(one.monday),
            changes=(*_runs(one), *_sessions(one)),
            monday=one.monday,
        )
        for one in weeks
    )


def _name(monday: date, race: RaceDay | None) -> str:
    mondays = race_mondays(race)
    if monday not in mondays:
        return _("A week like the others")
    return _("Race week") if monday == mondays[-1] else _("Taper")


def _runs(one: RaceWeek) -> tuple[tuple[str, str], ...]:
    before, after = one.opened.asked.week, one.asked.week
    return tuple(
        (wording.say("{day} is now: {run}.", {"day": day, "run": after[day]}), "")
        for day in Day
        if before[day] != after[day]
    )


def _sessions(one: RaceWeek) -> tuple[tuple[str, str], ...]:
    found = differences(one.opened.week, one.week, one.asked, with_doses=True)
    return tuple(wording.difference(difference) for difference in found)
