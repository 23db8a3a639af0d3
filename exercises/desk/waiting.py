"""What waits on the desk for one editor: to review, to go on with, to come, and what is missing."""

from dataclasses import dataclass
from typing import Any

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
