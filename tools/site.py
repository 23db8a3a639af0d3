"""The site as production serves it, on a free port of this machine and with files of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

from tools.throwaway_postgres import free_port

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE_SECONDS = 60
WORKERS = 2
MIB = 1024  # kB
NEW_SESSION = """
from workouts.services.plans import create_plan, sample_request
from workouts.services.week.weeks import open_week
plan = create_plan(sample_request())
print(plan.code, open_week(plan).week.sessions[0].identity)
"""


class Site:
    """All that it writes - logs, counts, temporary files, its SQLite database - is in `folder`."""

    def __init__(self, folder: Path, database_url: str | None = None, **more: str) -> None:
        self.folder, self.port = folder, free_port()
        for name in ("static", "metrics", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database_url or f"sqlite:///{folder / 'site.sqlite3'}",
            "SECRET_KEY": "only-for-a-site-that-is-gone-when-its-test-ends-0123456789abcdef",
            "ALLOWED_HOSTS": f"{HOST},testserver",
            "RATE_LIMITS": "false",
            "SECURE_SSL_REDIRECT": "false",
            "STATIC_ROOT": str(folder / "static"),
            "METRICS_DIR": str(folder / "metrics"),
            "TMPDIR": str(folder / "tmp"),
            **more,
        }

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def prepare(self) -> None:
        self.manage("migrate", "--noinput", "--verbosity", "0")
        self.manage("load_catalogue", "--verbosity", "0")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")

    def manage(self, *words: str) -> str:
        return self.run("manage.py", *words)

    def new_session(self) -> tuple[str, str]:
        """The code of a new plan without an owner, and the identity of its first session."""
        code, session = self.manage("shell", "-v", "0", "-c", NEW_SESSION).split()
        return code, session

    def run(self, *words: str) -> str:
        command = [sys.executable, *words]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def start(
        self,
        application: str = "config.wsgi",
        *,
        workers: int = WORKERS,
        asked: str = "/readyz",
        environment: Mapping[str, str] | None = None,
    ) -> float:
        """Starts it, and returns the seconds until `asked` is first answered."""
        command = [
            *(sys.executable, "-m", "gunicorn", application),  # which reads gunicorn.conf.py
            *("-w", str(workers), "-b", f"{HOST}:{self.port}"),
        ]
        began = time.monotonic()
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env={**self.env, **(environment or {})}, stdout=log, stderr=log
            )
        while not self.answers(asked):
            if time.monotonic() > began + PATIENCE_SECONDS:
                raise AssertionError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.02)
        return time.monotonic() - began

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def kill(self) -> None:
        """As a power cut does: nothing is tidied up."""
        if self.process.poll() is None:
            for pid in (self.process.pid, *self.workers()):  # the first would start others again
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def answers(self, address: str = "/readyz") -> bool:
        try:
            return self.asked(address)[0] == HTTPStatus.OK
        except OSError:
            return False

    def asked(self, address: str) -> tuple[int, str]:
        """The status, and the time of the answer."""
        with closing(HTTPConnection(HOST, self.port, timeout=20)) as http:
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
