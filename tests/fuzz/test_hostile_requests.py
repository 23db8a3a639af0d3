"""Whatever is sent to whichever address by whomever: an answer, and nobody else's things change."""

import re
from itertools import product
from math import ceil
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from hypothesis import HealthCheck, Phase, given, note
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.fuzz import hostile
from tests.fuzz.addresses import BESIDE_THE_MAP, addresses
from tests.fuzz.conftest import EXAMPLES, answered
from tests.fuzz.pages import forms_for
from tests.fuzz.world import ALMIGHTY, PART, PEOPLE, World
from tests.fuzz.writing import taken_back, written

pytestmark = pytest.mark.django_db  # also prepares the database that `world` is made in
#: On PostgreSQL a sample in every run: what differs between the two has tests of its own.
ADDRESSES = addresses()[:: 8 if connection.vendor == "postgresql" and not EXAMPLES else 1]
IN_THE_MAP = sorted({*ADDRESSES} - {*BESIDE_THE_MAP})
#: Whose answer takes seconds, because weeks are built for it: they are tried a tenth as often.
COSTLY = re.compile(
    r"/$|/plans/new/$|.*/(schools|copies|catalogue-health|changed|draft/.*object_id.*)/$"
)
#: What is sent: to look, the form of a page with malice, any bytes, and by whatever method.
KINDS = ("look", "form", "bytes", "method")
TURNS = [*product(PEOPLE, KINDS)]
UNGUARDED = {"cache", "django_session", "usersessions_usersession"}
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Permissions-Policy")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_and_nobody_elses_things_change(
    world: World, address: str, settings: Any
) -> None:
    settings.FETCH_RUNS = True

    @given(data=st.data())
    @hypothesis_settings(
        max_examples=examples_at(address),
        derandomize=not EXAMPLES,
        phases=[Phase.generate],  # to shrink takes minutes; what was sent is told
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def try_once(person: str, kind: str, data: st.DataObject) -> None:
        _try(world, address, person, kind, data)

    for person, kind in turns_at(address):
        try_once(person, kind)


def turns_at(address: str) -> list[tuple[str, str]]:
    """Who sends what: in the long run everyone each kind, else one."""
    return TURNS if EXAMPLES else [TURNS[crc32(address.encode()) % len(TURNS)]]


def examples_at(address: str) -> int:
    """Of each turn: the plainest one, and more; in the long run so many that all together are about
    as many as asked for."""
    is_costly = COSTLY.match(address) is not None
    costly = sum(COSTLY.match(one) is not None for one in ADDRESSES)
    each = EXAMPLES / (len(ADDRESSES) - 0.9 * costly) / len(TURNS)
    return max(2, ceil(each / 10 if is_costly else each))


def _try(world: World, address: str, person: str, kind: str, data: st.DataObject) -> None:
    client = world.client(person)
    path = _filled(address, world, data)
    with taken_back():
        with written() as tables:
            answer = _send(world, client, person, kind, path, data)
        answered[str(answer.status_code)] += 1
        _check(answer)
        if person != ALMIGHTY and not tables <= UNGUARDED:
            assert world.others() == world.before


def _filled(address: str, world: World, data: st.DataObject) -> str:
    """An address of somebody's thing, or of nothing."""

    def part(found: re.Match[str]) -> str:
        fitting = st.sampled_from(world.fitting(found[1], address))
        return str(data.draw(fitting | fitting | hostile.SEGMENT, label=found[1]))

    return PART.sub(part, address)


def _send(
    world: World, client: Client, person: str, kind: str, path: str, data: st.DataObject
) -> Any:
    methods = {"look": ("GET", "GET", "HEAD"), "method": hostile.METHODS}.get(kind, ("POST",))
    method = data.draw(st.sampled_from(methods), label="method")
    query = data.draw(hostile.queries(), label="query")
    headers: dict[str, Any] = data.draw(hostile.HEADERS, label="headers")
    body, content_type = b"", ""
    if kind == "bytes":
        body, content_type = data.draw(hostile.BODY), data.draw(hostile.CONTENT_TYPES)
    elif kind != "look":
        body, content_type = _form(world, client, person, path, data)
    note(f"{person}: {method} {path}?{query} {headers} {content_type} {body[:3000]!r}")
    return client.generic(method, f"{path}?{query}", body, content_type, **headers)


def _form(
    world: World, client: Client, person: str, path: str, data: st.DataObject
) -> tuple[bytes, str]:
    """The form of the page, filled in with malice, or what a phone sends."""
    if path.startswith("/trainings/") and data.draw(st.booleans(), label="is of a phone"):
        return data.draw(hostile.trainings([*world.sealed.values()])), "application/json"
    form = data.draw(st.sampled_from(forms_for(client, person, path)), label="which form")
    filled = data.draw(hostile.filled(form.fields, form.files), label="form")
    return encode_multipart(BOUNDARY, filled), MULTIPART_CONTENT


def _check(answer: Any) -> None:
    assert answer.status_code < 500
    for name in HEADERS:
        assert name in answer, name
    if "Location" in answer:
        there = urlsplit(answer["Location"])
        assert there.netloc in ("", "testserver"), answer["Location"]
        assert there.scheme in ("", "http", "https")
        assert not re.match(r"[\s/\\]{2}", answer["Location"])
    if "html" in answer.get("Content-Type", "") and not answer.streaming:
        assert hostile.MARK.encode() not in answer.content
    mail.outbox.clear()


def test_a_form_from_another_site_is_refused_everywhere(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(world.client("superuser").cookies)
    for address in IN_THE_MAP:
        answer = strict.post(world.existing(address))
        assert answer.status_code == 403, address
        assert all(name in answer for name in HEADERS), address


def test_staff_without_a_second_factor_see_nothing_of_the_admin_where_it_is_asked_for(
    world: World, settings: object
) -> None:
    settings.STAFF_TWO_FACTOR = True  # type: ignore[attr-defined]
    client = world.client("superuser")
    for address in IN_THE_MAP:
        if address.startswith("/admin/") and "log" not in address.removeprefix("/admin/")[:3]:
            assert client.get(world.existing(address)).status_code != 200, address
