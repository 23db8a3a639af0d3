"""Pages that are the same for everyone are made once for each version of the catalogue.

Each process keeps them in memory, compressed as they are sent, and asks the database for the
version every time: nobody is shown an older one. Only what a view that is `for_everyone` calls
public is kept.
"""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus

import brotli
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, get_script_prefix, resolve
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from exercises import catalogue_version
from exercises.for_everyone import has_no_session

KEPT_IN = "pages"
REFUSED = re.compile(r";q=0(\.0*)?$")
#: Best first. These pages hold no secret that compressing them could give away.
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=3),
    "gzip": lambda content: gzip.compress(content, mtime=0),
    "": bytes,
}


def public_pages(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase | None]:
    def middleware(request: HttpRequest) -> HttpResponseBase | None:
        view = _view_for_everyone(request.path_info)
        if view is None or request.method != "GET" or not has_no_session(request):
            return get_response(request)
        version, packing = catalogue_version.current(), _packing_for(request)
        key = _key(version, request, packing)
        is_final = not catalogue_version.is_raised()
        page: HttpResponse | None = caches[KEPT_IN].get(key) if is_final else None
        if page is None:
            request.META.pop("HTTP_ACCEPT_ENCODING", None)  # it is compressed here, once
            with catalogue_version.known(version):
                response = get_response(request)
            if not _is_public(response):
                return response
            page = _packed(response, packing)
            if is_final:
                caches[KEPT_IN].set(key, page)
        request.resolver_match = view  # for logs and counts
        return get_conditional_response(request, etag=page["ETag"], response=page)

    return middleware


@lru_cache(1000)
def _view_for_everyone(path: str) -> ResolverMatch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if getattr(match.func, "is_for_everyone", False) else None


def _packing_for(request: HttpRequest) -> str:
    asked = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    accepted = {part.partition(";")[0] for part in asked if not REFUSED.search(part)}
    return next(packing for packing in PACKINGS if packing in accepted or not packing)


def _key(version: int, request: HttpRequest, packing: str) -> str:
    """All that a page depends on which is the same for everyone: where the site is, which view is
    asked for what, and in which language.

    A wrong host has no kept page, as it was refused.
    """
    site = [request.META.get(name, "") for name in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT")]
    where = (request.scheme, *site, get_script_prefix(), request.path_info)
    asked = (request.META.get("QUERY_STRING", ""), get_language(), packing)
    return sha256(repr((version, where, asked)).encode()).hexdigest()


def _is_public(response: HttpResponse) -> bool:
    """What depends on a header that is not in the key is kept for nobody."""
    says = response.headers.get("Cache-Control", "")
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    is_in_key = varies <= {"", "cookie", "accept-encoding"}
    is_whole = response.status_code == HTTPStatus.OK and not response.cookies
    return is_whole and is_in_key and "public" in says


def _packed(response: HttpResponse, packing: str) -> HttpResponse:
    content = PACKINGS[packing](response.content)
    packed = HttpResponse(content, headers=dict(response.headers))
    patch_vary_headers(packed, ["Accept-Encoding"])
    packed["Content-Length"] = str(len(content))
    packed["ETag"] = f'"{sha256(content).hexdigest()[:32]}"'
    if packing:
        packed["Content-Encoding"] = packing
    return packed
