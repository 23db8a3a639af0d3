"""Brings somebody's own runs in: a file or text, what was understood of it, and then the weeks."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Self

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from workouts.exchange.running.comparing import gone_runs, moved_runs
from workouts.exchange.running.files import (
    MOST_FILES,
    MOST_TEXT,
    GivenFile,
    When,
    read_files,
    read_text,
)
from workouts.exchange.running.found import (
    FoundKind,
    FoundRun,
    Reading,
    Sure,
    UnreadableError,
    bounded,
)
from workouts.exchange.running.notation import read_runs, run_documents
from workouts.exchange.running.understanding import as_the_runner_says, corrected
from workouts.models import Plan, RunningPlan, this_monday
from workouts.pages import wording
from workouts.pages.running import left_out_of, notes_of, review_page, waiting_weeks
from workouts.pages.week.verdicts import verdict_on
from workouts.planning.values.week import RunKind
from workouts.services.run_subscriptions import host_of, trouble_of
from workouts.services.running import (
    RunWeek,
    forget_running,
    known_of,
    take_runs,
    weeks_that_wait,
    weeks_with_runs,
)
from workouts.services.week.weeks import A_WEEK
from workouts.views.access import address_of, find_plan
from workouts.views.private import limited, private, private_post
from workouts.views.season.races import race_of_change
from workouts.views.week.shown_versions import versions_seen

SALT = "workouts.running"  # of the signature of what a page hands on
MOST_HOURS = timedelta(hours=24)  # in which it can be taken
NOW, NEXT, USUAL = "now", "next", "usual"
FOR_WEEKS = [
    (NOW, gettext_lazy("From this week on, or as dated")),
    (NEXT, gettext_lazy("From next week on")),
    (USUAL, gettext_lazy("My usual week, which repeats")),
]
MOST_SOURCE = 60  # letters of a file's name


@dataclass(frozen=True, kw_only=True)
class BroughtIn:
    """What a page of review hands on to the next, signed, until it is taken. `is_waiting`: it came
    from an address and can be left alone."""

    runs: tuple[FoundRun, ...]
    usual: bool
    source: str
    is_waiting: bool
    notes: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]  # what was written, and why it was not taken

    def document(self) -> dict[str, Any]:
        return {
            "runs": run_documents(self.runs),
            "usual": self.usual,
            "source": self.source,
            "waiting": self.is_waiting,
            "notes": self.notes,
            "leftOut": self.left_out,
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        return cls(
            runs=read_runs(document["runs"]),
            usual=document["usual"],
            source=document["source"],
            is_waiting=document["waiting"],
            notes=tuple(document["notes"]),
            left_out=tuple((written, why) for written, why in document["leftOut"]),
        )


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, as a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(ManyFilesField, self).clean(one, initial) for one in data or []]


class BringRunsForm(forms.Form):
    uploads = ManyFilesField(
        label=gettext_lazy("A file, or several from a watch"),
        help_text=gettext_lazy(".ics, activities.csv, a table, FIT, GPX, or a .zip of them."),
        required=False,
        max_length=200,
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste your runs"),
        help_text=gettext_lazy("For example: Tue 6x800, Thu tempo 40', Sun 28 km"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=MOST_TEXT,
    )
    weeks = forms.ChoiceField(
        label=gettext_lazy("Where they go"), choices=FOR_WEEKS, initial=NOW, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("uploads") and not data.get("text", "").strip():
            self.add_error("text", _("Choose a file, or paste your runs."))
        elif not self.errors:
            self._read(data)
        return data

    def _read(self, data: dict[str, Any]) -> None:
        field = "uploads" if data["uploads"] else "text"
        when = When(
            today=timezone.localdate(),
            monday=this_monday() + (A_WEEK if data["weeks"] == NEXT else 0 * A_WEEK),
            zone=timezone.get_current_timezone(),
        )
        try:
            data["reading"] = (
                read_files([_given(one) for one in data["uploads"][: MOST_FILES + 1]], when)
                if data["uploads"]
                else read_text(data["text"], when)
            )
        except UnreadableError as error:
            self.add_error(field, wording.sentence(error.reason))

    @property
    def source(self) -> str:
        files = self.cleaned_data["uploads"]
        return str(files[0].name)[:MOST_SOURCE] if files else _("your text")


def _given(upload: Any) -> GivenFile:
    return GivenFile(name=str(upload.name)[:MOST_SOURCE], data=upload.read())


@private
@limited("import")
@require_http_methods(["GET", "HEAD", "POST"])
def import_runs(request: HttpRequest, code: str) -> HttpResponse:
    """Asks for a file or text. POST shows what was understood of it, and changes nothing."""
    plan = find_plan(request, code)
    form = BringRunsForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return start_page(request, plan, form)
    reading: Reading = form.cleaned_data["reading"]
    usual = form.cleaned_data["weeks"] == USUAL or reading.is_done
    return first_review(request, plan, reading, usual=usual, source=form.source)


def start_page(
    request: HttpRequest, plan: Plan, form: BringRunsForm, trouble: str = ""
) -> HttpResponse:
    """`trouble` is what is wrong with an address that was just given."""
    row = RunningPlan.objects.filter(plan=plan).first() if settings.FETCH_RUNS else None
    kept = trouble_of(row)
    context = {
        "plan": plan,
        "form": form,
        "here": address_of(plan),
        "can_fetch": settings.FETCH_RUNS,
        "host": host_of(row),
        "checked_at": row.checked_at if row else None,
        "is_waiting": bool(row and row.waiting),
        "waiting_weeks": waiting_weeks(weeks_that_wait(plan)),
        "trouble": trouble or (wording.sentence(kept) if kept else ""),
        "is_refused": bool(trouble),
    }
    is_wrong = request.method == "POST"
    status = HTTPStatus.BAD_REQUEST if is_wrong else HTTPStatus.OK
    return render(request, "workouts/running/import_runs.html", context, status=status)


def first_review(
    request: HttpRequest,
    plan: Plan,
    reading: Reading,
    *,
    usual: bool,
    source: str,
    is_waiting: bool = False,
) -> HttpResponse:
    """With what the runner said before, and next to what was taken last."""
    taken, names = known_of(plan)
    runs = corrected(reading.runs, names)
    moved = moved_runs(taken, runs) if not usual else ()
    gone = gone_runs(taken, runs, timezone.localdate()) if not usual else ()
    brought = BroughtIn(
        runs=bounded((*runs, *gone)).runs,
        usual=usual,
        source=source,
        is_waiting=is_waiting,
        notes=notes_of(reading, moved),
        left_out=left_out_of(reading),
    )
    return _review(request, plan, brought)


def _review(
    request: HttpRequest,
    plan: Plan,
    brought: BroughtIn,
    *,
    unremembered: Container[int] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    found = weeks_with_runs(plan, brought.runs, usual=brought.usual)
    context = {
        "plan": plan,
        "here": address_of(plan),
        "brought": brought,
        "review": review_page(brought.runs, found, unremembered),
        "found": signing.dumps(brought.document(), salt=SALT, compress=True),
        "seen": ",".join(str(week.opened.version.pk) for week in found.weeks),
    }
    return render(request, "workouts/running/import_runs_review.html", context, status=status)


@private_post
def import_runs_weeks(request: HttpRequest, code: str) -> HttpResponse:
    """Puts the runs into their weeks as the runner corrected them; or only judges them again."""
    plan = find_plan(request, code)
    try:
        document = signing.loads(request.POST.get("found", ""), salt=SALT, max_age=MOST_HOURS)
    except signing.BadSignature:
        messages.warning(request, _("This page is too old. Please bring your runs in again."))
        return redirect("workouts:import_runs", code=code)
    brought = BroughtIn.read(document)
    places = range(len(brought.runs))
    unremembered = {place for place in places if f"remember-{place}" not in request.POST}
    runs, names = _corrected(brought.runs, request.POST)
    brought = replace(brought, runs=runs)
    if request.POST.get("action") != "take":
        return _review(request, plan, brought, unremembered=unremembered)
    weeks = take_runs(
        plan,
        runs,
        usual=brought.usual,
        source=brought.source,
        names=names,
        based_on=versions_seen(request),
    )
    if weeks is None:
        messages.warning(request, _("Your weeks have changed since. Please look again."))
        conflict = HTTPStatus.CONFLICT
        return _review(request, plan, brought, unremembered=unremembered, status=conflict)
    _tell(request, weeks)
    if race := _unknown_race(plan, weeks):
        return redirect(race)
    return redirect(_where_they_are(plan, weeks))


def _where_they_are(plan: Plan, weeks: tuple[RunWeek, ...]) -> str:
    """The first week that needs a look, else the season that knows its runs now, else the first."""
    troubled = next((week.monday for week in weeks if week.new), None)
    if troubled is None and any(week.running for week in weeks):
        return reverse("workouts:season", args=[plan.code])
    return address_of(plan, troubled or (weeks[0].monday if weeks else None))


@private_post
def import_runs_removals(request: HttpRequest, code: str) -> HttpResponse:
    """Weeks of the season that are not planned yet have the usual runs again."""
    forget_running(find_plan(request, code))
    messages.success(request, _("The weeks that are not planned yet have your usual runs again."))
    return redirect("workouts:import_runs", code=code)


def _corrected(
    runs: tuple[FoundRun, ...], answers: Mapping[str, str]
) -> tuple[tuple[FoundRun, ...], dict[str, FoundKind]]:
    """The runs as the runner says, and what is to be remembered, corrections and answers to what
    was a guess: it also counts for all others of the same name that were left as they are."""
    said = [as_the_runner_says(run, _kind(answers, n, run)) for n, run in enumerate(runs)]
    ticked = [n for n, run in enumerate(runs) if run.name and f"remember-{n}" in answers]
    changed = [n for n in ticked if said[n].kind is not runs[n].kind]
    doubted = [n for n in ticked if runs[n].sure in (Sure.GUESS, Sure.YOURS)]
    names = {said[n].name: said[n].kind for n in (*doubted, *changed)}  # a correction comes last
    same = tuple(
        after if after.kind is not before.kind else corrected((after,), names)[0]
        for before, after in zip(runs, said, strict=True)
    )
    return same, names


def _kind(answers: Mapping[str, str], number: int, run: FoundRun) -> FoundKind:
    given = answers.get(f"kind-{number}", "")
    return FoundKind(given) if given in tuple(FoundKind) else run.kind


def _unknown_race(plan: Plan, weeks: tuple[RunWeek, ...]) -> str:
    """Where a plan that has no race ahead is asked whether it leads to the last one that came."""
    if plan.race is not None and plan.race.when >= timezone.localdate():
        return ""
    races = [
        race_of_change(week.opened, edit)
        for week in weeks
        for edit in sorted(week.edits, key=lambda edit: edit.day)
        if edit.run.kind is RunKind.RACE
    ]
    return races[-1] if races else ""


def _tell(request: HttpRequest, weeks: tuple[RunWeek, ...]) -> None:
    if not weeks:
        messages.success(request, _("Your runs are as they were: nothing had to change."))
        return
    said = ngettext(
        "Your runs are in {count} week.", "Your runs are in {count} weeks.", len(weeks)
    ).format(count=len(weeks))
    if any(week.outcome for week in weeks):
        said = _("{said} Your strength stays where it was.").format(said=said)
    if any(week.running for week in weeks):
        later = _("{said} Weeks that are not planned yet will be planned around them.")
        said = later.format(said=said)
    troubled = [week for week in weeks if verdict_on(week.new).is_forbidden]
    if not troubled:
        messages.success(request, said)
        return
    more = ngettext(
        "In {count} week it no longer fits: its page proposes what to move.",
        "In {count} weeks it no longer fits: their pages propose what to move.",
        len(troubled),
    ).format(count=len(troubled))
    messages.warning(request, f"{said} {more}")
