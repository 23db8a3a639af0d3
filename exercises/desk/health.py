"""What is missing from the catalogue, what is in it twice, and what nobody uses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Self

from django.utils.translation import gettext as _

from exercises.catalogue import FEW
from exercises.catalogue_version import per_version
from exercises.desk.unstated import unstated
from exercises.documents.whole_exercises import whole_exercises
from exercises.figures import FIGURES
from exercises.models import Equipment, Exercise, Muscle, Source
from exercises.models.sources import DOI
from exercises.vocabulary import Direction, Level

FEWEST_STEPS = 3  # of a description that can be followed
ALIKE = 0.9  # likeness of two names that may mean the same
LONGER = (2 - ALIKE) / ALIKE  # how much longer one of them can be then


@dataclass(frozen=True, kw_only=True)
class Gap:
    """`is_error`: the exercise cannot serve a plan or a page as it is."""

    text: str
    anchor: str  # the id of its place in the form of the exercise
    is_error: bool = False


Gaps = tuple[tuple[Exercise, tuple[Gap, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Health:
    gaps: Gaps
    duplicates: tuple[str, ...]
    bad_links: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def errors(self) -> tuple[str, ...]:
        """What `check_catalogue` fails on."""
        gaps = [f"{one}: {gap.text}" for one, found in self.gaps for gap in found if gap.is_error]
        return (*gaps, *self.duplicates, *self.bad_links)


def catalogue_health() -> Health:
    """In a fixed number of queries."""
    exercises = _looked_at()
    return Health(
        gaps=_gaps(exercises),
        duplicates=tuple(duplicates(exercises)),
        bad_links=tuple(_bad_links(Source.objects.all())),
        unused=tuple(_unused()),
    )


@per_version(FEW)
def catalogue_gaps() -> tuple[tuple[int, str, tuple[Gap, ...]], ...]:
    """The part of the health that is quick to tell: primary key and name of each with gaps."""
    return tuple((exercise.pk, exercise.name, gaps) for exercise, gaps in _gaps(_looked_at()))


def _looked_at() -> list[Exercise]:
    """What was merged is not looked at again."""
    return list(whole_exercises().filter(merged_into=None).defer("picture__content"))


def _gaps(exercises: Iterable[Exercise]) -> Gaps:
    found = ((exercise, tuple(gaps_of(exercise))) for exercise in exercises)
    return tuple((exercise, gaps) for exercise, gaps in found if gaps)


def gaps_of(exercise: Exercise) -> Iterator[Gap]:
    """What an exercise lacks, read with all its parts. Variants may lean on their family."""
    muscles = exercise.muscles.all()
    if not any(row.is_primary for row in muscles):
        yield Gap(text=_("no primary muscle"), anchor="muscles-heading", is_error=True)
    if not exercise.is_family:
        yield from _gaps_in_use(exercise)
    if len(exercise.instructions.all()) < FEWEST_STEPS and exercise.parent is None:
        yield Gap(text=_("fewer than three steps"), anchor="instructions-heading")
    for text, rows, anchor in (
        (_("no benefits"), exercise.benefits, "benefits-heading"),
        (_("no common mistakes"), exercise.mistakes, "mistakes-heading"),
        (_("nothing to take care of"), exercise.precautions, "precautions-heading"),
        (_("no sources"), exercise.sources, "id_sources_new_0"),
    ):
        if exercise.parent is None and not rows.all():
            yield Gap(text=text, anchor=anchor)
    if not exercise.qualities.all():
        yield Gap(text=_("no quality trained, so the finder misses it"), anchor="qualities-heading")
    if exercise.key not in FIGURES and not hasattr(exercise, "picture"):
        yield Gap(text=_("neither a figure nor a picture"), anchor="picture-heading")


def _gaps_in_use(exercise: Exercise) -> Iterator[Gap]:
    levels = {dose.level for dose in exercise.doses.all()}
    if not levels:
        yield Gap(text=_("no dose, so no plan can use it"), anchor="doses-heading", is_error=True)
    for level in Level:
        if levels and level.value not in levels:
            text = _("no dose for {level}").format(level=level.value)
            yield Gap(text=text, anchor="doses-heading")
    for anchor, text in unstated(exercise):
        yield Gap(text=text, anchor=anchor)
    if not exercise.equipment.all() and not hasattr(exercise, "substitute"):
        text = _("no equipment chosen: “No equipment” where it needs none")
        yield Gap(text=text, anchor="equipment-heading", is_error=True)
    directions = {change.direction for change in exercise.modifications.all()}
    if Direction.EASIER.value not in directions and exercise.parent is None:
        yield Gap(text=_("no easier version"), anchor="modifications-heading")


def duplicates(exercises: Iterable[Exercise]) -> Iterator[str]:
    """Names of two exercises that differ only in case, spaces and a letter or two."""
    names = [
        _Name(exercise, name.strip())
        for exercise in exercises
        for name in (exercise.name, *exercise.aliases.split(","))
        if name.strip()
    ]
    names.sort(key=lambda name: len(name.plain))
    for place, one in enumerate(names):
        longest = len(one.plain) * LONGER
        matcher = SequenceMatcher(None, "", one.plain)
        for other in names[place + 1 :]:
            if len(other.plain) > longest:
                break  # and so are all that follow
            if one.exercise.pk != other.exercise.pk and one.is_like(other, matcher):
                first, second = sorted((one, other), key=lambda name: name.exercise.position)
                yield _("{one} and {other} may be the same: “{first}”, “{second}”").format(
                    one=first.exercise, other=second.exercise, first=first.text, second=second.text
                )


class _Name:
    """A name of an exercise, and what makes comparing it quick."""

    def __init__(self, exercise: Exercise, text: str) -> None:
        self.exercise, self.text = exercise, text
        self.plain = re.sub(r"[^a-z0-9]", "", text.lower())
        self.letters = sum({1 << (ord(letter) - ord("0")) for letter in self.plain})

    def is_like(self, other: Self, matcher: SequenceMatcher[str]) -> bool:
        """Letters that only one of them has tell most pairs apart before they are read."""
        spare = (1 - ALIKE) * (len(self.plain) + len(other.plain))
        if (self.letters ^ other.letters).bit_count() > spare:
            return False
        matcher.set_seq1(other.plain)
        return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _bad_links(sources: Iterable[Source]) -> Iterator[str]:
    """Links that are malformed; none is opened."""
    for source in sources:
        if source.doi and not re.fullmatch(DOI, source.doi):
            yield _("{source}: “{doi}” is no DOI").format(source=source, doi=source.doi)
        if source.url and not source.url.startswith("https://"):
            yield _("{source}: {url} is not secure").format(source=source, url=source.url)


def _unused() -> Iterator[str]:
    for muscle in Muscle.objects.filter(exercises=None):
        yield _("No exercise works the muscle {name}.").format(name=muscle)
    for kit in Equipment.objects.filter(exercises=None).exclude(slug="none"):
        yield _("No exercise uses the equipment {name}.").format(name=kit)
    for kit in Equipment.objects.filter(resistance=None):
        text = _("It is not said what the equipment {name} works against.")
        yield text.format(name=kit)
