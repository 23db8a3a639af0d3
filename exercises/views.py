"""The pages of the catalogue."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from exercises import filters, kept
from exercises.finder import Wish, find
from exercises.for_everyone import for_everyone
from exercises.forms import FinderForm
from exercises.labels import DIRECTIONS, LEVELS
from exercises.models import Exercise, Instruction, Picture, Precaution
from exercises.pictograms import FIGURES
from exercises.shelves import shelves


@for_everyone
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = filters.tidy(request.GET)
    if asked.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{asked.urlencode()}")
    form = FinderForm(asked or None)
    everything = kept.published()
    finding = find(everything, form.wish)
    form.show_counts(finding)
    context = {
        "form": form,
        "finding": finding,
        "shelves": shelves(finding, everything, form),
        "is_asked": form.wish != Wish(),
        "chosen": filters.chosen(asked, form),
        "most_wanted": filters.most_wanted(asked, finding),
        "muscles": " ".join(form.wish.chosen.get("muscle", ())),
        "muscle_address": filters.beside(asked, "muscle"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "exercises/index.html", context, status=status)


@for_everyone
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    exercise = kept.with_details(slug)
    if exercise is None:
        survivor = get_object_or_404(Exercise.objects.published(), merged__slug=slug)
        return redirect(survivor, permanent=True)
    return render(request, "exercises/detail.html", _sections(exercise))


@require_safe
def picture(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """A file that never changes under its address."""
    found = get_object_or_404(Picture, exercise__slug=slug, exercise__published=True, digest=digest)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(bytes(found.content), content_type="image/webp", headers=headers)


def _sections(exercise: Exercise) -> dict[str, Any]:
    """The rows of an exercise, sorted into the sections of its page."""
    primary = [row for row in exercise.muscles.all() if row.is_primary]
    secondary = [row for row in exercise.muscles.all() if not row.is_primary]
    instructions = exercise.instructions.all()
    doses = {dose.level: dose for dose in exercise.doses.all()}
    return {
        "exercise": exercise,
        "card": f"img/cards/{exercise.slug}.png" if exercise.slug in FIGURES else "",
        "primary": primary,
        "secondary": secondary,
        "primary_slugs": " ".join(row.muscle.slug for row in primary),
        "secondary_slugs": " ".join(row.muscle.slug for row in secondary),
        "setup": [row for row in instructions if row.stage == Instruction.Stage.SETUP],
        "steps": [row for row in instructions if row.stage == Instruction.Stage.STEP],
        "doses": [(label, doses.get(level)) for level, label in LEVELS] if doses else [],
        "doses_have_notes": any(dose.load or dose.note for dose in doses.values()),
        "modifications": _modifications(exercise),
        "precautions": _precautions(exercise),
        "substitute": getattr(exercise, "substitute", None),
    }


def _modifications(exercise: Exercise) -> list[tuple[Any, list[Any]]]:
    """Easier first; a direction without any is left out."""
    rows = exercise.modifications.all()
    groups = [
        (label, [r for r in rows if r.direction == direction]) for direction, label in DIRECTIONS
    ]
    return [(label, group) for label, group in groups if group]


def _precautions(exercise: Exercise) -> list[tuple[Any, list[Any]]]:
    rows = exercise.precautions.all()
    groups = [(kind.label, [row for row in rows if row.kind == kind]) for kind in Precaution.Kind]
    return [(label, group) for label, group in groups if group]
