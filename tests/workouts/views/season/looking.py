"""A runner who looks at the coming week, and on which day."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import a_monday
from tests.workouts.builder import words_of
from workouts.models import Plan
from workouts.planning.values.week import Day
from workouts.services.week.weeks import open_week

HIDDEN = re.compile(r'type="hidden"\s+name="(based_on|seen|skip|missed)"\s+value="([^"]*)"')


class Looking:
    """A runner on the Sunday of this week."""

    def __init__(self, client: Client, plan: Plan, monday: date | None = None) -> None:
        cache.clear()
        self.client, self.plan = client, plan
        self.monday = monday or a_monday(1)
        self.here = f"/plans/{plan.code}/weeks/{self.monday.isoformat()}/"

    def page(self, query: str = "") -> str:
        answer = self.client.get(f"{self.here}proposed/{query}")
        assert answer.status_code == 200
        self.sent = dict(HIDDEN.findall(answer.content.decode()))
        return words_of(answer)

    def take(self, button: str = "proposed", **changed: Any) -> Any:
        return self.client.post(f"{self.here}proposed/", self.sent | {"do": button} | changed)


def today(monkeypatch: pytest.MonkeyPatch, day: Day, weeks: int = 0) -> date:
    when = a_monday(weeks) + timedelta(days=int(day))
    monkeypatch.setattr(timezone, "localdate", lambda moment=None, *_: _date(moment) or when)
    return when


def _date(moment: Any) -> date | None:
    return None if moment is None else timezone.localtime(moment).date()


def doses(plan: Plan, monday: date | None = None) -> list[tuple[Any, ...]]:
    return [
        (session.day, item.exercise.id, item.sets, item.reps, item.rpe, item.load_kg)
        for session in open_week(plan, monday).week.sessions
        for item in session.items
    ]
