"""The answer to a change: what happened, what the rules say, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

from workouts.services.week.weeks import OpenWeek

CHANGED, UNDONE = "changed", "undone"
MOVED = "moved-"  # and the place of the session in the week


@dataclass(frozen=True, kw_only=True)
class Answer:
    text: str
    is_fine: bool
    can_undo: bool
    can_redo: bool
    place: int | None  # of a session that moved where something speaks against it


def tell_change(
    request: HttpRequest, text: str, level: int = messages.SUCCESS, *, place: int | None = None
) -> None:
    """The next page says it, and offers to undo it."""
    tags = CHANGED if place is None else f"{CHANGED} {MOVED}{place}"
    messages.add_message(request, level, text, extra_tags=tags)


def tell_undone(request: HttpRequest, text: str) -> None:
    messages.success(request, text, extra_tags=UNDONE)


def shown_answers(told: Iterable[Message], opened: OpenWeek) -> tuple[Answer, ...]:
    """What was told about the week that is shown."""
    return tuple(_answer(one, opened) for one in told)


def _answer(message: Message, opened: OpenWeek) -> Answer:
    tags = str(message.extra_tags or "").split()
    places = [tag.removeprefix(MOVED) for tag in tags if tag.startswith(MOVED)]
    return Answer(
        text=str(message),
        is_fine=message.level < messages.WARNING,
        can_undo=CHANGED in tags and opened.can_undo,
        can_redo=UNDONE in tags,
        place=int(places[0]) if places else None,
    )
