"""What search engines and link previews find: public pages, and no plan."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from exercises.models import Exercise
from tests.versions import commit_version
from tests.workouts.plans import sample_plan

pytestmark = pytest.mark.usefixtures("catalogue")
PUBLIC = ("/", "/plans/new/", "/exercises/", "/how-plans-are-made/")


def tags(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="(og:[a-z:]+)" content="([^"]*)">', page))


@pytest.mark.parametrize("address", [*PUBLIC, "/exercises/deadlift/"])
def test_a_public_page_has_one_address_a_title_and_a_picture(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    found = tags(page)
    assert found["og:url"] == f"http://testserver{address}"
    assert found["og:title"]
    assert found["og:description"]
    picture = found["og:image"].removeprefix("http://testserver/static/")
    assert Path(str(finders.find(picture))).stat().st_size > 1000


def test_a_search_in_the_catalogue_has_the_address_of_the_catalogue(client: Client) -> None:
    page = client.get("/exercises/?q=curl").content.decode()
    assert '<link rel="canonical" href="http://testserver/exercises/">' in page


def test_each_drawn_exercise_has_a_card_of_its_own(client: Client) -> None:
    for exercise in Exercise.objects.published():
        picture = tags(client.get(exercise.get_absolute_url()).content.decode())["og:image"]
        assert picture.endswith(f"/img/cards/{exercise.key}.png")
        assert finders.find(f"img/cards/{exercise.key}.png")


def test_an_exercise_without_a_drawing_shows_the_card_of_the_house(client: Client) -> None:
    commit_version()
    Exercise.objects.filter(slug="deadlift").update(key="sumo", slug="sumo-deadlift")
    picture = tags(client.get("/exercises/sumo-deadlift/").content.decode())["og:image"]
    assert picture.endswith("/img/cards/hamstrong.png")


def test_the_sitemap_lists_public_pages_and_no_plan(client: Client) -> None:
    plan = sample_plan()
    listed = re.findall(
        r"<loc>http://testserver(.*?)</loc>", client.get("/sitemap.xml").content.decode()
    )
    exercises = [exercise.get_absolute_url() for exercise in Exercise.objects.published()]
    assert set(listed) == {*PUBLIC, *exercises}
    assert plan.get_absolute_url() not in listed


def test_robots_find_the_sitemap_and_stay_out_of_the_admin(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_a_plan_tells_link_previews_nothing(client: Client) -> None:
    plan = sample_plan(title="Mine")
    for address in (plan.get_absolute_url(), f"{plan.get_absolute_url()}schools/", "/plans/"):
        page = client.get(address).content.decode()
        assert "og:" not in page
        assert 'rel="canonical"' not in page
        assert 'name="robots" content="noindex"' in page


def test_the_breadcrumb_of_a_variant_is_one_for_search_engines_too(client: Client) -> None:
    page = client.get("/exercises/box-jump/").content.decode()
    assert "https://schema.org/BreadcrumbList" in page
    assert re.findall(r'itemprop="position" content="(\d)"', page) == ["1", "2"]
