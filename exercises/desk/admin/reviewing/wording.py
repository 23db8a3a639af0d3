"""Differences, history, and what became of a request, in an editor's words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.catalogue import (
    equipment_names,
    exercise_names,
    modification_names,
    muscle_names,
    source_names,
)
from exercises.desk.drafts import EditConflictError, OutdatedDraftError
from exercises.desk.reverting import Reverted
from exercises.documents.comparison import NAMED, ORDER, Difference
from exercises.documents.from_rows import ENTRIES, MODELS, Document
from exercises.documents.sections import SECTIONS
from exercises.labels import LEVELS
from exercises.models import Exercise, Picture
from exercises.models.technique import claim_texts

ALIKE = 0.4  # likeness of two sentences of which single words are marked
#: Fields that refer to something by its slug, and what these are called.
NAMES: dict[str, Any] = {
    "muscle": muscle_names,
    "equipment": equipment_names,
    "kit": equipment_names,
    "sources": source_names,
    "parent": exercise_names,
    "merged_into": exercise_names,
    "claims": claim_texts,
}
SECTION_NAMES: dict[str, Any] = {
    "heads": gettext_lazy("hamstring heads"),
    "setup": gettext_lazy("getting ready"),
    "steps": gettext_lazy("steps"),
    "prerequisites": gettext_lazy("before you start"),
    "cautions": gettext_lazy("take care"),
    "contraindications": gettext_lazy("leave it out"),
    "picture": gettext_lazy("picture"),
    "sources": gettext_lazy("sources"),
    "aliases": gettext_lazy("other names"),
    ORDER: gettext_lazy("order"),
}
#: Quantities of a dose, which a document has in pairs.
PAIRS: dict[str, Any] = {
    "sets": gettext_lazy("sets"),
    "reps": gettext_lazy("reps"),
    "rpe": gettext_lazy("RPE"),
    "rest_seconds": gettext_lazy("rest (s)"),
    "seconds": gettext_lazy("seconds"),
    "contacts": gettext_lazy("contacts"),
}


@dataclass(frozen=True, kw_only=True)
class ShownDifference:
    label: str
    before: tuple[str, ...]  # lines; empty if the field was absent
    after: tuple[str, ...]
    field: str  # what its button sends
    #: Where one sentence became another: its words, and whether each is gone or new.
    before_words: tuple[tuple[str, bool], ...] = ()
    after_words: tuple[tuple[str, bool], ...] = ()


def in_reading_order(kind: str, found: Iterable[Difference]) -> list[Difference]:
    """The name first; how it moves, which others have too, last."""
    own = dict.fromkeys(ENTRIES[kind].__annotations__)
    order = [*own, *(field.name for field in fields(ENTRIES[kind]) if field.name not in own)]
    place = {name: number for number, name in enumerate(order)}
    return sorted(found, key=lambda one: place.get(one.path[0], len(place)))


def shown_differences(
    kind: str, found: Iterable[Difference], *documents: Document | None
) -> tuple[ShownDifference, ...]:
    """`documents` are what was compared: they say what their modifications are called."""
    found = list(found)
    called: dict[str, str] = {}
    if any(one.path[0] == "modifications" for one in found):
        called |= modification_names()
    for document in documents:
        called |= {one["key"]: one["name"] for one in (document or {}).get("modifications", ())}
    return tuple(
        _shown(kind, one, called)
        for one in found
        if one.path != ("published",)  # told in words
    )


def _shown(kind: str, one: Difference, called: Mapping[str, str]) -> ShownDifference:
    before, after = (tuple(_lines(value, one.path)) for value in (one.before, one.after))
    if len(one.path) == 1 and one.path[0] in (*NAMED, "doses"):
        names = _record_names(one.path[0], called)
        before, after = (
            tuple(_records(value, one.path[0], names)) for value in (one.before, one.after)
        )
    if one.path[-1] == ORDER:
        names = _record_names(one.path[0], called)
        before, after = (
            tuple(names.get(name, name) for name in value or ())
            for value in (one.before, one.after)
        )
    words: tuple[Any, Any] = ((), ())
    if len(before) == len(after) == 1:
        words = _marked(before[0].split(), after[0].split())
    return ShownDifference(
        label=label_of(kind, one.path, called),
        before=before,
        after=after,
        field="\t".join(one.path),
        before_words=words[0],
        after_words=words[1],
    )


def _marked(before: list[str], after: list[str]) -> tuple[Any, Any]:
    """Both as runs of words that stay or differ; nothing where they have little in common."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return (), ()
    codes = matcher.get_opcodes()
    gone = tuple((" ".join(before[i:j]), what != "equal") for what, i, j, _k, _m in codes if j > i)
    new = tuple((" ".join(after[k:m]), what != "equal") for what, _i, _j, k, m in codes if m > k)
    return gone, new


def label_of(kind: str, path: tuple[str, ...], called: Mapping[str, str] | None = None) -> str:
    """`doses: Beginner: reps`, `modifications: Side lunge: why`."""
    section, *rest = path
    words = [_field_name(MODELS[kind], section)]
    names = _record_names(section, modification_names() if called is None else called)
    for name in rest:
        model = Picture if section == "picture" else SECTIONS.get(section, Exercise)
        words.append(str(names.get(name) or _field_name(model, name)))
    return ": ".join(words)


def _record_names(section: str, called: Mapping[str, str]) -> Mapping[str, Any]:
    """What the records of a section are called, by the names that they go by in a document."""
    by_section: dict[str, Callable[[], Mapping[str, Any]]] = {
        "doses": lambda: dict(LEVELS),
        "muscles": muscle_names,
        "equipment": equipment_names,
        "modifications": lambda: called,
    }
    return by_section.get(section, dict)()


def _field_name(model: Any, name: str) -> str:
    if name in SECTION_NAMES:
        return str(SECTION_NAMES[name])
    if name in SECTIONS and model is Exercise:
        return str(SECTIONS[name]._meta.verbose_name_plural)
    if name in PAIRS and model is SECTIONS["doses"]:
        return str(PAIRS[name])
    try:
        return str(getattr(model._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _lines(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    if path[-1] == "content" and value:
        yield _("picture %(digest)s") % {"digest": sha256(value.encode()).hexdigest()[:8]}
    elif isinstance(value, list) and all(isinstance(one, int | float) for one in value) and value:
        yield _range(value)
    elif isinstance(value, list):
        for one in value:
            yield from _lines(one, path)
    elif isinstance(value, dict):
        model = Picture if path[0] == "picture" else SECTIONS.get(path[0], Exercise)
        told = {name: one for name, one in value.items() if name != "content"}
        yield ", ".join(_field(one, model, name) for name, one in told.items())
    elif value is not None:
        yield _named(value, path)


def _field(value: Any, model: Any, name: str) -> str:
    said = _flat(value, model, name)
    return said if name == "text" else f"{_field_name(model, name)}: {said}"


def _records(value: Any, section: str, names: Mapping[str, Any]) -> Iterator[str]:
    """A line for each record of a section that came or went: its name, and what it says."""
    for key, record in (value or {}).items():
        fields = {n: one for n, one in record.items() if n not in (NAMED.get(section), "name")}
        yield f"{names.get(key, key)}: {_flat(fields, SECTIONS[section], section)}"


def _named(value: Any, path: tuple[str, ...]) -> str:
    """A choice by its label, a source by author and year."""
    model = SECTIONS.get(path[0], Exercise) if len(path) > 1 else Exercise
    return _flat(value, model, path[-1])


def _flat(value: Any, model: Any, name: str) -> str:
    """As an editor reads it: labels and names, no ids."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list) and value and all(isinstance(one, int | float) for one in value):
        return _range(value)
    if isinstance(value, list):
        return ", ".join(_flat(one, model, name) for one in value)
    if isinstance(value, dict):  # a whole section, by the names of its records
        parts = ((_field_name(model, key), _flat(one, model, key)) for key, one in value.items())
        return "; ".join(f"{key}: {text}" for key, text in parts)
    if name in NAMES:
        return str(NAMES[name]().get(value, value))
    try:
        choices = dict(getattr(model._meta.get_field(name), "flatchoices", None) or ())
    except FieldDoesNotExist:
        choices = {}
    return str(choices.get(value, f"{value:g}" if isinstance(value, float) else value))


def _range(pair: Sequence[float]) -> str:
    low, high = (f"{number:g}" for number in pair)
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def say_fault(request: HttpRequest, error: Exception) -> None:
    if isinstance(error, EditConflictError):
        text = _("There is a draft of %(title)s already. Publish or discard it first.")
        messages.error(request, text % {"title": error.draft.title})
    elif isinstance(error, OutdatedDraftError):
        text = _(
            "%(title)s has changed on the site since the draft was begun: bring it up to date."
        )
        messages.error(request, text % {"title": error})
    else:
        for text in getattr(error, "messages", (str(error),)):
            messages.error(request, text)


def say_reverted(request: HttpRequest, result: Reverted) -> None:
    outcomes = (
        (result.restored, _("As it was again: %s.")),
        (result.drafted, _("Waits as a draft: %s.")),
        (result.discarded, _("Discarded as a draft: %s.")),
        (result.deleted, _("Gone: %s.")),
        (
            result.still_used,
            _("Plans or exercises use it, so it stays where nobody sees it: %s."),
        ),
    )
    for titles, text in outcomes:
        if titles:
            messages.success(request, text % ", ".join(titles))
    if not any(titles for titles, _text in outcomes):
        messages.info(request, _("There was nothing left to take back."))
