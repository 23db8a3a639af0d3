"""Every change of the catalogue is written here, so that each can be seen and taken back.

django-reversion keeps who, when and why; a version is the document of a row after the change.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from exercises.documents.comparison import Difference, differences
from exercises.documents.from_rows import MODELS, Document, document_of, find, kind_of, name_field
from exercises.documents.into_rows import put
from exercises.models import Batch, Change
from exercises.records import RecordError

Saying = tuple[str, Document]  # the kind of thing, and what is said of it


def register() -> None:
    """Once, when the app is ready."""
    for kind, model in MODELS.items():
        reversion.register(model, format="catalogue", object_id_field=name_field(kind))


@dataclass(frozen=True)
class Step:
    """What one revision did to one thing."""

    version: Version
    before: Document | None

    @cached_property
    def after(self) -> Document:
        return document_in(self.version)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        return differences(self.before, self.after)

    @property
    def kind(self) -> str:
        return kind_of_version(self.version)

    @property
    def name(self) -> str:
        return str(self.version.object_id)


def write(
    sayings: Iterable[Saying],
    *,
    as_kind: Change.Kind,
    by: Any,
    comment: str = "",
    batch: Batch | None = None,
) -> list[models.Model]:
    """Put documents into the catalogue as one change. Raises RecordError with all faults."""
    sayings = list(sayings)
    with transaction.atomic():
        _remember_as_found(sayings)
        with reversion.create_revision(manage_manually=True):
            reversion.set_user(by)
            reversion.set_comment(comment)
            reversion.add_meta(Change, kind=as_kind, batch=batch)
            rows = put_all(sayings)
            for row in rows:
                reversion.add_to_revision(row)
    return rows


def put_all(
    sayings: Iterable[Saying], places: Mapping[tuple[str, str], str] | None = None
) -> list[models.Model]:
    """Without history, for what is tried only. Raises RecordError with all faults.

    `places` say by kind and name where a thing stands, when its name is not enough.
    """
    rows: list[models.Model] = []
    faults: list[str] = []
    for kind, document in sayings:
        name = name_of(kind, document)
        where = (places or {}).get((kind, name)) or str(document.get("name") or name)
        try:
            rows.append(put(kind, document, where=where))
        except RecordError as error:
            faults += error.messages
    if faults:
        raise RecordError(*faults)
    return rows


def name_of(kind: str, document: Document) -> str:
    return str(document.get(name_field(kind), ""))


@transaction.atomic
def remove(row: models.Model, *, by: Any) -> None:
    """Delete it; its last state stays in the history and can be brought back."""
    kind = kind_of(row)
    write([(kind, document_of(row))], as_kind=Change.Kind.DELETED, by=by)
    row.delete()


def _remember_as_found(sayings: Iterable[Saying]) -> None:
    """What came in past the desk (load_catalogue, a shell) is a version before it is changed."""
    found = [row for kind, document in sayings if (row := find(kind, name_of(kind, document)))]
    unknown = [row for row in found if _last_document(row) != document_of(row)]
    if not unknown:
        return
    with reversion.create_revision(manage_manually=True):
        reversion.set_comment(_("As it stood when it was first changed here."))
        reversion.add_meta(Change, kind=Change.Kind.FOUND)
        for row in unknown:
            reversion.add_to_revision(row)


def _last_document(row: models.Model) -> Document | None:
    last = versions_of(kind_of(row), getattr(row, name_field(kind_of(row)))).first()
    return document_in(last) if last else None


def versions_of(kind: str, name: str) -> models.QuerySet[Version]:
    """The newest first."""
    found: models.QuerySet[Version] = Version.objects.get_for_object_reference(MODELS[kind], name)
    return found.select_related("revision__user", "revision__change").order_by("-pk")


def document_in(version: Version) -> Document:
    document: Document = json.loads(version.serialized_data)
    return document


def kind_of_version(version: Version) -> str:
    return ContentType.objects.get_for_id(version.content_type_id).model


def steps_of(kind: str, name: str) -> list[Step]:
    """The history of one thing, the newest first."""
    versions = list(versions_of(kind, name))
    return [
        Step(version, _left_by(older)) for version, older in zip_longest(versions, versions[1:])
    ]


def steps_in(revision: Revision) -> list[Step]:
    """What one change did to each thing."""
    return [
        Step(version, _before(version))
        for version in revision.version_set.select_related("revision").order_by("pk")
    ]


def _before(version: Version) -> Document | None:
    older = Version.objects.filter(
        content_type_id=version.content_type_id, object_id=version.object_id, pk__lt=version.pk
    )
    return _left_by(older.select_related("revision__change").order_by("-pk").first())


def _left_by(version: Version | None) -> Document | None:
    """What stood there after it; nothing after a deletion, whose version is the last state."""
    return None if version is None or is_deletion(version) else document_in(version)


def is_deletion(version: Version) -> bool:
    change = getattr(version.revision, "change", None)
    return change is not None and change.kind == Change.Kind.DELETED


def deleted(kind: str) -> list[Version]:
    """The last version of each thing that is not there any more."""
    there = set(MODELS[kind]._default_manager.values_list(name_field(kind), flat=True))
    last: dict[str, Version] = {}
    content_type = ContentType.objects.get_for_model(MODELS[kind])
    versions = Version.objects.filter(content_type=content_type).exclude(object_id__in=there)
    for version in versions.select_related("revision__user").order_by("pk"):
        last[version.object_id] = version
    return sorted(last.values(), key=lambda version: -version.pk)
