"""Which weeks a plan can be opened in: every week, this one, the next ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workouts.models import this_monday
from workouts.services.weeks import A_WEEK

WEEKS_AHEAD = 3  # this one among them


@dataclass(frozen=True, kw_only=True)
class ShownWeek:
    name: str
    dates: str
    monday: date | None
    is_open: bool
    note: str = ""  # what is special about it


def coming_mondays() -> set[date]:
    return {this_monday() + n * A_WEEK for n in range(WEEKS_AHEAD)}


def shown_weeks(
    opened: date | None, different: Collection[date], before_race: Sequence[date] = ()
) -> tuple[ShownWeek, ...]:
    """The week that repeats, this week and the next ones, those of the taper with race week, and
    the one that is open."""
    first = this_monday()
    mondays = coming_mondays() | {*before_race} | ({opened} if opened else set())
    dated = (
        ShownWeek(
            name=_name(monday, first),
            dates=dates_of(monday),
            monday=monday,
            is_open=monday == opened,
            note=_note(monday, different, before_race),
        )
        for monday in sorted(mondays)
    )
    repeating = ShownWeek(name=_("Every week"), dates="", monday=None, is_open=opened is None)
    return (repeating, *dated)


def _note(monday: date, different: Collection[date], before_race: Sequence[date]) -> str:
    if monday in before_race:
        return _("race week") if monday == before_race[-1] else _("taper")
    return _("changed") if monday in different else ""


def dates_of(monday: date) -> str:
    """`24 Nov – 30 Nov`."""
    days = (monday, monday + timedelta(days=6))
    return " – ".join(date_format(day, "j M") for day in days)


def _name(monday: date, first: date) -> str:
    names = {first: _("This week"), first + A_WEEK: _("Next week")}
    return names.get(monday, _("Week of {day}").format(day=date_format(monday, "j F")))
