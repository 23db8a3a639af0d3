"""Each answer carries the same headers, whichever layer gives it."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("catalogue")
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PRESENT = ("Permissions-Policy", "Content-Security-Policy", "X-Request-ID")
ADDRESSES = (
    *("/", "/plans/", "/plans/new/", "/exercises/lunge/", "/account/login/", "/admin/"),
    *("/nothing", "/account", "/static/nothing.css", "/robots.txt", "/healthz", "/readyz"),
    *("/metrics", "/exercises/?muscle=wings", "/plans/abcdefghijklmnopqrst/"),
)
HOSTS = ("testserver", "evil.example", "bad host", "")


@pytest.fixture
def real(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = ["^(healthz|readyz|metrics)$"]
    settings.SECURE_HSTS_SECONDS = 60
    settings.ALLOWED_HOSTS = ["testserver"]


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("host", HOSTS, ids=repr)
@pytest.mark.parametrize("secure", [True, False], ids=["TLS", "plain"])
def test_every_answer_has_the_headers_of_every_other(host: str, secure: bool) -> None:
    visitor = Client(raise_request_exception=False)
    statuses = set()
    for address in ADDRESSES:
        for method in ("get", "post"):
            answer = getattr(visitor, method)(address, secure=secure, headers={"host": host})
            statuses.add(answer.status_code)
            found = {name: answer.headers.get(name) for name in EXPECTED}
            assert found == EXPECTED, (method, address, answer.status_code)
            assert [name for name in PRESENT if name not in answer.headers] == []
    assert (301 in statuses) is (host == "testserver")


@pytest.mark.usefixtures("real")
def test_what_is_sent_over_tls_says_to_stay_there() -> None:
    for address in ADDRESSES:
        answer = Client().get(address, secure=True)
        assert answer["Strict-Transport-Security"].startswith("max-age=60"), address
