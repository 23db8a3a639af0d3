"""The page of a session in a browser as narrow as a phone: what its loads weigh, and how soon a
tick is shown and written down on the device; also with a processor four times as slow."""

import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from tools.chromium import chromium
from tools.site import Site

TICKS = 12
SLOWER = (1, 4)  # times; four is a phone of the middle
OURS = ("/js/training/", "/js/offline")
# One set is ticked and undone again; two frames later it has been drawn.
MEASURED = """async () => {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds))
  const section = document.querySelector('section[data-item]:not([hidden])')
  let stored
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (names, mode, ...more) {
    const transaction = begin.call(this, names, mode, ...more)
    if (mode === 'readwrite') {
      transaction.addEventListener('complete', () => { stored ??= performance.now() })
    }
    return transaction
  }
  const press = async (button) => {
    stored = undefined
    const from = performance.now()
    button.click()
    const handled = performance.now() - from
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const shown = performance.now() - from
    while (!stored) await wait(1)
    return { handled, shown, stored: stored - from }
  }
  const found = await press(section.querySelector('li[data-state=now] [data-todo] .btn'))
  IDBDatabase.prototype.transaction = begin
  await wait(300)
  section.querySelector('li[data-state=done] [data-was] [value=remove]').click()
  await wait(300)
  return found
}"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hamstrong-bench-") as name:
        site = Site(Path(name))
        site.prepare()
        code, session = site.new_session()
        site.start()
        try:
            address = f"{site.address}/plans/{code}/train/{session}/{date.today().isoformat()}/"
            _print(f"{address}?step=1")
        finally:
            site.stop()


def _print(address: str) -> None:
    print(
        "\n### The page of a session\n\n| load | page | styles | scripts | ours | rest | all, KB |"
    )
    print("|---|---|---|---|---|---|---|")
    with _phone() as (page, asked):
        for load in ("first", "next"):
            weights = _loaded(page, asked, address)
            kinds = [weights[kind] for kind in ("Document", "Stylesheet", "Script", "ours")]
            whole = sum(weights.values()) - weights["ours"]
            rest = whole - sum(kinds[:3])
            cells = " | ".join(f"{one / 1000:.1f}" for one in (*kinds, rest, whole))
            print(f"| {load} | {cells} |")
            page.wait_for_timeout(3000)  # until the worker keeps it
    print("\n| processor | tick handled, median (worst) ms | shown | stored on the device |")
    print("|---|---|---|---|")
    for times in SLOWER:
        with _phone() as (page, asked):
            page.goto(address)
            asked.send("Emulation.setCPUThrottlingRate", {"rate": times})
            found = [page.evaluate(MEASURED) for _tick in range(TICKS)]
            cells = " | ".join(_told(found, name) for name in ("handled", "shown", "stored"))
            print(f"| {times} × slower | {cells} |")


@contextmanager
def _phone() -> Iterator[tuple[Page, CDPSession]]:
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        yield page, context.new_cdp_session(page)


def _loaded(page: Page, asked: CDPSession, address: str) -> Counter[str]:
    """Bytes that came over the network, by kind."""
    kinds: dict[str, tuple[str, bool]] = {}
    weights: Counter[str] = Counter()

    def answered(said: Any) -> None:
        answer = said["response"]
        is_near = answer.get("fromServiceWorker") or answer.get("fromDiskCache")
        kind = "" if is_near else said["type"]
        kinds[said["requestId"]] = kind, any(name in answer["url"] for name in OURS)

    def finished(said: Any) -> None:
        kind, is_ours = kinds.get(said["requestId"], ("", False))
        weights[kind] += said["encodedDataLength"] if kind else 0
        weights["ours"] += said["encodedDataLength"] if kind and is_ours else 0

    asked.on("Network.responseReceived", answered)
    asked.on("Network.loadingFinished", finished)
    asked.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    asked.send("Network.disable")
    asked.remove_listener("Network.responseReceived", answered)
    asked.remove_listener("Network.loadingFinished", finished)
    return weights


def _told(found: list[dict[str, float]], name: str) -> str:
    times = [one[name] for one in found]
    return f"{statistics.median(times):.0f} ({max(times):.0f})"
