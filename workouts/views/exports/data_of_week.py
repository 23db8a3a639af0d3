"""A week as JSON by address, as `plan_week` writes it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers

from workouts.pages import wording
from workouts.pages.week.board import for_others
from workouts.planning import review_week
from workouts.planning.notation.answers import answer_document
from workouts.planning.values.rule import Finding
from workouts.services.week.weeks import OpenWeek
from workouts.views.access import open_week
from workouts.views.plan.sharing import shared_week
from workouts.views.private import private_export

View = Callable[..., HttpResponse]
HTML, JSON = "text/html", "application/json"


def page_or_data(page: View, data: View) -> View:
    """The page, and its data for who would rather have JSON."""

    @wraps(page)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wants_data = request.get_preferred_type([HTML, JSON]) == JSON
        response = (data if wants_data else page)(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept"])
        return response

    return wrapped


@private_export
def week_data(request: HttpRequest, code: str, monday: date | None = None) -> JsonResponse:
    opened = open_week(request, code, monday)
    return _answer(opened, review_week(opened.week, opened.request))


@private_export
def shared_data(request: HttpRequest, code: str) -> JsonResponse:
    """What a reader of the link sees: no notes, no weights, nothing about health."""
    theirs = for_others(shared_week(code))
    return _answer(theirs.opened, theirs.findings)


def _answer(opened: OpenWeek, findings: Iterable[Finding]) -> JsonResponse:
    document = answer_document(opened.week, opened.request, findings, wording.say)
    monday = opened.monday and opened.monday.isoformat()
    return JsonResponse({"id": monday, **document}, json_dumps_params={"ensure_ascii": False})
