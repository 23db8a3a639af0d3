"""Which weeks a plan can be opened in: every week, this one, the next ones."""

from collections.abc import Collection
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
    is_different: bool


def coming_mondays() -> set[date]:
    return {this_monday() + n * A_WEEK for n in range(WEEKS_AHEAD)}


def shown_weeks(opened: date | None, different: Collection[date]) -> tuple[ShownWeek, ...]:
    """The week that repeats, this week and the next ones, and the one that is open."""
    first = this_monday()
    mondays = coming_mondays() | ({opened} if opened else set())
    dated = (
        ShownWeek(
            name=_name(monday, first),
            dates=dates_of(monday),
            monday=monday,
            is_open=monday == opened,
            is_different=monday in different,
        )
        for monday in sorted(mondays)
    )
    repeating = ShownWeek(
        name=_("Every week"), dates="", monday=None, is_open=opened is None, is_different=False
    )
    return (repeating, *dated)


def dates_of(monday: date) -> str:
    """`24 Nov – 30 Nov`."""
    days = (monday, monday + timedelta(days=6))
    return " – ".join(date_format(day, "j M") for day in days)


def _name(monday: date, first: date) -> str:
    names = {first: _("This week"), first + A_WEEK: _("Next week")}
    return names.get(monday, _("Week of {day}").format(day=date_format(monday, "j F")))
