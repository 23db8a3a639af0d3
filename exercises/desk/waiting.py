"""What waits on the desk for one editor: to review, to go on with, to come, and what is missing."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from exercises.models import Draft, Note, Sketch

MOST = 8  # rows of a list on the first page


@dataclass(frozen=True, kw_only=True)
class Waiting:
    for_me: tuple[Draft, ...]  # to review
    came_back: tuple[Draft, ...]
    mine: tuple[Draft, ...]
    sketches: tuple[Sketch, ...]
    scheduled: tuple[Draft, ...]

    @property
    def mine_count(self) -> int:
        return len(self.mine) + len(self.sketches)


def counts_for(user: Any) -> dict[str, int]:
    """For the menu: how many drafts wait for this person's review, and how many came back."""
    wrote = Note.objects.filter(draft=OuterRef("pk"), deed=Note.Deed.WROTE, author=user)
    own = Q(author=user) | Q(Exists(wrote))
    to_review = Q(state=Draft.State.REVIEW)
    if not user.has_perm("exercises.publish_alone"):
        to_review &= ~own
    if not user.has_perm("exercises.publish_draft"):
        to_review &= Q(pk=None)
    back = Q(state=Draft.State.WORK) & ~Q(answer="") & own
    return Draft.objects.aggregate(
        for_me=Count("pk", filter=to_review), came_back=Count("pk", filter=back)
    )


def waiting_for(user: Any) -> Waiting:
    drafts = list(Draft.objects.select_related("author").defer("document", "base"))
    written = set(
        Note.objects.filter(deed=Note.Deed.WROTE, author=user, draft__isnull=False).values_list(
            "draft", flat=True
        )
    )
    may_publish = user.has_perm("exercises.publish_draft")
    alone = user.has_perm("exercises.publish_alone")
    own = [one for one in drafts if one.pk in written or one.author_id == user.pk]
    back = [one for one in own if one.state == Draft.State.WORK and one.answer]
    return Waiting(
        for_me=tuple(
            one
            for one in drafts
            if one.state == Draft.State.REVIEW and (alone or (may_publish and one not in own))
        ),
        came_back=tuple(back),
        mine=tuple(one for one in own if one not in back and one.state != Draft.State.SCHEDULED),
        sketches=tuple(Sketch.objects.filter(author=user).defer("form")),
        scheduled=tuple(one for one in drafts if one.state == Draft.State.SCHEDULED),
    )
