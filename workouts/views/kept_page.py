"""The builder as it opens, kept in memory: the week that it shows takes long to plan."""

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

from exercises import catalogue_version
from workouts.preferences import preferred

KEPT_IN = "builder"
TOKEN = token_hex(32)  # takes the place of each visit's own token; nobody can guess it


def kept_page(
    request: HttpRequest, template: str, context: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """`context` may depend on the catalogue, the day, the language and the reader's settings."""
    if len(get_messages(request)):  # they are said once
        return render(request, template, context())
    key = _key(request)
    page = caches[KEPT_IN].get(key)
    if page is None:
        page = render_to_string(template, context() | {"csrf_token": TOKEN}, request)
        caches[KEPT_IN].set(key, page)
    return HttpResponse(page.replace(TOKEN, get_token(request)))


def _key(request: HttpRequest) -> str:
    where = (request.scheme, request.get_host(), get_script_prefix(), request.path_info)
    when = (catalogue_version.current(), timezone.localdate())
    looks = (request.user.is_authenticated, preferred(), get_language())
    return sha256(repr((where, when, looks)).encode()).hexdigest()
