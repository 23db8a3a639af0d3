"""A race is entered, moved and taken out: the page shows what changes, and asks."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import NEW, answers, save, words_of
from workouts.models import PlanWeek, Version
from workouts.planning.values.week import Day, RunKind
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def sunday(weeks: int) -> date:
    return a_monday(weeks) + timedelta(days=6)


def asked(when: date, distance: str = "half", **more: str) -> dict[str, str]:
    return {"race_date": when.isoformat(), "race_distance": distance, "race_priority": "A"} | more


def shown(board: Board, **answers: str) -> Any:
    return board.client.get(f"{board.here}race/", answers)


def hidden(page: Any) -> dict[str, str]:
    """The answers that the button at the end of the page sends."""
    form = page.content.decode().partition('id="changes"')[2]
    found = re.findall(r'name="(\w+)" value="([^"]*)"', form)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def take(board: Board, **answers: str) -> Any:
    return board.client.post(f"{board.here}race/weeks/", hidden(shown(board, **answers)))


def test_the_page_shows_what_a_race_changes_and_changes_nothing(board: Board) -> None:
    before = Version.objects.count()
    page = shown(board, **asked(sunday(3)))
    said = words_of(page)
    assert f"Half marathon in {(sunday(3) - timezone.localdate()).days} days" in said
    assert "Taper, " in said
    assert "Race week, " in said
    assert "Sunday is now: half marathon." in said
    assert "Plan these weeks" in said
    assert "Keep my weeks as they are" in said
    assert Version.objects.count() == before
    assert board.plan.race is None


def test_taken_it_plans_the_weeks_and_counts_the_days(board: Board) -> None:
    taken = take(board, **asked(sunday(3)))
    assert taken["Location"] == f"{board.here}weeks/{a_monday(3)}/"
    page = words_of(board.client.get(taken["Location"]))
    day = date_format(sunday(3), "l j F")
    assert f"Half marathon in {(sunday(3) - timezone.localdate()).days} days, {day}." in page
    assert open_week(board.plan, a_monday(3)).asked.week[Day.SUN].kind is RunKind.RACE
    assert ", race week" in page
    assert ", taper" in page
    board.post("undo/", here=taken["Location"])
    assert open_week(board.plan, a_monday(3)).asked.week[Day.SUN].kind is RunKind.LONG


def test_left_the_plan_knows_the_race_and_every_week_stays(board: Board) -> None:
    before = Version.objects.count()
    left = board.client.post(f"{board.here}race/", hidden(shown(board, **asked(sunday(3)))))
    assert left["Location"] == board.here
    assert Version.objects.count() == before
    assert "Half marathon in " in words_of(board.client.get(board.here))


def test_a_race_of_the_plan_can_be_taken_out_again(board: Board) -> None:
    take(board, **asked(sunday(3)))
    assert "No race after all" in words_of(shown(board))
    gone = take(board, without="on")
    assert gone["Location"] == board.here
    assert board.plan.race is None
    assert open_week(board.plan, a_monday(3)).asked.week[Day.SUN].kind is RunKind.LONG
    assert "Plan for a race" in words_of(board.client.get(f"{board.here}week-menu/"))


NONSENSE: list[tuple[dict[str, str], str]] = [
    ({"race_date": "2020-01-01", "race_distance": "5k"}, "Race date: That day is over."),
    ({"race_date": "x", "race_distance": "5k"}, "Race date: Give a day such as"),
    ({"race_date": "2999-01-01", "race_distance": "5k"}, "Race date: Give a day up to"),
    ({"race_date": "", "race_distance": "5k"}, "Race date: Say on which day the race is."),
    ({"race_date": "", "race_distance": ""}, "Race date: Say on which day the race is."),
    ({"race_distance": "swim"}, "Race distance: Select a valid choice."),
    ({"also": "on"}, "Race date: Say on which day the race is."),
]


@pytest.mark.parametrize("method", ["get", "post", "weeks"])
def test_nonsense_is_answered_by_the_field_and_changes_nothing(board: Board, method: str) -> None:
    here = f"{board.here}race/" + ("weeks/" if method == "weeks" else "")
    ask = getattr(board.client, "get" if method == "get" else "post")
    for wrong, said in NONSENSE:
        page = ask(here, wrong)
        assert page.status_code == (200 if method == "get" else 400), wrong
        assert said in words_of(page), wrong
        assert board.plan.race is None, wrong
        assert PlanWeek.objects.count() == 1, wrong


def test_a_week_before_the_new_taper_is_a_week_like_the_others(board: Board) -> None:
    take(board, **asked(sunday(2)))
    said = words_of(shown(board, **asked(sunday(7))))
    assert said.count("A week like the others, ") == 2
    assert said.count("Taper, ") == 1


def test_a_run_instead_that_is_nonsense_is_the_usual_run(board: Board) -> None:
    take(board, **asked(sunday(3)))
    take(board, without="on", instead="swim:1km")
    assert open_week(board.plan, a_monday(3)).asked.week[Day.SUN].kind is RunKind.LONG


def test_weeks_that_changed_meanwhile_are_shown_again(board: Board) -> None:
    seen = hidden(shown(board, **asked(sunday(3))))
    board.change({"kind": "note", "place": 0, "text": "Tired"})
    answer = board.client.post(f"{board.here}race/weeks/", seen)
    assert answer.status_code == 409
    assert "Your weeks have changed since." in words_of(answer)
    assert board.plan.race is None
    assert board.client.post(f"{board.here}race/weeks/", hidden(answer)).status_code == 302


def run_of(board: Board, when: date, run: str, distance: str = "none") -> Any:
    monday = when - timedelta(days=when.weekday())
    here = f"{board.here}weeks/{monday}/"
    day = Day(when.weekday()).code
    return board.post("runs/", here, day=day, run=run, quality="tempo", distance=distance)


def test_a_run_of_a_dated_week_that_becomes_a_race_leads_to_what_it_changes(board: Board) -> None:
    answer = run_of(board, sunday(2), "race", "10k")
    page = board.client.get(answer["Location"])
    assert "10 km race in" in words_of(page)
    taken = board.client.post(f"{board.here}race/weeks/", hidden(page))
    assert taken.status_code == 302
    race = board.plan.race
    assert race is not None
    assert race.when == sunday(2)


def test_one_more_race_leaves_the_race_of_the_plan(board: Board) -> None:
    take(board, **asked(sunday(8), "marathon"))
    page = board.client.get(run_of(board, sunday(3), "race", "10k")["Location"])
    assert "One more race" in words_of(page)
    assert "Change the run only" in words_of(page)
    board.client.post(f"{board.here}race/weeks/", hidden(page))
    assert board.plan.race is not None
    assert board.plan.race.when == sunday(8)
    assert open_week(board.plan, a_monday(3)).asked.week[Day.SUN].detail == "10k"


def test_a_race_day_that_gets_another_run_leads_to_a_plan_without_it(board: Board) -> None:
    take(board, **asked(sunday(3)))
    page = board.client.get(run_of(board, sunday(3), "easy")["Location"])
    assert "Without the race, its weeks are like any other again." in words_of(page)
    board.client.post(f"{board.here}race/weeks/", hidden(page))
    assert board.plan.race is None
    assert open_week(board.plan, a_monday(3)).asked.week[Day.SUN].kind is RunKind.EASY


def test_runs_that_change_places_take_the_race_along(board: Board) -> None:
    take(board, **asked(sunday(3)))
    here = f"{board.here}weeks/{a_monday(3)}/"
    board.change({"kind": "swap_runs", "day": "Sun", "to": "Sat"}, here=here)
    race = board.plan.race
    assert race is not None
    assert race.when == sunday(3) - timedelta(days=1)


def test_a_race_without_a_distance_is_asked_for_it(board: Board) -> None:
    answer = run_of(board, sunday(2), "race")
    assert answer.status_code == 400
    assert "Race distance: Say how far the race is." in words_of(answer)


def test_the_builder_shows_and_keeps_the_race_week_when_it_is_this_one(client: Client) -> None:
    race = asked(sunday(0), "10k")
    preview = words_of(client.post(NEW, answers(**race)))
    assert "10 km race" in preview.partition("Your week ")[2]
    saved = save(client, **race)
    assert saved["Location"].endswith(f"/weeks/{a_monday()}/")
    assert save(client, **asked(sunday(9), "10k"))["Location"].count("weeks") == 0
