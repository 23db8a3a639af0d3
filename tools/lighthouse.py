"""Lighthouse in its mobile profile on the main pages, as production serves them.

`make lighthouse`; a developer's tool, not part of CI: needs node 18 and chromium. It starts the
site on a database of its own, prints the scores and fails where a page is below the aims.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.chromium import CHROMIUM
from tools.site import Site

LIGHTHOUSE = "lighthouse@12"
AIMS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PRIVATE_SEO = "plan pages ask search engines to stay away, which costs them the SEO score"
PAGES = {
    "home": "/",
    "catalogue": "/exercises/",
    "exercise": "/exercises/romanian-deadlift/",
    "builder": "/plans/new/",
}
SAVE_A_WEEK = (
    "from workouts.services.plans import create_plan, sample_request; "
    "print(create_plan(sample_request()).get_absolute_url())"
)
CHROME_FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))  # as on a server, but for TLS, which Lighthouse waives
        site.prepare()
        plan = site.manage("shell", "-v0", "-c", SAVE_A_WEEK).strip().splitlines()[-1]
        site.start(workers=1)
        try:
            below = [
                name
                for name, address in (PAGES | {"plan": plan}).items()
                if is_below(name, f"{site.address}{address}")
            ]
        finally:
            site.stop()
    sys.exit(f"below the aims {AIMS}: {', '.join(below)}" if below else 0)


def is_below(name: str, address: str) -> bool:
    report = lighthouse(address)
    scores = {key: round(100 * report["categories"][key]["score"]) for key in AIMS}
    audits = report["audits"]
    timing = " ".join(
        f"{audit} {audits[audit]['displayValue']}"
        for audit in ("first-contentful-paint", "cumulative-layout-shift", "total-byte-weight")
    )
    print(f"{name:10}", *(f"{key} {score:3}" for key, score in scores.items()), timing)
    wanted = {key: aim for key, aim in AIMS.items() if not (name == "plan" and key == "seo")}
    failed = [key for key, aim in wanted.items() if scores[key] < aim]
    for key in failed:
        for reference in report["categories"][key]["auditRefs"]:
            audit = audits[reference["id"]]
            if audit["score"] is not None and audit["score"] < 0.9 and reference["weight"]:
                print(f"           {key}: {audit['title']} {audit.get('displayValue', '')}")
    if name == "plan":
        print(f"           {PRIVATE_SEO}")
    return bool(failed)


def lighthouse(address: str) -> dict[str, Any]:
    npx = shutil.which("npx") or sys.exit("npx is not installed; it comes with node")
    done = subprocess.run(
        [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", "--output-path=stdout",
         f"--only-categories={','.join(AIMS)}", f"--chrome-flags={CHROME_FLAGS}"],
        env=os.environ | {"CHROME_PATH": CHROMIUM or ""},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    report: dict[str, Any] = json.loads(done.stdout)
    return report


if __name__ == "__main__":
    main()
