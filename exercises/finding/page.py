"""What public pages show, the same for every reader and kept for each edition.

It is rendered without a request: nothing of a person can get into it.
"""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from exercises import catalogue as kept
from exercises.catalogue_version import per_version
from exercises.finding import filters
from exercises.finding.finder import Wish, find
from exercises.finding.form import FinderForm
from exercises.finding.shelves import shelves
from exercises.labels import DIRECTIONS, LEVELS
from exercises.models import Exercise, Instruction, Precaution


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The finder with what it found."""

    html: SafeString
    is_refused: bool


def finder(questions: str) -> Answer:
    """`questions` are those of the finder, as a query without the empty ones."""
    return _finder(questions, get_language())


def study(exercise: Exercise) -> SafeString:
    """All that is known of a published exercise."""
    return _study(exercise.slug, get_language())


@per_version(100)
def _finder(questions: str, _language: str) -> Answer:
    asked = QueryDict(questions)
    form = FinderForm(asked or None)
    everything = kept.published()
    finding = find(everything, form.wish)
    form.show_counts(finding)
    shown = {
        "form": form,
        "finding": finding,
        "shelves": shelves(finding, everything, form),
        "is_asked": form.wish != Wish(),
        "chosen": filters.chosen(asked, form),
        "most_wanted": filters.most_wanted(asked, finding),
        "muscles": " ".join(form.wish.chosen.get("muscle", ())),
        "muscle_address": filters.beside(asked, "muscle"),
    }
    html = render_to_string("exercises/_catalogue.html", shown)
    return Answer(html=html, is_refused=bool(form.errors))


@per_version(100)
def _study(slug: str, _language: str) -> SafeString:
    exercise = kept.with_details(slug)
    assert exercise is not None  # noqa: S101 (the page has read it in this edition)
    return render_to_string("exercises/_study.html", _sections(exercise))


def _sections(exercise: Exercise) -> dict[str, Any]:
    """The rows of an exercise, sorted into the sections of its page."""
    primary = [row for row in exercise.muscles.all() if row.is_primary]
    secondary = [row for row in exercise.muscles.all() if not row.is_primary]
    instructions = exercise.instructions.all()
    doses = {dose.level: dose for dose in exercise.doses.all()}
    return {
        "exercise": exercise,
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
