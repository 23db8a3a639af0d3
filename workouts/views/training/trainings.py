"""Doing a session: its page, and the forms on it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from http import HTTPStatus
from time import time
from typing import Any
from uuid import UUID, uuid4, uuid5

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from exercises.catalogue_version import asked_once
from exercises.records import RecordError
from workouts.forms.training import FEELS, events_of
from workouts.models import Plan, TrainingLog
from workouts.pages import wording
from workouts.pages.training.training_page import ShownTraining, shown_training
from workouts.pages.week.prescriptions import prescribed_session
from workouts.planning.training.events import MILLISECONDS, EventKind
from workouts.planning.training.fold import Training
from workouts.planning.values.week import Day
from workouts.services.training.recording import NotTheirsError, TooManyError, may_record, record
from workouts.services.training.trainings import (
    FoundSession,
    Subject,
    done_before,
    find_session,
    find_training,
    seal,
    training_uuid,
)
from workouts.storage.trainings import read_prescribed, read_training
from workouts.views.access import find_plan
from workouts.views.private import private_get, private_post

ALL_SETS = "all"  # what the button sends that ticks every set that is left, as it was planned


@dataclass(frozen=True, kw_only=True)
class OpenTraining:
    """A session on a date as its page shows it; `log` is None until something was told."""

    plan: Plan
    session: UUID
    on: date
    log: TrainingLog | None
    found: FoundSession | None
    subject: Subject
    training: Training

    @property
    def uuid(self) -> UUID:
        return self.log.pk if self.log else training_uuid(self.plan, self.session, self.on)

    def shown(self, step: str) -> ShownTraining:
        but = self.log.pk if self.log else None
        before = done_before(self.plan, self.on, but=but)
        return shown_training(self.subject.prescribed, self.training, before, step)


@private_get
@asked_once
def train(request: HttpRequest, code: str, session: UUID, on: date) -> HttpResponse:
    """One exercise at a time; every step works without scripts."""
    return _page(request, _open(request, code, session, on))


@private_post
@asked_once
def train_events(request: HttpRequest, code: str, session: UUID, on: date) -> HttpResponse:
    """What one form of the page says; sent twice it counts once."""
    opened = _open(request, code, session, on)
    try:
        documents = [*_told(request, opened)]
        open_log = may_record(opened.uuid, opened.subject, request.user)
    except RecordError as wrong:
        return _page(request, opened, error=_problem(wrong.field, wrong.message))
    except (NotTheirsError, TooManyError):
        return _page(request, opened, error=_("This plan cannot take another training."))
    if (
        open_log.is_new
        and ratelimit.consume(request, app="allauth.account", action="train") is None
    ):
        raise ImmediateHttpResponse(ratelimit.respond_429(request))
    recorded = record(open_log, opened.subject, on, documents)
    if recorded.refused:
        first = recorded.refused[0]
        return _page(request, opened, error=_problem(first.field, first.message))
    if request.POST.get("kind") == EventKind.MORNING:
        return redirect("workouts:today")
    here = reverse("workouts:train", kwargs={"code": code, "session": session, "on": on})
    step = request.POST.get("step", "")
    return redirect(f"{here}?step={step}#now" if step.replace("-", "").isalnum() else here)


def _open(request: HttpRequest, code: str, session: UUID, on: date) -> OpenTraining:
    """404 for a session that this plan never had."""
    plan = find_plan(request, code)
    log, found = find_training(plan, session, on), find_session(plan, session, on)
    if log is not None:
        prescribed = read_prescribed(log.prescribed)
    elif found is not None:
        prescribed = prescribed_session(found)
    else:
        raise Http404
    return OpenTraining(
        plan=plan,
        session=session,
        on=on,
        log=log,
        found=found,
        subject=Subject(plan_id=plan.pk, session=session, prescribed=prescribed),
        training=read_training(log) if log else Training(),
    )


def _page(request: HttpRequest, opened: OpenTraining, *, error: str = "") -> HttpResponse:
    shown = opened.shown(request.POST.get("step", "") or request.GET.get("step", ""))
    context = {
        "plan": opened.plan,
        "session": opened.session,
        "on": opened.on,
        "is_today": opened.on == timezone.localdate(),
        "shown": shown,
        "tomorrow": _tomorrow(opened),
        "scale": range(11),
        "id": uuid4,  # called for each form that shows it
        "error": error,
        "actions": reverse(
            "workouts:train_events",
            kwargs={"code": opened.plan.code, "session": opened.session, "on": opened.on},
        ),
        "feels": [{"value": feel.value, "label": label} for feel, label in FEELS.items()],
        "facts": json.dumps(
            {
                "training": str(opened.uuid),
                "date": opened.on.isoformat(),
                "sealed": seal(opened.subject),
                "events": [row.told for row in opened.log.events.all()] if opened.log else [],
                "choices": [[asdict(one) for one in item.choices] for item in shown.items],
                "steps": shown.steps,
            }
        ),
    }
    status = HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK
    return render(request, "workouts/training/train.html", context, status=status)


def _told(request: HttpRequest, opened: OpenTraining) -> Iterator[dict[str, Any]]:
    """Raises RecordError."""
    known = opened.log.events.all() if opened.log else ()
    # after all that is known, also where the clock of a phone was ahead
    at = max([round(time() * MILLISECONDS), *(event.at + 1 for event in known)])
    if request.POST.get("kind") != ALL_SETS:
        yield from events_of(request.POST.dict(), at)
        return
    place, sent = request.POST.get("item", ""), request.POST.get("id", "")
    shown = opened.shown("")
    item = next((one for one in shown.items if str(one.place) == place), None)
    try:
        sent_id = UUID(sent)
    except ValueError:
        raise RecordError.at("id", "must be a UUID") from None
    if item is None:
        raise RecordError.at("item", "is no exercise of this session")
    for number, one in enumerate(item.sets):
        if one.state in ("now", "later"):
            said = {
                "id": str(uuid5(sent_id, f"{one.number}{one.side}")),
                "kind": "set",
                "item": place,
                "set": str(one.number),
                "side": one.side,
                shown.unit: one.weight,
                "reps": one.reps,
                "seconds": one.seconds,
                "left": one.left,
            }
            yield from events_of(said, at + number)


def _problem(field: str, message: str) -> str:
    return _("Not saved: {field} {message}.").format(field=field, message=message)


def _tomorrow(opened: OpenTraining) -> str:
    """The run of the day after, in words; empty when it is not known."""
    if opened.found is None:
        return ""
    after, runs = opened.on + timedelta(days=1), opened.found.opened.request
    week = runs.week if after.weekday() else runs.next_week or runs.week
    return str(wording.run_words(week[Day(after.weekday())]))
