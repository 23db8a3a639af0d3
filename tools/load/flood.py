"""Phones that tell of sets while the server is killed again and again: each event that was
acknowledged must be kept, and once.

As the scripts of the page do, a phone sends again whatever no answer has named; and now and then
what was named, as if that answer had been lost.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any
from uuid import UUID

from tools.load.databases import Postgres, Sqlite
from tools.load.reporting import Report
from tools.load.running import served
from tools.site import HOST, Site

PHONES, KILLS = 6, 6
MOST_EVENTS = 500  # of a phone: fewer than a training may have (services/training/recording.py)
MOST_AT_ONCE = 30
BETWEEN_KILLS = (0.4, 1.6)  # seconds, in which phones send
PATIENCE_SECONDS = 20
FIRST_DAY = date(2026, 1, 1)
FIRST_MOMENT = 1_767_258_000_000  # of that day, in milliseconds


@dataclass(kw_only=True)
class Phone:
    """One training, and what was told of it."""

    port: int
    page: str
    chance: Random
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    sent: Counter[str] = field(default_factory=Counter)
    facts: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def open(self) -> None:
        found = re.search(r'data-facts="([^"]*)"', self._ask("GET", self.page)[1])
        assert found, "the page has no facts"
        self.facts = json.loads(unescape(found.group(1)))

    def train(self, is_over: Event) -> None:
        while not is_over.is_set():
            for _number in range(self.chance.randrange(1, 5) if self._has_room else 0):
                self._tick()
            self.flush()
            time.sleep(self.chance.uniform(0, 0.05))

    @property
    def _has_room(self) -> bool:
        return len(self.told) < MOST_EVENTS

    def _tick(self) -> None:
        identity, number = str(UUID(int=self.chance.getrandbits(128), version=4)), len(self.told)
        said = {"id": identity, "kind": "set", "at": FIRST_MOMENT + number, "item": number % 3}
        self.told[identity] = said | {"set": number % 30, "kg": 60, "reps": 8}

    def flush(self) -> None:
        waiting = [one for one in self.told if one not in self.acknowledged][:MOST_AT_ONCE]
        if self.acknowledged and self.chance.random() < 0.3:
            waiting += self.chance.sample(sorted(self.acknowledged), 1)
        if not waiting:
            return
        events = [self.told[one] for one in waiting]
        body = {"sealed": self.facts["sealed"], "date": self.facts["date"], "events": events}
        address = f"/trainings/{self.facts['training']}/events/"
        try:
            token = json.loads(self._ask("GET", "/trainings/token/")[1])["token"]
            self.sent.update(waiting)
            status, answer = self._post(address, json.dumps(body), token)
        except (OSError, HTTPException):
            return  # killed: sent again next time
        if status == HTTPStatus.OK:
            said = json.loads(answer)
            self.acknowledged.update(said["kept"])
            self.wrong += [str(one) for one in said["refused"]]
        elif status < HTTPStatus.INTERNAL_SERVER_ERROR:
            self.wrong.append(f"{status} {answer[:200]}")

    def is_waiting(self) -> bool:
        return len(self.acknowledged) < len(self.told)

    def _post(self, address: str, body: str, token: str) -> tuple[int, str]:
        headers = {"Cookie": f"csrftoken={token}", "X-CSRFToken": token}
        return self._ask("POST", address, body, headers | {"Content-Type": "application/json"})

    def _ask(
        self, method: str, address: str, body: str | None = None, headers: Any = None
    ) -> tuple[int, str]:
        with closing(HTTPConnection(HOST, self.port, timeout=PATIENCE_SECONDS)) as http:
            http.request(method, address, body, headers or {})
            answer = http.getresponse()
            return answer.status, answer.read().decode()


def flood(
    report: Report,
    kind: type[Sqlite] | type[Postgres],
    folder: Path,
    *,
    phones: int = PHONES,
    kills: int = KILLS,
) -> None:
    database = kind(folder)
    database.start()
    try:
        site = Site(folder, database.url)
        site.prepare()
        code, session = site.new_session()
        days = [FIRST_DAY + timedelta(days=number) for number in range(phones)]
        with served(site):
            sending = [
                Phone(
                    port=site.port,
                    page=f"/plans/{code}/train/{session}/{day.isoformat()}/",
                    chance=Random(number),  # noqa: S311
                )
                for number, day in enumerate(days)
            ]
            _train_and_kill(site, sending, kills)
            for phone in sending:
                _tell(report, database.name, phone)
        told = sum(len(phone.told) for phone in sending)
        again = sum(count - 1 for phone in sending for count in phone.sent.values())
        report.say(
            f"{database.name}, killed {kills} times while {phones} phones told of {told} sets: "
            f"{again} times one was sent again"
        )
    finally:
        database.stop()


def _train_and_kill(site: Site, phones: Sequence[Phone], kills: int) -> None:
    is_over, chance = Event(), Random(17)  # noqa: S311
    for phone in phones:
        phone.open()
    threads = [Thread(target=phone.train, args=(is_over,)) for phone in phones]
    for thread in threads:
        thread.start()
    try:
        for _kill in range(kills):
            time.sleep(chance.uniform(*BETWEEN_KILLS))
            site.kill()
            site.start()
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def _tell(report: Report, database: str, phone: Phone) -> None:
    """What was acknowledged is there before anything is sent again; all is there afterwards."""
    before = _kept(phone)
    lost = phone.acknowledged - before.keys()
    report.expect(not lost, f"{database}: {len(lost)} acknowledged events are gone")
    end = time.monotonic() + PATIENCE_SECONDS
    while phone.is_waiting() and time.monotonic() < end:
        phone.flush()
    kept = _kept(phone)
    report.expect(kept.keys() == phone.told.keys(), f"{database}: not all events arrived")
    twice = [one for one, count in kept.items() if count > 1]
    report.expect(not twice, f"{database}: {len(twice)} events are kept twice")
    report.expect(not phone.wrong, f"{database}: {phone.wrong[:3]}")


def _kept(phone: Phone) -> Counter[str]:
    phone.open()
    return Counter(event["id"] for event in phone.facts["events"])
