"""Drafts: what is public is changed in a draft, looked at, and published when it is good.

What nobody sees yet - an exercise that is not published, a muscle that no exercise on the site
works - is saved as it is.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from exercises.desk.effect import Effect, effect_of
from exercises.desk.history import Saying, name_of, put_all, write
from exercises.documents.comparison import Path, merged
from exercises.documents.from_rows import MODELS, Document, document_of, find, name_field
from exercises.models import Batch, Change, Draft, Exercise
from exercises.records import RecordError


class EditConflictError(Exception):
    """Somebody else has saved a draft of the same thing meanwhile."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("the draft has changed meanwhile")
        self.draft = draft


class OutdatedDraftError(Exception):
    """What was published has changed since the draft was begun."""


def draft_of(kind: str, name: str) -> Draft | None:
    return Draft.objects.select_related("author", "batch").filter(kind=kind, name=name).first()


def now(kind: str, name: str) -> Document | None:
    """What stands in the catalogue."""
    row = find(kind, name)
    return document_of(row) if row else None


def is_public(kind: str, name: str) -> bool:
    """Whether readers see it, so that a change must be looked at first."""
    if kind == "exercise":
        return Exercise.objects.published().filter(key=name).exists()
    users: dict[str, str] = {
        "muscle": "muscles__muscle__slug",
        "equipment": "equipment__equipment__slug",
        "source": "sources__slug",
    }
    return Exercise.objects.published().filter(**{users[kind]: name}).exists()


def needs_draft(kind: str, document: Document) -> bool:
    """Also what would become public by the change."""
    name = name_of(kind, document)
    would_be = kind == "exercise" and document.get("published", True)
    return would_be or is_public(kind, name) or draft_of(kind, name) is not None


@transaction.atomic
def keep(
    kind: str,
    document: Document,
    *,
    by: Any,
    seen: int | None,
    note: str = "",
    batch: Batch | None = None,
) -> Draft:
    """Save a draft. `seen` is the edition that the editor had before them; None: there was none.

    Raises EditConflictError when there is another one by now.
    """
    name = name_of(kind, document)
    draft = Draft.objects.select_for_update().filter(kind=kind, name=name).first()
    if (draft.edition if draft else None) != seen:
        raise EditConflictError(draft or _as_it_stands(kind, name))
    if draft is None:
        draft = Draft(kind=kind, name=name, base=now(kind, name), edition=0)
    draft.document, draft.author = document, by
    draft.title = str(document.get("name") or name)
    draft.edition += 1
    draft.state, draft.approved_by, draft.publish_at = Draft.State.WORK, None, None
    draft.note, draft.batch = note or draft.note, batch or draft.batch
    _save(draft)
    return draft


def _save(draft: Draft) -> None:
    """Two who begin a draft in the same moment: the database lets one of them."""
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:
        raise EditConflictError(Draft.objects.get(kind=draft.kind, name=draft.name)) from None


def _as_it_stands(kind: str, name: str) -> Draft:
    """Not saved: what an editor meets who thought that there is a draft."""
    current = now(kind, name)
    title = str((current or {}).get("name") or name)
    return Draft(kind=kind, name=name, title=title, base=current, document=current)


@transaction.atomic
def save_at_once(
    kind: str, document: Document, *, stands: Document | None, by: Any, note: str = ""
) -> None:
    """Save what nobody sees yet. `stands`: what the editor had before them; None: nothing.

    Raises RecordError; EditConflictError when something else stands there by now.
    """
    name = name_of(kind, document)
    rows = MODELS[kind]._default_manager.filter(**{name_field(kind): name})
    rows.select_for_update().first()  # nobody else writes it until we are done
    if now(kind, name) != stands:
        raise EditConflictError(draft_of(kind, name) or _as_it_stands(kind, name))
    write([(kind, document)], as_kind=Change.Kind.SAVED, by=by, comment=note)


def propose(kind: str, document: Document, *, by: Any, note: str) -> Draft:
    """A change that a button makes. Raises EditConflictError when there is a draft already."""
    return keep(kind, document, by=by, seen=None, note=note)


def effect_on_planning(drafts: Iterable[Draft], *, with_plans: bool = True) -> Effect:
    """Raises RecordError when the drafts cannot stand in the catalogue."""
    sayings = _sayings(drafts)
    return effect_of(lambda: put_all(sayings), with_plans=with_plans)


def _sayings(drafts: Iterable[Draft]) -> list[Saying]:
    """Muscles, equipment and sources before the exercises that name them."""
    ordered = sorted(drafts, key=lambda draft: draft.kind == "exercise")
    return [(draft.kind, draft.document) for draft in ordered]


def why_not_publish(draft: Draft, user: Any) -> str:
    """Why this person may not publish this draft; empty if they may."""
    if user.has_perm("exercises.publish_alone"):
        return ""
    if not user.has_perm("exercises.publish_draft"):
        return _("A reviewer publishes it.")
    if draft.author_id == user.pk:
        return _("You wrote it last, so somebody else must look at it.")
    return ""


def may_publish(drafts: Iterable[Draft], user: Any) -> None:
    """Raises PermissionDenied."""
    for draft in drafts:
        if reason := why_not_publish(draft, user):
            raise PermissionDenied(f"{draft}: {reason}")


@transaction.atomic
def publish(drafts: Iterable[Draft], *, by: Any) -> list[models.Model]:
    """All of them or none, as one change.

    Raises OutdatedDraftError, and RecordError with every fault or golden week that breaks.
    """
    drafts = list(drafts)
    _hold(drafts)
    for draft in drafts:
        if draft.base != now(draft.kind, draft.name):
            raise OutdatedDraftError(draft.title)
    effect = effect_on_planning(drafts, with_plans=False)
    if effect.broken:
        raise RecordError(*effect.broken)
    notes = [draft.note for draft in drafts if draft.note]
    batches = {draft.batch for draft in drafts}
    rows = write(
        _sayings(drafts),
        as_kind=Change.Kind.PUBLISHED,
        by=by,
        comment="; ".join(dict.fromkeys(notes)),
        batch=batches.pop() if len(batches) == 1 else None,
    )
    Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    return rows


def _hold(drafts: list[Draft]) -> None:
    """Nobody else publishes or saves them before the transaction ends."""
    keys = [draft.pk for draft in drafts]
    editions = dict(
        Draft.objects.select_for_update().filter(pk__in=keys).values_list("pk", "edition")
    )
    for draft in drafts:
        if editions.get(draft.pk) != draft.edition:
            raise EditConflictError(draft)


def ask_for_review(draft: Draft, *, note: str) -> None:
    draft.state, draft.note, draft.answer = Draft.State.REVIEW, note or draft.note, ""
    draft.approved_by, draft.publish_at = None, None
    draft.save(update_fields=["state", "note", "answer", "approved_by", "publish_at"])


def send_back(draft: Draft, *, answer: str) -> None:
    draft.state, draft.answer = Draft.State.WORK, answer
    draft.approved_by, draft.publish_at = None, None
    draft.save(update_fields=["state", "answer", "approved_by", "publish_at"])


def schedule(draft: Draft, when: datetime, *, by: Any) -> None:
    """Publish it then. It is checked again when the time has come."""
    draft.state, draft.publish_at, draft.approved_by = Draft.State.SCHEDULED, when, by
    draft.save(update_fields=["state", "publish_at", "approved_by"])


def publish_due() -> tuple[list[str], list[str]]:
    """Publish what was scheduled; what was published, and what could not be and why.

    What cannot be published goes back to its author with the reason.
    """
    done, refused = [], []
    for draft in Draft.objects.due().select_related("author", "approved_by", "batch"):
        try:
            publish([draft], by=draft.approved_by)
            done.append(draft.title)
        except OutdatedDraftError:
            reason = _("It has changed on the site since the draft was begun.")
            send_back(draft, answer=reason)
            refused.append(f"{draft}: {reason}")
        except EditConflictError:
            continue  # somebody is at it in this moment; it is no longer to be published
        except RecordError as error:
            send_back(draft, answer=str(error)[:300])
            refused.append(f"{draft}: {error}")
    return done, refused


def bring_up_to_date(draft: Draft) -> tuple[Path, ...]:
    """Take over what was published since. The paths that both have changed stay as in the draft."""
    current = now(draft.kind, draft.name)
    result = merged(draft.base if current else None, draft.document, current)
    draft.document, draft.base = result.document, current
    draft.edition += 1
    if draft.state == Draft.State.SCHEDULED:  # what was approved is another document by now
        draft.state, draft.approved_by, draft.publish_at = Draft.State.REVIEW, None, None
    draft.save()
    return result.clashes


def is_late(draft: Draft) -> bool:
    """Scheduled for a time that has passed."""
    return draft.publish_at is not None and draft.publish_at < timezone.now()
