"""Documents into the rows of the catalogue: the one way for editors, imports and reverts.

Rows keep their primary keys as long as they keep their names, so that plans and pages that refer
to them are never cut off. What is as it was is not written.
"""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from exercises.catalogue_version import raise_version
from exercises.documents.entries import ExerciseEntry, PictureEntry
from exercises.documents.faults import faults_of
from exercises.documents.from_rows import MODELS, Entry, entry_from, find, name_field
from exercises.documents.photographs import stored_picture
from exercises.documents.sections import SECTIONS, Values, facts_of, rows_of, values_of
from exercises.models import (
    Equipment,
    Exercise,
    FormerAddress,
    Modification,
    Muscle,
    Picture,
    Source,
)
from exercises.records import RecordError

MOST = 32_767  # of a whole number, in every database
UNORDERED = ("qualities", "related_names")  # their rows come in the order of their creation
REFERENCES: dict[str, type[models.Model]] = {"muscle": Muscle, "equipment": Equipment}


@contextmanager
def rolled_back() -> Iterator[None]:
    """To try something out: nothing that is written inside stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def put(
    kind: str, values: object, *, where: str = "", pks: Iterator[int] | None = None
) -> models.Model:
    """The row, written as the document says. Raises RecordError with all that is wrong.

    `where` begins each message. `pks` are the primary keys that new rows get, for a form that is
    to find them again although they were rolled back.
    """
    entry = entry_from(kind, values, where)
    if isinstance(entry, ExerciseEntry) and (faults := list(faults_of(entry))):
        raise RecordError(*(f"{where}: {fault}" for fault in faults))
    try:
        with transaction.atomic():
            return _Writer(where, pks).write(kind, entry)
    except IntegrityError as error:
        raise RecordError(f"{where}: {error}") from error


class _Writer:
    """Writes one document; collects what is wrong, so that all of it is reported at once."""

    def __init__(self, where: str, pks: Iterator[int] | None) -> None:
        self.where, self.pks = where, pks
        self.faults: list[str] = []
        self.known: dict[type[models.Model], dict[str, models.Model]] = {}  # by their names
        self.fresh: dict[type[models.Model], list[models.Model]] = {}  # rows to be made at once

    def write(self, kind: str, entry: Entry) -> models.Model:
        row = (
            self._exercise(entry)
            if isinstance(entry, ExerciseEntry)
            else self._reference(kind, entry)
        )
        if self.faults:
            raise RecordError(*self.faults)
        return row

    def _reference(self, kind: str, entry: Entry) -> models.Model:
        row = find(kind, getattr(entry, name_field(kind))) or self._new(MODELS[kind])
        values = asdict(entry)
        if row._state.adding and values.get("position") == 0:  # nobody said where
            values["position"] = place_after_all(MODELS[kind])
        self._set(row, values, "")
        return row

    def _exercise(self, entry: ExerciseEntry) -> Exercise:
        row = cast(Exercise, find("exercise", entry.key) or self._new(Exercise))
        facts = facts_of(entry)
        for name in ("parent", "merged_into"):
            facts[name] = self._referred(Exercise, "key", name, facts[name])
        if facts["parent"] and not facts["parent"].is_family:
            self._fault("parent", _("%(name)s is no family") % {"name": entry.parent})
        self._keep_address(row, entry.slug)
        self._set(row, facts, "")
        if not self.faults:
            self._sections(row, entry)
        return row

    def _keep_address(self, row: Exercise, slug: str) -> None:
        """The old address leads on; one that leads on already is free for its own exercise only."""
        if row.slug == slug:
            return
        taken = FormerAddress.objects.filter(slug=slug).select_related("exercise").first()
        if taken and taken.exercise_id != row.pk:
            text = _("this address leads to %(name)s already") % {"name": taken.exercise}
            self._fault("slug", text)
        elif taken:
            taken.delete()
        is_other = Exercise.objects.filter(slug=slug).exclude(pk=row.pk).exists()
        if not row._state.adding and not is_other and not self.faults:
            FormerAddress.objects.create(exercise=row, slug=row.slug)

    def _sections(self, row: Exercise, entry: ExerciseEntry) -> None:
        before = {(section, name): part for section, name, part in rows_of(row)}
        wanted = {(section, name): values for section, name, values in values_of(entry)}
        self._clear(before, wanted)
        self._claimed_keys(row, entry)
        if self.faults:
            return
        for (section, name), values in wanted.items():
            part = before.get((section, name)) or self._new(SECTIONS[section], exercise=row)
            self._set(part, self._with_rows(section, values), f"{section} {name}")
        for model, rows in self.fresh.items():
            model._default_manager.bulk_create(rows)
        slugs = list(Source.objects.filter(slug__in=entry.sources).values_list("slug", flat=True))
        for slug in set(entry.sources) - set(slugs):
            self._fault("sources", _("%(name)s is not in the catalogue") % {"name": slug})
        if set(slugs) != {source.slug for source in row.sources.all()}:
            raise_version()
            row.sources.set(Source.objects.filter(slug__in=slugs))
        self._picture(row, entry.picture)

    def _clear(
        self,
        before: dict[tuple[str, str], models.Model],
        wanted: Mapping[tuple[str, str], Values],
    ) -> None:
        """Delete what the document lacks; all of an unordered section whose order changed."""
        for section, model in SECTIONS.items():
            names = [name for part, name in before if part == section]
            kept = [name for part, name in wanted if part == section]
            is_moved = section in UNORDERED and names != kept
            gone = names if is_moved else [name for name in names if name not in kept]
            rows = [before.pop((section, name)) for name in gone]
            if rows:
                raise_version()
                model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    def _claimed_keys(self, row: Exercise, entry: ExerciseEntry) -> None:
        keys = [modification.key for modification in entry.modifications]
        taken = Modification.objects.filter(key__in=keys).exclude(exercise=row)
        for key in taken.values_list("key", flat=True):
            self._fault("modifications", _("%(key)s belongs to another exercise") % {"key": key})

    def _with_rows(self, section: str, values: Values) -> Values:
        """Slugs become the rows that they name."""
        rows = {
            name: self._referred(model, "slug", section, values[name])
            for name, model in REFERENCES.items()
            if name in values
        }
        return values | rows

    def _referred(
        self, model: type[models.Model], field: str, where: str, name: str | None
    ) -> models.Model | None:
        if name is None:
            return None
        known = self.known.get(model)
        if known is None:
            known = {getattr(one, field): one for one in model._default_manager.all()}
            self.known[model] = known
        found = known.get(name)
        if found is None:
            self._fault(where, _("%(name)s is not in the catalogue") % {"name": name})
        return found

    def _picture(self, row: Exercise, entry: PictureEntry | None) -> None:
        picture = getattr(row, "picture", None)
        if entry is None:
            if picture is not None:
                raise_version()
                picture.delete()
            return
        words = {name: getattr(entry, name) for name in ("alt_text", "author", "licence")}
        try:
            stored = stored_picture(b64decode(entry.content, validate=True))
        except (ValidationError, NotBase64) as error:
            self._fault("picture", " ".join(getattr(error, "messages", [str(error)])))
            return
        self._set(picture or self._new(Picture, exercise=row), asdict(stored) | words, "picture")

    def _new(self, model: type[models.Model], **values: Any) -> models.Model:
        return model(pk=next(self.pks) if self.pks else None, **values)

    def _set(self, row: models.Model, values: Values, part: str) -> None:
        """Nothing is written when one of the values cannot be, or when all are as they were."""
        if not row._state.adding and all(_now(row, name) == new for name, new in values.items()):
            return
        for name, value in values.items():
            setattr(row, name, value)
        try:
            _check_sizes(row, values)  # first, so that it is said alike on every database
            row.clean_fields(exclude=[*_relations(row), "content"])
            if isinstance(row, tuple(MODELS.values())):
                row.validate_unique()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                self._fault(f"{part}: {field}" if part else field, " ".join(messages))
        else:
            self._save(row)

    def _save(self, row: models.Model) -> None:
        """New rows of a section are created together; nothing is written once a fault was found."""
        if self.faults:
            return
        raise_version()
        if row._state.adding and isinstance(row, tuple(SECTIONS.values())):
            self.fresh.setdefault(type(row), []).append(row)
        else:
            row.save(force_insert=row._state.adding)

    def _fault(self, field: str, text: str) -> None:
        self.faults.append(f"{self.where}: {field}: {text}")


def place_after_all(model: type[models.Model]) -> int:
    """The position of a new one: last."""
    last = model._default_manager.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _now(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    return bytes(value) if isinstance(value, memoryview) else value


def _check_sizes(row: models.Model, values: Values) -> None:
    """SQLite would hold larger numbers; PostgreSQL refuses them."""
    for name, value in values.items():
        small = isinstance(row._meta.get_field(name), models.PositiveSmallIntegerField)
        if small and value is not None and value > MOST:
            raise ValidationError({name: _("must be at most %(most)s") % {"most": MOST}})


def _relations(row: models.Model) -> list[str]:
    return [field.name for field in row._meta.concrete_fields if field.is_relation]
