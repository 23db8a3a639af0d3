"""Each page as production serves it, next to what the same server does with a bare view.

One worker with four threads, four connections, one page after the other; wrk on the other core.
The bare views are measured before and after, and their middle is what the pages are compared with.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tools.site import HOST, Site

SECONDS, CONNECTIONS = 4, 4
PLANS = 300  # more than a process keeps pages of
BUILDING_SECONDS = 20.0
CATALOGUE = ("/exercises/", "/exercises/deadlift/", "/")
PACKED = "br, gzip"
COUNT = f"from tools.bench.counting import main; main({PLANS}, {BUILDING_SECONDS})"
READING = re.compile(
    r"50%\s+(?P<p50>[\d.]+\w+).*?99%\s+(?P<p99>[\d.]+\w+).*?Requests/sec:\s+(?P<rate>[\d.]+)", re.S
)
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Reading:
    name: str
    rate: float  # requests a second
    p50: float  # milliseconds
    p99: float
    failed: int  # answers other than 2xx and 3xx


def wrk(
    name: str,
    site: Site,
    address: str,
    *,
    lua: str = "",
    seconds: int = SECONDS,
    headers: Iterable[str] = (f"Accept-Encoding: {PACKED}",),
) -> Reading:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    for header in headers:
        command += ["-H", header]
    if lua:
        script = site.folder / "wrk.lua"
        script.write_text(lua)
        command += ["-s", str(script)]
    done = subprocess.run(
        [*command, f"{site.address}{address}"], capture_output=True, text=True, check=True
    )
    found = READING.search(done.stdout)
    assert found, done.stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", done.stdout)
    errors = re.search(r"Socket errors: .*", done.stdout)
    return Reading(
        name,
        float(found["rate"]),
        _milliseconds(found["p50"]),
        _milliseconds(found["p99"]),
        (int(failed[1]) if failed else 0) + (1 if errors else 0),
    )


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()  # type: ignore[union-attr]
    return float(number) * UNITS[unit]


def each_another(addresses: list[str]) -> str:
    """Asks for one address after the other."""
    listed = ", ".join(json.dumps(address) for address in addresses)
    return (
        f"local all = {{{listed}}}\nlocal n = 0\n"
        "request = function()\n  n = n % #all + 1\n  return wrk.format('GET', all[n])\nend\n"
    )


def saving(site: Site, answers: dict[str, object]) -> str:
    """Builds and saves a week with each request, as the form of the builder does."""
    with closing(HTTPConnection(HOST, site.port)) as http:
        http.request("GET", "/plans/new/")
        answer = http.getresponse()
        page = answer.read().decode()
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    body = urlencode(answers | {"csrfmiddlewaretoken": token[1]}, doseq=True)
    return (
        "wrk.method = 'POST'\n"
        f"wrk.body = {json.dumps(body)}\n"
        "wrk.headers['Content-Type'] = 'application/x-www-form-urlencoded'\n"
        f"wrk.headers['Cookie'] = {json.dumps(cookie)}\n"
    )


def tag_of(site: Site, address: str) -> str:
    with closing(HTTPConnection(HOST, site.port)) as http:
        http.request("GET", address, headers={"Accept-Encoding": PACKED})
        return http.getresponse().getheader("ETag") or ""


def main(database: str, *, url: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix="hamstrong-bench-") as name:
        folder = Path(name)
        bare, page = (_yardstick(folder, kind) for kind in ("bare", "page"))
        site = Site(folder / "site", url)
        site.prepare()
        known = json.loads(site.manage("shell", "-v0", "-c", COUNT))
        cold = site.start(workers=1, asked="/exercises/")
        readings = list(_readings(site, known))
        memory = max(resident for resident, _alone in site.memory().values())
        site.stop()
        site.start()
        writes = _writes(site, known)
        site.stop()
        middle = [
            _middle(bare, _yardstick(folder, "bare")),
            _middle(page, _yardstick(folder, "page")),
        ]
    _print(database, middle, readings, known["counts"])
    print(f"\nBuilding and saving in one process, random runners: {known['rate']:.1f} a second.")
    print(
        f"Sustained, over HTTP, 2 processes: {writes.rate:.1f} plans a second "
        f"(p50 {writes.p50:.0f} ms, p99 {writes.p99:.0f} ms, {writes.failed} failed)."
    )
    print(f"Cold start to the first page: {cold:.1f} s. Memory of the worker: {memory:.0f} MiB.")


def _yardstick(folder: Path, kind: str) -> Reading:
    site = Site(folder / "yardstick", YARDSTICK=kind)
    site.start("tools.bench.yardstick", workers=1, asked=f"/{kind}/")
    try:
        return wrk(kind, site, f"/{kind}/")
    finally:
        site.stop()


def _middle(before: Reading, after: Reading) -> Reading:
    return replace(before, rate=(before.rate + after.rate) / 2)


def _readings(site: Site, known: dict[str, Any]) -> Iterator[Reading]:
    for address in CATALOGUE:
        yield wrk(f"{address}, rendered", site, address, lua=each_another(_never_kept(address)))
        yield wrk(f"{address}, again", site, address)
        tag = f"If-None-Match: {tag_of(site, address)}"
        again = (tag, f"Accept-Encoding: {PACKED}")
        yield wrk(f"{address}, unchanged (304)", site, address, headers=again)
    yield wrk("the finder, another question each time", site, "/", lua=each_another(_questions()))
    yield wrk("/plans/new/", site, "/plans/new/")
    yield wrk("a plan, again", site, known["sample"])
    yield wrk("another plan each time", site, "/", lua=each_another(known["plans"]))
    signed_in = (f"Cookie: {known['cookie']}", f"Accept-Encoding: {PACKED}")
    yield wrk("this week of a plan, signed in", site, known["this week"], headers=signed_in)
    yield wrk("/today/, signed in", site, "/today/", headers=signed_in)


def _never_kept(address: str) -> list[str]:
    """More addresses of the same page than a process keeps."""
    return [f"{address}?n={number}" for number in range(1000)]


def _questions() -> list[str]:
    """More than a process keeps answers to, so that the whole page is rendered."""
    return [f"/exercises/?q=deadlift+{number}" for number in range(1000)]


def _writes(site: Site, known: dict[str, Any]) -> Reading:
    script = saving(site, known["answers"])
    return wrk("saving", site, "/plans/new/", lua=script, seconds=3 * SECONDS)


def _print(
    database: str,
    middle: list[Reading],
    readings: list[Reading],
    counts: dict[str, list[int]],
) -> None:
    bare, page = middle
    print(f"\n### Pages on {database}\n")
    print("| page | requests/s | p50 ms | p99 ms | of (a) | of (b) | failed |")
    print("|---|---|---|---|---|---|---|")
    named = (replace(bare, name="(a) bare view"), replace(page, name="(b) 20 KB template"))
    for one in (*named, *readings):
        print(
            f"| {one.name} | {one.rate:.0f} | {one.p50:.1f} | {one.p99:.1f} "
            f"| {one.rate / bare.rate:.0%} | {one.rate / page.rate:.0%} | {one.failed} |"
        )
    print("\n| page | queries at first | queries again | bytes sent |\n|---|---|---|---|")
    for address, (first, again, size) in counts.items():
        print(f"| {address} | {first} | {again} | {size} |")
