"""A new exercise that begins as a copy of another one."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from exercises.documents.from_rows import Document
from exercises.documents.into_rows import place_after_all
from exercises.models import Exercise, Modification
from exercises.records import RecordError

#: What is the other exercise's alone: its names, its photograph, what it was merged into.
NOT_COPIED = ("aliases", "related_names", "picture", "merged_into")
LONGEST_KEY = 50


def copied(document: Document, name: str) -> Document:
    """The document of a new exercise called `name`. Raises RecordError."""
    slug = slugify(name)[:LONGEST_KEY]
    if not slug:
        raise RecordError(_("Give it a name."))
    key = slug.replace("-", "_")
    if Exercise.objects.filter(key=key).exists() or Exercise.objects.filter(slug=slug).exists():
        raise RecordError(_("There is an exercise of this name already."))
    kept = {field: value for field, value in document.items() if field not in NOT_COPIED}
    versions = [one | {"key": _new_key(key, one["key"])} for one in kept.get("modifications", [])]
    new: dict[str, Any] = {"key": key, "slug": slug, "name": name, "published": False}
    new["position"] = place_after_all(Exercise)
    return kept | new | ({"modifications": versions} if versions else {})


def _new_key(exercise: str, old: str) -> str:
    """Plans refer to a modification by its key, so each exercise has its own."""
    rest = old.partition("_")[2] or old
    room = LONGEST_KEY - len(rest) - 1
    key = f"{exercise[:room]}_{rest}"
    number = 2
    while Modification.objects.filter(key=key).exists():
        key, number = f"{exercise[: room - 2]}{number}_{rest}", number + 1
    return key
