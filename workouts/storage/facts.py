"""How an exercise moves, for snapshots that were kept before the catalogue said so.

A plan keeps what was prescribed. How the body moves is no part of that: where a snapshot does not
say it, the catalogue of today does.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from exercises.catalogue import FEW
from exercises.catalogue_version import per_version
from workouts.planning.measures.movement import FACTS
from workouts.storage.catalogue import known_exercises

Record = dict[str, Any]
#: What each part says of itself since there are facts; all else is what was prescribed.
SAID = {
    "muscles": ("in_substitute",),
    "substitute": ("movement", "impact"),
    "modification": ("movement", "impact", "adds_weight", "fit", "kit"),
}


@per_version(FEW)
def facts_of_today() -> Mapping[str, Record]:
    """What the catalogue says of each exercise, retired ones too, by key."""
    return MappingProxyType({one.id: asdict(one) for one in known_exercises()})


def with_facts(snapshots: Iterable[Record], keys: Iterable[str]) -> Iterator[Record]:
    """Each snapshot with what it does not say. The catalogue is asked when one has a gap."""
    today: Mapping[str, Record] | None = None
    for snapshot, key in zip(snapshots, keys, strict=True):
        if _has_gap(snapshot):
            today = facts_of_today() if today is None else today
            yield _filled(snapshot, today[key]) if key in today else snapshot
        else:
            yield snapshot


def _has_gap(snapshot: Record) -> bool:
    whole = [part for part in (snapshot, snapshot.get("substitute")) if part]
    if "kit" not in snapshot or any(len(part.get("movement", ())) < len(FACTS) for part in whole):
        return True
    modification = snapshot.get("modification")
    if modification and not modification.keys() >= {*SAID["modification"]}:
        return True
    return any("in_substitute" not in one for one in snapshot.get("muscles", ()))


def _filled(snapshot: Record, today: Record) -> Record:
    done = snapshot | _said(snapshot, today, ("movement",))
    kept = {one["id"]: one for one in snapshot.get("kit", ())}
    done["kit"] = [*({one["id"]: one for one in today["kit"]} | kept).values()]
    worked = {one["muscle"]: one for one in today["muscles"]}
    done["muscles"] = [
        one | _said(one, worked.get(one["muscle"], {}), SAID["muscles"])
        for one in snapshot.get("muscles", ())
    ]
    if part := snapshot.get("substitute"):
        done["substitute"] = part | _said(part, today["substitute"] or {}, SAID["substitute"])
    if part := snapshot.get("modification"):
        versions = {one["id"]: one for one in today["modifications"]}
        known: Record = versions.get(part["id"], {})
        done["modification"] = part | _said(part, known, SAID["modification"])
    return done


def _said(part: Record, today: Record, names: Iterable[str]) -> Record:
    """What today says of these names, below what the part says itself."""
    said = {}
    for name in names:
        if name == "movement":
            said[name] = _stated(today.get(name, {})) | _stated(part.get(name, {}))
        elif part.get(name) is None and name in today:
            said[name] = _plain(today[name])
    return said


def _stated(movement: Record) -> Record:
    return {name: fact for name, fact in movement.items() if fact is not None}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
