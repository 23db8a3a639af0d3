"""Lighthouse in its mobile profile on the main pages, as production serves them.

`make lighthouse`; a developer's tool, not part of CI: needs node 18 and chromium. It starts the
site on a database of its own, prints the scores and fails where a page is below the aims.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

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
    "from workouts import services; "
    "print(services.create_plan(services.sample_request()).get_absolute_url())"
)
PORT = 8765
SITE = f"http://localhost:{PORT}"
CHROME_FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = production(Path(folder))
        plan = prepare(environment)
        command = [sys.executable, "-m", "gunicorn", "-b", f"localhost:{PORT}", "config.wsgi"]
        server = subprocess.Popen([*command, "--threads", "4"], env=environment)
        try:
            wait_for(SITE)
            below = [
                name
                for name, address in (PAGES | {"plan": plan}).items()
                if is_below(name, address)
            ]
        finally:
            server.terminate()
            server.wait()
    sys.exit(f"below the aims {AIMS}: {', '.join(below)}" if below else 0)


def production(folder: Path) -> dict[str, str]:
    """Settings as on a server, but for HTTPS, which Lighthouse waives on localhost."""
    return os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder / 'lighthouse.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "SECURE_SSL_REDIRECT": "0",
    }


def prepare(environment: dict[str, str]) -> str:
    """The address of a saved week."""
    for command in (["migrate", "-v0"], ["load_catalogue"], ["collectstatic", "--noinput", "-v0"]):
        manage(environment, *command)
    return manage(environment, "shell", "-v0", "-c", SAVE_A_WEEK).strip().splitlines()[-1]


def manage(environment: dict[str, str], *words: str) -> str:
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def wait_for(address: str) -> None:
    for _attempt in range(50):
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.2)
    sys.exit("the site did not start")


def is_below(name: str, address: str) -> bool:
    report = lighthouse(f"{SITE}{address}")
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


def lighthouse(address: str) -> dict[str, dict[str, dict[str, float]]]:
    npx = shutil.which("npx") or sys.exit("npx is not installed; it comes with node")
    chrome = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    done = subprocess.run(
        [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", "--output-path=stdout",
         f"--only-categories={','.join(AIMS)}", f"--chrome-flags={CHROME_FLAGS}"],
        env=os.environ | {"CHROME_PATH": chrome}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
