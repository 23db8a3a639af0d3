"""What browsers may do on our pages: nothing that we do not use."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "bluetooth", "browsing-topics")
POLICY = ", ".join(f"{feature}=()" for feature in UNUSED)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = POLICY
        return response

    return middleware
