"""What leaves always comes back: more than a file can hold is in several, and none is lost."""

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import TUESDAY, Phone, a_set, first_session, told
from workouts.exchange.my_data.file_format import MOST_BYTES, MOST_SNAPSHOT, MOST_TOLD
from workouts.exchange.my_data.parcels import HEAD_BYTES
from workouts.models import Plan, PlanWeek, TrainingEvent, TrainingLog
from workouts.planning.training.events import read_event
from workouts.planning.values.limits import MOST_NOTE, MOST_SESSIONS, MOST_WEEK_ITEMS
from workouts.services.plans import claim
from workouts.services.training.trainings import unseal
from workouts.services.week.weeks import open_week
from workouts.storage.plans import add_version
from workouts.storage.trainings import event_rows, prescribed_document

pytestmark = pytest.mark.usefixtures("catalogue")
MINE, IMPORTS = "/account/hamstrong.json", "/account/imports/"
WEEKS, TRAININGS = 4, 4
BYTES_OF_AN_ITEM = 1000  # without its reasons
LETTERS = 400  # of a note of each training


@pytest.fixture
def plan() -> Plan:
    """With dated weeks, each with a history, and trainings; of nobody."""
    cache.clear()
    plan = sample_plan(title="Autumn")
    opened = open_week(plan)
    first, *others = opened.week.sessions
    for number in range(1, WEEKS + 1):
        row = PlanWeek.objects.create(plan=plan, monday=a_monday(number))
        for name in ("Before", "After"):
            told_first = replace(first, note=f"{name} {number}")
            week = replace(opened.week, sessions=(told_first, *others))
            add_version(row, opened.asked, week, parent=opened.version)
    prescribed = prescribed_document(unseal(Phone(Client(), plan).sealed).prescribed)
    for day in range(1, TRAININGS + 1):
        log = TrainingLog.objects.create(
            plan=plan,
            session=first_session(plan),
            date=TUESDAY.replace(day=day),
            prescribed=prescribed,
        )
        events = (a_set(0), told("note", text="x" * LETTERS))
        TrainingEvent.objects.bulk_create(event_rows(log, map(read_event, events)))
    return plan


def theirs(plan: Plan, name: str = "") -> Client:
    """Whose plan it is, with an account of this name or without one."""
    client = Client()
    if name:
        user = User.objects.create_user(name)
        claim(user, [plan.code])
        client.force_login(user)
    session = client.session
    session["plans"] = [plan.code]
    session.save()
    if not name:
        client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


def files_of(client: Client, address: str = MINE) -> list[bytes]:
    answer: Any = client.get(address)
    content = b"".join(answer)
    if answer["Content-Type"] == "application/json":
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def put_in(client: Client, files: list[bytes]) -> None:
    for content in files:
        upload = SimpleUploadedFile("hamstrong.json", content)
        assert client.post(IMPORTS, {"file": upload}).status_code == 302


def limit(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    for place in ("parcels", "file_in", "log_document"):
        monkeypatch.setattr(f"workouts.exchange.my_data.{place}.{name}", most, raising=False)


@pytest.mark.parametrize(
    ("name", "limited", "most"),
    [
        ("ann", "MOST_BYTES", 42_000),
        ("ann", "MOST_WEEKS", 3),
        ("ann", "MOST_TRAININGS", 2),
        ("ann", "MOST_PRESCRIBED", 6_000),
        ("ann", "MOST_SNAPSHOTS", 8),
        ("", "MOST_BYTES", 42_000),
        ("", "MOST_TRAININGS", 2),
    ],
)
def test_what_is_too_much_for_one_file_comes_back_from_several(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, name: str, limited: str, most: int
) -> None:
    """It was one file that could not come in again, and a long log lost its oldest trainings."""
    here = theirs(plan, name)
    limit(monkeypatch, limited, most)
    files = files_of(here)
    assert (len(files) > 1) == (limited != "MOST_SNAPSHOTS")
    there = Client()
    if name:
        there.force_login(User.objects.create_user("bea"))
    put_in(there, files)
    copies = Plan.objects.exclude(pk=plan.pk)
    assert {copy.title for copy in copies} == {"Autumn"}
    assert all(open_week(copy).week == open_week(plan).week for copy in copies)
    for monday in map(a_monday, range(1, WEEKS + 1)):
        weeks = [open_week(copy, monday).week for copy in copies]
        assert weeks.count(open_week(plan, monday).week) == 1
    done = TrainingLog.objects.exclude(plan=plan)
    assert done.count() == TRAININGS
    assert {log.owner for log in done} == {copies[0].owner}
    if limited == "MOST_BYTES":
        assert max(map(len, files)) <= most


def test_one_plan_leaves_in_several_files_too(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, "MOST_WEEKS", 2)
    files = files_of(theirs(plan), f"{plan.get_absolute_url()}plan.json")
    weeks = [json.loads(file)["plans"][0]["weeks"] for file in files]
    assert [[bool(week["monday"]) for week in one] for one in weeks] == [[False, True]] * WEEKS
    put_in(Client(), files)


def test_weeks_as_they_are_and_trainings_go_before_history(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = theirs(plan)
    (content,) = files_of(here)
    whole = json.loads(content)
    monkeypatch.setattr("workouts.exchange.my_data.parcels.MOST_BYTES", len(content) + 8000)
    (content,) = files_of(here)
    found = json.loads(content)
    assert found["trainings"] == whole["trainings"]
    counts = [
        [len(week["versions"]) for week in one["plans"][0]["weeks"]] for one in (found, whole)
    ]
    assert counts[1] == [1, *[2] * WEEKS]
    assert min(counts[0]) == 1
    assert sum(counts[0]) < sum(counts[1])


def test_a_file_holds_two_weeks_whatever_is_in_them() -> None:
    """So that a plan in several files gets further with each."""
    notes = 4 * MOST_NOTE * MOST_SESSIONS
    heaviest = (
        MOST_SNAPSHOT * MOST_WEEK_ITEMS + MOST_TOLD + notes + BYTES_OF_AN_ITEM * MOST_WEEK_ITEMS
    )
    assert HEAD_BYTES + 2 * heaviest < MOST_BYTES
