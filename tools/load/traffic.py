"""Runners who browse, build, save, edit, undo, list and share: a process of its own.

`python -m tools.load.traffic PORT SECONDS JOURNAL`; ends by itself, or when it is asked to. It
speaks to the site like a proxy, checks every answer, and remembers what was acknowledged. Locust
would only replace its threads and counts: the journal of acknowledged writes, which is compared
with the database afterwards, and the checks of answers during faults would still be ours.
"""

import json
import re
import signal
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from tools.load.forms import Fields, form_with, value_of
from tools.load.journal import BAD, CLEAR, DROPPED, LIMITED, OK, Acknowledged, Answer

HOST = "hamstrong.test"
RUNNERS = 6
MOST_REQUESTS = 200_000  # of all runners
PAUSE_SECONDS = 0.1
PATIENCE_SECONDS = 40
PLANS_OF_A_BROWSER = 12
PAGES = (
    *(
        "/today/",
        "/exercises/",
        "/exercises/deadlift/",
        "/exercises/?q=curl",
        "/how-plans-are-made/",
    ),
    *("/exercises/step-up/", "/plans/new/", "/sitemap.xml", "/exercises/hamstring-curl/"),
)
HOPED = "Back in a moment"  # on our page of status 503
SHORT_REST = "A short rest, please"  # on our page of status 429
CHANGED = (("sessions", "123"), ("session_minutes", ("30", "40", "60")), ("age", ("25", "40")))


class MissedError(Exception):
    """There was no answer as wished; it is written down already."""


class Book:
    """The journal, for all runners of this process."""

    def __init__(self, path: Path) -> None:
        self.file, self.lock = path.open("w", buffering=1), threading.Lock()
        self.left = MOST_REQUESTS

    def write(self, entry: dict[str, object]) -> None:
        with self.lock:
            self.file.write(json.dumps(entry) + "\n")

    def answer(self, answer: Answer) -> None:
        self.left -= 1
        self.write({name: value for name, value in asdict(answer).items() if value != ""})

    def plan(self, code: str, known: Acknowledged) -> None:
        self.write({"plan": code, **asdict(known)})


class Browser:
    def __init__(self, port: int, book: Book, address: str) -> None:
        self.port, self.book, self.address = port, book, address
        self.cookies: dict[str, str] = {}

    def get(self, what: str, address: str, *expected: str) -> str:
        """The page, which has to hold what is expected. Raises MissedError."""
        return self._asked(what, "GET", address, None, 200, expected)

    def post(self, what: str, address: str, fields: Fields, status: int = 302) -> str:
        """Where it leads to, or the page. Raises MissedError."""
        return self._asked(what, "POST", address, urlencode(fields), status, ())

    def _asked(
        self,
        what: str,
        method: str,
        address: str,
        body: str | None,
        status: int,
        expected: Sequence[str],
    ) -> str:
        began = time.monotonic()
        try:
            got, page, location = self._exchange(method, address, body)
        except TimeoutError:
            kind, said, text = BAD, f"no answer in {PATIENCE_SECONDS} s", ""
        except (OSError, HTTPException) as error:
            kind, said, text = DROPPED, repr(error), ""
        else:
            kind, said = _judged(got, page, status, expected)
            text = location if got == 302 else page
        self.book.answer(
            Answer(began=began, ended=time.monotonic(), what=what, kind=kind, said=said)
        )
        if kind != OK:
            raise MissedError(kind)
        return text

    def _exchange(self, method: str, address: str, body: str | None) -> tuple[int, str, str]:
        headers = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": self.address,
            "Referer": f"https://{HOST}/",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        http = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        with closing(http):
            http.request(method, address, body, headers)
            answer = http.getresponse()
            page = answer.read().decode(errors="replace")
        for given in answer.headers.get_all("Set-Cookie") or ():
            name, _equals, value = given.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, page, answer.getheader("Location") or ""


def _judged(got: int, page: str, status: int, expected: Sequence[str]) -> tuple[str, str]:
    if got == 503 and HOPED in page:
        return CLEAR, ""
    if got == 429 and SHORT_REST in page:
        return LIMITED, "asked to rest"
    missing = [text for text in expected if text not in page]
    if got == status and not missing:
        return OK, ""
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    return BAD, f"{got}, missing {missing}: {words[:200]}"


class Runner(threading.Thread):
    """Does what people do, one thing after the other, with a fresh browser now and then."""

    def __init__(self, number: int, port: int, book: Book, end: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.book, self.end = number, port, book, end
        self.chance = Random(number)  # noqa: S311 (nothing secret)
        self.serial = self.browsers = 0
        self._refresh()

    def _refresh(self) -> None:
        """Each browser has an address of its own, as limits count by it."""
        self.browsers += 1
        address = f"2001:db8:{self.number:x}:{self.browsers:x}::1"
        self.browser = Browser(self.port, self.book, address)
        self.titles: list[str] = []

    def run(self) -> None:
        while not self.end.is_set() and self.book.left > 0:
            try:
                self._browse()
                self._build_and_live_with_it()
                self._list()
            except MissedError:
                self.end.wait(1)
            except LookupError as error:
                self._complain(repr(error))
            if len(self.titles) >= PLANS_OF_A_BROWSER:
                self._refresh()

    def _complain(self, said: str) -> None:
        now = time.monotonic()
        self.book.answer(Answer(began=now, ended=now, what="form", kind=BAD, said=said))
        self.end.wait(1)

    def _browse(self) -> None:
        for _time in range(3):
            self.browser.get("browse", self.chance.choice(PAGES), "<")
            self.end.wait(PAUSE_SECONDS)

    def _build_and_live_with_it(self) -> None:
        self.serial += 1
        title = f"Load {self.number}-{self.serial}."
        page = self.browser.get("builder", "/plans/new/", "csrfmiddlewaretoken")
        fields = self._answers(page, title)
        self.browser.post("preview", "/plans/new/", fields, status=200)
        address = self.browser.post("save", "/plans/new/", [*fields, ("action", "save")])
        self.titles.append(title)
        plan = Acknowledged(title=title, now=[""])
        self.book.plan(_code(address), plan)
        self._edit(address, plan)
        self._share(address)

    def _answers(self, page: str, title: str) -> Fields:
        given = form_with(page, "session_minutes")
        changed = {name: self.chance.choice(values) for name, values in CHANGED}
        kept = [
            (name, value)
            for name, value in given
            if name not in ("title", "action", "told", *changed)
        ]
        return [*kept, *changed.items(), ("title", title), ("told", "none")]

    def _edit(self, address: str, plan: Acknowledged) -> None:
        """Notes, and steps back; the stack tells what the week has after each."""
        stack = [""]
        for number in range(self.chance.randint(2, 5)):
            undoing = len(stack) > 1 and self.chance.random() < 0.3
            note = stack[-2] if undoing else f"{plan.title} {number}"
            self._step(address, plan, note, undoing=undoing)
            stack = stack[:-1] if undoing else [*stack, note]
            self.end.wait(PAUSE_SECONDS)
        self.browser.get("plan", address, *(stack[-1:] if stack[-1] else ()))

    def _step(self, address: str, plan: Acknowledged, note: str, *, undoing: bool) -> None:
        page = self.browser.get("plan", address, "based_on")
        fields = [(name, value_of(page, name)) for name in ("csrfmiddlewaretoken", "based_on")]
        edits = json.dumps([{"kind": "note", "place": 0, "text": note}])
        plan.now.append(note)
        try:
            if undoing:
                self.browser.post("undo", f"{address}undo/", fields)
            else:
                self.browser.post("edit", f"{address}changes/", [*fields, ("edits", edits)])
                plan.notes.append(note)
            plan.now = [note]
        finally:
            self.book.plan(_code(address), plan)

    def _share(self, address: str) -> None:
        page = self.browser.get("sharing", f"{address}links/", "csrfmiddlewaretoken")
        token = ("csrfmiddlewaretoken", value_of(page, "csrfmiddlewaretoken"))
        self.browser.post("share", f"{address}links/", [token])
        page = self.browser.get("sharing", f"{address}links/", "/shared/")
        found = re.search(r"/shared/[\w-]+/", page)
        if found is None:
            raise LookupError("address of the shared week")
        self.browser.get("shared", found[0], "<h1")

    def _list(self) -> None:
        """All that this browser saved, and nothing of another's."""
        page = self.browser.get("list", "/plans/", *self.titles)
        strange = {one for one in re.findall(r"Load (\d+)-", page) if one != str(self.number)}
        if strange:
            self._complain(f"the list shows weeks of {strange}")


def _code(address: str) -> str:
    return address.strip("/").split("/")[-1]


def main(port: int, seconds: float, path: Path) -> None:
    end = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: end.set())
    book = Book(path)
    runners = [Runner(number, port, book, end) for number in range(RUNNERS)]
    for runner in runners:
        runner.start()
    end.wait(seconds)
    end.set()
    for runner in runners:
        runner.join(PATIENCE_SECONDS)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]))
