"""What makes the site an app on a device: its manifest, and the worker that keeps sessions for the
gym without a network."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

NIGHT = "#10141f"  # the darkest colour of our tokens, as far as a device draws it for us
SIZES = (192, 512)  # pixels, as devices ask for them
#: What a session's page needs besides itself.
NEEDED = (
    *("css/tokens.css", "css/base.css", "css/layout.css", "css/forms.css", "css/print.css"),
    *(f"css/components/{name}.css" for name in ("buttons", "notes", "figures", "scale", "train")),
    *(f"js/training/{name}.js" for name in ("train", "show", "fold", "outbox", "send", "timer")),
    *(f"js/{name}.js" for name in ("training/warm_up", "theme", "time_zone")),
    *("js/offline.js", "js/offline_sessions.js"),
)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Served from the root, so that it may look after every page; its name for what it keeps holds
    a hash of all that it needs, so that a new build starts afresh."""
    needed = [static(name) for name in NEEDED]
    build = sha256("".join(needed).encode()).hexdigest()[:12]
    content = {"build": build, "needed": needed}
    response = render(request, "worker.js", content, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Shown by the worker for every address that has no network; leads to what is kept."""
    return render(request, "workouts/account/offline.html")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    icons = [
        {
            "src": static(f"img/app-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    said = {
        "id": "/",
        "name": "Hamstrong",
        "short_name": "Hamstrong",
        "description": _("Hamstring strength around your runs"),
        "start_url": "/today/",
        "scope": "/",
        "display": "standalone",
        "background_color": NIGHT,
        "theme_color": NIGHT,
        "icons": icons,
    }
    response = JsonResponse(said, content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"
    return response
