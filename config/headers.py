"""What browsers may do on our pages: nothing that we do not use.

On every answer, also where a layer inside answers itself: a redirect to TLS, a wrong host.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)
OURS = ("script", "style", "img", "font", "connect", "manifest", "worker")
#: Every script and style is a file of ours, so the policy needs neither nonces nor exceptions.
CONTENT = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'{' data:' if kind == 'img' else ''}" for kind in OURS),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def security_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Content-Security-Policy"] = CONTENT
        response["Permissions-Policy"] = PERMISSIONS
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        response.headers.setdefault(
            "Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
        )
        return response

    return middleware
