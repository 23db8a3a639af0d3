"""Pages that are the same for everyone: made once, never old, never somebody's own."""

import gzip
import re
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.test import Client
from django.test.utils import override_script_prefix

from exercises.models import Exercise
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")
SHARED = ("/", "/exercises/", "/exercises/lunge/", "/how-plans-are-made/")
LUNGE = "/exercises/lunge/"


def cached_pages() -> int:
    cache: Any = caches["pages"]  # no cache of Django says how much it holds
    return len(cache._cache)


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> None:
    caches["pages"].clear()


@pytest.mark.parametrize("address", SHARED)
def test_a_second_visitor_costs_one_query(address: str, django_assert_num_queries: Any) -> None:
    first = Client().get(address)
    with django_assert_num_queries(1):
        second = Client().get(address)
    assert (second.status_code, second.content) == (200, first.content)
    kept_headers = {n: v for n, v in second.headers.items() if n != "X-Request-ID"}
    assert kept_headers == {n: v for n, v in first.headers.items() if n != "X-Request-ID"}
    assert second["X-Request-ID"] != first["X-Request-ID"]
    assert "Content-Security-Policy" in second


def test_what_an_editor_publishes_is_seen_at_once() -> None:
    Client().get(LUNGE)
    commit_version()
    Exercise.objects.filter(key="lunge").update(summary="A step with a purpose.")
    assert b"A step with a purpose." in Client().get(LUNGE).content
    commit_version()
    Exercise.objects.filter(key="lunge").update(published=False)
    assert Client().get(LUNGE).status_code == 404


@pytest.mark.parametrize("address", SHARED)
def test_people_with_a_session_get_their_own_page(
    address: str, django_user_model: type[User]
) -> None:
    someone = Client()
    someone.force_login(django_user_model.objects.create_user("ann", password="x"))
    own = someone.get(address)
    assert "private" in own["Cache-Control"]
    assert cached_pages() == 0
    other = Client().get(address)
    assert "public" in other["Cache-Control"]
    assert {"Cookie", "Accept-Encoding"} <= set(other["Vary"].replace(" ", "").split(","))


def test_a_session_that_began_since_is_not_given_the_shared_page(client: Client) -> None:
    Client().get("/")
    session = client.session
    session["settings"] = {"theme": "dark"}
    session.save()
    client.cookies["sessionid"] = str(session.session_key)
    assert b'data-theme="dark"' in client.get("/").content
    assert b'data-theme="dark"' not in Client().get("/").content


def test_each_reader_gets_the_packing_it_understands() -> None:
    plain = Client().get(LUNGE).content
    assert b"<h1" in plain
    for accepted, packing, unpack in (
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
    ):
        for _time in range(2):
            packed = Client().get(LUNGE, headers={"accept-encoding": accepted})
            assert packed["Content-Encoding"] == packing
            assert int(packed["Content-Length"]) == len(packed.content)
            assert unpack(packed.content) == plain
    assert Client().get(LUNGE).content == plain


def test_a_reader_who_has_the_page_is_told_that_it_is_still_so() -> None:
    tag = Client().get(LUNGE)["ETag"]
    unchanged = Client().get(LUNGE, headers={"if-none-match": tag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["ETag"] == tag
    commit_version()
    Exercise.objects.filter(key="lunge").update(summary="Another.")
    changed = Client().get(LUNGE, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed["ETag"] != tag


def test_one_host_is_not_given_the_page_of_another(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for _time in range(2):
        for host in ("one.example", "two.example"):
            page = Client().get(LUNGE, headers={"host": host}).content.decode()
            assert f'rel="canonical" href="http://{host}/' in page
    assert Client().get(LUNGE, headers={"host": "evil.example"}).status_code == 400


def test_the_same_address_over_tls_is_another_page() -> None:
    assert b'href="http://testserver/' in Client().get(LUNGE).content
    assert b'href="https://testserver/' in Client().get(LUNGE, secure=True).content


@pytest.mark.parametrize("address", ["/plans/new/", "/plans/", "/exercises/nothing/", "/account/"])
def test_other_pages_are_never_kept(address: str) -> None:
    for _time in range(2):
        response = Client().get(address)
        assert "public" not in response.headers.get("Cache-Control", "")
    assert cached_pages() == 0


def test_questions_of_the_finder_have_pages_of_their_own() -> None:
    curls = Client().get("/exercises/?q=curl").content
    assert Client().get("/exercises/?q=lunge").content != curls
    assert Client().get("/exercises/?q=curl").content == curls
    assert Client().get("/exercises/?muscle=wings").status_code == 400


#: What somebody may send to make the next visitor get another page: environments of WSGI.
POISONS: tuple[dict[str, Any], ...] = (
    {"SCRIPT_NAME": "/exercises"},
    {"SCRIPT_NAME": "/evil"},
    {"HTTP_SCRIPT_NAME": "/evil", "HTTP_PATH_INFO": "/"},
    {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"},
    {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_SSL": "on"},
    {"HTTP_X_FORWARDED_PREFIX": "/evil", "HTTP_X_ORIGINAL_URL": "/evil", "HTTP_X_REWRITE_URL": "/"},
    {"HTTP_ACCEPT_LANGUAGE": "de", "HTTP_HX_REQUEST": "true", "HTTP_AUTHORIZATION": "Basic x"},
    {"HTTP_COOKIE": "csrftoken=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; django_language=de"},
    {"HTTP_COOKIE": "device=x; messages=; sessionid="},
    {"SERVER_NAME": "evil.example", "SERVER_PORT": "81", "HTTP_HOST": "testserver"},
)


def test_what_one_visitor_sends_does_not_change_the_page_of_the_next() -> None:
    clean = Client().get("/exercises/").content
    for poison in POISONS:
        caches["pages"].clear()
        for path in ("/exercises/", "/"):
            Client().get(path, **poison)
        assert Client().get("/exercises/").content == clean, poison


def test_links_of_a_site_at_another_path_are_kept_apart() -> None:
    for _time in range(2):
        for path in ("/one/", "/two/", "/"):
            with override_script_prefix(path):
                page = Client().get(LUNGE).content.decode()
            links = set(re.findall(r'href="([^"]*)exercises/"', page))
            assert links == {path}


def test_each_language_has_pages_of_its_own(settings: Any) -> None:
    for language in ("en", "de", "en"):
        settings.LANGUAGE_CODE = language
        Client().get(LUNGE)
    assert cached_pages() == 2


def test_a_page_that_varies_by_a_header_outside_the_key_is_not_kept(
    settings: Any,
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.config.environment.varies_by_language"]
    assert "Accept-Language" in Client().get(LUNGE)["Vary"]
    assert cached_pages() == 0
