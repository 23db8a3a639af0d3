"""A server that is killed in the middle of its work has lost nothing that it had acknowledged."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITERS, ENOUGH = 4, 60  # at once; acknowledged changes before the kill
PATIENCE_SECONDS = 120
MAKE_PLANS = (
    "from workouts import services\n"
    f"for _ in range({WRITERS}):\n"
    "    print(services.create_plan(services.sample_request()).get_absolute_url())\n"
)


class Server:
    """gunicorn as in production, with a database of its own."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.env = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def manage(self, *words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=True
        )
        return done.stdout

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [
                *(sys.executable, "-m", "gunicorn", "config.wsgi", "--no-control-socket"),
                *("-w", "2", "-k", "gthread", "--threads", "4", "-b", f"127.0.0.1:{self.port}"),
            ],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                self.get("/plans/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def get(self, address: str, cookie: str = "") -> tuple[str, str]:
        """The page and the cookie to send back."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as http:
            http.request("GET", address, headers={"Cookie": cookie} if cookie else {})
            answer = http.getresponse()
            page = answer.read().decode()
            set_cookie = re.search(r"csrftoken=\w+", answer.getheader("Set-Cookie") or "")
            return page, set_cookie[0] if set_cookie else cookie

    def post(self, address: str, cookie: str, **data: str) -> int:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as http:
            headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
            http.request("POST", address, urlencode(data), headers)
            return int(http.getresponse().status)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "killed.sqlite3")
    server.manage("migrate", "--noinput", "--verbosity", "0")
    server.manage("load_catalogue", "--verbosity", "0")
    yield server
    server.kill()


class Writer(threading.Thread):
    """A runner who changes a note again and again, and remembers what was acknowledged."""

    def __init__(self, server: Server, address: str, number: int) -> None:
        super().__init__(daemon=True)
        self.server, self.address, self.number = server, address, number
        self.acknowledged: list[str] = []

    def run(self) -> None:
        cookie = ""
        while True:
            note = f"note {self.number}-{len(self.acknowledged)}"
            try:
                page, cookie = self.server.get(self.address, cookie)
                token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
                shown = re.search(r'based_on" value="(\d+)"', page)
                if token is None or shown is None:
                    return
                status = self.server.post(
                    f"{self.address}changes/",
                    cookie,
                    csrfmiddlewaretoken=token[1],
                    based_on=shown[1],
                    edits=f'[{{"kind":"note","place":0,"text":"{note}"}}]',
                )
            except (OSError, HTTPException):
                return  # killed
            if status == 302:
                self.acknowledged.append(note)


def test_no_acknowledged_change_is_lost_when_the_server_is_killed(server: Server) -> None:
    addresses = re.findall(r"^/plans/\S+/$", server.manage("shell", "-c", MAKE_PLANS), re.M)
    assert len(addresses) == WRITERS
    server.start()
    writers = [Writer(server, address, number) for number, address in enumerate(addresses)]
    for writer in writers:
        writer.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while sum(len(writer.acknowledged) for writer in writers) < ENOUGH:
        assert time.monotonic() < deadline
        assert any(writer.is_alive() for writer in writers)
        time.sleep(0.01)
    server.kill()
    for writer in writers:
        writer.join()
    server.start()
    with closing(sqlite3.connect(server.database)) as database:
        rows = database.execute("SELECT DISTINCT note FROM workouts_plannedsession").fetchall()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = {note for (note,) in rows}
    for writer in writers:
        assert writer.acknowledged
        assert set(writer.acknowledged) <= kept
        page, _cookie = server.get(writer.address)
        (newest,) = set(re.findall(rf"note {writer.number}-(\d+)", page))
        last = len(writer.acknowledged) - 1
        assert int(newest) in {last, last + 1}  # one more may be written but not acknowledged


def test_a_server_that_is_asked_to_stop_answers_what_it_has_begun(server: Server) -> None:
    server.start()
    answers: list[int] = []

    def ask() -> None:
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=30)) as http:
            http.request("GET", "/")  # builds a week, so it takes its time
            begun.release()
            answers.append(http.getresponse().status)

    begun = threading.Semaphore(0)
    askers = [threading.Thread(target=ask, daemon=True) for _number in range(WRITERS)]
    for asker in askers:
        asker.start()
    for _asker in askers:
        begun.acquire(timeout=30)
    time.sleep(0.05)  # so that the server has taken all of them up
    server.process.send_signal(signal.SIGTERM)
    for asker in askers:
        asker.join()
    assert answers == [200] * WRITERS
    assert server.process.wait(timeout=60) == 0
