"""Runs that are brought in, as their page shows them: doubt first, then week by week."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from workouts.exchange.running.comparing import Moved
from workouts.exchange.running.found import FoundKind, FoundRun, Reading, Sure
from workouts.exchange.running.understanding import km_of, minutes_of
from workouts.models import this_monday
from workouts.pages import wording
from workouts.pages.week.verdicts import verdict_on
from workouts.pages.week.weeks import dates_of
from workouts.planning.values.week import Day
from workouts.preferences import preferred
from workouts.services.running import RunWeek, RunWeeks

KINDS = {
    FoundKind.EASY: gettext_lazy("Easy"),
    FoundKind.RECOVERY: gettext_lazy("Recovery"),
    FoundKind.INTERVALS: gettext_lazy("Intervals"),
    FoundKind.TEMPO: gettext_lazy("Tempo"),
    FoundKind.HILLS: gettext_lazy("Hills"),
    FoundKind.LONG: gettext_lazy("Long"),
    FoundKind.RACE: gettext_lazy("Race"),
    FoundKind.NOTHING: gettext_lazy("Not a run"),
}
#: Other sports count as the stress that the runner says; words as short as a phone shows whole.
OTHER_KINDS = {
    FoundKind.NOTHING: gettext_lazy("Nothing"),
    FoundKind.EASY: gettext_lazy("Like easy"),
    FoundKind.INTERVALS: gettext_lazy("Like hard"),
}
SURE = {
    Sure.SURE: gettext_lazy("Sure"),
    Sure.FAIR: gettext_lazy("Fairly sure"),
    Sure.GUESS: gettext_lazy("A guess"),
    Sure.YOURS: gettext_lazy("You said so"),
}
MOST_FINDINGS = 3  # of a week


@dataclass(frozen=True, kw_only=True)
class ShownRun:
    """`number` is its place in the reading, by which its answers are sent."""

    number: int
    day: str
    date: str
    written: str
    amount: str
    options: tuple[tuple[str, str, bool], ...]
    sure: Sure
    sure_words: str
    because: str
    remember: str
    is_remembered: bool


@dataclass(frozen=True, kw_only=True)
class ShownRunWeek:
    name: str
    dates: str
    summary: str
    runs: tuple[ShownRun, ...]
    changes: tuple[str, ...]
    findings: tuple[tuple[str, bool], ...]  # a sentence, and whether it is a MUST
    is_open: bool
    waits: bool  # to be planned around these runs


@dataclass(frozen=True, kw_only=True)
class Review:
    title: str
    doubtful: tuple[ShownRun, ...]
    weeks: tuple[ShownRunWeek, ...]
    usual: tuple[str, ...]  # what changes in the week that repeats
    usual_findings: tuple[tuple[str, bool], ...]
    beyond: str  # the day from which weeks are left as they are


def review_page(
    runs: Sequence[FoundRun], found: RunWeeks, unremembered: Container[int] = ()
) -> Review:
    """`unremembered` are places of runs of which nothing is to be remembered."""
    same_names = Counter(run.name for run in runs)
    shown = [
        replace(_shown(number, run, same_names), is_remembered=number not in unremembered)
        for number, run in enumerate(runs)
    ]
    by_monday: dict[date, list[int]] = defaultdict(list)
    for number, run in enumerate(runs):
        by_monday[run.when - timedelta(days=run.when.weekday())].append(number)
    judged = {week.monday: week for week in found.weeks}
    usual = judged.get(None)
    above = _doubtful(runs)
    return Review(
        title=_title(runs, len(by_monday)),
        doubtful=tuple(shown[number] for number in above),
        weeks=tuple(
            _shown_week(
                monday,
                [runs[n] for n in numbers],
                [shown[n] for n in numbers if n not in above],
                judged.get(monday),
            )
            for monday, numbers in sorted(by_monday.items())
        ),
        usual=_changes(usual) if usual else (),
        usual_findings=_findings(usual) if usual else (),
        beyond=date_format(found.beyond, "l j F") if found.beyond else "",
    )


def waiting_weeks(mondays: Sequence[date]) -> str:
    """`7 December to 31 January`, of weeks that keep runs until they are planned."""
    if not mondays:
        return ""
    first, last = mondays[0], mondays[-1] + timedelta(days=int(Day.SUN))
    pattern = _("{first} to {last}")
    return pattern.format(first=date_format(first, "j F"), last=date_format(last, "j F"))


def notes_of(reading: Reading, moved: Iterable[Moved]) -> tuple[str, ...]:
    """What is to be known of a reading as a whole."""
    return (*wording.sentences(reading.notes), *(_moved(one) for one in moved))


def left_out_of(reading: Reading) -> tuple[tuple[str, str], ...]:
    """What was written, and why it was not taken."""
    return tuple((one.written, wording.sentence(one.because)) for one in reading.left_out)


def _doubtful(runs: Sequence[FoundRun]) -> list[int]:
    """The places of guesses, of each name the first: it can be told for all of them at once."""
    firsts: dict[object, int] = {}
    for number, run in enumerate(runs):
        if run.sure is Sure.GUESS:
            firsts.setdefault(run.name or number, number)
    return list(firsts.values())


def _title(runs: Iterable[FoundRun], weeks: int) -> str:
    count = sum(run.kind is not FoundKind.NOTHING for run in runs)
    counted = ngettext("{count} run", "{count} runs", count).format(count=count)
    in_weeks = ngettext("{runs} in {weeks} week", "{runs} in {weeks} weeks", weeks)
    return in_weeks.format(runs=counted, weeks=weeks)


def _shown(number: int, run: FoundRun, same_names: Counter[str]) -> ShownRun:
    kinds = KINDS if run.is_run else OTHER_KINDS
    others = same_names[run.name] - 1
    remember = _("Remember for “{name}”").format(name=run.written)
    if others:
        more = ngettext("{count} more here", "{count} more here", others).format(count=others)
        remember = f"{remember}, {more}"
    return ShownRun(
        number=number,
        day=str(WEEKDAYS_ABBR[run.when.weekday()]),
        date=date_format(run.when, "j M"),
        written=run.written,
        amount=_amount(run),
        options=tuple((kind.value, str(name), kind is run.kind) for kind, name in kinds.items()),
        sure=run.sure,
        sure_words=str(SURE[run.sure]),
        because=", ".join(wording.sentences(run.because)),
        remember=remember if run.name else "",
        is_remembered=True,
    )


def _amount(run: FoundRun) -> str:
    """`45 min, 7 km`; what is worked out from the other is called so."""
    words = []
    if run.minutes is not None:
        words.append(_("{minutes} min").format(minutes=run.minutes))
    if run.km is not None:
        words.append(_("{km} km").format(km=wording.number_words(run.km)))
    if run.minutes is None and (minutes := minutes_of(run)) is not None:
        words.append(_("about {minutes} min").format(minutes=minutes))
    if run.km is None and (km := km_of(run)) is not None:
        words.append(_("about {km} km").format(km=round(km)))
    return ", ".join(words)


def _shown_week(
    monday: date,
    found: Sequence[FoundRun],
    shown: Sequence[ShownRun],
    week: RunWeek | None,
) -> ShownRunWeek:
    return ShownRunWeek(
        name=_("This week") if monday == this_monday() else _week_name(monday),
        dates=dates_of(monday),
        summary=_summary(found, len(found) - len(shown)),
        runs=tuple(shown),
        changes=_changes(week) if week else (),
        findings=_findings(week) if week else (),
        is_open=bool(week and verdict_on(week.new).is_forbidden),
        waits=week is not None and week.running is not None,
    )


def _week_name(monday: date) -> str:
    return _("Week of {day}").format(day=date_format(monday, "j F"))


def _summary(found: Sequence[FoundRun], above: int) -> str:
    """`5 runs, 50 km, one of them above`."""
    counted = [run for run in found if run.kind is not FoundKind.NOTHING]
    count = len(counted)
    words = [ngettext("{count} run", "{count} runs", count).format(count=count)]
    km = sum(km_of(run) or 0 for run in counted)
    if any(run.km for run in counted):
        words.append(_("{km} km").format(km=wording.number_words(round(km, 1))))
    if above:
        words.append(
            ngettext("{count} to look at", "{count} to look at", above).format(count=above)
        )
    return ", ".join(words)


def _changes(week: RunWeek) -> tuple[str, ...]:
    before = week.opened.asked.week
    return tuple(
        wording.say(
            _("{day}: {run} instead of {old}."),
            {"day": edit.day, "run": edit.run, "old": before[edit.day]},
        )
        for edit in sorted(week.edits, key=lambda edit: _order(edit.day))
    )


def _order(day: Day) -> int:
    return preferred().days.index(day)


def _findings(week: RunWeek) -> tuple[tuple[str, bool], ...]:
    ranked = verdict_on(week.new).new[:MOST_FINDINGS]
    return tuple((wording.say(one.message, one.facts), one.is_must) for one in ranked)


def _moved(one: Moved) -> str:
    days = {"before": one.before.when, "now": one.now.when}
    words = {name: date_format(day, "D j M") for name, day in days.items()}
    pattern = _("“{written}” has moved from {before} to {now}.")
    return pattern.format(written=one.now.written, **words)
