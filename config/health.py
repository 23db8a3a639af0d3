"""Whether this process is alive, and whether it can serve.

Answered before the rest: these requests come from inside, without TLS and for any host name.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from exercises.models import Exercise

ALIVE, READY = "/healthz", "/readyz"
OK = "ok"


def health(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path == ALIVE:
            return JsonResponse({"alive": OK})
        return ready() if request.path == READY else get_response(request)

    return middleware


def ready() -> JsonResponse:
    """503 with what is missing; a process that is not ready gets no visitors."""
    try:
        found = {
            "database": OK,
            "migrations": OK if _is_migrated() else "run manage.py migrate",
        }
        has_catalogue = Exercise.objects.published().exists()
        found["catalogue"] = OK if has_catalogue else "run manage.py load_catalogue"
        found["static files"] = OK if _has_static_files() else "run manage.py collectstatic"
    except DatabaseError:
        found = {"database": "no answer"}
    is_ready = set(found.values()) == {OK}
    status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(found, status=status)


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _has_static_files() -> bool:
    """Whether every file of ours was collected and is still there. In debug none need be."""
    storage = staticfiles_storage
    if not isinstance(storage, ManifestFilesMixin):
        return True
    ours = {path for finder in get_finders() for path, _storage in finder.list([])}
    collected = {path: name for path, name in storage.hashed_files.items() if path in ours}
    return len(collected) == len(ours) and all(map(storage.exists, collected.values()))
