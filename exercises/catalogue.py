"""What pages read of the catalogue, kept in memory for each version. Nobody changes these rows."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import Model

from exercises.catalogue_version import per_version
from exercises.models import Equipment, Exercise, Instruction, Modification, Muscle, Source

FEW = 2  # the version of now, and the one before it while a change spreads


@per_version(FEW)
def published() -> tuple[Exercise, ...]:
    """With what a card shows and the finder looks at."""
    return tuple(Exercise.objects.published().for_finding())


@per_version(200)
def with_details(slug: str) -> Exercise | None:
    """A published exercise with all that its page shows."""
    return Exercise.objects.published().with_details().filter(slug=slug).first()


@per_version(FEW)
def muscle_names() -> Mapping[str, str]:
    """By slug, in the order of the catalogue."""
    return MappingProxyType(dict(Muscle.objects.values_list("slug", "name")))


@per_version(FEW)
def equipment_names() -> Mapping[str, str]:
    """By slug, in the order of the catalogue."""
    return MappingProxyType(dict(Equipment.objects.values_list("slug", "name")))


@per_version(10)
def choices_of(model: type[Model]) -> tuple[tuple[int, str], ...]:
    """Muscles, equipment or sources for a form to choose from: primary key and name."""
    rows = model._default_manager.all()
    return tuple((row.pk, str(getattr(row, "short", row))) for row in rows)


@per_version(FEW)
def instructions() -> Mapping[str, tuple[str, ...]]:
    """How each published exercise is done, by its key: first to get ready, then to move."""
    rows = Instruction.objects.filter(exercise__published=True)
    by_key: dict[str, list[str]] = {}
    for key, text in rows.order_by("stage", "position", "pk").values_list("exercise__key", "text"):
        by_key.setdefault(key, []).append(text)
    return MappingProxyType({key: tuple(texts) for key, texts in by_key.items()})


@per_version(FEW)
def source_names() -> Mapping[str, str]:
    """Author and year, by slug."""
    return MappingProxyType({source.slug: source.short for source in Source.objects.all()})


@per_version(FEW)
def exercise_names() -> Mapping[str, str]:
    """By key, also of what readers do not see."""
    return MappingProxyType(dict(Exercise.objects.values_list("key", "name")))


@per_version(FEW)
def modification_names() -> Mapping[str, str]:
    return MappingProxyType(dict(Modification.objects.values_list("key", "name")))


@per_version(FEW)
def muscles_in_use() -> Mapping[str, str]:
    """What readers choose from: an editor's new muscle waits for its first published exercise."""
    used = Muscle.objects.filter(exercises__exercise__published=True).distinct()
    return MappingProxyType(dict(used.values_list("slug", "name")))


@per_version(FEW)
def equipment_in_use() -> Mapping[str, str]:
    """What readers choose from: new equipment waits for its first published exercise."""
    used = Equipment.objects.filter(exercises__exercise__published=True).distinct()
    return MappingProxyType(dict(used.values_list("slug", "name")))
