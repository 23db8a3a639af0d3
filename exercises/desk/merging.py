"""Two items of the catalogue that turn out to be the same."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from exercises.desk.files.batches import apply
from exercises.desk.history import Item
from exercises.documents.from_rows import Document, document_of, kind_of
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Batch, Equipment, Exercise, Muscle, Source
from exercises.records import RecordError

#: Where an exercise refers to them: the section, and the field of its records.
REFERRED = {"muscle": ("muscles", "muscle"), "equipment": ("equipment", "equipment")}


@transaction.atomic
def merge(survivor: Any, duplicate: Any, *, by: Any) -> Batch:
    """Make everything that refers to the duplicate refer to the survivor.

    An exercise that was merged stays for the plans that have it, and its page redirects to the
    survivor; a muscle, a piece of equipment or a source is deleted once nothing uses it. Raises
    RecordError, EditConflictError.
    """
    if survivor.pk == duplicate.pk or type(survivor) is not type(duplicate):
        raise RecordError(_("Choose two different ones."))
    items = (
        _merged_exercises(survivor, duplicate)
        if isinstance(survivor, Exercise)
        else _renamed_references(survivor, duplicate)
    )
    batch = Batch.objects.create(
        author=by,
        title=_("%(duplicate)s merged into %(survivor)s")
        % {"duplicate": duplicate, "survivor": survivor},
        is_merge=True,
        documents=items,
        replaced=[] if isinstance(survivor, Exercise) else [kind_of(duplicate), duplicate.slug],
    )
    apply(batch, by=by)
    return batch


def _merged_exercises(survivor: Exercise, duplicate: Exercise) -> list[Item]:
    if survivor.merged_into_id or duplicate.merged_into_id:
        raise RecordError(_("One of them has been merged already."))
    if duplicate.is_family != survivor.is_family:
        raise RecordError(_("A family and an exercise cannot be merged."))
    rows = whole_exercises()
    remaining = document_of(rows.get(pk=survivor.pk))
    retired = document_of(rows.get(pk=duplicate.pk))
    aliases = [*remaining.get("aliases", []), duplicate.name, *retired.get("aliases", [])]
    related = [*remaining.get("related_names", []), *retired.get("related_names", [])]
    remaining |= {
        "aliases": _without_repeats(aliases, known=survivor.name),
        "related_names": _without_repeats(related),
    }
    retired |= {"published": False, "merged_into": survivor.key}
    moved = [
        document_of(row)
        | {("parent" if row.parent_id == duplicate.pk else "merged_into"): survivor.key}
        for row in rows.filter(Q(parent=duplicate) | Q(merged_into=duplicate))
    ]
    return [("exercise", document) for document in (retired, remaining, *moved)]


def _without_repeats(names: list[str], known: str = "") -> list[str]:
    """Each name once, whatever its case, and without the known one."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.lower(), name)
    found.pop(known.lower(), None)
    return list(found.values())


def _renamed_references(survivor: Muscle | Equipment | Source, duplicate: Any) -> list[Item]:
    kind = kind_of(survivor)
    items: list[Item] = []
    for row in whole_exercises():
        document = document_of(row)
        renamed = _renamed(document, kind, duplicate.slug, survivor.slug)
        if renamed != document:
            items.append(("exercise", renamed))
    if not items:
        raise RecordError(_("Nothing uses %(name)s; delete it instead.") % {"name": duplicate})
    return items


def _renamed(document: Document, kind: str, old: str, new: str) -> Document:
    """Where an exercise refers to both, the record of the survivor stays."""
    if kind == "source":
        slugs = document.get("sources", [])
        if old not in slugs:
            return document
        return document | {"sources": sorted({new if slug == old else slug for slug in slugs})}
    section, field = REFERRED[kind]
    records = document.get(section, [])
    has_both = new in (record[field] for record in records)
    renamed = [
        record | {field: new} if record[field] == old else record
        for record in records
        if not (has_both and record[field] == old)
    ]
    document = document | {section: renamed} if records else document
    if kind != "equipment" or "modifications" not in document:
        return document
    versions = [_with_kit(one, old, new) for one in document["modifications"]]
    return document | {"modifications": versions}


def _with_kit(modification: Document, old: str, new: str) -> Document:
    if old not in modification.get("kit", ()):
        return modification
    kit = [new if slug == old else slug for slug in modification["kit"]]
    return modification | {"kit": list(dict.fromkeys(kit))}
