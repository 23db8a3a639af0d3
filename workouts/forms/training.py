"""What a form of the session's page sends, as the events that a phone would send."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from exercises.records import RecordError
from workouts.planning.measures.dose import FAILURE_RPE
from workouts.planning.training.events import Feel

WHOLE = ("item", "set", "reps", "pain", "soreness")
NUMBERS = ("kg", "lb", "seconds")
TEXTS = ("side", "to", "feel")
MOST_DIGITS = 8
FEELS = {Feel.EASY: _("Easy"), Feel.RIGHT: _("About right"), Feel.HARD: _("Hard")}


def events_of(sent: Mapping[str, str], at: int) -> list[dict[str, Any]]:
    """Raises RecordError, which names the field. Empty fields are left out. `was` is the note that
    the form was shown with, so that one can be taken back."""
    said = {name: sent[name].strip() for name in sent if sent[name].strip()}
    event: dict[str, Any] = {"id": said.get("id"), "kind": said.get("kind"), "at": at}
    event |= {name: _whole(name, said[name]) for name in WHOLE if name in said}
    event |= {name: _number(name, said[name]) for name in NUMBERS if name in said}
    event |= {name: said[name] for name in TEXTS if name in said}
    if "left" in said:
        event["rpe"] = FAILURE_RPE - _whole("left", said["left"])
    if event["kind"] in ("set", "edit") and "set" in event:
        event["form_broke"] = "form_broke" in said
    text = sent.get("text", "").replace("\r\n", "\n").strip()
    if event["kind"] == "note":
        return [event | {"text": text}]
    if event["kind"] == "finish" and text != sent.get("was", "").replace("\r\n", "\n").strip():
        note = {"id": _also(event["id"]), "kind": "note", "at": at, "text": text}
        return [event, note]
    return [event]


def _whole(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        raise RecordError.at(name, "must be a whole number")
    return int(text)


def _number(name: str, text: str) -> float:
    """With a point or a comma."""
    try:
        return float(text.replace(",", ".")[: 2 * MOST_DIGITS])
    except ValueError:
        raise RecordError.at(name, "must be a number") from None


def _also(identity: object) -> str:
    """The id of the note that is sent with a finish; the same when it is sent again."""
    try:
        return str(uuid5(UUID(str(identity)), "note"))
    except ValueError:
        raise RecordError.at("id", "must be a UUID") from None
