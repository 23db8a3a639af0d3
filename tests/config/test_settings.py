"""The site refuses nonsense in its environment, and is clean when set up for real."""

import re
from datetime import UTC, datetime

import pytest
from django.utils.formats import date_format

from tests.config.environment import ROOT, SECRET, manage, python


def test_a_fresh_checkout_runs_without_any_environment() -> None:
    assert manage("check").returncode == 0


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"DEBUG": "false"}, "SECRET_KEY"),
        ({"SECRET_KEY": SECRET}, "ALLOWED_HOSTS"),
        ({"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "x.example", "DEBUG": "perhaps"}, "DEBUG"),
        ({"SITE_ADDRESS": "hamstrong.example"}, "SITE_ADDRESS"),
        ({"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "*", "DESK_MAIL": "true"}, "SITE_ADDRESS"),
    ],
    ids=["no secret", "no hosts", "no boolean", "no address", "no address for mails"],
)
def test_without_what_it_needs_it_refuses_to_start(environment: dict[str, str], named: str) -> None:
    answer = manage("check", **environment)
    assert answer.returncode != 0
    assert named in answer.stderr


def test_with_production_settings_the_deploy_check_is_clean() -> None:
    answer = manage(
        "check", "--deploy", "--fail-level", "INFO", SECRET_KEY=SECRET, ALLOWED_HOSTS="x.example"
    )
    assert answer.returncode == 0, answer.stderr


CHOSEN = """
from config import settings as s
print(s.SESSION_ENGINE.rpartition(".")[2], s.CACHES["default"].get("OPTIONS"))
"""


def chosen(**environment: str) -> str:
    answer = python("-c", CHOSEN, **environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_a_site_for_any_host_needs_no_address_while_it_sends_no_mail_of_the_desk() -> None:
    assert chosen(SECRET_KEY=SECRET, ALLOWED_HOSTS="*")


def test_sessions_and_counters_live_in_the_database_which_keeps_enough_of_them() -> None:
    assert chosen() == "db {'MAX_ENTRIES': 20000, 'CULL_FREQUENCY': 10}"
    asked = chosen(CACHE_URL="dbcache://cache?max_entries=500")
    assert asked == "db {'MAX_ENTRIES': 500, 'CULL_FREQUENCY': 10}"


def test_with_redis_sessions_are_read_from_it_and_still_written_to_the_database() -> None:
    assert chosen(CACHE_URL="redis://127.0.0.1/0").startswith("cached_db")


COOKIES = """
from django.conf import settings as s
for name in ("SESSION", "CSRF"):
    get = lambda what: getattr(s, f"{name}_COOKIE_{what}")
    print(get("NAME"), get("SECURE"), get("HTTPONLY"), get("SAMESITE"), get("DOMAIN"), get("PATH"))
from django.http import HttpResponse
from types import SimpleNamespace
from workouts.services.account.known_devices import make_known
response = HttpResponse()
make_known(response, SimpleNamespace(email="ann@example.org", get_username=lambda: "ann"))
from django.test import RequestFactory
from django.contrib.messages.storage import default_storage
request = RequestFactory().get("/")
request.session = {}
said = default_storage(request)
said.add(25, "Saved.")
said.update(response)
for name, cookie in response.cookies.items():
    what = ("secure", "httponly", "samesite", "domain", "path")
    print(name, *(cookie[one] or None for one in what))
from django.test import Client
print(*(Client().get(where).status_code for where in ("/healthz", "/robots.txt")))
"""


def test_a_real_site_tells_only_health_without_tls_and_keeps_cookies_to_itself() -> None:
    """They are for it alone and never for scripts."""
    production = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "testserver"}
    lines = manage("shell", "-v", "0", "-c", COOKIES, **production).stdout.splitlines()
    rest = "True True Lax None /"
    assert lines == [
        *(f"__Host-{name} {rest}" for name in ("sessionid", "csrftoken", "device", "messages")),
        "200 301",
    ]
    lines = manage(
        "shell", "-v", "0", "-c", COOKIES, SECURE_SSL_REDIRECT="false", **production
    ).stdout.splitlines()
    assert lines == [
        *(f"{name} {rest}" for name in ("sessionid", "csrftoken", "device", "messages")),
        "200 200",
    ]  # without TLS the prefix is refused


def test_locks_are_hashed_and_name_no_host() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert not re.search(r"://|--(index|extra|find|trusted)", text), lock.name
        pins = re.findall(r"^[a-z][\w.-]*(?:\[.*\])?==", text, re.MULTILINE)
        assert len(pins) > 5
        assert text.count("--hash=sha256:") >= len(pins)


def test_a_date_is_written_in_one_form() -> None:
    moment = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
    assert date_format(moment) == "27 November 2026"
    assert date_format(moment, "DATETIME_FORMAT") == "27 November 2026, 09:05"
    assert date_format(moment, "SHORT_DATE_FORMAT") == "27 Nov 2026"
