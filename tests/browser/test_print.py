"""A week on paper: one sheet of A4 or US Letter, with a box for every set."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.workouts.plans import sample_plan, saved_plan
from workouts.planning.values.request import Request
from workouts.services.plans import sample_request
from workouts.services.week.weeks import open_week


def pages_of(page: Page, size: str) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format=size, prefer_css_page_size=True)))


def weeks() -> list[Request]:
    """The sample, and the fullest week there is."""
    sample = sample_request()
    return [sample, replace(sample, sessions_per_week=3, session_minutes=90)]


@pytest.mark.parametrize("fullness", [0, 1], ids=["usual", "full"])
def test_a_week_fits_on_one_sheet(site: str, open_page: Callable[..., Page], fullness: int) -> None:
    plan = saved_plan(weeks()[fullness], title="On paper")
    page = open_page()
    page.goto(f"{site}{plan.get_absolute_url()}paper/")
    assert [pages_of(page, size) for size in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    expect(page.locator(".paper")).to_be_visible()
    expect(page.locator(".screen")).to_be_hidden()
    planned = [
        row for session in open_week(plan).version.sessions.all() for row in session.exercises.all()
    ]
    assert page.locator(".paper .cell").count() == sum(
        row.sets * (row.reps if row.seconds else 1) for row in planned
    )
    assert page.locator(".paper tr").count() == len(planned)


def test_several_weeks_take_a_sheet_each_and_a_session_one(
    site: str, open_page: Callable[..., Page]
) -> None:
    plan = saved_plan(weeks()[1], title="On paper")
    here = f"{site}{plan.get_absolute_url()}"
    page = open_page()
    page.goto(f"{here}papers/?weeks=3")
    assert [pages_of(page, size) for size in ("A4", "Letter")] == [3, 3]
    for session in open_week(plan).week.sessions:
        page.goto(f"{here}paper/{session.identity}/")
        assert [pages_of(page, size) for size in ("A4", "Letter")] == [1, 1]
        boxes = sum(item.sets * (item.reps if item.seconds else 1) for item in session.items)
        assert page.locator(".paper .cell").count() == boxes


def test_paper_is_for_printing_only(site: str, open_page: Callable[..., Page]) -> None:
    plan = sample_plan()
    page = open_page(390)
    page.goto(f"{site}{plan.get_absolute_url()}paper/")
    expect(page.locator(".paper")).to_be_hidden()
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    without_scripts = open_page(390, java_script_enabled=False)
    without_scripts.goto(f"{site}{plan.get_absolute_url()}paper/")
    expect(without_scripts.locator("[data-print]")).to_be_hidden()


def test_other_pages_print_what_they_had_folded_away(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site}/exercises/romanian-deadlift/")
    page.emulate_media(media="print")
    expect(page.get_by_text("How much is asked of each head")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
