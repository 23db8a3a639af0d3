"""Files that nobody has exported: small to send, and large in work or in what they would keep."""

from copy import deepcopy
from typing import Any

Document = dict[str, Any]
HEAVY = {"sets": 10, "reps": 50, "rpe": 10.0, "rest": 900, "kg": 1000.0, "reasons": []}


def heavy(document: Document, *, sessions: int = 7, items: int = 10) -> Document:
    """The week that repeats, with so many sessions of so many items, each of an extreme dose."""
    changed = deepcopy(document)
    version = _first_version(changed)
    known = [item for session in version["sessions"] for item in session["items"]]
    first = version["sessions"][0]
    version["sessions"] = [
        first
        | {
            "identity": None,
            "letter": "",
            "day": number % 7,
            "start": None,
            "items": [known[place % len(known)] | HEAVY for place in range(items)],
        }
        for number in range(sessions)
    ]
    return changed


def repeated(document: Document, versions: int) -> Document:
    """The week that repeats, with its first version so many times, each made from the last."""
    changed = deepcopy(document)
    first = _first_version(changed)
    week = changed["plans"][0]["weeks"][0]
    week["versions"] = [
        first | {"number": number, "parent": number - 1 or None}
        for number in range(1, versions + 1)
    ]
    week["current"] = versions
    return changed


def long_winded(document: Document, letters: int = 2000) -> Document:
    """Each exercise with texts as long as they may be."""
    changed = deepcopy(document)
    for snapshot in changed["exercises"]:
        snapshot["shown"] = dict.fromkeys(("equipment", "how", "change", "tempo"), "x" * letters)
    return changed


def wordy(document: Document, reasons: int) -> Document:
    """The week that repeats, with reasons for each exercise that are as long as they may be."""
    changed = deepcopy(document)
    fact = {f"fact_{number}": "x" * 500 for number in range(20)}
    reason = {"rule": "", "sentence": "y" * 500, "facts": fact}
    for session in _first_version(changed)["sessions"]:
        for item in session["items"]:
            item["reasons"] = [reason] * reasons
    return changed


def _first_version(document: Document) -> Document:
    found: Document = document["plans"][0]["weeks"][0]["versions"][0]
    return found
