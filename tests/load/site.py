"""The site as in production: gunicorn with two workers behind a proxy that ends TLS."""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import closing
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.load.traffic import HOST
from tests.throwaway_postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
PATIENCE_SECONDS = 60
MIB = 1024


class Site:
    """All that it writes (logs, counts, temporary files) is under `folder`."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.port = folder, free_port()
        for name in ("static", "metrics", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database_url,
            "SECRET_KEY": "only-for-a-site-that-is-gone-when-its-load-ends-0123456789abcdef",
            "ALLOWED_HOSTS": HOST,
            "BEHIND_PROXY": "true",
            "RATE_LIMITS": "false",
            "STATIC_ROOT": str(folder / "static"),
            "METRICS_TOKEN": "counted",
            "METRICS_DIR": str(folder / "metrics"),
            "TMPDIR": str(folder / "tmp"),
        }

    def prepare(self) -> None:
        for command in (
            ("migrate", "--noinput"),
            ("load_catalogue",),
            ("collectstatic", "--noinput"),
        ):
            self._run("manage.py", *command, "--verbosity", "0")

    def kept(self, journal: Path) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._run("-m", "tests.load.kept", str(journal)))
        return answer

    def _run(self, *words: str) -> str:
        command = [sys.executable, *words]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def start(self, **more: str) -> None:
        command = [
            *(sys.executable, "-m", "gunicorn", "config.wsgi", "--no-control-socket"),
            *("-w", str(WORKERS), "-k", "gthread", "--threads", "4", "-b"),
            f"127.0.0.1:{self.port}",
        ]
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=self.env | more, stdout=log, stderr=log
            )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.answers():
            if time.monotonic() > deadline:
                raise AssertionError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.2)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def answers(self) -> bool:
        try:
            return self._asked("/readyz")[0] == 200
        except OSError:
            return False

    def clock(self) -> float:
        """The time that the site believes it is, in seconds."""
        date = self._asked("/healthz")[1]
        return parsedate_to_datetime(date).timestamp()

    def _asked(self, address: str) -> tuple[int, str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as http:
            http.request("GET", address)
            answer = http.getresponse()
            answer.read()
            return answer.status, answer.getheader("Date") or ""

    def workers(self) -> list[int]:
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def memory(self) -> dict[int, tuple[float, float]]:
        """Of each worker, in MiB: all that is resident, and what is its alone (no mapped files)."""
        found = {}
        for worker in self.workers():
            status = Path(f"/proc/{worker}/status").read_text()
            sizes = dict(re.findall(r"^(VmRSS|RssAnon):\s+(\d+) kB", status, re.M))
            if len(sizes) == len(("VmRSS", "RssAnon")):
                found[worker] = (int(sizes["VmRSS"]) / MIB, int(sizes["RssAnon"]) / MIB)
        return found
