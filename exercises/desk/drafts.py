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
    check_items,
    in_order,
    name_of,
    remove_replaced,
    title_of,
    versions_of,
    write,
)
from exercises.desk.mail import tell_author, tell_reviewers
from exercises.documents.comparison import Path, merged
from exercises.documents.from_rows import MODELS, Document, document_of, find, kind_of, name_field
from exercises.models import Batch, Change, Draft, Exercise, Note
from exercises.records import RecordError

#: Where a published exercise holds the name of an item that readers see with it.
NAME_IN_EXERCISE = {
    "exercise": "key",
    "muscle": "muscles__muscle__slug",
    "equipment": "equipment__equipment__slug",
    "source": "sources__slug",
}


class EditConflictError(Exception):
    """Somebody else has saved a draft of the same item meanwhile."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("the draft has changed meanwhile")
        self.draft = draft


class OutdatedDraftError(Exception):
    """What was published has changed since the draft was begun."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """An example runner whose week would be another one, and what would change in it."""

    title: str
    changes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What drafts would do to plans, and why weeks of examples can no longer be built (`broken`).

    `barred` says for whom plans leave the exercises out, and why.
    """

    touches_planning: bool = False
    example_count: int = 0
    examples: tuple[Example, ...] = ()
    broken: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    plan_count: int = 0  # of the newest plans
    plans_changed: int = 0
    plans_using: int = 0  # of all saved plans


def draft_of(kind: str, name: str) -> Draft | None:
    return Draft.objects.select_related("author", "batch").filter(kind=kind, name=name).first()


def current_document(kind: str, name: str) -> Document | None:
    """The item as the catalogue has it."""
    row = find(kind, name)
    return document_of(row) if row else None


def is_seen(row: models.Model) -> bool:
    """Whether readers see it, so that a change must be reviewed first."""
    if isinstance(row, Exercise):
        return row.published
    kind = kind_of(row)
    return is_public(kind, str(getattr(row, name_field(kind))))


def is_public(kind: str, name: str) -> bool:
    """As `is_seen`, of what has no row yet too."""
    return Exercise.objects.published().filter(**{NAME_IN_EXERCISE[kind]: name}).exists()


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
    remember(draft, Note.Deed.WROTE, by=by, text=note)
    return draft


def remember(draft: Draft, deed: Note.Deed, *, by: Any, text: str = "") -> None:
    """A note that stays. Saving again and again without a word is one deed."""
    last = draft.notes.last()
    if last and deed is Note.Deed.WROTE:
        is_same_deed = (last.deed, last.author_id) == (deed, by and by.pk)
        if is_same_deed and text in ("", last.text):
            return
    Note.objects.create(draft=draft, title=draft.title, deed=deed, author=by, text=text)


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


def ask_for_review(drafts: Iterable[Draft], *, note: str, by: Any) -> None:
    drafts = list(drafts)
    for draft in drafts:
        _ask_for_review(draft, note=note, by=by)
    tell_reviewers(drafts, by=by)


def _ask_for_review(draft: Draft, *, note: str, by: Any) -> None:
    draft.state, draft.note, draft.answer = Draft.State.REVIEW, note or draft.note, ""
    draft.approved_by, draft.publish_at = None, None
    draft.save(update_fields=["state", "note", "answer", "approved_by", "publish_at"])
    remember(draft, Note.Deed.ASKED, by=by, text=note)


def say(draft: Draft, text: str, *, by: Any) -> None:
    """A word in the conversation; the draft stays as it is."""
    remember(draft, Note.Deed.SAID, by=by, text=text)


def send_back(draft: Draft, *, answer: str, by: Any = None) -> None:
    draft.state, draft.answer = Draft.State.WORK, answer
    draft.approved_by, draft.publish_at = None, None
    draft.save(update_fields=["state", "answer", "approved_by", "publish_at"])
    remember(draft, Note.Deed.SENT_BACK, by=by, text=answer)
    tell_author(draft)


@transaction.atomic
def discard(chosen: Iterable[Draft], *, by: Any, why: str = "") -> None:
    """Out of the way, but kept with all that was said."""
    for draft in chosen:
        draft.state, draft.approved_by, draft.publish_at = Draft.State.DISCARDED, None, None
        draft.save(update_fields=["state", "approved_by", "publish_at", "updated_at"])
        remember(draft, Note.Deed.DISCARDED, by=by, text=why)


@transaction.atomic
def bring_back(draft: Draft, *, by: Any) -> None:
    """A discarded draft. Raises EditConflictError when there is a newer one."""
    if newer := draft_of(draft.kind, draft.name):
        raise EditConflictError(newer)
    draft.state, draft.saves = Draft.State.WORK, draft.saves + 1
    draft.save(update_fields=["state", "saves", "updated_at"])
    remember(draft, Note.Deed.BROUGHT_BACK, by=by)


def effect_on_planning(
    drafts: Iterable[Draft], *, only_broken: bool = False, over: models.Model | None = None
) -> Effect:
    """Ask the planner, and change nothing. Raises RecordError when the drafts are impossible.

    The planner is in a room above this one, so a setting names it. `only_broken` tells nothing but
    the weeks that can no longer be built. `over` is the row of a single draft, if somebody has
    read it already; it is changed.
    """
    items = in_order((draft.kind, draft.document) for draft in drafts)
    check_items(items, over=over)
    ask: Callable[..., Effect] = import_string(settings.CATALOGUE_EFFECT)
    return ask(items, only_broken=only_broken)


# Publishing


def why_not_publish(draft: Draft, user: Any) -> str:
    """Why this user may not publish this draft; empty if they may."""
    if user.has_perm("exercises.publish_alone"):
        return ""
    if not user.has_perm("exercises.publish_draft"):
        return _("A reviewer publishes it.")
    # A draft from before there were notes only has its author.
    if draft.author_id == user.pk or draft.notes.filter(deed=Note.Deed.WROTE, author=user).exists():
        return _("You wrote some of it, so somebody else must look at it.")
    return ""


def check_may_publish(drafts: Iterable[Draft], user: Any) -> None:
    """Raises PermissionDenied."""
    for draft in drafts:
        if reason := why_not_publish(draft, user):
            raise PermissionDenied(f"{draft}: {reason}")


@transaction.atomic
def publish(drafts: Iterable[Draft], *, by: Any) -> list[models.Model]:
    """Publish all of the drafts or none, as one change.

    Raises EditConflictError, OutdatedDraftError, and RecordError with every fault and every example
    week that can no longer be built.
    """
    drafts = list(drafts)
    _lock(drafts)
    for draft in drafts:
        if draft.base != current_document(draft.kind, draft.name):
            raise OutdatedDraftError(draft.title)
    effect = effect_on_planning(drafts, only_broken=True)
    if effect.broken:
        raise RecordError(*effect.broken)
    said = Note.objects.filter(draft__in=drafts, deed__in=(Note.Deed.WROTE, Note.Deed.ASKED))
    notes = [note.text for note in said if note.text]
    batches = {draft.batch for draft in drafts}
    rows = write(
        in_order((draft.kind, draft.document) for draft in drafts),
        as_kind=Change.Kind.PUBLISHED,
        by=by,
        comment="; ".join(dict.fromkeys(notes)),
        batch=batches.pop() if len(batches) == 1 else None,
    )
    _keep_notes(drafts, by=by)
    Draft.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    for batch in filter(None, {draft.batch for draft in drafts}):
        remove_replaced(batch, by=by)
    return rows


def _keep_notes(drafts: list[Draft], *, by: Any) -> None:
    """What was said about the drafts belongs to the change that they have become."""
    for draft in drafts:
        remember(draft, Note.Deed.PUBLISHED, by=by)
        change = versions_of(draft.kind, draft.name)[0].revision.change
        draft.notes.update(draft=None, change=change)


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
    remember(draft, Note.Deed.SCHEDULED, by=by)


def take_off_schedule(draft: Draft, *, by: Any) -> None:
    draft.state, draft.publish_at, draft.approved_by = Draft.State.REVIEW, None, None
    draft.save(update_fields=["state", "publish_at", "approved_by"])
    remember(draft, Note.Deed.TAKEN_OFF, by=by)


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
