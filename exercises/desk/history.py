"""Every change of the catalogue is recorded here, so that each can be seen and taken back.

django-reversion stores who, when and why; a version is the document of a row after the change.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from exercises.catalogue_version import raise_version
from exercises.documents.comparison import Difference, differences
from exercises.documents.from_rows import (
    MODELS,
    Document,
    current_documents,
    document_of,
    find,
    kind_of,
    name_field,
    named_by,
)
from exercises.documents.into_rows import lay, put, rolled_back
from exercises.models import Batch, Change, Draft
from exercises.records import RecordError

Item = tuple[str, Document]  # one item of the catalogue: its kind and its document


def register() -> None:
    """Called once, when the app is ready."""
    for kind, model in MODELS.items():
        reversion.register(model, format="catalogue", object_id_field=name_field(kind))


# Writing


def write(
    items: Iterable[Item],
    *,
    as_kind: Change.Kind,
    by: Any,
    comment: str = "",
    batch: Batch | None = None,
) -> list[models.Model]:
    """Write items to the catalogue as one change. Raises RecordError with all faults."""
    items = list(items)
    with transaction.atomic():
        _record_as_found(items)
        with reversion.create_revision(manage_manually=True):
            reversion.set_user(by)
            reversion.set_comment(comment)
            reversion.add_meta(Change, kind=as_kind, batch=batch)
            rows = write_unrecorded(items)
            for row in rows:
                reversion.add_to_revision(row)
    return rows


def write_unrecorded(items: Iterable[Item]) -> list[models.Model]:
    """Write without history, to be rolled back.

    Raises RecordError with all faults; each begins with the title of its item.
    """
    rows: list[models.Model] = []
    faults: list[str] = []
    for kind, document in items:
        try:
            rows.append(put(kind, document, where=title_of(kind, document)))
        except RecordError as error:
            faults += error.messages
    if faults:
        raise RecordError(*faults)
    return rows


def check_items(items: list[Item], *, over: models.Model | None = None) -> None:
    """Raises RecordError with all faults. Several may refer to one another, so they are tried.

    `over` is the row of a single one, if somebody has read it already; it is changed.
    """
    if len(items) == 1:
        [(kind, document)] = items
        lay(kind, document, where=title_of(kind, document), over=over)
        return
    with rolled_back():
        write_unrecorded(items)


@transaction.atomic
def remove(row: models.Model, *, by: Any, batch: Batch | None = None) -> None:
    """Delete a row; its last state stays in the history and can be restored.

    Raises RecordError when a draft needs it.
    """
    if drafts := drafts_that_name(row):
        text = _("%(name)s cannot be deleted: it is in the draft of %(drafts)s.")
        titles = ", ".join(draft.title for draft in drafts)
        raise RecordError(text % {"name": row, "drafts": titles})
    write([(kind_of(row), document_of(row))], as_kind=Change.Kind.DELETED, by=by, batch=batch)
    raise_version()
    row.delete()


def remove_replaced(batch: Batch, *, by: Any) -> None:
    """Delete the muscle, equipment or source that a merge has left without use.

    An exercise that was written since the merge was begun may use it: then it stays.
    """
    row = find(*batch.replaced) if batch.replaced else None
    if row is not None and not _is_used(row) and not drafts_that_name(row):
        remove(row, by=by, batch=batch)


def drafts_that_name(row: models.Model) -> list[Draft]:
    """Drafts of exercises that could not be published without this row."""
    reference = kind_of(row), str(getattr(row, name_field(kind_of(row))))
    waiting = Draft.objects.filter(kind="exercise").only("title", "document")
    return [draft for draft in waiting if reference in named_by(draft.document)]


def _is_used(row: models.Model) -> bool:
    return any(
        link.related_model._default_manager.filter(**{link.field.name: row}).exists()
        for link in row._meta.related_objects
    )


def in_order(items: Iterable[Item]) -> list[Item]:
    """What is referred to before what refers to it: a family before its variants."""
    kinds = list(MODELS)
    return sorted(items, key=lambda item: (kinds.index(item[0]), bool(item[1].get("parent"))))


def name_of(kind: str, document: Document) -> str:
    """The key or slug, by which drafts, versions and plans know it."""
    return str(document.get(name_field(kind), ""))


def title_of(kind: str, document: Document) -> str:
    """What editors call it."""
    return str(document.get("name") or name_of(kind, document))


def _record_as_found(items: Iterable[Item]) -> None:
    """Record the rows that changed outside the desk (load_catalogue, a shell) before we do."""
    found = current_documents((kind, name_of(kind, document)) for kind, document in items)
    unknown = [item for item, document in found.items() if _last_document(*item) != document]
    if not unknown:
        return
    with reversion.create_revision(manage_manually=True):
        reversion.set_comment(_("As it stood when it was first changed here."))
        reversion.add_meta(Change, kind=Change.Kind.FOUND)
        for kind, name in unknown:
            reversion.add_to_revision(find(kind, name))


def _last_document(kind: str, name: str) -> Document | None:
    versions = Version.objects.get_for_object_reference(MODELS[kind], name)
    last = versions.order_by("-pk").first()
    return document_in(last) if last else None


# Reading


def seen_by_readers() -> models.QuerySet[Version]:
    """States of an exercise of an outer query that were published. A document leaves out what is
    the default."""
    hidden = models.Q(serialized_data__contains='"published": false')
    return _states().filter(~hidden)


def written_by(user: Any) -> models.QuerySet[Version]:
    """States of an exercise of an outer query that this person has written."""
    return _states().filter(revision__user=user)


def _states() -> models.QuerySet[Version]:
    states: models.QuerySet[Version] = Version.objects.filter(
        content_type__app_label="exercises",
        content_type__model="exercise",
        object_id=models.OuterRef("key"),
    )
    return states


@dataclass(frozen=True)
class DocumentChange:
    """What one revision did to one item."""

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
        return ContentType.objects.get_for_id(self.version.content_type_id).model

    @property
    def name(self) -> str:
        return str(self.version.object_id)


def changes_of(kind: str, name: str) -> list[DocumentChange]:
    """The history of one item, newest first."""
    versions = list(versions_of(kind, name))
    return [
        DocumentChange(version, _left_by(older))
        for version, older in zip_longest(versions, versions[1:])
    ]


def changes_in(revision: Revision) -> list[DocumentChange]:
    """What one change of the catalogue did to each item."""
    return [
        DocumentChange(version, _before(version))
        for version in revision.version_set.select_related("revision").order_by("pk")
    ]


def versions_of(kind: str, name: str) -> models.QuerySet[Version]:
    """Newest first."""
    found: models.QuerySet[Version] = Version.objects.get_for_object_reference(MODELS[kind], name)
    found = found.select_related("revision__user", "revision__change")
    return found.prefetch_related("revision__change__notes__author").order_by("-pk")


def document_in(version: Version) -> Document:
    document: Document = json.loads(version.serialized_data)
    return document


def is_deletion(version: Version) -> bool:
    change = getattr(version.revision, "change", None)
    return change is not None and change.kind == Change.Kind.DELETED


def deleted(kind: str) -> models.QuerySet[Version]:
    """The last version of each item that is no longer in the catalogue, newest first."""
    found: models.QuerySet[Version] = Version.objects.get_deleted(MODELS[kind])
    return found.select_related("revision__user").order_by("-pk")


def _before(version: Version) -> Document | None:
    older = Version.objects.filter(
        content_type_id=version.content_type_id, object_id=version.object_id, pk__lt=version.pk
    )
    return _left_by(older.select_related("revision__change").order_by("-pk").first())


def _left_by(version: Version | None) -> Document | None:
    """What was there after it: nothing after a deletion, whose version is the last state."""
    return None if version is None or is_deletion(version) else document_in(version)
