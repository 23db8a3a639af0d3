"""A new exercise that begins as a copy of another one."""

from collections.abc import Collection
from itertools import count
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
    versions: list[Document] = []
    for one in kept.get("modifications", []):
        rest = one["key"].partition("_")[2] or one["key"]
        used = {version["key"] for version in versions}
        versions.append(one | {"key": free_key(key, rest, used=used)})
    new: dict[str, Any] = {"key": key, "slug": slug, "name": name, "published": False}
    new["position"] = place_after_all(Exercise)
    return kept | new | ({"modifications": versions} if versions else {})


def free_key(exercise: str, rest: str, *, used: Collection[str] = ()) -> str:
    """Plans refer to a modification by its key, so no two have the same, of whatever exercise.

    `used` are keys that are taken and in no row yet.
    """
    start = f"{exercise}_{rest}".replace("-", "_")
    for number in count(1):
        ending = "" if number == 1 else f"_{number}"
        key = start[: LONGEST_KEY - len(ending)] + ending
        if key not in used and not Modification.objects.filter(key=key).exists():
            return key
    raise AssertionError
