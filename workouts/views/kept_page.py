"""A page of one person, kept in memory while everything it shows is the same."""

from collections.abc import Callable
from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.contrib.messages import get_messages
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import get_language

from workouts.preferences import preferred

KEPT_IN = "boards"
TOKEN = token_hex(32)  # takes the place of each visit's own token; nobody can guess it


def kept_page(
    request: HttpRequest,
    template: str,
    context: Callable[[], dict[str, Any]],
    *,
    seen: tuple[object, ...],
) -> HttpResponse:
    """`seen` is what the context depends on, apart from the address of the page, the language, the
    day and who looks at it.

    Permission to see the page must be checked before.
    """
    if len(get_messages(request)):  # they are said once
        return render(request, template, context())
    key = _key(request, template, *seen)
    page = caches[KEPT_IN].get(key)
    if page is None:
        page = render_to_string(template, context() | {"csrf_token": TOKEN}, request)
        caches[KEPT_IN].set(key, page)
    return HttpResponse(page.replace(TOKEN, get_token(request)))


def _key(request: HttpRequest, *seen: object) -> str:
    where = (request.scheme, request.get_host(), get_script_prefix(), request.path_info)
    looks = (request.user.is_authenticated, preferred(), get_language(), timezone.localdate())
    return sha256(repr((where, seen, looks)).encode()).hexdigest()
