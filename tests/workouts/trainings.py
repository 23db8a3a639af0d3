"""A training of a saved plan, told as a phone tells it."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from workouts.models import Plan, TrainingLog
from workouts.pages.week.prescriptions import prescribed_session
from workouts.planning.training.fold import Training
from workouts.services.training.trainings import Subject, find_session, seal, training_uuid
from workouts.services.week.weeks import open_week
from workouts.storage.trainings import read_training

TUESDAY = date(2026, 11, 24)
NOON = 1_795_521_600_000  # of that day, in milliseconds


def first_session(plan: Plan, place: int = 0) -> UUID:
    return UUID(open_week(plan).week.sessions[place].identity)


class Phone:
    """What the page of a session knows, and what it sends."""

    def __init__(self, client: Client, plan: Plan, *, on: date = TUESDAY) -> None:
        self.client, self.on = client, on
        session = first_session(plan)
        found = find_session(plan, session, on)
        assert found is not None
        prescribed = prescribed_session(found)
        self.sealed = seal(Subject(plan_id=plan.pk, session=session, prescribed=prescribed))
        self.training = training_uuid(plan, session, on)

    @property
    def address(self) -> str:
        return f"/trainings/{self.training}/events/"

    def send(self, *events: object, **facts: Any) -> Any:
        body = {"sealed": self.sealed, "date": self.on.isoformat(), "events": [*events]} | facts
        return self.client.post(self.address, json.dumps(body), content_type="application/json")

    def kept(self) -> Training:
        return read_training(TrainingLog.objects.get(pk=self.training))


def a_set(number: int, **facts: Any) -> dict[str, Any]:
    said = {"id": str(uuid4()), "kind": "set", "at": NOON + number * 1000, "item": 0}
    return said | {"set": number, "kg": 60, "reps": 8, "rpe": 7} | facts


def told(kind: str, **facts: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": kind, "at": NOON + 60_000} | facts


class _Visible(HTMLParser):
    """Leaves out what is `hidden`, and what only scripts use."""

    VOID = frozenset({"input", "link", "meta", "br", "img", "path", "use", "circle", "rect"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.shown: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_open = tag not in self.VOID
        if self.depth or (is_open and "hidden" in dict(attrs)):
            self.depth += is_open
        else:
            self.shown.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of drawings, which show nothing to read."""

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= 1
        else:
            self.shown.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.shown.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")


_DRAWN = re.compile(r"(<symbol\b[^>]*>).*?(</symbol>)", re.S)
#: Most of a page; no section is in another.
_HIDDEN = re.compile(
    r"<section\b[^>]*\shidden\b[^>]*>.*?</section>|<template\b.*?</template>", re.S
)


def visible(page: str) -> str:
    """A page as it is seen without scripts, but for the insides of its drawings."""
    parser = _Visible()
    parser.feed(_DRAWN.sub(r"\1\2", _HIDDEN.sub("", page)))
    return "".join(parser.shown)
