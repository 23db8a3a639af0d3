"""Documents as the desk takes them."""

from typing import Any

from django.contrib.auth.models import User

from exercises.desk import drafts, history
from exercises.documents.from_rows import document_of, find
from exercises.models import Change, Draft


def now(key: str, kind: str = "exercise") -> dict[str, Any]:
    row = find(kind, key)
    assert row is not None
    return document_of(row)


def draft(key: str, by: User, **changes: Any) -> Draft:
    return drafts.save_draft("exercise", now(key) | changes, by=by, seen=None, note="Clearer words")


def hidden(key: str, by: User, **changes: Any) -> dict[str, Any]:
    """A new exercise that nobody sees yet."""
    document = now("lunge") | {"key": key, "slug": key, "name": key.title(), "published": False}
    document |= {"modifications": [], "aliases": []} | changes
    history.write([("exercise", document)], as_kind=Change.Kind.SAVED, by=by)
    return now(key)
