"""Which versions the page showed that a form was sent from."""

from django.http import HttpRequest

MOST_DIGITS = 18  # of the number of a row


def based_on(request: HttpRequest) -> int:
    """The version that the page showed; 0, which is no version, when it was not sent."""
    return row_number(request.POST.get("based_on", ""))


def versions_seen(request: HttpRequest) -> list[int]:
    """Those of several weeks."""
    return [row_number(one) for one in request.POST.get("seen", "").split(",") if one]


def row_number(text: str) -> int:
    """0 for anything that is not the number of a row."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_number else 0
