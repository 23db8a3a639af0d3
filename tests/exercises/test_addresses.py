"""An exercise changes its address: the old one leads on for ever, and the drawing comes along."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertContains

from exercises.desk import drafts, history, merging
from exercises.models import Change, Exercise
from exercises.records import RecordError
from tests.exercises.desk.documents import draft, now
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")


def move(key: str, slug: str) -> None:
    commit_version()
    items = [("exercise", now(key) | {"slug": slug})]
    history.write(items, as_kind=Change.Kind.PUBLISHED, by=None)


def leads_to(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


def test_every_former_address_leads_to_the_page(client: Client) -> None:
    move("lunge", "split-lunge")
    move("lunge", "long-step")
    for slug in ("lunge", "split-lunge"):
        assert leads_to(client, f"/exercises/{slug}/") == (301, "/exercises/long-step/")
    move("lunge", "lunge")
    assert leads_to(client, "/exercises/lunge/") == (200, "")
    assert leads_to(client, "/exercises/long-step/") == (301, "/exercises/lunge/")


def test_nobody_takes_an_address_that_leads_on(client: Client) -> None:
    move("lunge", "split-lunge")
    with pytest.raises(RecordError, match="this address leads to Lunge already"):
        move("step_up", "lunge")


def test_a_former_address_leads_on_through_a_merge(client: Client) -> None:
    chief = User.objects.create_superuser("chief")
    move("step_up", "box-step")
    one, other = (Exercise.objects.get(key=key) for key in ("lunge", "step_up"))
    drafts.publish(merging.merge(one, other, by=chief).drafts.all(), by=chief)
    for slug in ("step-up", "box-step"):
        assert leads_to(client, f"/exercises/{slug}/") == (301, "/exercises/lunge/")


def test_who_follows_a_link_to_a_retired_exercise_is_led_to_the_others(client: Client) -> None:
    move("lunge", "split-lunge")
    commit_version()
    Exercise.objects.filter(key="lunge").update(published=False)
    for slug in ("lunge", "split-lunge", "never-was"):
        page = client.get(f"/exercises/{slug}/")
        assertContains(page, "There is no exercise at this address.", status_code=404)
        assertContains(page, 'href="/exercises/"', status_code=404)


def test_the_drawing_comes_along(client: Client) -> None:
    move("lunge", "split-lunge")
    page = client.get("/exercises/split-lunge/").content.decode()
    assert page.count('class="mm"') < 2
    assert 'class="play"' in page
    assert "img/cards/lunge.png" in page
    assert "#pg-forward-lunge" in client.get("/exercises/").content.decode()


def test_the_draft_says_that_the_address_changes(client: Client) -> None:
    chief = User.objects.create_superuser("chief")
    client.force_login(chief)
    waiting = draft("lunge", chief, slug="split-lunge")
    text = "/exercises/lunge/ will lead to /exercises/split-lunge/ for ever."
    assertContains(client.get(waiting.get_absolute_url()), text)
