"""The people who try it, what is theirs, and what of others must stay as it is."""

import re
from io import BytesIO
from time import time
from typing import Any
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model, QuerySet
from django.test import Client
from PIL import Image

from exercises.desk import drafts
from exercises.desk.files.export_files import whole_catalogue
from exercises.documents.from_rows import document_of
from exercises.documents.photographs import small_picture
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Batch, Exercise, Picture
from tests.exercises.people import staff
from tests.workouts.boards import a_monday
from tests.workouts.lived_weeks import plan_of, trained_week
from tests.workouts.trainings import TUESDAY, Phone, a_set, first_session, told
from tests.workouts.views.season.season_pages import race
from workouts.exchange.running.found import FoundKind, FoundRun
from workouts.exchange.running.notation import run_documents
from workouts.models import (
    CalendarFeed,
    Plan,
    PlannedExercise,
    PlannedSession,
    PlanWeek,
    RunnerSettings,
    RunningPlan,
    TrainingEvent,
    TrainingLog,
    Version,
)
from workouts.planning.training.events import read_event
from workouts.preferences import Preferences
from workouts.services.calendar_feeds import make_feed
from workouts.services.sharing import share
from workouts.services.training.trainings import unseal
from workouts.services.week.changes import change_week
from workouts.services.week.weeks import open_week
from workouts.storage.trainings import event_rows, prescribed_document

PEOPLE = ("stranger", "passer-by", "newcomer", "runner", "editor", "reviewer", "superuser")
#: May change the catalogue and all plans and accounts.
ALMIGHTY = "superuser"
PART = re.compile(r"%\((\w+)\)s")  # of an address, with its name
PASSWORD = "long-run-on-sunday"
WEEKS_BEHIND = 3  # of each plan

A_RUN = FoundRun(when=a_monday(1), written="Tempo 40'", kind=FoundKind.TEMPO, minutes=40)


class World:
    cookies: dict[str, dict[str, str]]
    values: dict[str, list[str]]
    other: User
    before: dict[str, list[Any]]
    sealed: dict[str, str]  # what the page of a training hands out, by the training

    def __init__(self) -> None:
        self.cookies = {}

    def client(self, person: str) -> Client:
        client = Client()
        for name, value in self.cookies[person].items():
            client.cookies[name] = value
        return client

    def fitting(self, name: str, address: str) -> list[str]:
        """Values of a part of an address that lead somewhere. KeyError: say which here."""
        if name in ("object_id", "pk", "id"):
            return _keys(address) or self.values["number"]
        if name == "code" and address.startswith("/calendars/"):
            return self.values["feed"]
        return self.values[name]

    def existing(self, address: str) -> str:
        """An address of what is there, all parts filled in."""
        return PART.sub(lambda found: self.fitting(found[1], address)[0], address)

    def others(self) -> dict[str, list[Any]]:
        """All that belongs to another runner, and what readers see of the catalogue."""
        plans = Plan.objects.filter(owner=self.other)
        versions = Version.objects.filter(week__plan__in=plans)
        queries: tuple[QuerySet[Any], ...] = (
            plans,
            PlanWeek.objects.filter(plan__in=plans),
            versions,
            PlannedSession.objects.filter(version__in=versions),
            PlannedExercise.objects.filter(session__version__in=versions),
            User.objects.filter(pk=self.other.pk),
            self.other.groups.all(),
            EmailAddress.objects.filter(user=self.other),
            Authenticator.objects.filter(user=self.other),
            RunnerSettings.objects.filter(user=self.other),
            TrainingLog.objects.filter(owner=self.other),
            TrainingEvent.objects.filter(training__owner=self.other),
            RunningPlan.objects.filter(plan__in=plans),
            Session.objects.filter(pk=self.cookies["other"]["sessionid"]),
        )
        seen: dict[str, list[Any]] = {
            q.model.__name__: list(q.order_by("pk").values()) for q in queries
        }
        feeds = CalendarFeed.objects.filter(plan__in=plans)  # what each said is noted when asked
        seen["feeds"] = [*feeds.order_by("pk").values_list("code", "is_busy_only", "with_runs")]
        return seen | {"catalogue": _public()}


def _public() -> list[Any]:
    published = set(Exercise.objects.published().values_list("key", flat=True))
    kept = [item for item in whole_catalogue() if item[1].get("key", "") in published]
    return [*kept, *Picture.objects.order_by("pk").values_list("digest", "alt_text")]


def _keys(address: str) -> list[str]:
    """The admin's pages name their model."""
    app, model = ["", "", *address.split("/")][4:6]
    try:
        found: type[Model] = apps.get_model(app, model)
    except LookupError:
        return []
    return [str(key) for key in found._default_manager.values_list("pk", flat=True)[:3]]


def a_world() -> World:
    world = World()
    ann, bea = (_runner(name) for name in ("ann", "bea"))
    mine, theirs, nobodys = (_plan(owner) for owner in (ann, bea, None))
    for plan in (mine, theirs):
        _begin_season(plan)
    TOTP.activate(bea, generate_totp_secret())
    RecoveryCodes.activate(bea)
    world.other = bea
    people = {"runner": ann, "other": bea, "superuser": User.objects.create_superuser("root")}
    people |= {name: staff(name, name) for name in ("editor", "reviewer")}
    for name, user in people.items():
        world.cookies[name] = _signed_in(user)
    world.cookies |= {"stranger": {}, "newcomer": _signing_up(), "passer-by": _with(nobodys)}
    _desk(people["editor"])
    plans = (mine, theirs, nobodys)
    phones = [_trained(plan) for plan in plans]
    world.sealed = {str(phone.training): phone.sealed for phone in phones}
    world.values = {
        "code": [str(code) for plan in plans for code in (plan.code, plan.share_code)],
        "monday": [a_monday().isoformat(), a_monday(1).isoformat()],
        "exercise": ["lunge", "nowhere"],
        "on": [TUESDAY.isoformat(), a_monday().isoformat()],
        "feed": [feed.code for plan in plans for feed in plan.calendar_feeds.all()],
        "session": [str(one) for one in PlannedSession.objects.values_list("identity", flat=True)],
        "training": [*world.sealed, str(uuid4())],
        "number": [str(pk) for pk in Version.objects.values_list("pk", flat=True)],
        "slug": ["lunge", "romanian-deadlift", "box-jump"],
        "digest": [Picture.objects.get().digest],
        "ending": ["json", "csv", "xlsx"],
        "app_label": ["exercises", "workouts", "auth"],
        "content_type_id": [
            str(ContentType.objects.get_for_model(model).pk) for model in (Exercise, Plan, User)
        ],
        "uidb36": [user_pk_to_url_str(ann), user_pk_to_url_str(bea)],
        "key": [default_token_generator.make_token(ann), "set-password"],
        "url": ["exercises/", "nowhere"],
        "anything": ["plans", "nowhere/", "favicon.ico"],
    }
    world.before = world.others()
    return world


def _runner(name: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    RunnerSettings.objects.create(user=user, preferences=Preferences().document())
    return user


def _plan(owner: User | None) -> Plan:
    """With a week of its own and a link to read."""
    plan = plan_of(WEEKS_BEHIND, title="A week", owner=owner)
    first = open_week(plan).version.pk
    note = [{"kind": "note", "place": 0, "text": "Mind the knee"}]
    change_week(plan, None, note, based_on=first)
    based_on = open_week(plan, a_monday()).version.pk
    change_week(plan, a_monday(), note, based_on=based_on)
    share(plan)
    return plan


def _begin_season(plan: Plan) -> None:
    """Some weeks ago, with two races ahead, a week that was trained, and runs that wait."""
    plan.season_start = a_monday(-WEEKS_BEHIND)
    plan.races = (race(2, "10k", "B"), race(8, "half"))
    plan.save()
    trained_week(plan, a_monday(-1), pain=1)


def _trained(plan: Plan) -> Phone:
    """What a phone told of its first session; with an address for a calendar, and one of another's
    that waits."""
    make_feed(plan, is_busy_only=False, with_runs=True)
    RunningPlan.objects.create(
        plan=plan, address="https://runs.example/a.ics", waiting=run_documents([A_RUN])
    )
    phone = Phone(Client(), plan)
    training = TrainingLog.objects.create(
        pk=phone.training,
        plan=plan,
        owner=plan.owner,
        session=first_session(plan),
        date=TUESDAY,
        prescribed=prescribed_document(unseal(phone.sealed).prescribed),
    )
    events = (a_set(0), told("pain", pain=2), told("note", text="Steady"))
    TrainingEvent.objects.bulk_create(event_rows(training, map(read_event, events)))
    return phone


def _signed_in(user: User) -> dict[str, str]:
    """Just now, so that pages which ask for the password again open."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time()}]
    session.save()
    return _cookies(client)


def _signing_up() -> dict[str, str]:
    client = Client()
    given = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/account/signup/", given)
    return _cookies(client)


def _with(plan: Plan) -> dict[str, str]:
    client = Client()
    session = client.session
    session["plans"] = [plan.code]
    session["settings"] = Preferences().document()
    session.save()
    return _cookies(client) | {"sessionid": str(session.session_key)}


def _cookies(client: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in client.cookies.items()}


def _desk(editor: User) -> None:
    """A draft, a file that was put in, a photograph."""
    lunge = document_of(whole_exercises().get(key="lunge")) | {"summary": "Of a draft."}
    drafts.save_draft("exercise", lunge, by=editor, seen=None)
    Batch.objects.create(author=editor, title="A file", documents=[["exercise", lunge]])
    upload = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(upload, "PNG")
    rights = {"alt_text": "Hips up", "author": "A. Runner", "licence": "CC BY 4.0"}
    small = small_picture(upload, upload.tell())
    Picture.objects.create(exercise=Exercise.objects.get(key="lunge"), **vars(small), **rights)
