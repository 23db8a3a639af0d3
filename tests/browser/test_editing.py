"""An editor without developer rights works on the catalogue, a reviewer publishes."""

import re
from collections.abc import Callable
from copy import deepcopy
from itertools import cycle
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Dialog, FilePayload, Page, expect

from exercises.desk.files.export_files import as_xlsx
from exercises.documents.from_rows import document_of
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Draft, Exercise
from tests.browser.building import unfold_the_days
from tests.browser.gym import signed_in
from tests.exercises.people import PASSWORD, new_exercises, staff
from tests.workouts.plans import sample_plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIST = "/admin/exercises/exercise/"


def sign_in(page: Page, site: str, name: str) -> None:
    """By the form; most tests only need to be signed in."""
    page.goto(f"{site}/admin/")
    page.get_by_label("Username:").fill(name)
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="What would you like to edit?").wait_for()


def said(page: Page, text: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(text)


def upload(page: Page, site: str, items: list[Any]) -> None:
    page.goto(f"{site}/admin/exercises/batch/add/")
    file: FilePayload = {"name": "spring.xlsx", "mimeType": XLSX, "buffer": as_xlsx(items)}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Try it").click()


def publish(reviewer: Page, site: str, title: str, outcome: str = "Published:") -> None:
    reviewer.goto(f"{site}/admin/exercises/draft/")
    reviewer.get_by_role("link", name=title, exact=True).click()
    reviewer.get_by_role("button", name="Publish now").click()
    said(reviewer, outcome)


def ask_for_review(editor: Page) -> None:
    expect(editor.get_by_text("A reviewer publishes it.")).to_be_visible()
    editor.get_by_role("button", name="Ask for review").click()
    said(editor, "A reviewer will look at it.")


def open_part(page: Page, title: str) -> None:
    """Open a part of the form; its heading begins with the title."""
    heading = page.get_by_role("heading", name=re.compile(rf"^{re.escape(title)}\b"))
    page.locator("summary").filter(has=heading).click()


def change_page(site: str, key: str) -> str:
    return f"{site}{LIST}{Exercise.objects.get(key=key).pk}/change/"


def test_a_file_with_faults_is_refused_and_one_without_is_put_in_and_sent_to_review(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    staff("edith", "editor")
    editor = open_page()
    sign_in(editor, site, "edith")
    good = new_exercises(document_of(whole_exercises().get(key="lunge")))[:2]
    bad = deepcopy(good)
    bad[1][1]["fatigue_cost"] = 9
    upload(editor, site, bad)
    alert = editor.get_by_role("alert")
    expect(alert.get_by_role("row", name="exercises 3 fatigue_cost")).to_be_visible()
    axe(editor)
    assert Exercise.objects.count() == 10
    upload(editor, site, good)
    editor.get_by_role("button", name="Put it in").click()
    said(editor, "It is put in. Nobody sees it on the site yet.")
    editor.goto(f"{site}{LIST}?state=new")
    editor.get_by_role("link", name="Move 1", exact=True).click()
    editor.get_by_role("button", name="Ask for review").click()
    said(editor, "A reviewer will look at it.")
    axe(editor)


@pytest.mark.long
@pytest.mark.parametrize("count", [6, 60])
def test_exercises_come_in_and_one_is_published_reverted_merged_and_retired(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None], count: int
) -> None:
    staff("edith", "editor")
    staff("rob", "reviewer")
    plan = sample_plan()
    editor, reviewer = open_page(), open_page()
    sign_in(editor, site, "edith")
    sign_in(reviewer, site, "rob")

    # Import: three rows are bad, nothing is written; then all of it, which nobody sees.
    good = new_exercises(document_of(whole_exercises().get(key="lunge")), count)
    bad = deepcopy(good)
    bad[1][1]["fatigue_cost"] = 9
    bad[2][1]["doses"]["beginner"]["reps"] = [8, 6]
    bad[4][1]["name"] = "Lunge"
    upload(editor, site, bad)
    alert = editor.get_by_role("alert")
    expect(alert).to_contain_text("There are 3 faults in this file. Nothing was written.")
    for row, column in (("3", "fatigue_cost"), ("4", "doses.beginner.reps"), ("6", "name")):
        expect(alert.get_by_role("row", name=f"exercises {row} {column}")).to_be_visible()
    axe(editor)
    assert Exercise.objects.count() == 10
    upload(editor, site, good)
    expect(editor.get_by_text(f"New: {count}. Changed: 0. As they are: 0.")).to_be_visible()
    axe(editor)
    editor.get_by_role("button", name="Put it in").click()
    said(editor, "It is put in. Nobody sees it on the site yet.")
    batch = editor.url
    editor.goto(f"{site}{LIST}?state=new")
    expect(editor.get_by_text(f"{count} exercises")).to_be_visible()

    # One is published.
    editor.get_by_role("link", name="Move 1", exact=True).click()
    editor.get_by_role("button", name="Ask for review").click()
    said(editor, "A reviewer will look at it.")
    expect(editor.get_by_text("example weeks")).to_be_visible()
    axe(editor)
    publish(reviewer, site, "Move 1")
    assert reviewer.request.get(f"{site}/exercises/move-1/").status == 200

    # One is changed, and the change is taken back.
    editor.goto(change_page(site, "move_2"))
    editor.get_by_label("Summary").fill("A worse sentence.")
    editor.get_by_label("What did you change, and why?").fill("Shorter")
    editor.get_by_role("button", name="Save", exact=True).click()
    said(editor, "Saved. Nobody sees it on the site yet.")
    editor.goto(change_page(site, "move_2"))
    editor.get_by_role("link", name="History").click()
    expect(editor.get_by_role("cell", name="A worse sentence.")).to_be_visible()
    axe(editor)
    editor.get_by_role("button", name="Put summary back").click()
    said(editor, "As it was again: Move 2.")
    assert Exercise.objects.get(key="move_2").summary == "The 2th way to lunge."

    # Two are merged.
    editor.goto(f"{site}{LIST}?q=Move")
    for name in ("Move 3", "Move 4"):
        editor.get_by_role("row", name=re.compile(rf"{name}\b")).get_by_role("checkbox").check()
    editor.get_by_label("Action:").select_option("Merge two that are the same")
    editor.get_by_role("button", name="Go").click()
    axe(editor)
    editor.get_by_label("Move 3").check()
    editor.get_by_role("button", name="Merge").click()
    said(editor, "They are one now.")
    assert Exercise.objects.get(key="move_4").merged_into == Exercise.objects.get(key="move_3")

    # One that a plan uses is retired: the plan keeps it and is offered another.
    editor.goto(change_page(site, "deadlift"))
    editor.get_by_role("button", name="Retire").click()
    ask_for_review(editor)
    publish(reviewer, site, "Deadlift", "Retired:")
    runner = open_page(390)
    runner.goto(site + plan.get_absolute_url())
    unfold_the_days(runner)
    expect(
        runner.get_by_text("The editors have taken it out of the catalogue").first
    ).to_be_visible()
    axe(runner)
    runner.get_by_role("link", name="Change Dumbbell deadlift").click()
    runner.get_by_role("link", name="Swap it or take another version").click()
    expect(runner.get_by_role("heading", name="Instead of Dumbbell deadlift")).to_be_visible()

    # The whole file goes out again; what was published since waits as a draft.
    editor.goto(batch)
    editor.get_by_role("button", name="Take all of it out").click()
    said(editor, "Waits as a draft: Move 1.")
    assert Exercise.objects.filter(key__startswith="move_").count() <= 3


@pytest.mark.long
def test_two_editors_of_one_exercise_lose_nothing(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    staff("edith", "editor")
    staff("eric", "editor")
    pages = [open_page(), open_page()]
    for page, name in zip(pages, ("edith", "eric"), strict=True):
        sign_in(page, site, name)
        page.goto(change_page(site, "lunge"))
    first, second = pages
    first.get_by_label("Summary").fill("Edith's sentence.")
    first.get_by_role("button", name="Save", exact=True).click()
    said(first, "Saved as a draft.")
    second.get_by_label("Summary").fill("Eric's sentence.")
    expect(second.locator("#id_role")).to_be_hidden()
    open_part(second, "What it is")
    second.locator("#id_role").fill("Eric's role")
    second.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_role("radio", name="Theirs Edith's sentence.")).not_to_be_checked()
    expect(second.get_by_role("radio", name="Yours Eric's sentence.")).to_be_checked()
    axe(second)
    second.get_by_role("button", name="Save", exact=True).click()
    said(second, "Saved as a draft.")
    expect(second.get_by_role("cell", name="Eric's sentence.")).to_be_visible()


def test_rows_are_added_and_put_in_order(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    signed_in(page, site, staff("edith", "editor"))
    page.goto(change_page(site, "lunge"))
    open_part(page, "Modifications")
    versions = page.locator("#modifications-group [data-row]")
    name = versions.nth(0).get_by_role("heading", level=3).inner_text()
    versions.nth(0).get_by_role("button", name="Move this row").press("ArrowDown")
    expect(versions.nth(1).get_by_role("heading", level=3)).to_have_text(name)
    places = [versions.nth(place).locator("[name$=position]").input_value() for place in (0, 1)]
    assert places == ["1", "2"]
    mistakes = page.locator("#mistakes-group")
    open_part(page, "Common mistakes")
    first, second = (mistakes.locator("[data-row]").nth(place) for place in (0, 1))
    said_first, said_second = (row.get_by_label("Mistake").input_value() for row in (first, second))
    first.get_by_role("button", name="Move this row").press("ArrowDown")
    expect(mistakes.locator("[data-row]").nth(0).get_by_label("Mistake")).to_have_value(said_second)
    expect(mistakes.get_by_role("button", name="Move this row").nth(1)).to_be_focused()
    mistakes.get_by_role("button", name="Add another").click()
    page.keyboard.type("9")  # the field of its place has focus
    mistakes.get_by_label("Mistake").last.fill("Looks at the feet")
    mistakes.get_by_label("Fix").last.fill("Look ahead")
    third = mistakes.get_by_role("button", name="Move this row").nth(2)
    third.scroll_into_view_if_needed()
    start, target = third.bounding_box(), mistakes.locator("[data-row]").nth(0).bounding_box()
    assert start
    assert target
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, target["y"] + 8, steps=8)
    page.mouse.up()
    page.get_by_role("button", name="Save", exact=True).click()
    said(page, "Saved as a draft.")
    texts = [one["mistake"] for one in Draft.objects.get().document["mistakes"]]
    assert texts[1:3] == [said_second, said_first]
    assert texts[-1] == "Looks at the feet"


LIGHT_ON_A_DESK, DARK_ON_A_PHONE = (1280, "light"), (390, "dark")
OTHER_LOOKS = (390, "light"), (1280, "dark")
ROOM = (
    *("", "catalogue-health/", "exercises/exercise/", "exercises/exercise/add/"),
    *("exercises/exercise/deleted/", "exercises/muscle/", "exercises/muscle/add/"),
    *("exercises/source/", "exercises/equipment/", "exercises/draft/", "exercises/change/"),
    *("exercises/batch/", "exercises/batch/add/", "password_change/"),
)


@pytest.mark.parametrize(
    "looks",
    [
        (LIGHT_ON_A_DESK, DARK_ON_A_PHONE),
        *(
            pytest.param((one,), marks=pytest.mark.long)
            for one in (LIGHT_ON_A_DESK, DARK_ON_A_PHONE, *OTHER_LOOKS)
        ),
    ],
    ids=repr,
)
def test_axe_finds_nothing_in_the_editors_room(
    site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    looks: tuple[tuple[int, Any], ...],
) -> None:
    """Each page in one of two looks; in the long run each in all four."""
    page = open_page(looks[0][0], color_scheme=looks[0][1])
    page.goto(f"{site}/admin/")
    axe(page)
    signed_in(page, site, staff("rob", "reviewer"))
    history = change_page(site, "lunge").replace("change/", "history/")
    addresses = (*(f"{site}/admin/{address}" for address in ROOM), history)
    for address, (width, scheme) in zip(addresses, cycle(looks), strict=False):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        axe(page)


@pytest.mark.long
def test_what_a_reviewer_wrote_waits_for_another_and_is_published_in_time(
    site: str, open_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    staff("rob", "reviewer")
    staff("rita", "reviewer")
    writer, other = open_page(), open_page(390, color_scheme="dark")
    sign_in(writer, site, "rob")
    sign_in(other, site, "rita")
    writer.goto(change_page(site, "lunge"))
    writer.get_by_label("Summary").fill("Step out.")
    writer.get_by_role("button", name="Save", exact=True).click()
    expect(
        writer.get_by_text("You wrote some of it, so somebody else must look at it.")
    ).to_be_visible()
    expect(writer.get_by_role("button", name="Publish now")).to_have_count(0)
    other.goto(writer.url)
    axe(other)
    other.get_by_label("Date").fill("2020-01-01")
    other.get_by_label("Time").fill("07:30")
    other.get_by_role("button", name="Schedule").click()
    expect(other.get_by_text("Choose a time to come.")).to_be_visible()
    axe(other)
    other.get_by_label("Date").fill("2099-01-01")
    other.get_by_role("button", name="Schedule").click()
    said(other, "It will be published then.")
    expect(other.get_by_text("will be published on 2099-01-01 07:30")).to_be_visible()
    call_command("publish_due", verbosity=0)
    assert Draft.objects.update(publish_at=timezone.now()) == 1
    call_command("publish_due", verbosity=0)
    other.goto(f"{site}/exercises/lunge/")
    expect(other.get_by_text("Step out.")).to_be_visible()


def test_rows_are_added_and_put_in_order_without_scripts(
    site: str, open_page: Callable[..., Page]
) -> None:
    """By their numbers; the empty one at the end is a new row."""
    page = open_page(390, java_script_enabled=False)
    signed_in(page, site, staff("edith", "editor"))
    page.goto(change_page(site, "lunge"))
    open_part(page, "Common mistakes")
    rows = page.locator("#mistakes-group [data-row]")
    first = rows.nth(0).get_by_label("Mistake").input_value()
    count = rows.count()
    rows.nth(0).get_by_label("Position").fill("9")
    rows.nth(count - 1).get_by_label("Position").fill("10")
    rows.nth(count - 1).get_by_label("Mistake").fill("Looks at the feet")
    rows.nth(count - 1).get_by_label("Fix").fill("Look ahead")
    page.get_by_role("button", name="Save", exact=True).click()
    said(page, "Saved as a draft.")
    texts = [one["mistake"] for one in Draft.objects.get().document["mistakes"]]
    assert texts[-2:] == [first, "Looks at the feet"]


@pytest.mark.long
def test_a_file_is_put_in_and_an_exercise_comes_back_without_scripts(
    site: str, open_page: Callable[..., Page]
) -> None:
    staff("edith", "editor")
    page = open_page(390, java_script_enabled=False)
    sign_in(page, site, "edith")
    good = new_exercises(document_of(whole_exercises().get(key="lunge")))[:2]
    upload(page, site, good)
    page.get_by_role("button", name="Put it in").click()
    said(page, "It is put in.")
    page.goto(change_page(site, "move_2"))
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Yes, I’m sure").click()
    page.goto(f"{site}{LIST}deleted/")
    page.get_by_role("button", name="Bring Move 2 back").click()
    said(page, "As it was again: Move 2.")
    assert Exercise.objects.filter(key="move_2", published=False).exists()


def test_a_form_has_a_row_for_each_line_on_a_phone_and_is_not_left_unsaved_unasked(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(390)
    signed_in(page, site, staff("ed", "editor"))
    page.goto(change_page(site, "lunge"))
    open_part(page, "Muscles in an exercise")
    muscles = page.locator("#muscles-group tbody tr:visible")
    lefts = {muscle.evaluate("(row) => row.offsetLeft") for muscle in muscles.all()}
    assert muscles.count() > 2
    assert len(lefts) == 1

    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    history = page.get_by_role("link", name="History")
    summary = page.get_by_label("Summary")
    summary.click()
    page.keyboard.type("Longer. ")
    with page.expect_event("dialog"):
        history.click()
    assert asked == ["beforeunload"]
    expect(summary).to_have_value(re.compile("Longer"))
    page.get_by_role("button", name="Save and stay").click()
    said(page, "Saved as a draft.")
    history.click()
    page.wait_for_url("**/history/")
    assert asked == ["beforeunload"]
