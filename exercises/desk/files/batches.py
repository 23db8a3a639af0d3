"""Batches: many items as one change, of a file or a merge. Tried first, then applied as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from exercises.desk.drafts import NAME_IN_EXERCISE, save_draft
from exercises.desk.history import (
    Item,
    check_items,
    in_order,
    name_of,
    remove_replaced,
    title_of,
    write,
)
from exercises.documents.comparison import Difference, Path, differences, merged
from exercises.documents.from_rows import Document, current_documents
from exercises.models import Batch, Change, Draft, Exercise

UNKNOWN: Any = object()  # a base that was not noted: what the catalogue has now


@dataclass(frozen=True, kw_only=True)
class ItemChange:
    """What one item of a batch will do."""

    kind: str
    title: str
    document: Document  # with what was published since the file was read
    is_new: bool
    is_draft: bool  # readers see it, so that it is reviewed first
    differences: tuple[Difference, ...]
    left_out: str = ""  # why, if it is
    clashes: tuple[Path, ...] = ()  # what the file and somebody else have both changed


def item_changes(items: Iterable[Item], bases: Sequence[Document | None] = ()) -> list[ItemChange]:
    """Without the items that would change nothing.

    `bases` has what the catalogue had of each item when the file was read: what was published
    since then stays. Where there is a draft, or both have changed a field, the item is left out.
    """
    items = list(items)
    names = [(kind, name_of(kind, document)) for kind, document in items]
    current, public = current_documents(names), _public_names({kind for kind, _name in names})
    rows = Draft.objects.filter(name__in=[name for _kind, name in names]).select_related("author")
    drafts = {(row.kind, row.name): row for row in rows}
    known = [*bases, *[UNKNOWN] * (len(items) - len(bases))]
    found = []
    for (kind, document), name, base in zip(items, names, known, strict=True):
        now = current.get(name)
        result = merged(now if base is UNKNOWN else base, document, now)
        changes = differences(now, result.document)
        if not changes:
            continue
        would_be = kind == "exercise" and result.document.get("published", True)
        found.append(
            ItemChange(
                kind=kind,
                title=title_of(kind, document),
                document=result.document,
                is_new=now is None,
                is_draft=bool(would_be) or name in public,
                differences=changes if now else (),
                left_out=_left_out(drafts.get(name), result.clashes),
                clashes=result.clashes,
            )
        )
    return found


def _left_out(draft: Draft | None, clashes: tuple[Path, ...]) -> str:
    if draft is not None:
        author = draft.author or _("somebody")
        return _("%(author)s has a draft of it: publish or discard that first.") % {
            "author": author
        }
    return _("It was changed here since the file was read.") if clashes else ""


def _public_names(kinds: set[str]) -> set[tuple[str, str]]:
    """Kind and name of all of these kinds that readers see."""
    found: set[tuple[str, str]] = set()
    for kind in kinds:
        rows = Exercise.objects.published().order_by()
        names = rows.values_list(NAME_IN_EXERCISE[kind], flat=True).distinct()
        found |= {(kind, name) for name in names if name}
    return found


@transaction.atomic
def apply(batch: Batch, *, by: Any) -> list[ItemChange]:
    """Save the items that differ: what is public as drafts of the batch, the rest at once.

    Returns what was left out. Raises RecordError; for a merge, EditConflictError when somebody has
    a draft of one of its items.
    """
    if Batch.objects.select_for_update().get(pk=batch.pk).applied_at:
        return []  # a second click
    changes = item_changes([(kind, document) for kind, document in batch.documents], batch.bases)
    left_out = [] if batch.is_merge else [one for one in changes if one.left_out]
    taken = [one for one in changes if one not in left_out]
    for_drafts = in_order((one.kind, one.document) for one in taken if one.is_draft)
    write(
        in_order((one.kind, one.document) for one in taken if not one.is_draft),
        as_kind=Change.Kind.MERGED if batch.is_merge else Change.Kind.IMPORTED,
        by=by,
        comment=batch.title,
        batch=batch,
    )
    check_items(for_drafts)
    for kind, document in for_drafts:
        save_draft(kind, document, by=by, seen=None, note=batch.title, batch=batch)
    if not for_drafts:
        remove_replaced(batch, by=by)
    batch.applied_at = timezone.now()
    batch.save(update_fields=["applied_at"])
    return left_out
