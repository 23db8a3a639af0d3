"""Batches: many items as one change, of a file or a merge. Tried first, then applied as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from exercises.desk.drafts import needs_draft, save_draft
from exercises.desk.history import (
    Item,
    in_order,
    name_of,
    remove_replaced,
    title_of,
    write,
    write_unrecorded,
)
from exercises.documents.comparison import Difference, differences
from exercises.documents.from_rows import current_documents
from exercises.documents.into_rows import rolled_back
from exercises.models import Batch, Change, Draft


@dataclass(frozen=True, kw_only=True)
class ItemChange:
    """What one item of a batch would do."""

    kind: str
    title: str
    is_new: bool
    differences: tuple[Difference, ...]


def item_changes(items: Iterable[Item]) -> list[ItemChange]:
    """Without the items that would change nothing; where there is a draft, it is compared."""
    items = list(items)
    names = [(kind, name_of(kind, document)) for kind, document in items]
    drafts = Draft.objects.filter(name__in=[name for _kind, name in names])
    current = current_documents(names) | {
        (draft.kind, draft.name): draft.document for draft in drafts
    }
    found = []
    for kind, document in items:
        before = current.get((kind, name_of(kind, document)))
        if changes := differences(before, document):
            found.append(
                ItemChange(
                    kind=kind,
                    title=title_of(kind, document),
                    is_new=before is None,
                    differences=changes if before else (),
                )
            )
    return found


@transaction.atomic
def apply(batch: Batch, *, by: Any) -> None:
    """Save the items that differ: what is public as drafts of the batch, the rest at once.

    Raises RecordError; EditConflictError when somebody has a draft of one of them.
    """
    if Batch.objects.select_for_update().get(pk=batch.pk).applied_at:
        return  # a second click
    items = [(kind, document) for kind, document in batch.documents]
    current = current_documents((kind, name_of(kind, document)) for kind, document in items)
    changed = [
        item for item in in_order(items) if item[1] != current.get((item[0], name_of(*item)))
    ]
    for_drafts = [item for item in changed if needs_draft(*item)]
    write(
        [item for item in changed if item not in for_drafts],
        as_kind=Change.Kind.MERGED if batch.is_merge else Change.Kind.IMPORTED,
        by=by,
        comment=batch.title,
        batch=batch,
    )
    with rolled_back():
        write_unrecorded(for_drafts)
    for kind, document in for_drafts:
        save_draft(kind, document, by=by, seen=None, note=batch.title, batch=batch)
    if not for_drafts:
        remove_replaced(batch, by=by)
    batch.applied_at = timezone.now()
    batch.save(update_fields=["applied_at"])
