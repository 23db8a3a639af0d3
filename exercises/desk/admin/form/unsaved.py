"""What was typed and is not saved: unfinished sketches, and forms whose session had ended."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import asdict, dataclass
from typing import Any, cast

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

KEPT = "kept_form"  # in the session
NOT_KEPT = ("csrfmiddlewaretoken", "_save", "_continue", "_review", "_sketch")

LONGEST_NAME = 100  # characters that are told of the name of a file

Typed = dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class Kept:
    path: str
    typed: Typed
    files: Sequence[str]  # the names of those that were lost


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
    kept = Kept(path=request.path, typed=typed_in(request), files=_files(request))
    request.session[KEPT] = asdict(kept)


def take_kept(request: HttpRequest) -> Kept | None:
    """What was kept of the form at this address."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if kept is None or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    return Kept(**kept)


def say_lost_files(request: HttpRequest, names: Sequence[str] | None = None) -> None:
    """A browser sends a chosen file once."""
    for name in _files(request) if names is None else names:
        text = _("The file %s could not be kept: choose it again before you save.")
        messages.warning(request, text % name)


def _files(request: HttpRequest) -> list[str]:
    return [str(file.name)[:LONGEST_NAME] for file in cast(Iterable[Any], request.FILES.values())]
