"""How two documents differ, field by field, and how changes that were made apart come together."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from exercises.documents.from_rows import Document

#: Lists of records that have a name which stays; they are compared and merged one by one.
NAMED = {"muscles": "muscle", "equipment": "equipment", "modifications": "key"}
ORDER = "order"
UNORDERED = (("sources",),)  # lists that are sorted anyway
ABSENT: Any = None
Path = tuple[str, ...]
Tree = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """None: the field is not there. A path is `("doses", "beginner", "reps")`."""

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True)
class Merge:
    """`clashes`: fields that both changed in different ways; the document has mine."""

    document: Document
    clashes: tuple[Path, ...]


def differences(before: Document | None, after: Document | None) -> tuple[Difference, ...]:
    return tuple(_differences(tree_of(before), tree_of(after), ()))


def merged(base: Document | None, mine: Document | None, theirs: Document | None) -> Merge:
    """Theirs with what mine has changed since base."""
    clashes: list[Path] = []
    tree = _merged(tree_of(base), tree_of(mine), tree_of(theirs), (), clashes)
    return Merge(document=document_from(tree), clashes=tuple(clashes))


def with_value(document: Document, path: Path, value: Any) -> Document:
    """The document with one field as it was elsewhere; None takes the field out."""
    tree = tree_of(document)
    place = tree
    for name in path[:-1]:
        place = place.setdefault(name, {})
    if path[-1] == ORDER:
        _sort(place, value or [])
    elif value is None:
        place.pop(path[-1], None)
    else:
        place[path[-1]] = value
    return document_from(tree)


def tree_of(document: Document | None) -> Tree:
    """Named records stand under their names, so that a field has a path."""
    tree = dict(document or {})
    for section, name in NAMED.items():
        if section in tree and isinstance(tree[section], list):
            tree[section] = {record[name]: dict(record) for record in tree[section]}
    for field, value in tree.items():
        if isinstance(value, dict):
            tree[field] = {
                name: dict(part) if isinstance(part, dict) else part for name, part in value.items()
            }
    return tree


def document_from(tree: Tree) -> Document:
    lists = {name: list(tree[name].values()) for name in NAMED if isinstance(tree.get(name), dict)}
    full = tree | lists
    return {name: value for name, value in full.items() if value not in ({}, [], None)}


def _differences(before: Tree, after: Tree, path: Path) -> Iterator[Difference]:
    for name in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(name, ABSENT), after.get(name, ABSENT)
        here = (*path, name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _differences(old, new, here)
            if here[0] in NAMED and len(here) == 1 and _order(old, new) != _order(new, old):
                yield Difference(path=(*here, ORDER), before=list(old), after=list(new))
        elif old != new:
            yield Difference(path=here, before=old, after=new)


def _order(one: Tree, other: Tree) -> list[str]:
    """The names that both have, in the order of the first."""
    return [name for name in one if name in other]


def _merged(base: Tree, mine: Tree, theirs: Tree, path: Path, clashes: list[Path]) -> Tree:
    result: Tree = {}
    for name in [*theirs, *(name for name in mine if name not in theirs)]:
        old, ours, other = (tree.get(name, ABSENT) for tree in (base, mine, theirs))
        here = (*path, name)
        if all(isinstance(value, dict) for value in (old, ours, other)):
            result[name] = _merged(old, ours, other, here, clashes)
            if _order(old, ours) != _order(ours, old):
                _sort(result[name], list(ours))
            continue
        chosen = other if ours == old else ours
        if ours not in (old, other) and other != old:
            chosen, is_clash = _merged_value(old, ours, other, here)
            if is_clash:
                clashes.append(here)
        if chosen is not ABSENT:
            result[name] = chosen
    return result


def _merged_value(base: Any, mine: Any, theirs: Any, path: Path) -> tuple[Any, bool]:
    """What becomes of a field that both have changed, and whether they clash: then mine stays."""
    if not all(isinstance(rows, list) for rows in (base or [], mine, theirs)):
        return mine, True
    if any(isinstance(row, int | float) for row in mine):
        return mine, True  # a range, which is one value
    base = base or []
    if path in UNORDERED:
        gone = [row for row in base if row not in mine]
        return sorted(
            {*theirs, *mine} - {*gone, *(row for row in base if row not in theirs)}
        ), False
    return _merged_rows(base, mine, theirs)


def _merged_rows(base: list[Any], mine: list[Any], theirs: list[Any]) -> tuple[list[Any], bool]:
    """The lines of both; where they met in one line, only mine."""
    first, second = _row_edits(base, theirs), _row_edits(base, mine)
    second = [edit for edit in second if edit not in first]
    kept = [one for one in first if not any(_meet(one, other) for other in second)]
    rows = list(base)
    # From the end, so that places stay; where both insert, theirs comes first.
    edits = [(low, high, 0, new) for low, high, new in kept]
    edits += [(low, high, 1, new) for low, high, new in second]
    for low, high, _whose, new in sorted(edits, key=lambda edit: edit[:3], reverse=True):
        rows[low:high] = new
    return rows, len(kept) < len(first)


def _row_edits(base: list[Any], rows: list[Any]) -> list[tuple[int, int, list[Any]]]:
    """The places of `base` that became other rows, line by line as far as they are as many."""
    old, new = ([json.dumps(row, sort_keys=True) for row in some] for some in (base, rows))
    found = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        pairs = min(j - i, m - k)
        found += [(i + n, i + n + 1, rows[k + n : k + n + 1]) for n in range(pairs)]
        if j - i != m - k:
            found.append((i + pairs, j, rows[k + pairs : m]))
    return found


def _meet(one: tuple[int, int, list[Any]], other: tuple[int, int, list[Any]]) -> bool:
    """Whether two edits change the same row, or one inserts within what the other replaces."""
    return max(one[0], other[0]) < min(one[1], other[1]) or any(
        low < place < high for (low, high), place in ((one[:2], other[0]), (other[:2], one[0]))
    )


def _sort(place: Tree, order: list[str]) -> None:
    """Those that the order names come first, as it has them."""
    sorted_names = sorted(
        place, key=lambda name: order.index(name) if name in order else len(order)
    )
    values = {name: place[name] for name in sorted_names}
    place.clear()
    place.update(values)
