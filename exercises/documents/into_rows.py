"""Documents into the rows of the catalogue: the one way for editors, imports and reverts.

Rows keep their primary keys as long as they keep their names, so that plans and pages that refer
to them are never cut off. What is as it was is not written.
"""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from exercises.catalogue_version import raise_version
from exercises.documents.entries import ExerciseEntry, PictureEntry
from exercises.documents.faults import LONGEST, LONGEST_TEXT, faults_of
from exercises.documents.from_rows import MODELS, Entry, entry_from, find, name_field
from exercises.documents.photographs import stored_picture
from exercises.documents.sections import SECTIONS, Values, facts_of, rows_of, values_of
from exercises.documents.whole_exercises import hold, let_go
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
    try:
        with transaction.atomic():
            laid = lay(kind, values, where=where, pks=pks)
            laid.save()
            return laid.row
    except IntegrityError as error:
        raise RecordError(f"{where}: {error}") from error


def lay(
    kind: str,
    values: object,
    *,
    where: str = "",
    pks: Iterator[int] | None = None,
    over: models.Model | None = None,
) -> "Laid":
    """The rows as the document says, not saved yet. Raises RecordError with all that is wrong.

    `over` is the row as it is, whole, if somebody has read it already; it is changed.
    """
    entry = entry_from(kind, values, where)
    if isinstance(entry, ExerciseEntry) and (faults := list(faults_of(entry))):
        raise RecordError(*(f"{where}: {fault}" for fault in faults))
    row = over or find(kind, getattr(entry, name_field(kind)))
    return _Layer(where, pks).lay(kind, entry, row)


@dataclass
class Laid:
    """An item in rows: what the document says is set in them, and nothing is saved."""

    row: models.Model
    parts: dict[str, list[models.Model]] = field(default_factory=dict)  # by section, in order
    picture: models.Model | None = None
    sources: list[str] | None = None  # if they are others than before
    gone: list[models.Model] = field(default_factory=list)
    changed: list[models.Model] = field(default_factory=list)  # in the order of saving

    def save(self) -> None:
        if self.gone or self.changed or self.sources is not None:
            raise_version()
        for model, rows in _by_model(self.gone):
            model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
        fresh = [one for one in self.changed if one._state.adding and _is_part(one)]
        for row in self.changed:
            if row not in fresh:
                row.save(force_insert=row._state.adding)
        for model, rows in _by_model(fresh):
            model._default_manager.bulk_create(rows)
        if self.sources is not None:
            let_go(self.row)  # what a whole row holds can only be read
            found = Source.objects.filter(slug__in=self.sources)
            cast(Exercise, self.row).sources.set(found)

    def shown(self) -> models.Model:
        """The row with all that would belong to it, for a page that only shows it."""
        row = self.row
        if not isinstance(row, Exercise):
            return row
        lists = {name: _ordered(rows) for name, rows in self.parts.items()}
        lists["sources"] = (
            list(row.sources.all())
            if self.sources is None
            else list(Source.objects.filter(slug__in=self.sources))
        )
        substitute = next(iter(lists.pop("substitute", [])), None)
        hold(row, lists, substitute=substitute, picture=self.picture)
        return row


def _ordered(rows: list[models.Model]) -> list[models.Model]:
    """As the database would give them, where that is by plain fields."""
    names = [
        name for name in rows[0]._meta.ordering or () if isinstance(name, str) and name != "pk"
    ]
    return sorted(rows, key=lambda row: [getattr(row, name) for name in names])


def _by_model(rows: Iterable[models.Model]) -> Iterable[tuple[type[models.Model], list[Any]]]:
    found: dict[type[models.Model], list[Any]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found.items()


def _is_part(row: models.Model) -> bool:
    return isinstance(row, tuple(SECTIONS.values()))


class _Layer:
    """Lays one document into rows; collects what is wrong, so that all of it is reported at once.

    Reads as little as it can: what the rows refer to already is in the catalogue.
    """

    def __init__(self, where: str, pks: Iterator[int] | None) -> None:
        self.where, self.pks = where, pks
        self.faults: list[str] = []
        self.known: dict[type[models.Model], dict[str, models.Model]] = {}  # by their names

    def lay(self, kind: str, entry: Entry, row: models.Model | None) -> Laid:
        laid = Laid(row or self._new(MODELS[kind]))
        if isinstance(entry, ExerciseEntry):
            self._exercise(laid, entry)
        else:
            self._reference(laid, kind, entry)
        if self.faults:
            raise RecordError(*self.faults)
        return laid

    def _reference(self, laid: Laid, kind: str, entry: Entry) -> None:
        values = asdict(entry)
        if laid.row._state.adding and values.get("position") == 0:  # nobody said where
            values["position"] = place_after_all(MODELS[kind])
        self._set(laid, laid.row, values, "")

    def _exercise(self, laid: Laid, entry: ExerciseEntry) -> None:
        row = cast(Exercise, laid.row)
        facts = facts_of(entry)
        for name in ("parent", "merged_into"):
            before = None if row._state.adding else getattr(row, name)
            if before is None or before.key != facts[name]:
                facts[name] = self._referred(Exercise, "key", name, facts[name])
            else:
                facts[name] = before
        if facts["parent"] and not facts["parent"].is_family:
            self._fault("parent", _("%(name)s is no family") % {"name": entry.parent})
        self._keep_address(laid, entry.slug)
        self._set(laid, row, facts, "")
        self._sections(laid, entry)

    def _keep_address(self, laid: Laid, slug: str) -> None:
        """The old address leads on; one that leads on already is free for its own exercise only."""
        row = cast(Exercise, laid.row)
        if row.slug == slug:
            return
        taken = FormerAddress.objects.filter(slug=slug).select_related("exercise").first()
        if taken and taken.exercise_id != row.pk:
            text = _("this address leads to %(name)s already") % {"name": taken.exercise}
            self._fault("slug", text)
        elif taken:
            laid.gone.append(taken)
        if not row._state.adding:
            laid.changed.append(FormerAddress(exercise=row, slug=row.slug))

    def _sections(self, laid: Laid, entry: ExerciseEntry) -> None:
        row = cast(Exercise, laid.row)
        before = {} if row._state.adding else {(a, b): part for a, b, part in rows_of(row)}
        wanted = {(section, name): values for section, name, values in values_of(entry)}
        self._take_away(laid, before, wanted)
        self._claimed_keys(row, entry, before)
        for (section, name), values in wanted.items():
            part = before.get((section, name)) or self._new(SECTIONS[section], exercise=row)
            self._set(laid, part, self._with_rows(section, part, values), f"{section} {name}")
            laid.parts.setdefault(section, []).append(part)
        had = () if row._state.adding else [source.slug for source in row.sources.all()]
        if unsure := set(entry.sources) - set(had):
            found = Source.objects.filter(slug__in=unsure).values_list("slug", flat=True)
            for slug in sorted(unsure - set(found)):
                self._fault("sources", _("%(name)s is not in the catalogue") % {"name": slug})
        if set(had) != set(entry.sources):
            laid.sources = list(entry.sources)
        self._picture(laid, entry.picture)

    def _take_away(
        self,
        laid: Laid,
        before: dict[tuple[str, str], models.Model],
        wanted: Mapping[tuple[str, str], Values],
    ) -> None:
        """What the document lacks; all of an unordered section whose order changed."""
        for section in SECTIONS:
            names = [name for part, name in before if part == section]
            kept = [name for part, name in wanted if part == section]
            is_moved = section in UNORDERED and names != kept
            gone = names if is_moved else [name for name in names if name not in kept]
            laid.gone += [before.pop((section, name)) for name in gone]

    def _claimed_keys(
        self, row: Exercise, entry: ExerciseEntry, before: Mapping[tuple[str, str], models.Model]
    ) -> None:
        new = [one.key for one in entry.modifications if ("modifications", one.key) not in before]
        taken = Modification.objects.filter(key__in=new).exclude(exercise=row.pk) if new else ()
        for one in taken:
            self._fault(
                "modifications", _("%(key)s belongs to another exercise") % {"key": one.key}
            )

    def _with_rows(self, section: str, part: models.Model, values: Values) -> Values:
        """Slugs become the rows that they name."""
        rows = {}
        for name, model in REFERENCES.items():
            if name in values:
                is_same = getattr(getattr(part, name, None), "slug", None) == values[name]
                rows[name] = (
                    getattr(part, name)
                    if is_same
                    else self._referred(model, "slug", section, values[name])
                )
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

    def _picture(self, laid: Laid, entry: PictureEntry | None) -> None:
        row = cast(Exercise, laid.row)
        picture = None if row._state.adding else getattr(row, "picture", None)
        if entry is None:
            if picture is not None:
                laid.gone.append(picture)
            return
        values: Values = {name: getattr(entry, name) for name in ("alt_text", "author", "licence")}
        try:
            content = b64decode(entry.content, validate=True)
            if picture is None or bytes(picture.content) != content:
                values |= asdict(stored_picture(content))
        except (ValidationError, NotBase64) as error:
            self._fault("picture", " ".join(getattr(error, "messages", [str(error)])))
            return
        laid.picture = picture or self._new(Picture, exercise=row)
        self._set(laid, laid.picture, values, "picture")

    def _new(self, model: type[models.Model], **values: Any) -> models.Model:
        return model(pk=next(self.pks) if self.pks else None, **values)

    def _set(self, laid: Laid, row: models.Model, values: Values, part: str) -> None:
        """Nothing is to be saved when all values are as they were."""
        if not row._state.adding and all(_now(row, name) == new for name, new in values.items()):
            return
        is_renamed = row._state.adding or any(
            getattr(row, field.name) != values.get(field.name, getattr(row, field.name))
            for field in row._meta.concrete_fields
            if field.unique
        )
        for name, value in values.items():
            setattr(row, name, value)
        laid.changed.append(row)
        try:
            _check_sizes(row, values)  # first, so that it is said alike on every database
            row.clean_fields(exclude=[*_relations(row), "content"])
            if is_renamed and isinstance(row, tuple(MODELS.values())) and _may_clash(row):
                row.validate_unique()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                self._fault(f"{part}: {field}" if part else field, " ".join(messages))

    def _fault(self, field: str, text: str) -> None:
        self.faults.append(f"{self.where}: {field}: {text}")


def _may_clash(row: models.Model) -> bool:
    """Whether another row has one of its names, whatever the case: in one query, as few have."""
    unique = [field.name for field in row._meta.concrete_fields if field.unique]
    names = [name for name in unique if name != row._meta.pk.name]
    own = [getattr(row, name).casefold() for name in names]
    others = row.__class__._default_manager.exclude(pk=row.pk).values_list(*names)
    return any(name.casefold() in own for other in others for name in other)


def place_after_all(model: type[models.Model]) -> int:
    """The position of a new one: last."""
    last = model._default_manager.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _now(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    return bytes(value) if isinstance(value, memoryview) else value


def _check_sizes(row: models.Model, values: Values) -> None:
    """SQLite would hold larger numbers; PostgreSQL refuses them. Pages refuse endless texts."""
    for name, value in values.items():
        field = row._meta.get_field(name)
        small = isinstance(field, models.PositiveSmallIntegerField)
        longest = LONGEST.get(name, LONGEST_TEXT)
        if isinstance(field, models.TextField) and len(value or "") > longest:
            text = _("must be at most %(most)s characters, not %(count)s")
            raise ValidationError({name: text % {"most": longest, "count": len(value)}})
        if small and value is not None and value > MOST:
            raise ValidationError({name: _("must be at most %(most)s") % {"most": MOST}})


def _relations(row: models.Model) -> list[str]:
    return [field.name for field in row._meta.concrete_fields if field.is_relation]
