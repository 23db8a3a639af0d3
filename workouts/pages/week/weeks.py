"""Which weeks lie around the one that is open, and what they are called."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workouts.models import this_monday
from workouts.planning.values.week import Day
from workouts.preferences import preferred
from workouts.services.week.weeks import A_WEEK

FIRST_YEAR, LAST_YEAR = 2000, 2099  # of the addresses of weeks


@dataclass(frozen=True, kw_only=True)
class ShownWeek:
    name: str
    dates: str
    monday: date | None
    is_open: bool
    note: str = ""  # what is special about it


def days_in_order(monday: date | None) -> tuple[Day, ...]:
    """As the reader's week starts; one with dates runs from Monday to Sunday, as dates do."""
    return preferred().days if monday is None else tuple(Day)


def coming_mondays() -> set[date]:
    """This week and the next: those that are shown next to the week that repeats."""
    return {this_monday(), this_monday() + A_WEEK}


def is_over(monday: date | None) -> bool:
    return monday is not None and monday + timedelta(days=6) < timezone.localdate()


def shown_weeks(
    opened: date | None, different: Collection[date], before_race: Sequence[date] = ()
) -> tuple[ShownWeek, ...]:
    """The week before the open one, that one, and the one after; next to the week that repeats this
    week and the next."""
    if opened is None:
        repeating = ShownWeek(name=_("Every week"), dates=_("your plan"), monday=None, is_open=True)
        return (repeating, *_dated(sorted(coming_mondays()), None, different, before_race))
    around = [opened - A_WEEK, opened, opened + A_WEEK]
    return tuple(_dated(around, opened, different, before_race))


def race_weeks(opened: date | None, before_race: Sequence[date]) -> tuple[ShownWeek, ...]:
    """The weeks of the taper with race week."""
    return tuple(_dated(before_race, opened, (), before_race))


def _dated(
    mondays: Sequence[date],
    opened: date | None,
    different: Collection[date],
    before_race: Sequence[date],
) -> Iterator[ShownWeek]:
    for monday in mondays:
        if FIRST_YEAR <= monday.year <= LAST_YEAR:
            yield ShownWeek(
                name=week_words(monday),
                dates=dates_of(monday),
                monday=monday,
                is_open=monday == opened,
                note=_note(monday, different, before_race),
            )


def _note(monday: date, different: Collection[date], before_race: Sequence[date]) -> str:
    if monday in before_race:
        return _("race week") if monday == before_race[-1] else _("taper")
    return _("changed") if monday in different else ""


def dates_of(monday: date) -> str:
    """`24–30 Nov`, `28 Nov – 4 Dec`."""
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return f"{monday.day}–{date_format(sunday, 'j M')}"
    return " – ".join(date_format(day, "j M") for day in (monday, sunday))


def week_words(monday: date) -> str:
    """`Next week`, `3 weeks ago`."""
    this = this_monday()
    names = {this - A_WEEK: _("Last week"), this: _("This week"), this + A_WEEK: _("Next week")}
    return names.get(monday) or _weeks_away((monday - this).days // 7)


def _weeks_away(weeks: int) -> str:
    if weeks < 0:
        return _("{weeks} weeks ago").format(weeks=-weeks)
    return _("In {weeks} weeks").format(weeks=weeks)
