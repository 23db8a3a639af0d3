"""What the pages of the catalogue show, as values that are ready for their templates."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import QueryDict

from exercises import catalogue
from exercises.cards import card_of
from exercises.catalogue_version import per_version
from exercises.figures import FIGURES
from exercises.finding import filters
from exercises.finding.finder import Wish, find
from exercises.finding.form import FinderForm
from exercises.finding.shelves import shelves
from exercises.labels import DIRECTIONS, LEVELS
from exercises.models import Exercise, Instruction, Precaution


def catalogue_page(asked: QueryDict) -> dict[str, Any]:
    """The finder with what it found."""
    form = FinderForm(asked or None)
    everything = catalogue.published()
    finding = find(everything, form.wish)
    return {
        "form": form,
        "facets": form.facets(finding),
        "is_hardest": form.wish.hardest,
        "finding": finding,
        "shelves": shelves(finding, everything, form),
        "is_asked": form.wish != Wish(),
        "chosen": filters.chosen(asked, form),
        "most_wanted": filters.most_wanted(asked, finding),
        "muscles": " ".join(form.wish.chosen.get("muscle", ())),
        "muscle_address": filters.link_start(asked, "muscle"),
    }


def exercise_page(slug: str) -> dict[str, Any] | None:
    """All that is known of a published exercise, sorted into the sections of its page."""
    exercise = catalogue.with_details(slug)
    return dict(_kept_sections(exercise)) if exercise else None


@per_version(200)
def _kept_sections(exercise: Exercise) -> Mapping[str, Any]:
    return MappingProxyType(sections_of(exercise))


def sections_of(exercise: Exercise) -> dict[str, Any]:
    """Of any exercise that was read with all that belongs to it, so also as a draft has it."""
    muscles, instructions = exercise.muscles.all(), exercise.instructions.all()
    primary = tuple(row for row in muscles if row.is_primary)
    secondary = tuple(row for row in muscles if not row.is_primary)
    doses = {dose.level: dose for dose in exercise.doses.all()}
    return {
        "exercise": exercise,
        "sharing_picture": f"img/cards/{exercise.key}.png" if exercise.key in FIGURES else "",
        "muscles": tuple((row.muscle.slug, row.is_primary) for row in muscles),
        "primary": primary,
        "secondary": secondary,
        "primary_slugs": " ".join(row.muscle.slug for row in primary),
        "secondary_slugs": " ".join(row.muscle.slug for row in secondary),
        "qualities": tuple(str(trained) for trained in exercise.qualities.all()),
        "setup": _texts(row for row in instructions if row.stage == Instruction.Stage.SETUP),
        "steps": _texts(row for row in instructions if row.stage == Instruction.Stage.STEP),
        "mistakes": tuple(exercise.mistakes.all()),
        "benefits": _texts(exercise.benefits.all()),
        "doses": tuple((label, doses.get(level)) for level, label in LEVELS) if doses else (),
        "doses_have_notes": any(dose.load or dose.note for dose in doses.values()),
        "modifications": _modifications(exercise),
        "equipment": tuple(exercise.equipment.all()),
        "substitute": getattr(exercise, "substitute", None),
        "precautions": _precautions(exercise),
        "sources": tuple(exercise.sources.all()),
        "variants": tuple(card_of(variant) for variant in exercise.variants.all()),
    }


def _texts(rows: Any) -> tuple[str, ...]:
    return tuple(row.text for row in rows)


def _modifications(exercise: Exercise) -> list[tuple[Any, list[Any]]]:
    """Easier first; a direction without any is left out."""
    rows = exercise.modifications.all()
    groups = [
        (label, [r for r in rows if r.direction == direction]) for direction, label in DIRECTIONS
    ]
    return [(label, group) for label, group in groups if group]


def _precautions(exercise: Exercise) -> list[tuple[Any, tuple[str, ...]]]:
    rows = exercise.precautions.all()
    groups = [
        (kind.label, _texts(row for row in rows if row.kind == kind)) for kind in Precaution.Kind
    ]
    return [(label, texts) for label, texts in groups if texts]
