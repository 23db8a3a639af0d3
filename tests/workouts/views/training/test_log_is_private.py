"""What was done stays with the runner: nothing that leaves for others tells of it."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.workouts.boards import a_monday
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import Phone, a_set, first_session, told
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.services.plans import claim, delete_account
from workouts.services.sharing import share

pytestmark = pytest.mark.usefixtures("catalogue")
TOLD = (b"61.5", b"Zwicken", b"left side")
FOR_OTHERS = (
    "/shared/{share}/",
    "/shared/{share}/copies/",
    "/shared/{share}/week.json",
    "/plans/{code}/week.json",
    "/plans/{code}/weeks/{monday}/week.json",
    "/plans/{code}/week.csv",
    "/plans/{code}/week.ics",
    "/plans/{code}/plan.json",
    "/plans/{code}/watch.zip",
    "/plans/{code}/watch/{session}.fit",
    "/plans/{code}/paper/",
    "/plans/{code}/paper/{session}/",
)


@pytest.fixture
def plan(client: Client) -> Plan:
    """With a session that was done today."""
    cache.clear()
    plan = sample_plan(title="Mine")
    share(plan)
    phone = Phone(client, plan, on=timezone.localdate())
    phone.send(
        a_set(0, kg=61.5),
        told("pain", item=0, pain=4),
        told("note", item=0, text="left side"),
        told("note", text="Zwicken"),
        told("finish", feel="hard"),
    )
    assert TrainingEvent.objects.count() == 5
    return plan


def test_what_is_for_others_tells_nothing_of_what_was_done(client: Client, plan: Plan) -> None:
    told_of = (*TOLD, str(TrainingLog.objects.get().pk).encode())
    for address in FOR_OTHERS:
        answer = client.get(
            address.format(
                share=plan.share_code,
                code=plan.code,
                monday=a_monday().isoformat(),
                session=first_session(plan),
            )
        )
        assert answer.status_code == 200, address
        content = answer.getvalue()
        assert [mark for mark in told_of if mark in content] == [], address


def test_a_calendar_feed_tells_nothing_of_what_was_done(client: Client, plan: Plan) -> None:
    client.post(f"/plans/{plan.code}/calendar/", {"kind": "all"})
    page = client.get(f"/plans/{plan.code}/calendar/").content.decode()
    start = page.index("/calendars/")
    feed = client.get(page[start : page.index(".ics", start) + 4])
    assert feed.status_code == 200
    assert [mark for mark in TOLD if mark in feed.content] == []


def test_no_code_is_kept_with_what_was_done(plan: Plan) -> None:
    rows = str([*TrainingLog.objects.values(), *TrainingEvent.objects.values()])
    assert plan.code not in rows
    assert str(plan.share_code) not in rows


def test_what_was_done_goes_with_the_account(plan: Plan, django_user_model: type) -> None:
    ann = django_user_model.objects.create_user("ann")  # type: ignore[attr-defined]
    claim(ann, [plan.code])
    delete_account(ann)
    assert not TrainingLog.objects.exists()
    assert not TrainingEvent.objects.exists()
