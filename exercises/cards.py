"""An exercise as a card, which looks the same everywhere."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from exercises.catalogue_version import per_version
from exercises.figures import FIGURES
from exercises.models import Exercise, Picture


@dataclass(frozen=True, kw_only=True)
class Card:
    key: str
    slug: str
    name: str
    address: str
    summary: str
    picture: Picture | None  # only where there is no figure
    muscles: tuple[tuple[str, bool], ...]  # slugs, and whether they are worked hardest
    chips: tuple[str, ...]  # names of the muscles worked hardest
    facts: tuple[str, ...]  # equipment, legs, impact, what it trains


@per_version(200)
def card_of(exercise: Exercise) -> Card:
    """`exercise` was read with what a card shows (`for_cards`)."""
    muscles = exercise.muscles.all()
    return Card(
        key=exercise.key,
        slug=exercise.slug,
        name=exercise.name,
        address=exercise.get_absolute_url(),
        summary=exercise.summary,
        picture=None if exercise.key in FIGURES else getattr(exercise, "picture", None),
        muscles=tuple((row.muscle.slug, row.is_primary) for row in muscles),
        chips=tuple(row.muscle.name for row in muscles if row.is_primary),
        facts=(
            *(option.equipment.name for option in exercise.equipment.all()[:1]),
            _("One leg") if exercise.unilateral else _("Two legs"),
            exercise.get_impact_display(),
            *(str(trained) for trained in exercise.qualities.all()),
        ),
    )
