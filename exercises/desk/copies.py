"""A new exercise that begins as a copy of another one."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.documents.from_rows import Document
from exercises.documents.into_rows import place_after_all
from exercises.models import Exercise, Modification
from exercises.records import RecordError

#: What is the other exercise's alone: its names, its photograph, what it was merged into, and what
#: was found out about it.
NOT_COPIED = ("aliases", "related_names", "picture", "merged_into", "sources")
#: Parts whose records have names that plans show; most hold the name of the exercise.
NAMED_PARTS = ("equipment", "modifications")
LONGEST_KEY = 50
LONGEST_NAME = 80  # characters of the name of a record
#: What a copy can do without, by what the page calls it.
LEFT_OUT: dict[str, tuple[Any, tuple[str, ...]]] = {
    "kit": (gettext_lazy("Equipment, and what to do without"), ("equipment", "substitute")),
    "modifications": (gettext_lazy("Modifications"), ("modifications",)),
    "steps": (gettext_lazy("Instructions and common mistakes"), ("setup", "steps", "mistakes")),
    "precautions": (
        gettext_lazy("Precautions"),
        ("prerequisites", "cautions", "contraindications"),
    ),
    "words": (
        gettext_lazy("Benefits, and what is said of position, lowering, impact and loads"),
        ("benefits", "body_position", "hamstring_length", "eccentric_why", "impact_note"),
    ),
}
WORDS_OF_A_DOSE = ("load", "note")


def copied(document: Document, name: str, *, without: Collection[str] = ()) -> Document:
    """The document of a new exercise called `name`. Raises RecordError.

    `without` are keys of LEFT_OUT.
    """
    slug = slugify(name)[:LONGEST_KEY]
    if not slug:
        raise RecordError(_("Give it a name."))
    key = slug.replace("-", "_")
    if Exercise.objects.filter(key=key).exists() or Exercise.objects.filter(slug=slug).exists():
        raise RecordError(_("There is an exercise of this name already."))
    kept = _kept_of(document, name, without)
    used: set[str] = set()
    names: set[str] = set()
    for one in kept.get("modifications", []):
        rest = one["key"].partition("_")[2] or one["key"]
        one["key"] = free_key(key, rest, used=used)
        one["name"] = _free_name(one["name"], used=names)
        if "kit" in without:
            one.pop("kit", None)
        used.add(one["key"])
        names.add(one["name"].casefold())
    new: dict[str, Any] = {"key": key, "slug": slug, "name": name, "published": False}
    return kept | new | {"position": place_after_all(Exercise)}


def _kept_of(document: Document, name: str, without: Collection[str]) -> Document:
    gone = {*NOT_COPIED, *(field for one in without for field in LEFT_OUT[one][1])}
    kept = {field: value for field, value in document.items() if field not in gone}
    for part in NAMED_PARTS:
        if part in kept:
            kept[part] = [_renamed(record, document, name) for record in kept[part]]
    # A note on a muscle or on the heads tells of a study of the other exercise.
    kept["heads"] = _without(kept["heads"], "note")
    kept["muscles"] = [_without(one, "note") for one in kept["muscles"]]
    if "benefits" in kept:
        kept["benefits"] = [{"text": one["text"]} for one in kept["benefits"]]
    if "words" in without:
        doses = kept.get("doses", {}).items()
        kept["doses"] = {level: _without(dose, *WORDS_OF_A_DOSE) for level, dose in doses}
    return kept


def fields_that_name(document: Document, other: Document) -> Iterator[str]:
    """The fields whose texts name the other exercise; its name may be a part of this one's."""
    own = re.compile(re.escape(document["name"]), re.IGNORECASE)
    for field, value in document.items():
        text = own.sub("", json.dumps(value, ensure_ascii=False))
        if field not in ("key", "slug") and _names(other).search(text):
            yield field


def _without(record: Document, *gone: str) -> Document:
    return {field: value for field, value in record.items() if field not in gone}


def _renamed(record: Document, other: Document, name: str) -> Document:
    """The record with the new name where its own name says the other one: `Band lunge`."""
    if "name" not in record:
        return dict(record)

    def written(found: re.Match[str]) -> str:
        is_first = found.start() == 0 or name[1:2].isupper()  # ABC stays ABC
        return name if is_first else name[:1].lower() + name[1:]

    return record | {"name": _names(other).sub(written, record["name"])[:LONGEST_NAME]}


def _names(other: Document) -> re.Pattern[str]:
    names = sorted([other["name"], *other.get("aliases", [])], key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def free_key(exercise: str, rest: str, *, used: Collection[str] = ()) -> str:
    """Plans refer to a modification by its key, so no two have the same, of whatever exercise.

    `used` are keys that are taken and in no row yet.
    """
    start = f"{exercise}_{rest}".replace("-", "_")
    key, number = start[:LONGEST_KEY], 1
    while key in used or Modification.objects.filter(key=key).exists():
        number += 1
        ending = f"_{number}"
        key = start[: LONGEST_KEY - len(ending)] + ending
    return key


def _free_name(name: str, *, used: Collection[str]) -> str:
    """No two modifications of an exercise have the same one, whatever its case."""
    free, number = name, 1
    while free.casefold() in used:
        number += 1
        ending = f" {number}"
        free = name[: LONGEST_NAME - len(ending)] + ending
    return free
