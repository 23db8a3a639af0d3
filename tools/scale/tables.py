"""What was measured, as tables in markdown."""

from collections.abc import Iterable, Iterator

from tools.scale.measuring import PLAN_TABLES, Measured, summary

MIB = 1024 * 1024


def shown(measured: dict[int, Measured]) -> str:
    parts = _latencies(measured), _blocks(measured), _bytes(measured), _backups(measured)
    return "\n".join(line for part in parts for line in (*part, ""))


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _head(first: str, measured: dict[int, Measured]) -> Iterator[str]:
    yield _row([first, *(f"{size:,}" for size in measured)])
    yield _row(["---", *("---:" for _size in measured)])


def _latencies(measured: dict[int, Measured]) -> Iterator[str]:
    smallest = next(iter(measured.values()))
    yield "Milliseconds: median / p99, and how many times the median of the smallest."
    yield ""
    yield from _head("saved plans", measured)
    for name in smallest.milliseconds:
        first, _p99 = summary(smallest.milliseconds[name])
        pairs = [summary(one.milliseconds[name]) for one in measured.values()]
        yield _row([name, *(f"{m:.1f} / {p:.1f} ({m / first:.2f})" for m, p in pairs)])
    scans = [len(one.scans) for one in measured.values()]
    yield _row(["queries that scan a growing table", *scans])
    for one in measured.values():
        yield from (f"- {one.size:,}: {scan}" for scan in one.scans)


def _blocks(measured: dict[int, Measured]) -> Iterator[str]:
    yield "Blocks of 8 KiB that PostgreSQL looks at, median."
    yield ""
    yield from _head("saved plans", measured)
    for name in next(iter(measured.values())).blocks:
        yield _row([name, *(f"{summary(one.blocks[name])[0]:,.0f}" for one in measured.values())])


def _bytes(measured: dict[int, Measured]) -> Iterator[str]:
    yield "Size with indexes in MiB, and bytes per plan."
    yield ""
    yield from _head("table", measured)
    for table in next(iter(measured.values())).bytes:
        sizes = [(one.bytes[table][1], one.size) for one in measured.values()]
        yield _row([table, *(f"{total / MIB:,.1f} ({total / n:,.0f})" for total, n in sizes)])
    totals = [(sum(one.bytes[t][1] for t in PLAN_TABLES), one.size) for one in measured.values()]
    cells = [f"{total / MIB:,.1f} ({total / size:,.0f})" for total, size in totals]
    yield _row(["all tables of plans", *cells])


def _backups(measured: dict[int, Measured]) -> Iterator[str]:
    yield from _head("backup: seconds, MiB (~ what the smaller ones let expect)", measured)
    for name in next(iter(measured.values())).backups:
        yield _row([name, *_backup(name, list(measured.values()))])


def _backup(name: str, measured: list[Measured]) -> Iterator[str]:
    for one in measured:
        if name in one.backups:
            last, sign = one, ""
        else:
            sign = "~"
        seconds, size = last.backups[name]
        times = one.size / last.size
        yield f"{sign}{seconds * times:,.0f} s, {sign}{size * times / MIB:,.1f}"
