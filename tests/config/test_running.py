"""What people who run the site see: health, logs, counts, limits."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client

import config.settings
from config import health
from config.logs import HEADER, JsonLines, request_id
from tests.config.environment import ROOT, SECRET

NEW = "/plans/new/"


# Health


@pytest.mark.usefixtures("catalogue")
def test_a_site_that_can_serve_says_so(client: Client) -> None:
    assert client.get("/healthz").json() == {"alive": "ok"}
    response = client.get("/readyz", headers={"host": "10.0.0.7:8000"})
    assert response.status_code == 200
    parts = ("database", "migrations", "catalogue", "static files")
    assert response.json() == dict.fromkeys(parts, "ok")


@pytest.mark.usefixtures("no_catalogue")
def test_a_site_without_a_catalogue_is_alive_and_not_ready(client: Client) -> None:
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["catalogue"] == "run manage.py load_catalogue"


@pytest.mark.usefixtures("catalogue")
def test_what_migrations_have_not_made_yet_is_told(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE id = "
            "(SELECT max(id) FROM django_migrations WHERE app = 'workouts')"
        )
    assert client.get("/readyz").json()["migrations"] == "run manage.py migrate"


@pytest.mark.django_db
def test_a_database_without_an_answer_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_answer() -> bool:
        raise DatabaseError

    monkeypatch.setattr(health, "_is_migrated", no_answer)
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": "no answer"})


@pytest.mark.django_db
def test_static_files_that_were_not_collected_or_are_gone_are_told(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "ours" / "css").mkdir(parents=True)
    (tmp_path / "ours" / "css" / "tokens.css").write_text("a { color: red }")
    settings.STATIC_ROOT = str(tmp_path / "collected")
    settings.STATICFILES_DIRS = [tmp_path / "ours"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    collected = {"BACKEND": "config.static_files.StaticFiles"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": collected}

    def told() -> str:
        return str(client.get("/readyz").json()["static files"])

    assert told() == "run manage.py collectstatic"
    call_command("collectstatic", interactive=False, verbosity=0)
    assert told() == "ok"
    next((tmp_path / "collected" / "css").glob("tokens.*.css")).unlink()
    assert told() == "run manage.py collectstatic"


# Logs


@pytest.mark.usefixtures("catalogue")
def test_each_request_is_a_line_with_its_id_and_no_secret(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "hamstrong.requests")
    response = client.get("/plans/abcdefghijklmnopqrst/?email=ann@example.org")
    (record,) = [one for one in caplog.records if one.name == "hamstrong.requests"]
    line = json.loads(JsonLines().format(record))
    assert response[HEADER]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/plans/.../", 404)
    assert line["view"] == "workouts:plan"
    assert "ann@" not in json.dumps(line)


@pytest.mark.usefixtures("catalogue")
def test_nobody_fills_the_log_with_errors_by_a_wrong_host(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/exercises/", headers={"host": "evil.example"}).status_code == 400
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [("a-proxys-own-id-1", True), ("short", False), ("x" * 65, False), ('a"\ninjected', False)],
)
def test_the_id_of_a_proxy_is_taken_when_it_is_one(
    client: Client, given: str, is_taken: bool
) -> None:
    response = client.get("/robots.txt", headers={HEADER: given})
    assert (response[HEADER] == given) is is_taken


def test_a_line_is_json_even_with_an_exception() -> None:
    token = request_id.set("the-request")
    try:
        raise ValueError("of ann@example.org")
    except ValueError:
        info = sys.exc_info()
    record = logging.LogRecord("a", logging.ERROR, "", 0, "broken “%s”", ("x",), info)
    line = json.loads(JsonLines().format(record))
    request_id.reset(token)
    assert (line["message"], line["request"], line["level"]) == (
        "broken “x”",
        "the-request",
        "ERROR",
    )
    assert "ValueError: of ..." in line["exception"]


# Limits


@pytest.mark.usefixtures("catalogue")
def test_who_builds_without_end_is_told_to_wait(client: Client, settings: Any) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"build": "3/m/ip"}
    codes = [client.post(NEW, {}).status_code for _time in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert client.get(NEW).status_code == 200
    assert client.post(NEW, {}, REMOTE_ADDR="203.0.113.9").status_code == 200
    cache.clear()


@pytest.mark.django_db
def test_many_visitors_do_not_push_each_other_out_of_the_counts() -> None:
    cache.clear()
    for number in range(400):
        cache.set(f"visitor-{number}", 1)
    assert len(cache.get_many(f"visitor-{number}" for number in range(400))) == 400
    cache.clear()


# Set up for real


PRINT_HEADERS = (
    "from django.test import Client; r = Client().get('/robots.txt', secure=True);"
    "print(dict(r.headers)); print(r.status_code)"
)


def test_headers_of_a_real_site(tmp_path: Path) -> None:
    environment = {
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "testserver",
        "PATH": "/usr/bin",
        "STATIC_ROOT": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", PRINT_HEADERS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    for header in (
        "'Strict-Transport-Security': 'max-age=31536000; includeSubDomains; preload'",
        "'Cross-Origin-Opener-Policy': 'same-origin'",
        "'X-Content-Type-Options': 'nosniff'",
        "'Referrer-Policy': 'same-origin'",
        "'Permissions-Policy':",
        "'X-Frame-Options': 'DENY'",
        "'X-Request-ID':",
    ):
        assert header in done.stdout, done.stdout


@pytest.mark.django_db
def test_passwords_are_kept_with_argon2(django_user_model: Any, settings: Any) -> None:
    settings.PASSWORD_HASHERS = config.settings.PASSWORD_HASHERS  # not the quick one of tests
    user = django_user_model.objects.create_user("ann", password="long-run-on-sunday")
    assert user.password.startswith("argon2$")
