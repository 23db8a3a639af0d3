"""The usual week of somebody, from the runs of the last weeks."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from workouts.exchange.running.found import FoundKind, FoundRun
from workouts.exchange.running.understanding import km_of, minutes_of
from workouts.planning.values.limits import MOST_RUN_MINUTES, MOST_WEEKLY_KM
from workouts.planning.values.week import Day, Run, RunKind, Running

WEEKS = 8  # that are looked at, this one not among them
USUAL_SHARE = 0.5  # of these weeks in which somebody runs on a usual day
#: The kind of a run to the planner, and what it calls a hard one.
KINDS: dict[FoundKind, tuple[RunKind, str]] = {
    FoundKind.EASY: (RunKind.EASY, ""),
    FoundKind.RECOVERY: (RunKind.EASY, ""),
    FoundKind.INTERVALS: (RunKind.QUALITY, "intervals"),
    FoundKind.TEMPO: (RunKind.QUALITY, "tempo"),
    FoundKind.HILLS: (RunKind.QUALITY, "hills"),
    FoundKind.LONG: (RunKind.LONG, ""),
    FoundKind.RACE: (RunKind.RACE, ""),
}
#: The hardest run of a day is the one that the planner knows.
HARDEST_FIRST = (
    FoundKind.RACE,
    FoundKind.LONG,
    FoundKind.INTERVALS,
    FoundKind.TEMPO,
    FoundKind.HILLS,
    FoundKind.EASY,
    FoundKind.RECOVERY,
)
REST = Run(kind=RunKind.REST)


def run_of_day(found: Iterable[FoundRun]) -> Run:
    """All runs of one day as one: the hardest, and of easy ones the minutes of all, as many as one
    run may have."""
    counted = [run for run in found if run.kind is not FoundKind.NOTHING]
    if not counted:
        return REST
    hardest = min(counted, key=lambda run: HARDEST_FIRST.index(run.kind))
    kind, detail = KINDS[hardest.kind]
    same = counted if kind is RunKind.EASY else [hardest]
    minutes = min(MOST_RUN_MINUTES, sum(minutes_of(run) or 0 for run in same)) or None
    return Run(kind=kind, detail=hardest.detail or detail, minutes=minutes, start=hardest.start)


def weekly_km(found: Iterable[FoundRun]) -> float | None:
    """Kilometres of runs, not of other sports, those of some worked out from their minutes. None
    where no run says how far it is, where one says neither, or where a week cannot hold them."""
    runs = _counted(found)
    return least_km(runs) if all(km_of(run) is not None for run in runs) else None


def least_km(found: Iterable[FoundRun]) -> float | None:
    """Of the runs that say something of it, whatever the others do not say."""
    runs = _counted(found)
    total = round(sum(km_of(run) or 0 for run in runs), 1)
    return total if any(run.km for run in runs) and total <= MOST_WEEKLY_KM else None


def _counted(found: Iterable[FoundRun]) -> list[FoundRun]:
    return [run for run in found if run.is_run and run.kind is not FoundKind.NOTHING]


def usual_week(found: Iterable[FoundRun], today: date) -> Running:
    """What was run on most of these days in the last eight weeks, and in the middle one of them."""
    last = today - timedelta(days=today.weekday() + 1)
    first = last - timedelta(weeks=WEEKS) + timedelta(days=1)
    days: dict[date, list[FoundRun]] = defaultdict(list)
    for run in found:
        if first <= run.when <= last:
            days[run.when].append(run)
    if not days:
        return Running(week=(REST,) * len(Day))
    weeks = (last - min(days)).days // 7 + 1
    usual = tuple(
        _usual_run([days[when] for when in days if when.weekday() == day], weeks) for day in Day
    )
    return Running(week=usual, km=_usual_km(days))


def _usual_km(days: dict[date, list[FoundRun]]) -> float | None:
    """Of the weeks in which somebody ran."""
    weeks: dict[date, list[FoundRun]] = defaultdict(list)
    for when, runs in days.items():
        weeks[when - timedelta(days=when.weekday())] += runs
    known = [km for runs in weeks.values() if (km := weekly_km(runs)) is not None]
    return round(median(known), 1) if known else None


def _usual_run(of_weekday: list[list[FoundRun]], weeks: int) -> Run:
    runs = [run for found in of_weekday if (run := run_of_day(found)).kind is not RunKind.REST]
    if len(runs) < max(1, weeks * USUAL_SHARE):
        return REST
    trained = [run for run in runs if run.kind is not RunKind.RACE] or runs
    (kind, detail), _count = Counter((run.kind, run.detail) for run in trained).most_common(1)[0]
    if kind is RunKind.RACE:
        kind, detail = RunKind.QUALITY, "race5k"
    same = [run.minutes for run in trained if run.kind is kind and run.minutes]
    return Run(kind=kind, detail=detail, minutes=round(median(same)) if same else None)
