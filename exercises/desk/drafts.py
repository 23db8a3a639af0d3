"""Drafts: what readers see is changed in a draft, reviewed, and then published.

What they do not see - an exercise that is not published, a muscle that no published exercise
works - is saved at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from exercises.desk.history import (
    in_order,
    name_of,
    remove_replaced,
    title_of,
    write,
    write_unrecorded,
)
from exercises.documents.comparison import Path, merged
from exercises.documents.from_rows import MODELS, Document, document_of, find, name_field
from exercises.models import Batch, Change, Draft, Exercise
from exercises.records import RecordError


class EditConflictError(Exception):
    """Somebody else has saved a draft of the same item meanwhile."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("the draft has changed meanwhile")
        self.draft = draft


class OutdatedDraftError(Exception):
    """What was published has changed since the draft was begun."""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What drafts would do to plans, and why golden weeks can no longer be built (`broken`).

    `barred` says for whom plans leave the exercises out, and why.
    """

    touches_planning: bool = False
    golden_count: int = 0
    golden_changed: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    plan_count: int = 0
    plans_changed: int = 0


def draft_of(kind: str, name: str) -> Draft | None:
    return Draft.objects.select_related("author", "batch").filter(kind=kind, name=name).first()


def current_document(kind: str, name: str) -> Document | None:
    """The item as the catalogue has it."""
    row = find(kind, name)
    return document_of(row) if row else None


def is_public(kind: str, name: str) -> bool:
    """Whether readers see it, so that a change must be reviewed first."""
    lookup = {
        "exercise": "key",
        "muscle": "muscles__muscle__slug",
        "equipment": "equipment__equipment__slug",
        "source": "sources__slug",
    }[kind]
    return Exercise.objects.published().filter(**{lookup: name}).exists()


def needs_draft(kind: str, document: Document) -> bool:
    """Whether readers see the item, or would see it after the change, or it has a draft."""
    name = name_of(kind, document)
    would_be = kind == "exercise" and document.get("published", True)
    return would_be or is_public(kind, name) or draft_of(kind, name) is not None


# Saving


@transaction.atomic
def save_draft(
    kind: str,
    document: Document,
    *,
    by: Any,
    seen: int | None,
    note: str = "",
    batch: Batch | None = None,
) -> Draft:
    """Save a draft. `seen` is its `saves` when the editor started; None if there was no draft.

    Raises EditConflictError when it has been saved again since.
    """
    name = name_of(kind, document)
    draft = Draft.objects.select_for_update().filter(kind=kind, name=name).first()
    if (draft.saves if draft else None) != seen:
        raise EditConflictError(draft or _unsaved_draft(kind, name))
    if draft is None:
        draft = Draft(kind=kind, name=name, base=current_document(kind, name), saves=0)
    draft.document, draft.author = document, by
    draft.title = title_of(kind, document)
    draft.saves += 1
    draft.state, draft.approved_by, draft.publish_at = Draft.State.WORK, None, None
    draft.note, draft.batch = note or draft.note, batch or draft.batch
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:  # somebody has begun a draft of it in the same moment
        raise EditConflictError(Draft.objects.get(kind=kind, name=name)) from None
    return draft


@transaction.atomic
def save_at_once(
    kind: str, document: Document, *, seen: Document | None, by: Any, note: str = ""
) -> None:
    """Save what readers do not see. `seen` is the document that the editor started from, if any.

    Raises RecordError; EditConflictError when the catalogue has another document by now.
    """
    name = name_of(kind, document)
    rows = MODELS[kind]._default_manager.filter(**{name_field(kind): name})
    rows.select_for_update().first()  # nobody else writes it until we are done
    if current_document(kind, name) != seen:
        raise EditConflictError(draft_of(kind, name) or _unsaved_draft(kind, name))
    write([(kind, document)], as_kind=Change.Kind.SAVED, by=by, comment=note)


def _unsaved_draft(kind: str, name: str) -> Draft:
    """The item as it is, for an editor who thought that there was a draft of it."""
    current = current_document(kind, name)
    title = title_of(kind, current) if current else name
    return Draft(kind=kind, name=name, title=title, base=current, document=current)


def bring_up_to_date(draft: Draft) -> tuple[Path, ...]:
    """Add what was published since the draft was begun.

    Where both have changed a field, the draft's value stays; the paths of these are returned.
    """
    current = current_document(draft.kind, draft.name)
    result = merged(draft.base if current else None, draft.document, current)
    draft.document, draft.base = result.document, current
    draft.saves += 1
    if draft.state == Draft.State.SCHEDULED:  # what was approved is another document by now
        draft.state, draft.approved_by, draft.publish_at = Draft.State.REVIEW, None, None
    draft.save()
    return result.clashes


# Reviewing


def ask_for_review(draft: Draft, *, note: str) -> None:
    draft.state, draft.note, draft.answer = Draft.State.REVIEW, note or draft.note, ""
    draft.approved_by, draft.publish_at = None, None
    draft.save(update_fields=["state", "note", "answer", "approved_by", "publish_at"])


def send_back(draft: Draft, *, answer: str) -> None:
    draft.state, draft.answer = Draft.State.WORK, answer
    draft.approved_by, draft.publish_at = None, None
    draft.save(update_fields=["state", "answer", "approved_by", "publish_at"])


def effect_on_planning(drafts: Iterable[Draft], *, with_plans: bool = True) -> Effect:
    """Ask the planner, and change nothing. Raises RecordError when the drafts are impossible.

    The planner is in a room above this one, so a setting names it.
    """
    items = in_order((draft.kind, draft.document) for draft in drafts)
    ask: Callable[..., Effect] = import_string(settings.CATALOGUE_EFFECT)
    return ask(lambda: write_unrecorded(items), with_plans=with_plans)


# Publishing


def why_not_publish(draft: Draft, user: Any) -> str:
    """Why this user may not publish this draft; empty if they may."""
    if user.has_perm("exercises.publish_alone"):
        return ""
    if not user.has_perm("exercises.publish_draft"):
        return _("A reviewer publishes it.")
    if draft.author_id == user.pk:
        return _("You wrote it last, so somebody else must look at it.")
    return ""


def check_may_publish(drafts: Iterable[Draft], user: Any) -> None:
    """Raises PermissionDenied."""
    for draft in drafts:
        if reason := why_not_publish(draft, user):
            raise PermissionDenied(f"{draft}: {reason}")


@transaction.atomic
def publish(drafts: Iterable[Draft], *, by: Any) -> list[models.Model]:
    """Publish all of the drafts or none, as one change.

    Raises EditConflictError, OutdatedDraftError, and RecordError with every fault and every golden
    week that can no longer be built.
    """
    drafts = list(drafts)
    _lock(drafts)
    for draft in drafts:
        if draft.base != current_document(draft.kind, draft.name):
            raise OutdatedDraftError(draft.title)
    effect = effect_on_planning(drafts, with_plans=False)
    if effect.broken:
        raise RecordError(*effect.broken)
    notes = [draft.note for draft in drafts if draft.note]
    batches = {draft.batch for draft in drafts}
    rows = write(
        in_order((draft.kind, draft.document) for draft in drafts),
        as_kind=Change.Kind.PUBLISHED,
        by=by,
        comment="; ".join(dict.fromkeys(notes)),
        batch=batches.pop() if len(batches) == 1 else None,
    )
    Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    for batch in filter(None, {draft.batch for draft in drafts}):
        remove_replaced(batch, by=by)
    return rows


def _lock(drafts: list[Draft]) -> None:
    """Nobody else publishes or saves them before the transaction ends."""
    keys = [draft.pk for draft in drafts]
    saves = dict(Draft.objects.select_for_update().filter(pk__in=keys).values_list("pk", "saves"))
    for draft in drafts:
        if saves.get(draft.pk) != draft.saves:
            raise EditConflictError(draft)


def schedule(draft: Draft, when: datetime, *, by: Any) -> None:
    """Publish it at that time, when it is checked again."""
    draft.state, draft.publish_at, draft.approved_by = Draft.State.SCHEDULED, when, by
    draft.save(update_fields=["state", "publish_at", "approved_by"])


def publish_due() -> tuple[list[str], list[str]]:
    """Publish what is due. Returns the titles of these, and why others could not be published.

    What cannot be published goes back to its author with the reason.
    """
    published, refused = [], []
    for draft in Draft.objects.due().select_related("author", "approved_by", "batch"):
        try:
            publish([draft], by=draft.approved_by)
            published.append(draft.title)
        except OutdatedDraftError:
            reason = _("It has changed on the site since the draft was begun.")
            send_back(draft, answer=reason)
            refused.append(f"{draft}: {reason}")
        except EditConflictError:
            continue  # somebody is saving it in this moment, so it is no longer due
        except RecordError as error:
            send_back(draft, answer=str(error)[:300])
            refused.append(f"{draft}: {error}")
    return published, refused
