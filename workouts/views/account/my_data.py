"""A person's data: out in one file or as a table, and in again."""

from collections.abc import Iterable
from datetime import date
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from exercises.records import RecordError
from workouts.exchange.my_data.file_format import MOST_BYTES
from workouts.exchange.my_data.file_in import Imported, read_document
from workouts.exchange.my_data.file_out import written
from workouts.exchange.my_data.parcels import Parcel, packed
from workouts.exchange.spreadsheet import lines_of, set_rows, week_rows
from workouts.models import Plan, TrainingLog
from workouts.pages.training.log import done_one_by_one
from workouts.preferences import Preferences
from workouts.services.account.imports import put_in
from workouts.services.account.settings import preferences_of
from workouts.services.once import made_once
from workouts.services.training.trainings import trainings_of
from workouts.views.access import REMEMBERED_PLANS, find_plan, open_week, remember, remembered
from workouts.views.plan.sending import sending_of
from workouts.views.private import count_saves, limited, private, private_export


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A file that Hamstrong has written"),
        help_text=gettext_lazy(
            "JSON, at most 5 MB. A .zip of ours holds several: unpack it first."
        ),
        max_length=200,
    )

    def clean_file(self) -> Imported:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 5 MB."))
        try:
            return read_document(upload.read(MOST_BYTES))
        except RecordError as wrong:
            raise forms.ValidationError(
                _("This file cannot be read: %(field)s %(message)s. Nothing was changed."),
                params={"field": wrong.field, "message": wrong.message},
            ) from None


@private_export
@limited("export_all", to_see=True)
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything of this person, or of this browser."""
    plans = Plan.objects.listed(request.user, remembered(request)).filter(deleted_at=None)
    parcels = packed(plans, trainings_of(plans, request.user))
    return _sent(parcels, preferences_of(request.session), "hamstrong")


@private_export
@limited("export_all", to_see=True)
def plan_data(request: HttpRequest, code: str) -> HttpResponse:
    """One plan with all its weeks and versions; not what was done, because it may be for others."""
    parcels = packed([find_plan(request, code)], TrainingLog.objects.none())
    return _sent(parcels, None, "hamstrong-plan")


def _sent(parcels: list[Parcel], preferences: Preferences | None, name: str) -> HttpResponse:
    """As one file; as an archive of several, of which each can come in again, where it is too much
    for one. Settings are in the first."""
    if len(parcels) == 1:
        response = HttpResponse(written(parcels[0], preferences), content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
        return response
    archived = SpooledTemporaryFile(MOST_BYTES)  # noqa: SIM115 (closed with the answer)
    with ZipFile(archived, "w", ZIP_DEFLATED) as archive:
        for number, parcel in enumerate(parcels, start=1):
            with archive.open(f"{name}-{number}.json", "w") as file:
                for piece in written(parcel, preferences if number == 1 else None):
                    file.write(piece.encode())
    archived.seek(0)
    answer = FileResponse(archived, as_attachment=True, filename=f"{name}.zip")
    return cast(HttpResponse, answer)


@private_export
def table(request: HttpRequest, code: str, monday: date | None = None) -> HttpResponse:
    """The week for a spreadsheet."""
    opened = open_week(request, code, monday)
    return _table(week_rows(opened.week), "hamstrong-week.csv")


@private_export
def my_log(request: HttpRequest) -> HttpResponse:
    """Every set that this person did, or that was done by the plans of this browser."""
    plans = Plan.objects.listed(request.user, remembered(request)).filter(deleted_at=None)
    return _log(trainings_of(plans, request.user))


@private_export
def plan_log(request: HttpRequest, code: str) -> HttpResponse:
    """Every set that the log of a plan shows, and older ones."""
    plan = find_plan(request, code)
    plans = Plan.objects.filter(pk=plan.pk)
    return _log(trainings_of(plans, plan.owner or AnonymousUser()))


def _log(trainings: QuerySet[TrainingLog]) -> HttpResponse:
    return _table(set_rows(done_one_by_one(trainings)), "hamstrong-log.csv")


def _table(rows: Iterable[list[object]], name: str) -> HttpResponse:
    response = HttpResponse(lines_of(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _has_room(request: HttpRequest, form: ImportForm) -> bool:
    """A browser without an account lists every week that is put in, and finds what was done by its
    week; or it takes none of them."""
    is_lost = any(done.plan is None for done in form.cleaned_data["file"].trainings)
    if is_lost and not request.user.is_authenticated:
        form.add_error("file", _("This file has sessions whose week is gone. Sign in first."))
        return False
    count = len(remembered(request)) + len(form.cleaned_data["file"].plans)
    if request.user.is_authenticated or count <= REMEMBERED_PLANS:
        return True
    said = _("Without an account this browser lists {most} weeks; these would be {count}.")
    form.add_error("file", said.format(most=REMEMBERED_PLANS, count=count))
    return False


@private
@limited("import")
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Puts a file in: all of it, or nothing and a word about what is wrong."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _has_room(request, form):
        imported = form.cleaned_data["file"]
        count_saves(request, len(imported.plans))
        plans = made_once(
            sending_of(request),
            lambda: put_in(imported, session=request.session, user=request.user),
        )
        for plan in reversed(plans):
            remember(request, plan)
        said = ngettext("{count} plan was added.", "{count} plans were added.", len(imported.plans))
        messages.success(request, said.format(count=len(imported.plans)))
        return redirect("workouts:my_plans")
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render(request, "workouts/account/imports.html", {"form": form}, status=status)
