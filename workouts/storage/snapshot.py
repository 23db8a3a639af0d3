"""A prescribed exercise as JSON: all numbers to judge it again, all words to show it again.

Each is in the database once, found by the digest of its content.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.db import connection, transaction

from exercises.catalogue import equipment_names
from exercises.documents.entries import ExerciseEntry
from exercises.records import fill
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Level
from workouts.models import Snapshot
from workouts.planning.values.exercise import Exercise, Modification
from workouts.planning.values.week import Prescription

#: Fields of an exercise that offer a choice. A snapshot holds what was chosen: the dose of the
#: runner's level and at most one modification.
CHOICES = ("doses", "modifications", "is_family")
WRITTEN_AT_ONCE = 100
MOST_FORGOTTEN = 1000  # at once
#: By those who prescribe what is there already, and by the one who deletes what nobody does. The
#: number stands for nothing, but nobody else locks it.
TOGETHER = "SELECT pg_advisory_xact_lock_shared(15027)"
ALONE = "SELECT pg_advisory_xact_lock(15027)"
IN_MEMORY = 500  # of some 10 KB; what one catalogue can prescribe is a few hundred


def snapshot_of(item: Prescription, entry: ExerciseEntry | None, level: Level) -> dict[str, Any]:
    """`entry` is what the catalogue says of it; None for what this catalogue does not have."""
    exercise = {name: one for name, one in vars(item.exercise).items() if name not in CHOICES}
    return {
        **{name: _stated(one) for name, one in exercise.items()},
        "dose": _stated(item.exercise.doses.get(level)),
        "modification": item.modification and asdict(item.modification),
        "shown": _shown(item, entry),
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """The same for the same content, whatever the order of its keys."""
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def keep_snapshots(contents: Iterable[dict[str, Any]]) -> dict[str, int]:
    """The keys of their rows, by digest; those that are not there yet are written. They stay until
    the caller's transaction ends, also those that no plan holds."""
    _hold(TOGETHER)
    wanted = {digest_of(content): content for content in contents}
    known = _kept(wanted)
    missing = [
        Snapshot(digest=digest, content=content)
        for digest, content in wanted.items()
        if digest not in known
    ]
    if not missing:
        return known
    Snapshot.objects.bulk_create(missing, ignore_conflicts=True, batch_size=WRITTEN_AT_ONCE)
    return _kept(wanted)  # also what somebody else has written meanwhile


@transaction.atomic
def forget_snapshots() -> int:
    """Delete what no plan was prescribed any more; returns how many. It waits for those who are
    about to prescribe something, and they for it."""
    _hold(ALONE)
    left = list(Snapshot.objects.of_nothing().values_list("pk", flat=True)[:MOST_FORGOTTEN])
    count, _kinds = Snapshot.objects.filter(pk__in=left).delete()
    return count


def _hold(lock: str) -> None:
    """Until the transaction ends. On SQLite only one can write anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(lock)


def _kept(digests: Iterable[str]) -> dict[str, int]:
    return dict(Snapshot.objects.filter(digest__in=digests).values_list("digest", "pk"))


def _shown(item: Prescription, entry: ExerciseEntry | None) -> dict[str, str]:
    """Words of the catalogue that belong to this dose."""
    if entry is None:
        return {}
    shown = {"equipment": equipment_names().get(item.equipment, item.equipment)}
    if item.equipment in (NO_EQUIPMENT, SUBSTITUTE):
        shown["equipment"] = ""
    if item.equipment == SUBSTITUTE and entry.substitute is not None:
        shown["how"] = entry.substitute.how
    for one in entry.modifications:
        if item.modification is not None and one.key == item.modification.id:
            shown["change"] = one.change
    return shown


@lru_cache(IN_MEMORY)
def content_of(written: str) -> dict[str, Any]:
    """A snapshot as its row has it, the same object for the same text: nobody changes it."""
    content: dict[str, Any] = json.loads(written)
    return content


@lru_cache(IN_MEMORY)
def prescribed_from(written: str, key: str, level: Level) -> tuple[Exercise, Modification | None]:
    """What was prescribed, and in which version, of a snapshot as its row has it."""
    snapshot = content_of(written)
    return exercise_from(snapshot, key, level), modification_from(snapshot)


def exercise_from(snapshot: dict[str, Any], key: str, level: Level) -> Exercise:
    """The exercise as it was for a runner of this level, now called `key`."""
    named = {"slug": key.replace("_", "-"), "name": key} | snapshot | {"id": key}
    doses = {level: snapshot["dose"]} if snapshot.get("dose") else {}
    return fill(Exercise, named | {"doses": doses}, key, stored=True)


def modification_from(snapshot: dict[str, Any]) -> Modification | None:
    modification = snapshot.get("modification")
    return fill(Modification, modification, "modification", stored=True) if modification else None


def _stated(value: Any) -> Any:
    """As JSON, without what is not stated. What `asdict` would copy is frozen anyway."""
    if is_dataclass(value):
        return {name: _stated(one) for name, one in vars(value).items() if one is not None}
    return [_stated(one) for one in value] if isinstance(value, tuple) else value
