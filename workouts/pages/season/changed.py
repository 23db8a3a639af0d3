"""What becomes of the coming weeks of a season when something has changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from workouts.pages import wording
from workouts.pages.week.weeks import dates_of
from workouts.planning.rules.weekly_sets_out_of_range import in_whole_sets
from workouts.planning.season.course import Course
from workouts.services.season.seasons import SeasonWeek, SeasonWeeks

TURNS = {
    "same": (_lazy("Same"), "check"),
    "off": (_lazy("Off"), "x"),
    "new": (_lazy("New"), "plus"),
    "moved": (_lazy("Moved"), "swap"),
    "less": (_lazy("Less"), "down"),
    "more": (_lazy("More"), "plus"),
}


@dataclass(frozen=True, kw_only=True)
class BecomingWeek:
    """`turn` is the kind of its change, told by a word and an icon."""

    number: int
    dates: str
    before: str
    after: str
    turn: str
    word: str
    icon: str


@dataclass(frozen=True, kw_only=True)
class Becoming:
    """From this week to the last that is another one; no week where all stays the same."""

    weeks: tuple[BecomingWeek, ...] = ()
    goes_on: bool = False  # later weeks follow, all as they were
    is_rough: bool = False  # the last ones, as there was no time to plan each


def becoming(before: SeasonWeeks, after: SeasonWeeks) -> Becoming:
    rows = [*_rows(before, after)]
    last = max((place for place, row in enumerate(rows) if row.turn != "same"), default=-1)
    return Becoming(
        weeks=tuple(rows[: last + 1]),
        goes_on=last + 1 < len(rows),
        is_rough=before.is_rough or after.is_rough,
    )


def _rows(before: SeasonWeeks, after: SeasonWeeks) -> Iterator[BecomingWeek]:
    old = {week.monday: week for week in before.weeks if not week.is_over}
    new = {week.monday: week for week in after.weeks if not week.is_over}
    for monday in sorted(old.keys() | new.keys()):
        was, now = old.get(monday), new.get(monday)
        one = now or was
        assert one is not None  # noqa: S101 (the Monday is of one of them)
        turn = _turn(was, now)
        word, icon = TURNS[turn]
        yield BecomingWeek(
            number=one.number,
            dates=dates_of(monday),
            before=_words(was),
            after=_words(now),
            turn=turn,
            word=str(word),
            icon=icon,
        )


def _turn(was: SeasonWeek | None, now: SeasonWeek | None) -> str:
    if was is None or now is None:
        return "new" if was is None else "off"
    if was.sessions and not now.sessions:
        return "off"
    if now.sessions and not was.sessions:
        return "new"
    sets = _sets(now) - _sets(was)
    more = sets or now.sessions - was.sessions
    if more:
        return "more" if more > 0 else "less"
    return "moved" if (was.phase, was.course) != (now.phase, now.course) else "same"


def _words(week: SeasonWeek | None) -> str:
    """`Build: 2 sessions, 9 sets`."""
    if week is None:
        return _("Not in the season")
    name = str(wording.PHASES[week.phase])
    if week.course is Course.OWN:
        name = _("Week by week")
    if week.course is Course.DELOAD:
        name = _("{phase}, lighter").format(phase=name)
    if not week.sessions:
        return _("{phase}: no strength").format(phase=name)
    sessions = ngettext("{count} session", "{count} sessions", week.sessions)
    sets = ngettext("{count} set", "{count} sets", _sets(week))
    return _("{phase}: {sessions}, {sets}").format(
        phase=name,
        sessions=sessions.format(count=week.sessions),
        sets=sets.format(count=_sets(week)),
    )


def _sets(week: SeasonWeek) -> int:
    """In the whole number that all pages say."""
    return in_whole_sets(week.ham_sets, week.wanted)[0]
