"""Taking changes back: a whole change, a whole batch, or one field of an item.

What was done since stays. A revert is a change like any other: of what is public it is a draft.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from reversion.models import Revision

from exercises.desk.drafts import (
    current_document,
    discard,
    draft_of,
    is_public,
    needs_draft,
    save_draft,
)
from exercises.desk.history import (
    DocumentChange,
    Item,
    changes_in,
    check_items,
    in_order,
    is_deletion,
    name_of,
    remove,
    title_of,
    write,
)
from exercises.documents.comparison import Path, merged, with_value
from exercises.documents.from_rows import Document, find
from exercises.models import Batch, Change, Draft
from exercises.records import RecordError


@dataclass
class Reverted:
    """What became of each item, by title."""

    restored: list[str] = field(default_factory=list)
    drafted: list[str] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)  # drafts that waited
    deleted: list[str] = field(default_factory=list)
    still_used: list[str] = field(default_factory=list)  # by a plan or an exercise, so it stays


@transaction.atomic
def revert_change(revision: Revision, *, by: Any, comment: str) -> Reverted:
    """Raises RecordError, EditConflictError."""
    return _revert(changes_in(revision), by=by, comment=comment)


@transaction.atomic
def revert_batch(batch: Batch, *, by: Any, comment: str) -> Reverted:
    """Also what was published of it since. Raises RecordError, EditConflictError."""
    waiting = list(Draft.objects.filter(batch=batch))
    discard(waiting, by=by, why=comment)
    revisions = Revision.objects.filter(change__batch=batch).order_by("-pk")
    changes = [change for revision in revisions for change in changes_in(revision)]
    result = _revert(changes, by=by, comment=comment)
    result.discarded += [draft.title for draft in waiting]
    batch.reverted_at = timezone.now()
    batch.save(update_fields=["reverted_at"])
    return result


@transaction.atomic
def revert_field(change: DocumentChange, path: Path, *, by: Any, comment: str) -> Reverted:
    """Set one field to what it was before the change, in the draft if one waits.

    Raises RecordError, EditConflictError.
    """
    result = Reverted()
    draft = draft_of(change.kind, change.name)
    document = draft.document if draft else current_document(change.kind, change.name)
    before = [one.before for one in change.differences if one.path == path]
    if document is None or not before:
        return result
    document = with_value(document, path, before[0])
    if draft is None:
        _save([(change.kind, document)], result, by=by, comment=comment)
    elif document != draft.document:
        check_items([(change.kind, document)])
        save_draft(change.kind, document, by=by, seen=draft.saves, note=comment)
        result.drafted.append(draft.title)
    return result


@transaction.atomic
def restore(change: DocumentChange, *, by: Any, comment: str) -> Reverted:
    """The item as it was after the change, even if it has been deleted since.

    Raises RecordError, EditConflictError.
    """
    result = Reverted()
    is_gone = current_document(change.kind, change.name) is None
    document = _hidden(change) if is_gone else change.after
    _save([(change.kind, document)], result, by=by, comment=comment)
    return result


def _revert(changes: Iterable[DocumentChange], *, by: Any, comment: str) -> Reverted:
    """The changes come newest first."""
    by_item: dict[tuple[str, str], list[DocumentChange]] = {}
    for change in changes:
        by_item.setdefault((change.kind, change.name), []).append(change)
    items: list[Item] = []
    created: list[tuple[str, str]] = []
    for (kind, name), done in by_item.items():
        current = current_document(kind, name)
        if current is None:
            if is_deletion(done[0].version):
                items.append((kind, _hidden(done[0])))
        elif done[-1].before is not None:
            items.append((kind, _without(done, current)))
        elif kind == "exercise" and is_public(kind, name):
            items.append((kind, current | {"published": False}))
        else:
            created.append((kind, name))
    result = Reverted()
    _save(items, result, by=by, comment=comment)
    for kind, name in sorted(created, key=lambda one: one[0] != "exercise"):
        _delete(find(kind, name), result, by=by)
    return result


def _hidden(change: DocumentChange) -> Document:
    """What was deleted; an exercise comes back to the desk first, not to readers."""
    return change.after | ({"published": False} if change.kind == "exercise" else {})


def _without(changes: Iterable[DocumentChange], document: Document) -> Document:
    for change in changes:
        document = merged(change.after, change.before, document).document
    return document


def _save(items: Iterable[Item], result: Reverted, *, by: Any, comment: str) -> None:
    at_once: list[Item] = []
    to_review: list[Item] = []
    for kind, document in in_order(items):
        if document != current_document(kind, name_of(kind, document)):
            (to_review if needs_draft(kind, document) else at_once).append((kind, document))
    write(at_once, as_kind=Change.Kind.REVERTED, by=by, comment=comment)
    check_items(to_review)  # the form shows no impossible draft
    for kind, document in to_review:
        save_draft(kind, document, by=by, seen=None, note=comment)
    result.restored += [title_of(*item) for item in at_once]
    result.drafted += [title_of(*item) for item in to_review]


def _delete(row: models.Model | None, result: Reverted, *, by: Any) -> None:
    if row is None:
        return
    title = str(row)
    try:
        with transaction.atomic():
            remove(row, by=by)
        result.deleted.append(title)
    except (ProtectedError, RecordError):  # by a row, or by a draft
        result.still_used.append(title)
