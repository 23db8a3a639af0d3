"""Something changed: what becomes of the weeks is shown before it is taken, and can be undone."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.views.season_pages import LONG_ENOUGH, in_season, race, words
from workouts.models import Plan, PlanWeek, RaceDay, Season, Version
from workouts.pages.changed import becoming
from workouts.planning.rules.weekly_sets_out_of_range import set_range
from workouts.planning.season.course import Course
from workouts.services.changes import undo
from workouts.services.plans import create_plan
from workouts.services.seasons import SeasonWeek, SeasonWeeks
from workouts.services.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def ask(client: Client, plan: Plan, **answers: Any) -> str:
    response = client.get(f"{plan.get_absolute_url()}changed/", {"asked": "on", **answers})
    assert response.status_code == 200
    return response.content.decode()


def take(client: Client, plan: Plan, page: str, **answers: Any) -> Any:
    hidden = dict(re.findall(r'name="(seen|based_on)" value="([\d,]*)"', page))
    return client.post(f"{plan.get_absolute_url()}changed/", {**answers, **hidden})


def sets_of(page: str) -> list[str]:
    """What each week of the season becomes."""
    return [
        words(one).strip() for one in re.findall(r"<b>([^<]*session[^<]*|[^<]*strength)</b>", page)
    ]


@pytest.mark.parametrize(
    ("sessions", "sets", "turn"),
    [(2, 8.0, "same"), (3, 7.8, "more"), (1, 8.2, "less"), (1, 9.0, "more"), (2, 7.0, "less")],
)
def test_a_session_more_with_about_the_same_sets_is_more(
    sessions: int, sets: float, turn: str
) -> None:
    season = Season(start=a_monday())
    was = SeasonWeek(
        number=1,
        monday=a_monday(),
        request=LONG_ENOUGH,
        course=Course.ORDINARY,
        sessions=2,
        ham_sets=8.0,
        wanted=set_range(LONG_ENOUGH),
    )
    now = replace(was, sessions=sessions, ham_sets=sets)
    before, after = (SeasonWeeks(season=season, weeks=(one,), notes=()) for one in (was, now))
    assert [row.turn for row in becoming(before, after)] == ([] if turn == "same" else [turn])


def test_it_asks_what_happened(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)
    page = client.get(f"{plan.get_absolute_url()}changed/").content.decode()
    for one in ("ill", "kit", "hurts", "time"):
        assert f"?what={one}" in page
    assert client.get(f"{plan.get_absolute_url()}changed/?what=moon").status_code == 200


def test_two_weeks_ill_leave_one_more_week_free_and_lead_back_in_steps(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {"what": "ill", "weeks": "2", "back": "1"}
    page = ask(client, plan, **answers)
    assert "No strength work: time off." in page
    assert "Build: no strength" in sets_of(page)[0]
    assert not PlanWeek.objects.filter(plan=plan).exclude(monday=None).exists()
    assert take(client, plan, page, **answers).status_code == 302
    assert open_week(plan, a_monday(1)).asked.weeks_off == 3
    own = PlanWeek.objects.filter(plan=plan, monday__gte=a_monday(0)).exclude(current=None)
    assert own.count() == 3


def test_time_off_is_undone_in_all_its_weeks_at_once(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {"what": "ill", "weeks": "2", "back": "1"}
    take(client, plan, ask(client, plan, **answers), **answers)
    opened = open_week(plan, a_monday(0))
    undo(plan, a_monday(0), based_on=opened.version.pk)
    assert not PlanWeek.objects.filter(plan=plan).exclude(monday=None).exclude(current=None)
    assert plan.race == race(13, "marathon")


def test_a_fever_starts_with_easy_weeks(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {"what": "ill", "weeks": "1", "back": "0", "fever": "on"}
    assert take(client, plan, ask(client, plan, **answers), **answers).status_code == 302
    assert open_week(plan, a_monday(0)).asked.weeks_off == 5


def test_what_was_before_this_week_never_changes(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    before = open_week(plan, a_monday(-1)).version
    answers = {"what": "ill", "weeks": "4", "back": "2"}
    take(client, plan, ask(client, plan, **answers), **answers)
    assert open_week(plan, a_monday(-1)).version == before


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"what": "ill", "weeks": "0", "back": "0"}, "Without a week off nothing has changed."),
        ({"what": "ill", "weeks": "99", "back": "0"}, "Select a valid choice"),
        ({"what": "time", "sessions": "2", "session_minutes": "3"}, "10"),
        ({"what": "hurts", "pain": "11"}, "10"),
        ({"what": "hurts", "pain": "2", "pain_site": "tooth"}, "Select a valid choice"),
    ],
)
def test_a_wrong_answer_is_told_by_its_field(
    client: Client, answers: dict[str, str], field: str
) -> None:
    plan = create_plan(LONG_ENOUGH)
    address = f"{plan.get_absolute_url()}changed/"
    for response in (
        client.get(address, {"asked": "on", **answers}),
        client.post(address, answers),
    ):
        assert response.status_code == 400
        assert field in response.content.decode()
    assert Version.objects.count() == 1


def test_less_time_makes_every_week_shorter(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {"what": "time", "sessions": "1", "session_minutes": "20"}
    page = ask(client, plan, **answers)
    found = sets_of(page)
    assert all("1 session," in one for one in found)
    assert take(client, plan, page, **answers).status_code == 302
    asked = open_week(plan, a_monday(3)).asked
    assert (asked.sessions_per_week, asked.session_minutes) == (1, 20)
    undo(plan, None, based_on=open_week(plan).version.pk)
    assert open_week(plan).asked.session_minutes == 60


def test_without_the_gym_every_lift_has_another_version(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {"what": "kit", "kit": "nothing"}
    take(client, plan, ask(client, plan, **answers), **answers)
    kit = {item.equipment for item in open_week(plan).week.items}
    assert "barbell" not in kit
    assert "dumbbells" not in kit


def test_with_a_strain_the_block_waits(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {
        "what": "hurts",
        "pain": "2",
        "pain_site": "hamstring",
        "strain_stage": "2",
        "clearance": "on",
    }
    page = ask(client, plan, **answers)
    assert "Week by week" in page
    take(client, plan, page, **answers)
    season = words(client.get(f"{plan.get_absolute_url()}season/").content.decode())
    assert "The block waits" in season


def test_without_a_season_there_is_no_table_of_it(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)
    page = ask(client, plan, what="time", sessions="1", session_minutes="20")
    assert "Every week" in page
    assert 'class="becomes"' not in page


def test_a_week_that_changed_meanwhile_is_shown_again(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    for answers in (
        {"what": "ill", "weeks": "2", "back": "0"},
        {"what": "time", "sessions": "1", "session_minutes": "20"},
    ):
        response = client.post(
            f"{plan.get_absolute_url()}changed/", {**answers, "seen": "1,2", "based_on": "0"}
        )
        assert response.status_code == 409
        assert "Please look again" in response.content.decode()
    assert Version.objects.count() == 1


def test_a_race_that_moves_shows_what_becomes_of_the_season(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    later = {**race_query(race(17, "marathon"))}
    page = client.get(f"{plan.get_absolute_url()}race/", later).content.decode()
    assert "Peak: 1 session" in " ".join(sets_of(page))
    assert 'class="becomes"' in page
    client.post(f"{plan.get_absolute_url()}race/", later)
    plan.refresh_from_db()
    assert list(plan.races) == [race(17, "marathon")]


def test_one_more_race_belongs_to_the_season(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    more = {**race_query(race(5, "10k", "B")), "also": "on"}
    client.post(f"{plan.get_absolute_url()}race/", more)
    plan.refresh_from_db()
    assert list(plan.races) == [race(5, "10k", "B"), race(13, "marathon")]


def race_query(day: RaceDay) -> dict[str, str]:
    return {
        "race_date": day.when.isoformat(),
        "race_distance": day.distance.value,
        "race_priority": day.priority.value,
    }


def test_the_run_of_a_race_of_the_season_leads_to_its_races(client: Client) -> None:
    plan = in_season(race(5, "10k", "B"), race(13, "marathon"), starts=-4)
    opened = open_week(plan, a_monday(5))
    here = f"{plan.get_absolute_url()}weeks/{a_monday(5)}/runs/"
    given = {"day": "Sun", "run": "easy", "quality": "tempo", "distance": "none", "minutes": "60"}
    given["based_on"] = str(opened.version.pk)
    answer = client.post(here, given)
    assert answer.status_code == 302
    assert answer["Location"].endswith("season/#races")
