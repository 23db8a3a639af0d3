"""A plan of one's own, changed as its page does it."""

import json
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.workouts.builder import answers
from tests.workouts.plans import saved_plan
from workouts.forms.builder.plan import PlanForm
from workouts.models import Plan
from workouts.planning.values.week import Week
from workouts.services.week.weeks import open_week

KIT: dict[str, Any] = {"equipment": ["dumbbells", "box", "hill"], "double_days": "on"}


class Board:
    """A plan of one's own, changed as its page does it."""

    def __init__(self, client: Client, **changed: Any) -> None:
        """The plan as posting the builder's form leaves it; views/test_pages.py posts the form."""
        form = PlanForm(answers(**KIT | changed))
        assert form.is_valid(), form.errors
        session = client.session
        owner = User.objects.filter(pk=session.get(SESSION_KEY, 0)).first()
        plan = saved_plan(form.to_request(), title=form.cleaned_data["title"], owner=owner)
        session["plans"] = [plan.code, *session.get("plans", [])]
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        self.client = client
        self.here = plan.get_absolute_url()

    @property
    def plan(self) -> Plan:
        return Plan.objects.get(code=self.here.split("/")[2])

    def week(self, monday: date | None = None) -> Week:
        return open_week(self.plan, monday).week

    def days(self, monday: date | None = None) -> list[str]:
        return [session.day.code for session in self.week(monday).sessions]

    def lift_on(self, day: str) -> int:
        """The place of the strength session of a day, which may hold hill sprints too."""
        sessions = enumerate(self.week().sessions)
        return next(place for place, one in sessions if one.is_gym and one.day.code == day)

    def version(self, here: str = "") -> int:
        """The one that the page of the week holds (week/test_plan_page.py)."""
        monday = here.partition("/weeks/")[2].strip("/")
        return open_week(self.plan, date.fromisoformat(monday) if monday else None).version.pk

    def page(self, here: str = "") -> str:
        return str(self.client.get(here or self.here).content.decode())

    def post(self, where: str, here: str = "", **data: Any) -> Any:
        here = here or self.here
        data = {"based_on": self.version(here)} | data
        return self.client.post(f"{here}{where}", data)

    def change(self, *edits: dict[str, Any], here: str = "", **data: Any) -> Any:
        return self.post("changes/", here, edits=json.dumps(edits), **data)


def move(place: int, to: str) -> dict[str, Any]:
    return {"kind": "move", "place": place, "to": to}


def a_monday(weeks: int = 0) -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
