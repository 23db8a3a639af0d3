"""Who may do what: every address and method of planning, for everyone there is."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.workouts.boards import a_monday
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import first_session
from workouts.models import Plan
from workouts.services import sharing
from workouts.services.plans import delete
from workouts.services.week.changes import change_week
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
WEEK = "/plans/{code}/"
DATED = "/plans/{code}/weeks/{monday}/"
#: What can be done with a week, whether it repeats or has a date: address and methods.
OF_A_WEEK = {
    "": "get",
    "findings/": "get",
    "load/": "get",
    "paper/": "get",
    "week-menu/": "get",
    "day-menu/?day=Thu": "get",
    "session-menu/?place=0": "get",
    "exercise-menu/?place=0&position=0": "get",
    "moves/?place=0": "get",
    "changes/": "post",
    "both/": "post",
    "swaps/?place=0&position=0": "get",
    "additions/?place=0": "get",
    "missed/?place=0": "get",
    "remedies/?finding=0": "get",
    "doses/?place=0&position=0": "get post",
    "sessions/?place=0": "get post",
    "runs/?day=Sun": "get post",
    "week.csv": "get",
    "paper/{session}/": "get",
    "week.ics": "get",
    "week.json": "get",
    "watch/": "get",
    "watch/{session}.fit": "get",
    "watch.zip": "get",
    "undo/": "post",
    "redo/": "post",
    "versions/": "get",
    "versions/{version}/": "get",
    "versions/{version}/restorations/": "post",
    "versions/{version}/names/": "post",
}
OF_A_PLAN = {
    "plan.json": "get",
    "schools/": "get post",
    "answers/": "get post",
    "race/": "get post",
    "next-week/": "get",
    "progress/": "get",
    "weeks/{monday}/proposed/": "get post",
    "weeks/{monday}/report/": "post",
    "race/weeks/": "post",
    "season/": "get post",
    "changed/": "get post",
    "season/endings/": "post",
    "import-runs/": "get post",
    "import-runs/weeks/": "post",
    "import-runs/removals/": "post",
    "import-runs/subscription/": "get post",
    "calendar/": "get post",
    "calendar/revocations/": "post",
    "papers/": "get",
    "links/": "get post",
    "revocations/": "post",
    "titles/": "post",
    "choices/": "post",
    "archive/": "post",
    "duplicates/": "post",
    "claims/": "post",
    "train/{session}/{monday}/": "get",
    "train/{session}/{monday}/events/": "post",
    "log/": "get",
    "log/lunge/": "get",
    "log.csv": "get",
    "past-session/": "get post",
    "deletions/": "post",
    "weeks/{monday}/following/": "post",
    "weeks/{monday}/from-now-on/": "post",
}
PRIVATE = {
    **{WEEK + address: methods for address, methods in (OF_A_WEEK | OF_A_PLAN).items()},
    **{DATED + address: methods for address, methods in OF_A_WEEK.items()},
}
TO_READ = {
    "/shared/{share}/": "get",
    "/shared/{share}/season/": "get",
    "/shared/{share}/copies/": "get post",
    "/shared/{share}/week.json": "get",
}
FOR_CALENDARS = {"/calendars/{feed}.ics": "get"}  # exports/test_calendar_feed.py
FOR_ALL = {
    "/": "get",
    "/today/": "get",
    "/week/": "get",
    "/plans/": "get",
    "/plans/new/": "get post",
    "/exercises/lunge/my-week/": "get",
    "/how-plans-are-made/": "get",
    "/account/": "get post",
    "/account/hamstrong.json": "get",
    "/account/log.csv": "get",
    "/account/imports/": "get post",
    "/account/ending/": "get post",
    "/account/signup/": "get post",
    "/account/password/set/": "get",
    "/account/sessions/": "get post",
    "/account/sessions/{version}/sign-outs/": "post",
    "/worker.js": "get",
    "/offline/": "get",
    "/manifest.webmanifest": "get",
    "/trainings/token/": "get",
    "/plans/{code}/returns/": "post",  # does nothing for a plan that one may not see
}
PEOPLE = ("nobody", "read link", "another", "editor", "superuser", "edit link", "owner")
#: A plan without an owner is open to all who have its address: who they are makes no difference.
#: Nor does it what link somebody without an account came by.
IN_EVERY_RUN = {(False, "nobody")} | {(True, one) for one in PEOPLE if "link" not in one}


def by(in_every_run: set[tuple[bool, str]]) -> pytest.MarkDecorator:
    """These people in every run, all in the long one."""
    return pytest.mark.parametrize(
        ("world", "person"),
        [
            pytest.param(*case, marks=() if case in in_every_run else pytest.mark.long)
            for case in product((False, True), PEOPLE)
        ],
        indirect=["world"],
    )


as_each_person = by(IN_EVERY_RUN)
owned = pytest.mark.parametrize("world", [True], indirect=True)


@dataclass
class World:
    """A plan of nobody, and one of somebody."""

    plan: Plan
    owned: bool
    session: UUID
    versions: dict[str, int]

    def fill(self, address: str) -> str:
        return address.format(
            code=self.plan.code,
            share=self.plan.share_code,
            monday=a_monday().isoformat(),
            session=self.session,
            version=self.versions[DATED if address.startswith(DATED) else WEEK],
        )


@pytest.fixture(params=[False, True], ids=["without an owner", "with an owner"])
def world(request: pytest.FixtureRequest, settings: Any) -> World:
    cache.clear()
    settings.FETCH_RUNS = True
    plan = sample_plan(title="Mine")
    sharing.share(plan)
    plan.season_start = a_monday()
    if request.param:
        plan.owner = User.objects.create_user("owner", "owner@example.org", "x")
    plan.save()
    first = open_week(plan).version.pk
    note = [{"kind": "note", "place": 0, "text": "Only this week"}]
    dated = change_week(plan, a_monday(), note, based_on=first).version.pk
    versions = {WEEK: first, DATED: dated}
    return World(plan=plan, owned=request.param, session=first_session(plan), versions=versions)


def client_of(person: str, world: World) -> Client:
    client = Client()
    if person == "owner":
        client.force_login(world.plan.owner or User.objects.create_user("somebody"))
    elif person == "superuser":
        client.force_login(User.objects.create_superuser("root"))
    elif person == "editor":
        editor = User.objects.create_user("editor", is_staff=True)
        editor.user_permissions.set(Permission.objects.filter(content_type__app_label="exercises"))
        client.force_login(editor)
    elif person == "another":
        client.force_login(User.objects.create_user("another"))
    return client


def may_open(person: str, world: World) -> bool:
    """Anyone with the address of a plan of nobody; of an owned one only its owner."""
    return person == "owner" if world.owned else True


@as_each_person
def test_a_plan_opens_for_those_who_may_and_is_not_there_for_others(
    person: str, world: World
) -> None:
    client = client_of(person, world)
    for address, methods in PRIVATE.items():
        for method in methods.split():
            answer = getattr(client, method)(world.fill(address))
            expected = (200, 302, 400, 409) if may_open(person, world) else (404,)
            assert answer.status_code in expected, (address, method)
            if may_open(person, world):
                leaks_no_code(answer, address)
                put_right(world)


def leaks_no_code(answer: Any, address: str) -> None:
    """By a cache, a referrer or a search."""
    assert "no-store" in answer["Cache-Control"], address
    assert answer["Referrer-Policy"] == "same-origin", address
    assert "noindex" in answer["X-Robots-Tag"], address


def put_right(world: World) -> None:
    """What one step did to the plan is no business of the next."""
    plan = world.plan
    was = {"deleted_at": None, "owner": plan.owner, "share_code": plan.share_code}
    Plan.objects.filter(pk=plan.pk).update(**was)


@owned
def test_no_address_takes_another_method(world: World) -> None:
    client = client_of("owner", world)
    for address, methods in (PRIVATE | TO_READ | FOR_ALL).items():
        for method in {*METHODS} - {*methods.split()}:
            if method == "head" and "get" in methods:
                continue
            answer = getattr(client, method)(world.fill(address))
            assert answer.status_code == 405, (address, method)
            if address not in FOR_ALL:
                leaks_no_code(answer, address)


@as_each_person
def test_who_has_the_link_to_read_reads_and_changes_nothing(person: str, world: World) -> None:
    client = client_of(person, world)
    before = open_week(world.plan).version.pk
    for address, methods in TO_READ.items():
        for method in methods.split():
            answer = getattr(client, method)(world.fill(address))
            assert answer.status_code == 200, (address, method)
            leaks_no_code(answer, address)
    assert client.get("/shared/wrong/").status_code == 404
    world.plan.refresh_from_db()
    assert open_week(world.plan).version.pk == before


@by({(False, "nobody"), (True, "nobody"), (True, "superuser"), (True, "owner")})
def test_the_link_to_read_opens_nothing_of_the_plan(person: str, world: World) -> None:
    client = client_of(person, world)
    for address in PRIVATE:
        wrong = world.fill(address).replace(world.plan.code, str(world.plan.share_code))
        assert client.get(wrong).status_code in (404, 405), address


@as_each_person
def test_pages_for_all_are_for_all_and_tell_nothing_of_others(person: str, world: World) -> None:
    client = client_of(person, world)
    delete(world.plan)
    for address, methods in FOR_ALL.items():
        for method in methods.split():
            answer = getattr(client, method)(world.fill(address))
            assert answer.status_code in (200, 302, 400), (address, method)
            is_own = world.owned and person == "owner"
            if method == "get" and not is_own:
                assert world.plan.code not in answer.content.decode(), address
    world.plan.refresh_from_db()
    is_back = world.plan.deleted_at is None
    assert is_back is (world.owned and person == "owner")


def test_the_matrix_knows_every_address_of_planning() -> None:
    """A new address has to say here who may use it."""
    known = {*PRIVATE, *TO_READ, *FOR_ALL, *FOR_CALENDARS}
    plain = {address.partition("?")[0] for address in known}
    found = addresses(get_resolver("workouts.urls").url_patterns)
    names = {"<slug:code>": "{code}", "<monday:monday>": "{monday}", "<int:number>": "{version}"}
    names |= {"<uuid:session>": "{session}", "<day:on>": "{monday}", "<slug:exercise>": "lunge"}
    for pattern, name in names.items():
        found = {address.replace(pattern, name) for address in found}
    found = {address.replace("/shared/{code}", "/shared/{share}") for address in found}
    own_tests = {"/trainings/<uuid:training>/events/"}  # who may send is in test_training_events.py
    found = {address.replace("/calendars/{code}", "/calendars/{feed}") for address in found}
    assert found == plain | own_tests


def addresses(patterns: Any, before: str = "/") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            found.add(here)
    return found


@owned
def test_a_form_from_another_site_changes_nothing(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    changing: Callable[[str], Any] = strict.post
    for address, methods in PRIVATE.items():
        if "post" in methods:
            assert changing(world.fill(address)).status_code == 403, address
