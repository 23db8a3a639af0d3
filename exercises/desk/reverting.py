"""Taking changes back: a whole change, a whole import, or single fields of a step.

What was done since stays. A revert is a change like any other: of what is public it is a draft.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from reversion.models import Revision

from exercises.desk.drafts import is_public, keep, needs_draft, now
from exercises.desk.history import Saying, Step, is_deletion, remove, steps_in, write
from exercises.documents.comparison import Path, merged, with_value
from exercises.documents.from_rows import Document, find
from exercises.models import Batch, Change, Draft


@dataclass
class Reverted:
    """By name: what is as it was, what waits as a draft, what is gone, what had to stay."""

    done: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def revert_change(revision: Revision, *, by: Any, comment: str) -> Reverted:
    """Raises RecordError, EditConflictError."""
    return _revert(steps_in(revision), by=by, comment=comment)


@transaction.atomic
def revert_batch(batch: Batch, *, by: Any, comment: str) -> Reverted:
    """Also what was published of it since. Raises RecordError, EditConflictError."""
    Draft.objects.filter(batch=batch).delete()
    revisions = Revision.objects.filter(change__batch=batch).order_by("-pk")
    steps = [step for revision in revisions for step in steps_in(revision)]
    result = _revert(steps, by=by, comment=comment)
    batch.reverted_at = timezone.now()
    batch.save(update_fields=["reverted_at"])
    return result


@transaction.atomic
def revert_fields(step: Step, paths: Sequence[Path], *, by: Any, comment: str) -> Reverted:
    """Single fields of a step as they were before it. Raises RecordError, EditConflictError."""
    current = now(step.kind, step.name)
    if current is None:
        return Reverted()
    for one in step.differences:
        if one.path in paths:
            current = with_value(current, one.path, one.before)
    return _put([(step.kind, current)], Reverted(), by=by, comment=comment)


@transaction.atomic
def as_it_was(step: Step, *, by: Any, comment: str) -> Reverted:
    """The whole thing as it stood after a step; also when it has been deleted since."""
    document = dict(step.after)
    if now(step.kind, step.name) is None and step.kind == "exercise":
        document["published"] = False  # back on the desk first, then before readers
    return _put([(step.kind, document)], Reverted(), by=by, comment=comment)


def _revert(steps: Iterable[Step], *, by: Any, comment: str) -> Reverted:
    """The steps come newest first."""
    result, sayings = Reverted(), []
    by_thing: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        by_thing.setdefault((step.kind, step.name), []).append(step)
    gone = []
    for (kind, name), done in by_thing.items():
        current = now(kind, name)
        if current is None:
            sayings += _brought_back(done[0])
            continue
        if done[-1].before is not None:
            sayings.append((kind, _before(done, current)))
        elif is_public(kind, name) and kind == "exercise":
            sayings.append((kind, current | {"published": False}))
        else:
            gone.append((kind, name))
    _put(sayings, result, by=by, comment=comment)
    for kind, name in sorted(gone, key=lambda one: one[0] != "exercise"):
        _remove(find(kind, name), result, by=by)
    return result


def _brought_back(step: Step) -> list[Saying]:
    """What the step deleted, back on the desk first; nothing if it was another that did."""
    if not is_deletion(step.version):
        return []
    hidden = {"published": False} if step.kind == "exercise" else {}
    return [(step.kind, step.after | hidden)]


def _before(steps: Iterable[Step], current: Document) -> Document:
    for step in steps:
        current = merged(step.after, step.before, current).document
    return current


def _put(sayings: list[Saying], result: Reverted, *, by: Any, comment: str) -> Reverted:
    direct = []
    for kind, document in sayings:
        title = str(document.get("name") or document.get("slug"))
        if document == now(kind, str(document.get("key") or document.get("slug"))):
            continue
        if needs_draft(kind, document):
            keep(kind, document, by=by, seen=None, note=comment)
            result.waiting.append(title)
        else:
            direct.append((kind, document))
            result.done.append(title)
    write(direct, as_kind=Change.Kind.REVERTED, by=by, comment=comment)
    return result


def _remove(row: models.Model | None, result: Reverted, *, by: Any) -> None:
    """What a plan or another exercise refers to stays where nobody sees it."""
    if row is None:
        return
    title = str(row)
    try:
        with transaction.atomic():
            remove(row, by=by)
        result.removed.append(title)
    except ProtectedError:
        result.kept.append(title)
