"""A server that is killed in the middle of its work has lost nothing that it had acknowledged."""

import re
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection

from tools.site import HOST, Site
from workouts.services.plans import create_plan, sample_request

WRITERS = 4  # at once
PATIENCE_SECONDS = 120
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="copies an SQLite database")


@pytest.fixture
def addresses(transactional_db: None) -> list[str]:
    """Of a plan for each writer."""
    request = sample_request()
    return [create_plan(request).get_absolute_url() for _number in range(WRITERS)]


@pytest.fixture
def site(addresses: list[str], tmp_path: Path) -> Iterator[Site]:
    """The site in debug, which needs no collected files, on a copy of the test database."""
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as copy:
        connection.connection.backup(copy)
    site = Site(tmp_path, SECRET_KEY="")
    site.start(asked="/plans/")
    yield site
    site.kill()


def get(site: Site, address: str, cookie: str = "") -> tuple[str, str]:
    """The page and the cookie to send back."""
    with closing(HTTPConnection(HOST, site.port, timeout=30)) as http:
        http.request("GET", address, headers={"Cookie": cookie} if cookie else {})
        answer = http.getresponse()
        page = answer.read().decode()
        set_cookie = re.search(r"csrftoken=\w+", answer.getheader("Set-Cookie") or "")
        return page, set_cookie[0] if set_cookie else cookie


def post(site: Site, address: str, cookie: str, **data: str) -> int:
    with closing(HTTPConnection(HOST, site.port, timeout=30)) as http:
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        http.request("POST", address, urlencode(data), headers)
        return int(http.getresponse().status)


def note_form(site: Site, address: str, note: str, cookie: str = "") -> tuple[dict[str, str], str]:
    """What a browser would send to change a note, and its cookie; empty without a form."""
    page, cookie = get(site, address, cookie)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    shown = re.search(r'based_on" value="(\d+)"', page)
    if token is None or shown is None:
        return {}, cookie
    edits = f'[{{"kind":"note","place":0,"text":"{note}"}}]'
    form = {"csrfmiddlewaretoken": token[1], "based_on": shown[1], "edits": edits}
    return form, cookie


class Writer(threading.Thread):
    """A runner who changes a note again and again, and remembers what was acknowledged."""

    def __init__(self, site: Site, address: str, number: int) -> None:
        super().__init__(daemon=True)
        self.site, self.address, self.number = site, address, number
        self.acknowledged: list[str] = []

    def run(self) -> None:
        cookie = ""
        while True:
            note = f"note {self.number}-{len(self.acknowledged)}"
            try:
                form, cookie = note_form(self.site, self.address, note, cookie)
                if not form:
                    return
                status = post(self.site, f"{self.address}changes/", cookie, **form)
            except (OSError, HTTPException):
                return  # killed
            if status == 302:
                self.acknowledged.append(note)


@pytest.mark.parametrize("changes", [WRITERS * 2, pytest.param(60, marks=pytest.mark.long)])
def test_no_acknowledged_change_is_lost_when_the_server_is_killed(
    site: Site, addresses: list[str], changes: int
) -> None:
    writers = [Writer(site, address, number) for number, address in enumerate(addresses)]
    for writer in writers:
        writer.start()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (
        not all(writer.acknowledged for writer in writers)
        or sum(len(writer.acknowledged) for writer in writers) < changes
    ):
        assert time.monotonic() < deadline
        assert any(writer.is_alive() for writer in writers)
        time.sleep(0.01)
    site.kill()
    for writer in writers:
        writer.join()
    site.start(asked="/plans/", workers=1)
    with closing(sqlite3.connect(site.folder / "site.sqlite3")) as database:
        rows = database.execute("SELECT DISTINCT note FROM workouts_plannedsession").fetchall()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = {note for (note,) in rows}
    for writer in writers:
        assert set(writer.acknowledged) <= kept
        page, _cookie = get(site, writer.address)
        (newest,) = set(re.findall(rf"note {writer.number}-(\d+)", page))
        last = len(writer.acknowledged) - 1
        assert int(newest) in {last, last + 1}  # one more may be written but not acknowledged


def test_a_server_that_is_asked_to_stop_answers_what_it_has_begun(
    site: Site, addresses: list[str]
) -> None:
    """Changes wait for a lock of the database that is released only after the server was asked."""
    answers: list[int] = []

    def change(address: str, form: dict[str, str], cookie: str) -> None:
        answers.append(post(site, f"{address}changes/", cookie, **form))

    forms = [(address, *note_form(site, address, "begun")) for address in addresses]
    writers = [threading.Thread(target=change, args=form, daemon=True) for form in forms]
    with closing(sqlite3.connect(site.folder / "site.sqlite3", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        for writer in writers:
            writer.start()
        time.sleep(1)  # they wait five seconds for the lock, so the server has begun them all
        site.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        database.execute("ROLLBACK")
    for writer in writers:
        writer.join()
    assert answers == [302] * WRITERS
    assert site.process.wait(timeout=60) == 0
