"""What was sent and could not be taken, to send again: nothing that was typed is lost."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError

MOST_LETTERS = 200_000  # of all answers; the largest form, an exercise in the admin, has fewer
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
SECRETS = ("password", "code", "otp")  # are typed again, and never shown
UNREADABLE = (
    *(BadRequest, RequestDataTooBig, SuspiciousOperation),
    *(MultiPartParserError, UnreadablePostError),
)

Answer = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Again:
    """A form that sends the same answers to the same address."""

    address: str
    hidden: tuple[Answer, ...]
    typed: tuple[Answer, ...]  # texts, which are shown
    lacks_files: bool


def again(request: HttpRequest) -> Again | None:
    """None for what no page of ours has sent: nobody may be led to send it by a click."""
    if request.method != "POST" or not _is_from_here(request):
        return None
    try:
        answers = [(name, one) for name, values in request.POST.lists() for one in values]
        has_files = bool(request.FILES)
    except UNREADABLE:
        return None
    answers = [(name, str(value)) for name, value in answers if name != TOKEN]
    is_secret = any(word in name.lower() for name, _ in answers for word in SECRETS)
    if is_secret or sum(len(value) for _, value in answers) > MOST_LETTERS:
        return None
    return Again(
        address=request.get_full_path(),
        hidden=tuple(one for one in answers if not _is_text(one[1])),
        typed=tuple(one for one in answers if _is_text(one[1])),
        lacks_files=has_files,
    )


def _is_from_here(request: HttpRequest) -> bool:
    """By what browsers say of each form, and pages cannot forge."""
    here = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("origin")
    if origin is not None:
        return origin == here
    return request.headers.get("referer", "").startswith(f"{here}/")


def _is_text(value: str) -> bool:
    """Written by a person, in several words; not what a button holds."""
    return " " in value.strip() and not value.startswith(("[", "{"))
