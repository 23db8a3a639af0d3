"""Many documents as one change: tried first, then put in as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from exercises.desk.drafts import keep, needs_draft
from exercises.desk.history import Saying, name_of, put_all, write
from exercises.documents.comparison import Difference, differences
from exercises.documents.from_rows import MODELS, Document, standing
from exercises.documents.into_rows import rolled_back
from exercises.models import Batch, Change, Draft


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What one document of a batch would do."""

    kind: str
    title: str
    is_new: bool
    differences: tuple[Difference, ...]


def in_order(sayings: Iterable[Saying]) -> list[Saying]:
    """What is referred to before what refers to it: a family before its variants."""
    places = list(MODELS)
    return sorted(sayings, key=lambda one: (places.index(one[0]), bool(one[1].get("parent"))))


def proposals(sayings: Iterable[Saying]) -> list[Proposal]:
    """Without those that change nothing."""
    sayings, found = list(sayings), []
    latest = _latest(sayings)
    for kind, document in sayings:
        current = latest.get((kind, name_of(kind, document)))
        changes = differences(current, document)
        if changes:
            found.append(
                Proposal(
                    kind=kind,
                    title=str(document.get("name") or name_of(kind, document)),
                    is_new=current is None,
                    differences=changes if current else (),
                )
            )
    return found


def _latest(sayings: list[Saying]) -> dict[tuple[str, str], Document]:
    """What stands in the catalogue, or in the draft that is to come there."""
    names = [(kind, name_of(kind, document)) for kind, document in sayings]
    drafts = Draft.objects.filter(name__in=[name for _kind, name in names])
    return standing(names) | {(draft.kind, draft.name): draft.document for draft in drafts}


def try_out(sayings: Iterable[Saying], places: Mapping[tuple[str, str], str] | None = None) -> None:
    """Raises RecordError with everything that could not stand in the catalogue."""
    with rolled_back():
        put_all(in_order(sayings), places)


@transaction.atomic
def apply(batch: Batch, *, by: Any) -> None:
    """Put in what differs: what is public as drafts of the batch, the rest at once.

    Raises RecordError; EditConflictError when somebody has a draft of one of them.
    """
    if Batch.objects.select_for_update().get(pk=batch.pk).applied_at:
        return  # by a second click
    sayings = [(kind, document) for kind, document in batch.documents]
    stands = standing((kind, name_of(kind, document)) for kind, document in sayings)
    changed = [one for one in in_order(sayings) if one[1] != stands.get((one[0], name_of(*one)))]
    for_later = [one for one in changed if needs_draft(*one)]
    write(
        [one for one in changed if one not in for_later],
        as_kind=Change.Kind.IMPORTED if not batch.is_merge else Change.Kind.MERGED,
        by=by,
        comment=batch.title,
        batch=batch,
    )
    try_out(for_later)
    for kind, document in for_later:
        keep(kind, document, by=by, seen=None, note=batch.title, batch=batch)
    batch.applied_at = timezone.now()
    batch.save(update_fields=["applied_at"])
