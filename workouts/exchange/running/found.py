"""What was found in somebody's running plan: what was understood and why, what was left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from exercises.vocabulary import gettext_noop
from workouts.planning.values.week import Reason

MOST_BYTES = 2_000_000  # of a file, and of the answer of an address; a year of Runna has 150 kB
MOST_RUNS = 400  # in one reading: more than a year of six runs a week
MOST_LEFT_OUT = 100  # that are shown
MOST_WRITTEN = 120  # letters of a run's name
MOST_READ = 500  # letters of an entry that are looked at
MOST_UID = 200  # letters of its name in a calendar
MOST_KM = 300  # of one run


class FoundKind(StrEnum):
    """What a found entry is. Several of them are one kind of run to the planner."""

    EASY = "easy"
    RECOVERY = "recovery"
    INTERVALS = "intervals"
    TEMPO = "tempo"
    HILLS = "hills"
    LONG = "long"
    RACE = "race"
    NOTHING = "nothing"  # no run: it counts as nothing


class Sure(StrEnum):
    SURE = "sure"
    FAIR = "fair"
    GUESS = "guess"
    YOURS = "yours"  # the runner said so


@dataclass(frozen=True, kw_only=True)
class FoundRun:
    """One entry on one day. `detail` is the distance of a race; `start` counts minutes after
    midnight. `is_run` is false for other sports, which count as what the runner says."""

    when: date
    written: str
    kind: FoundKind
    minutes: int | None = None
    km: float | None = None
    start: int | None = None
    detail: str = ""
    because: tuple[Reason, ...] = ()
    sure: Sure = Sure.GUESS
    is_run: bool = True
    is_done: bool = False
    uid: str = ""

    @property
    def name(self) -> str:
        """By which a correction is remembered."""
        return name_of(self.written)


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    written: str
    because: Reason


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that was read. `notes` say what is to be known of it as a whole."""

    runs: tuple[FoundRun, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Reason, ...] = ()

    @property
    def is_done(self) -> bool:
        """Runs that were run, none that is planned."""
        return bool(self.runs) and all(run.is_done for run in self.runs)


class UnreadableError(ValueError):
    """Nothing can be read; `reason` says why, in words for the runner."""

    def __init__(self, sentence: str, **facts: Any) -> None:
        super().__init__(sentence)
        self.reason = said(sentence, **facts)


def said(sentence: str, **facts: Any) -> Reason:
    return Reason(rule="", sentence=sentence, facts=facts)


def name_of(written: str) -> str:
    """Without capitals, numbers and signs: `Kupferweg 8 km` and `kupferweg, 10 km` are one name;
    `6x800` has none."""
    words = "".join(letter if letter.isalpha() else " " for letter in written.casefold()).split()
    plain = " ".join(word for word in words if len(word) > 1 and word not in ("km", "mi", "min"))
    return plain[:MOST_WRITTEN]


def bounded(
    runs: Iterable[FoundRun], left_out: Iterable[LeftOut] = (), notes: tuple[Reason, ...] = ()
) -> Reading:
    """In the order of their days and each once, as many as one reading may hold."""
    found = _each_once(runs)
    if len(found) > MOST_RUNS:
        sentence = gettext_noop("Only the first {most} of {count} runs were read.")
        notes = (*notes, said(sentence, most=MOST_RUNS, count=len(found)))
    return Reading(
        runs=tuple(found[:MOST_RUNS]), left_out=tuple(left_out)[:MOST_LEFT_OUT], notes=notes
    )


def _each_once(runs: Iterable[FoundRun]) -> list[FoundRun]:
    """A done run takes the place of the planned one with its name in the calendar (`uid`)."""
    found: dict[tuple[object, ...], FoundRun] = {}
    for run in sorted(runs, key=lambda one: (one.when, one.start or 0)):
        run = replace(run, written=run.written.strip()[:MOST_WRITTEN])
        key: tuple[object, ...] = (run.when, run.written, run.minutes, run.km)
        if run.uid:
            key = (run.uid, run.when)
        if key not in found or run.is_done:
            found[key] = run
    return list(found.values())
