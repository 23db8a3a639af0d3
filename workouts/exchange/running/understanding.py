"""What an entry is taken for, and why: by its words, its length and its place in the week."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from exercises.vocabulary import gettext_noop
from workouts.exchange.running.found import (
    MOST_READ,
    MOST_UID,
    FoundKind,
    FoundRun,
    Sure,
    said,
)
from workouts.exchange.running.sports import Sport, sport_in
from workouts.exchange.running.words import kind_in, race_distance
from workouts.planning.values.week import BIG_LONG_RUN_MINUTES

#: Minutes for a kilometre where only kilometres are written: an easy pace, product default.
PACE = 6
LONGER = 1.25  # how much longer than the second longest an unnamed long run is, product default
#: Kinds that a run keeps although it is the longest of its week.
NAMED = (FoundKind.RACE, FoundKind.INTERVALS, FoundKind.TEMPO, FoundKind.HILLS, FoundKind.NOTHING)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as it was written. `text` is all that may tell its kind, `written` its name."""

    when: date
    written: str
    text: str = ""
    minutes: int | None = None
    km: float | None = None
    start: int | None = None
    sport: Sport | None = None
    is_done: bool = False
    uid: str = ""


def minutes_of(run: FoundRun) -> int | None:
    """As written, else from the kilometres of a run."""
    by_km = None if run.km is None or not run.is_run else max(1, round(run.km * PACE))
    return run.minutes or by_km


def km_of(run: FoundRun) -> float | None:
    """As written, else from the minutes of a run."""
    if run.km is not None or run.minutes is None or not run.is_run:
        return run.km
    return round(run.minutes / PACE, 1)


def understood(entries: Iterable[Entry]) -> list[FoundRun]:
    """Every entry by its own words, and then by its week."""
    runs = [_by_words(_cut(entry)) for entry in entries]
    weeks: dict[date, list[int]] = defaultdict(list)
    for place, run in enumerate(runs):
        weeks[run.when - timedelta(days=run.when.weekday())].append(place)
    for places in weeks.values():
        _find_the_long_run(runs, places)
    return runs


def corrected(runs: Iterable[FoundRun], known: Mapping[str, FoundKind]) -> tuple[FoundRun, ...]:
    """With what the runner has said before of entries with these names."""
    sentence = gettext_noop("you said so of “{name}”")
    return tuple(
        replace(
            run,
            kind=known[run.name],
            sure=Sure.YOURS,
            because=(said(sentence, name=run.written),),
            detail=_race_detail(run) if known[run.name] is FoundKind.RACE else "",
        )
        if run.name in known
        else run
        for run in runs
    )


def as_the_runner_says(run: FoundRun, kind: FoundKind) -> FoundRun:
    """Another kind than the one that was understood; else the run as it is."""
    if kind is run.kind:
        return run
    because = said(gettext_noop("you changed it"))
    detail = _race_detail(run) if kind is FoundKind.RACE else ""
    return replace(run, kind=kind, sure=Sure.YOURS, because=(because,), detail=detail)


def _race_detail(run: FoundRun) -> str:
    return run.detail or race_distance(run.written, run.km).value


def _cut(entry: Entry) -> Entry:
    written, text = entry.written[:MOST_READ], entry.text[:MOST_READ]
    return replace(entry, written=written, text=text, uid=entry.uid[:MOST_UID])


def _by_words(entry: Entry) -> FoundRun:
    found = FoundRun(
        when=entry.when,
        written=entry.written,
        kind=FoundKind.EASY,
        minutes=entry.minutes,
        km=entry.km,
        start=entry.start,
        is_done=entry.is_done,
        uid=entry.uid,
    )
    sport = entry.sport or sport_in(entry.written) or _of_text(entry)
    if sport in (Sport.STRENGTH, Sport.OTHER):
        sentence = (
            gettext_noop("strength work from elsewhere: it does not count unless you say so")
            if sport is Sport.STRENGTH
            else gettext_noop("another sport: it does not count unless you say so")
        )
        nothing = replace(found, kind=FoundKind.NOTHING, is_run=False, sure=Sure.FAIR)
        return replace(nothing, because=(said(sentence),))
    word = kind_in(entry.written) or kind_in(entry.text)
    if word is None and sport is Sport.NOTE:
        because = said(gettext_noop("not a run: a note or a day off"))
        nothing = replace(found, kind=FoundKind.NOTHING, is_run=False, sure=Sure.FAIR)
        return replace(nothing, because=(because,))
    if word is None:
        return replace(found, because=(said(gettext_noop("no word we know")),))
    because = said(gettext_noop("word: {word}"), word=word.text)
    detail = ""
    if word.kind is FoundKind.RACE:
        detail = race_distance(f"{entry.written} {word.text}", entry.km).value
    return replace(found, kind=word.kind, sure=word.sure, because=(because,), detail=detail)


def _of_text(entry: Entry) -> Sport | None:
    """Of the description only what plainly names a run: it may tell of a warm-up on a bike."""
    return Sport.RUN if entry.text and sport_in(entry.text) is Sport.RUN else None


def _find_the_long_run(runs: list[FoundRun], places: list[int]) -> None:
    """The longest run of a week is its long run, if its words do not say otherwise."""
    lengths = {p: minutes_of(runs[p]) or 0 for p in places if runs[p].is_run}
    if any(runs[place].kind is FoundKind.LONG for place in lengths):
        _say_longest(runs, lengths)
        return
    ranked = sorted(lengths, key=lambda place: -lengths[place])
    if not ranked or not lengths[ranked[0]] or runs[ranked[0]].kind in NAMED:
        return
    first = ranked[0]
    second = lengths[ranked[1]] if len(ranked) > 1 else 0
    is_longest = len(ranked) > 1 and lengths[first] >= LONGER * second
    if lengths[first] >= BIG_LONG_RUN_MINUTES or (is_longest and runs[first].sure is Sure.GUESS):
        because = said(gettext_noop("longest of the week"))
        runs[first] = replace(runs[first], kind=FoundKind.LONG, sure=Sure.FAIR, because=(because,))


def _say_longest(runs: list[FoundRun], lengths: Mapping[int, int]) -> None:
    longest = max(lengths, key=lambda place: lengths[place])
    if runs[longest].kind is FoundKind.LONG and len(lengths) > 1:
        because = said(gettext_noop("longest of the week"))
        runs[longest] = replace(runs[longest], because=(*runs[longest].because, because))
