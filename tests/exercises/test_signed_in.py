"""Readers whose pages are never kept whole: the rows of the catalogue are read once for all."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from exercises.models import Exercise
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def runner() -> Client:
    """Whose pages are never kept whole."""
    client = Client()
    client.force_login(User.objects.create_user("ann"))
    return client


@pytest.mark.parametrize("address", ["/exercises/", "/exercises/lunge/", "/exercises/?q=hinge"])
def test_a_second_runner_costs_no_look_at_the_catalogue(
    runner: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    first = runner.get(address)
    with django_assert_max_num_queries(6) as asked:  # session, runner, version, rights, their plan
        assert runner.get(address).status_code == first.status_code == 200
    tables = {name for one in asked for name in re.findall(r'FROM "(exercises_\w+)"', one["sql"])}
    assert tables <= {"exercises_catalogueversion"}


def test_runners_see_what_editors_publish_at_once(runner: Client) -> None:
    for address in ("/exercises/", "/exercises/?q=lunge", "/exercises/lunge/"):
        runner.get(address)
    commit_version()
    Exercise.objects.filter(key="lunge").update(summary="A step with a purpose.")
    for address in ("/exercises/", "/exercises/?q=lunge", "/exercises/lunge/"):
        assert b"A step with a purpose." in runner.get(address).content, address


def test_what_the_finder_does_not_know_stands_in_no_link(client: Client) -> None:
    page = client.get("/exercises/?utm_source=letter&impact=low").content.decode()
    assert 'href="?impact=low&amp;muscle=hamstrings"' in page
    assert "letter" not in page.partition("<main")[2].partition("</main>")[0]
