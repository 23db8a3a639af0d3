"""Two things of the catalogue that turn out to be one."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from exercises.desk.batches import apply
from exercises.desk.history import Saying, name_of
from exercises.documents.from_rows import Document, document_of, kind_of, whole_exercises
from exercises.models import Batch, Equipment, Exercise, Muscle, Source
from exercises.records import RecordError

REFERRED = {"muscle": ("muscles", "muscle"), "equipment": ("equipment", "equipment")}


@transaction.atomic
def merge(survivor: Any, duplicate: Any, *, by: Any) -> Batch:
    """What said or used the duplicate says or uses the survivor.

    An exercise that was merged stays for the plans that have it, and its page leads to the
    survivor; a muscle, a piece of equipment or a source is left without use and can be deleted.
    Raises RecordError, EditConflictError.
    """
    if survivor.pk == duplicate.pk or type(survivor) is not type(duplicate):
        raise RecordError(_("Choose two different ones."))
    sayings = (
        _exercises(survivor, duplicate)
        if isinstance(survivor, Exercise)
        else _references(survivor, duplicate)
    )
    batch = Batch.objects.create(
        author=by,
        title=_("%(duplicate)s merged into %(survivor)s")
        % {"duplicate": duplicate, "survivor": survivor},
        is_merge=True,
        documents=sayings,
    )
    apply(batch, by=by)
    return batch


def _exercises(survivor: Exercise, duplicate: Exercise) -> list[Saying]:
    if survivor.merged_into_id or duplicate.merged_into_id:
        raise RecordError(_("One of them has been merged already."))
    if duplicate.is_family != survivor.is_family:
        raise RecordError(_("A family and an exercise cannot be merged."))
    rows = whole_exercises()
    stays = document_of(rows.get(pk=survivor.pk))
    goes = document_of(rows.get(pk=duplicate.pk))
    stays |= {
        "aliases": _together(stays, goes, "aliases", [duplicate.name], [survivor.name]),
        "related_names": _together(stays, goes, "related_names", [], []),
    }
    goes |= {"published": False, "merged_into": survivor.key}
    moved = [
        document_of(row)
        | {("parent" if row.parent_id == duplicate.pk else "merged_into"): survivor.key}
        for row in rows.filter(Q(parent=duplicate) | Q(merged_into=duplicate))
    ]
    return [("exercise", document) for document in (goes, stays, *moved)]


def _together(
    one: Document, other: Document, field: str, more: list[str], known: list[str]
) -> list[str]:
    """Both lists, each name once, whatever its case."""
    found: dict[str, str] = {}
    for name in [*one.get(field, []), *more, *other.get(field, [])]:
        if name.lower() not in {word.lower() for word in known}:
            found.setdefault(name.lower(), name)
    return list(found.values())


def _references(survivor: Muscle | Equipment | Source, duplicate: Any) -> list[Saying]:
    kind = kind_of(survivor)
    sayings: list[Saying] = []
    for row in whole_exercises():
        document = document_of(row)
        renamed = _renamed(document, kind, duplicate.slug, survivor.slug)
        if renamed != document:
            sayings.append(("exercise", renamed))
    if not sayings:
        raise RecordError(
            _("Nothing uses %(name)s; delete it instead.")
            % {"name": name_of(kind, document_of(duplicate))}
        )
    return sayings


def _renamed(document: Document, kind: str, old: str, new: str) -> Document:
    """Where an exercise has both, the survivor's row stays."""
    if kind == "source":
        slugs = document.get("sources", [])
        return document | (
            {"sources": sorted({new if s == old else s for s in slugs})} if old in slugs else {}
        )
    section, field = REFERRED[kind]
    records = document.get(section, [])
    if old not in (record[field] for record in records):
        return document
    has_both = new in (record[field] for record in records)
    kept = [record for record in records if not (has_both and record[field] == old)]
    return document | {
        section: [record | {field: new} if record[field] == old else record for record in kept]
    }
