"""What was typed and is not saved: unfinished sketches, and forms whose session had ended."""

from copy import copy
from typing import Any

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

KEPT = "kept_form"  # in the session
NOT_KEPT = ("csrfmiddlewaretoken", "_save", "_continue", "_review", "_sketch")

Typed = dict[str, list[str]]


def typed_in(request: HttpRequest) -> Typed:
    """The fields of a form; a file cannot be kept."""
    return {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
    }


def showing(request: HttpRequest, typed: Typed) -> HttpRequest:
    """A request that looks as if the form had been sent so, only to show it again."""
    shown = copy(request)
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    shown.method, shown.POST = "POST", data  # type: ignore[assignment]
    shown._files = MultiValueDict()  # type: ignore[attr-defined]
    shown.only_shown = True  # type: ignore[attr-defined]
    return shown


def keep_for_later(request: HttpRequest) -> None:
    """The session has ended while an editor was writing: it is there again after signing in.

    Only a form that this site gave to an editor is kept, which its signature proves.
    """
    match = request.resolver_match
    field = f"{(match.url_name or '').rpartition('_')[0]}_base" if match else ""
    try:
        signing.loads(request.POST.get("_base", ""), salt=f"exercises.desk.{field}")
    except signing.BadSignature:
        return
    request.session[KEPT] = {"path": request.path, "typed": typed_in(request)}


def take_kept(request: HttpRequest) -> Typed | None:
    """What was kept of the form at this address."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if kept is None or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    typed: Typed = kept["typed"]
    return typed
