"""What the traffic wrote down: each answer, and what was acknowledged of each plan."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: CLEAR: our page that says 503. LIMITED: the one that says 429, which no runner here deserves; but
#: a worker or a database that dies while it counts leaves allauth's lock of one address behind.
OK, CLEAR, LIMITED, DROPPED, BAD = "ok", "clear", "limited", "dropped", "bad"


@dataclass(frozen=True, kw_only=True)
class Answer:
    began: float  # seconds of the clock that all processes share
    ended: float
    what: str
    kind: str
    said: str = ""


@dataclass(kw_only=True)
class Acknowledged:
    """`now` are the notes that the week may have; more than one when an answer was missing."""

    title: str
    now: list[str]
    notes: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class Journal:
    answers: list[Answer]
    plans: dict[str, Acknowledged]

    def between(self, begin: float, end: float) -> list[Answer]:
        return [one for one in self.answers if begin <= one.ended < end]


def read(path: Path) -> Journal:
    answers, plans = [], {}
    for line in path.read_text().splitlines():
        entry: dict[str, Any] = json.loads(line)
        code = entry.pop("plan", None)
        if code is None:
            answers.append(Answer(**entry))
        else:
            plans[code] = Acknowledged(**entry)  # the last word counts
    return Journal(answers=answers, plans=plans)


def counts(answers: Iterable[Answer]) -> dict[str, int]:
    kinds = [answer.kind for answer in answers]
    return {kind: kinds.count(kind) for kind in (OK, CLEAR, LIMITED, DROPPED, BAD)}
