"""What waits on the desk for one editor: to review, to go on with, to come, and what is missing."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from exercises.desk.history import seen_by_readers, written_by
from exercises.models import Draft, Exercise, Note, Sketch

MOST = 8  # rows of a list on the first page


@dataclass(frozen=True, kw_only=True)
class Waiting:
    for_me: tuple[Draft, ...]  # to review
    came_back: tuple[Draft, ...]
    mine: tuple[Draft, ...]
    sketches: tuple[Sketch, ...]
    unpublished: tuple[Exercise, ...]  # complete enough to be saved, and not yet in a draft
    scheduled: tuple[Draft, ...]

    @property
    def mine_count(self) -> int:
        return len(self.mine) + len(self.sketches) + len(self.unpublished)


def counts_for(user: Any) -> dict[str, int]:
    """For the menu: how many drafts wait for this person's review, and how many came back."""
    return Draft.objects.aggregate(
        for_me=Count("pk", filter=_is_for(user)), came_back=Count("pk", filter=_came_back_to(user))
    )


def waiting_for(user: Any) -> Waiting:
    drafts: list[Any] = list(
        Draft.objects.select_related("author")
        .defer("document", "base")
        .annotate(is_own=_is_own(user), is_for_me=_is_for(user), is_back=_came_back_to(user))
    )
    mine = (one for one in drafts if one.is_own and one.state != Draft.State.SCHEDULED)
    return Waiting(
        for_me=tuple(one for one in drafts if one.is_for_me),
        came_back=tuple(one for one in drafts if one.is_back),
        mine=tuple(one for one in mine if not one.is_back),
        sketches=tuple(Sketch.objects.filter(author=user).defer("form")),
        unpublished=_unpublished(user),
        scheduled=tuple(one for one in drafts if one.state == Draft.State.SCHEDULED),
    )


def _is_for(user: Any) -> Q:
    """Of a draft: whether it waits for this person's review."""
    waits = Q(state=Draft.State.REVIEW)
    if user.has_perm("exercises.publish_alone"):
        return waits
    return waits & ~_is_own(user) if user.has_perm("exercises.publish_draft") else Q(pk=None)


def _came_back_to(user: Any) -> Q:
    """Of a draft: whether this person wrote some of it and has an answer to read."""
    return Q(state=Draft.State.WORK) & ~Q(answer="") & _is_own(user)


def _is_own(user: Any) -> Q:
    """Of a draft: whether this person wrote some of it."""
    wrote = Note.objects.filter(draft=OuterRef("pk"), deed=Note.Deed.WROTE, author=user)
    return Q(author=user) | Q(Exists(wrote))


def _unpublished(user: Any) -> tuple[Exercise, ...]:
    """New exercises that this person wrote some of, that are saved and wait for nobody."""
    draft = Draft.objects.filter(kind="exercise", name=OuterRef("key"))
    new = Exercise.objects.filter(published=False, merged_into=None)
    return tuple(
        new.filter(~Exists(draft), ~Exists(seen_by_readers()), Exists(written_by(user))).only(
            "name"
        )
    )
