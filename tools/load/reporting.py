"""What was found, and whether it is as it must be."""

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tools.load.journal import BAD, CLEAR, DROPPED, LIMITED, OK, Answer, Journal, counts
from tools.load.traffic import RUNNERS

RECOVERY_SECONDS = 15.0  # after the fault is lifted
FLAT_SHARE, FLAT_MIB = 0.05, 6.0  # by which memory may differ after the warm-up
WARM = 0.2  # of the time
SHORTEST_SECONDS = 300  # of a run that tells whether memory is flat: before, it is being filled


@dataclass(kw_only=True)
class Report:
    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.failures.append(otherwise)

    def say(self, line: str) -> None:
        self.lines.append(line)
        print(line, flush=True)  # noqa: T201


@dataclass(frozen=True, kw_only=True)
class Phase:
    name: str
    begin: float
    lifted: float
    end: float
    said: str
    may_drop: int
    is_felt: bool


HEAD = (
    "| fault | answered | 503 page | 429 page | dropped | wrong | well again after | remark |\n"
    "|---|---:|---:|---:|---:|---:|---:|---|"
)


def faults(report: Report, database: str, journal: Journal, phases: list[Phase]) -> None:
    report.say(f"\n{database}, faults while {len(journal.answers)} requests were made\n\n{HEAD}")
    for phase in phases:
        _fault(report, f"{database}, {phase.name}", journal, phase)


def _fault(report: Report, where: str, journal: Journal, phase: Phase) -> None:
    found = journal.between(phase.begin, phase.end)
    number = counts(found)
    after = [one for one in found if one.kind != OK and one.ended > phase.lifted]
    recovery = max((one.ended - phase.lifted for one in after), default=0.0)
    well = [one for one in found if one.kind == OK and one.ended > phase.lifted]
    report.say(
        f"| {phase.name} | {number[OK]} | {number[CLEAR]} | {number[LIMITED]} | {number[DROPPED]} "
        f"| {number[BAD]} | {recovery:.1f} s | {phase.said} |"
    )
    report.expect(recovery <= RECOVERY_SECONDS, f"{where}: well again only after {recovery:.0f} s")
    report.expect(bool(well), f"{where}: nothing was answered afterwards")
    report.expect(number[DROPPED] <= phase.may_drop, f"{where}: requests without an answer")
    report.expect(number[LIMITED] <= RUNNERS, f"{where}: more had to rest than it can have locked")
    report.expect(number[CLEAR] > 0 or not phase.is_felt, f"{where}: nobody felt it")
    _wrong(report, where, found)


def _wrong(report: Report, where: str, found: Iterable[Answer]) -> None:
    for one in [one for one in found if one.kind in (BAD, DROPPED)][:5]:
        note = f"{where}: {one.what}: {one.said}"
        report.expect(one.kind != BAD, note)
        report.say(f"  - {note}") if one.kind == BAD else None


def load(report: Report, database: str, journal: Journal, seconds: float) -> None:
    number = counts(journal.answers)
    rate = len(journal.answers) / seconds
    report.say(f"\n{database}, {seconds / 60:.1f} minutes: {len(journal.answers)} requests")
    report.say(f"({rate:.1f} a second), of them {number[OK]} as they must be\n")
    report.expect(number[OK] == len(journal.answers), f"{database}: not every answer was right")
    _wrong(report, database, journal.answers)
    report.say("| request | times | median ms | p99 ms |\n|---|---:|---:|---:|")
    for what in sorted({one.what for one in journal.answers}):
        report.say(_times(what, [one for one in journal.answers if one.what == what]))


def _times(what: str, answers: list[Answer]) -> str:
    taken = sorted((one.ended - one.began) * 1000 for one in answers)
    p99 = taken[min(len(taken) - 1, int(0.99 * len(taken)))]
    return f"| {what} | {len(taken)} | {statistics.median(taken):.0f} | {p99:.0f} |"


Samples = dict[int, list[tuple[float, float]]]


def memory(report: Report, database: str, samples: Samples, seconds: float) -> None:
    report.say("\n| worker | MiB at the start | in the middle | at the end | grown when warm |")
    report.say("|---|---:|---:|---:|---:|")
    for number, taken in enumerate(samples.values(), 1):
        early, late = _own(taken, WARM, 2 * WARM), _own(taken, 1 - WARM, 1)
        shown = (taken[0], taken[len(taken) // 2], taken[-1])
        cells = " | ".join(f"{total:.1f} (own {own:.1f})" for total, own in shown)
        report.say(f"| {number} | {cells} | {late - early:+.1f} ({late / early - 1:+.1%}) |")
        report.expect(
            seconds < SHORTEST_SECONDS or late - early <= max(FLAT_MIB, FLAT_SHARE * early),
            f"{database}: a worker grew by {late - early:.1f} MiB after its warm-up",
        )


def _own(taken: list[tuple[float, float]], begin: float, end: float) -> float:
    part = taken[int(begin * len(taken)) : max(int(end * len(taken)), int(begin * len(taken)) + 1)]
    return statistics.median(own for _total, own in part)


def kept(report: Report, database: str, found: dict[str, Any]) -> None:
    report.say(
        f"\nAcknowledged on {database}: {found['plans']} plans, {found['notes']} changes; "
        f"lost {len(found['lost'])}, half saved {len(found['half'])}."
    )
    for fault in _first([*found["lost"], *found["half"]]):
        report.expect(False, f"{database}: {fault}")


def _first(faults: list[str]) -> Iterator[str]:
    yield from faults[:10]
