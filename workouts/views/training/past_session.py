"""Writing a session down afterwards: a planned one that was done on paper, or any other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from http import HTTPStatus
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from exercises.catalogue_version import asked_once
from workouts.forms.past_session import (
    FIRST_YEAR,
    DoneForm,
    PastSessionForm,
    WrittenDown,
    row_count,
    written_down,
)
from workouts.models import Plan, TrainingLog
from workouts.pages.training.log import session_name
from workouts.pages.training.past_session import known_doses, likely
from workouts.pages.week.prescriptions import prescribed_session
from workouts.planning.training.events import MILLISECONDS
from workouts.planning.training.prescribed import PrescribedSession
from workouts.services.training.recording import NotTheirsError, TooManyError, may_record, record
from workouts.services.training.trainings import (
    Subject,
    done_before,
    find_session,
    find_training,
    training_uuid,
)
from workouts.storage.trainings import read_prescribed, read_training
from workouts.views.access import find_plan
from workouts.views.private import private_form

NOON = time(12)


@dataclass(frozen=True, kw_only=True)
class Planned:
    session: UUID
    prescribed: PrescribedSession


@private_form
@asked_once
def past_session(request: HttpRequest, code: str) -> HttpResponse:
    """With `session` the planned one on that day, without it any other."""
    plan, on = find_plan(request, code), _day(request)
    planned = _planned(request, plan, on)
    data = request.POST if request.method == "POST" and "more" not in request.POST else None
    form = PastSessionForm(request.POST or None, on=on)
    rows = _rows(request, plan, planned, on)
    if data is not None and all(one.is_valid() for one in (form, *rows)):
        if any(row.cleaned_data["counts"] for row in rows):
            written = _write_down(request, plan, form, rows, planned)
            if written is not None:
                return written
            form.add_error(None, _("This session cannot take that much more."))
        else:
            form.add_error(None, _("Give the reps of each set of at least one exercise."))
    context = {
        "plan": plan,
        "form": form,
        "rows": rows,
        "planned": planned,
        "scale": range(11),
        "name": session_name(planned.prescribed) if planned else "",
    }
    status = HTTPStatus.OK if data is None else HTTPStatus.BAD_REQUEST
    return render(request, "workouts/training/past_session.html", context, status=status)


def _day(request: HttpRequest) -> date:
    """Today where none is asked for that a session can have been on."""
    today = timezone.localdate()
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today
    return on if on.year >= FIRST_YEAR and on <= today else today


def _planned(request: HttpRequest, plan: Plan, on: date) -> Planned | None:
    """404 for a session that this plan never had."""
    asked = request.POST.get("session") or request.GET.get("session")
    if not asked:
        return None
    try:
        session = UUID(asked)
    except ValueError:
        raise Http404 from None
    found = find_session(plan, session, on)
    if found is None:
        raise Http404
    return Planned(session=session, prescribed=prescribed_session(found))


def _rows(request: HttpRequest, plan: Plan, planned: Planned | None, on: date) -> list[DoneForm]:
    before = done_before(plan, on)
    data = request.POST or None
    if planned is None:
        known = known_doses(before)
        return [DoneForm(data, place, known=known) for place in range(row_count(request.POST))]
    items = planned.prescribed.items
    return [
        DoneForm(data, place, planned=item, initial=initial)
        for place, (item, initial) in enumerate(zip(items, likely(items, before), strict=True))
    ]


def _write_down(
    request: HttpRequest,
    plan: Plan,
    form: PastSessionForm,
    rows: list[DoneForm],
    planned: Planned | None,
) -> HttpResponse | None:
    """None when it was not kept."""
    on = form.cleaned_data["on"]
    sent = uuid5(NAMESPACE_URL, f"{plan.code}/{form.cleaned_data['id']}")
    session = planned.session if planned else sent
    prescribed = planned.prescribed if planned else None
    log = find_training(plan, session, on)
    training = log.pk if log else training_uuid(plan, session, on)
    known = len(log.events.all()) if log else 0
    said = written_down(form, rows, prescribed, at=_time(on, log), known=known)
    subject = Subject(plan_id=plan.pk, session=session, prescribed=said.prescribed)
    where = redirect("workouts:train", code=plan.code, session=session, on=on)
    if log and read_training(log).sets:
        if not _is_told(said, log):
            messages.info(request, _("This session has sets already. Change them here."))
        return where
    try:
        open_log = may_record(training, subject, request.user)
    except (NotTheirsError, TooManyError):
        raise Http404 from None
    if (
        open_log.is_new
        and ratelimit.consume(request, app="allauth.account", action="train") is None
    ):
        raise ImmediateHttpResponse(ratelimit.respond_429(request))
    if record(open_log, subject, on, said.events).refused:
        return None
    messages.success(request, _("Your session is written down."))
    return where


def _is_told(said: WrittenDown, log: TrainingLog) -> bool:
    """Whether all of it was sent before, as by a second tap."""
    known = [_without_time(row.told) for row in log.events.all()]
    new = [_without_time(event) for event in said.events]
    return new == known[: len(new)] and read_prescribed(log.prescribed) == said.prescribed


def _without_time(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name not in ("id", "at")}


def _time(on: date, log: TrainingLog | None) -> int:
    """Noon of that day, or now; after all that is known of it."""
    noon = timezone.make_aware(datetime.combine(on, NOON))
    at = round(min(noon, timezone.now()).timestamp() * MILLISECONDS)
    return max([at, *(event.at + 1 for event in (log.events.all() if log else ()))])
