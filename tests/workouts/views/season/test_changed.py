"""Something changed: what becomes of the weeks is shown before it is taken, and can be undone."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.formats import date_format

from tests.workouts.boards import a_monday
from tests.workouts.views.season.season_pages import LONG_ENOUGH, in_season, race, words
from workouts.models import Plan, PlanWeek, RaceDay, Season, Version
from workouts.pages.season.changed import becoming
from workouts.pages.week.weeks import dates_of
from workouts.planning.rules.weekly_sets_out_of_range import set_range
from workouts.planning.season.course import Course
from workouts.planning.values.request import RED_PAIN
from workouts.planning.values.week import Day, Session, Slot, Stress, Week
from workouts.services.plans import create_plan
from workouts.services.season.seasons import SeasonWeek, SeasonWeeks, all_mondays, season_weeks
from workouts.services.week.changes import undo
from workouts.services.week.weeks import A_WEEK, find_week, open_week

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


def of_sessions(count: int) -> Week:
    stress = Stress.LIGHT
    return Week(sessions=(Session(day=Day.MON, slot=Slot.ALONE, stated_stress=stress),) * count)


@pytest.mark.parametrize(
    ("sessions", "sets", "turn"),
    [
        (2, 8.4, "same"),
        (2, 7.6, "same"),
        (3, 7.8, "more"),
        (1, 8.2, "less"),
        (1, 9.0, "more"),
        (2, 7.0, "less"),
    ],
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
        week=of_sessions(2),
        ham_sets=8.0,
        wanted=set_range(LONG_ENOUGH),
    )
    now = replace(was, week=of_sessions(sessions), ham_sets=sets)
    before, after = (SeasonWeeks(season=season, weeks=(one,), notes=()) for one in (was, now))
    assert [row.turn for row in becoming(before, after).weeks] == ([] if turn == "same" else [turn])


def test_sets_are_told_in_the_number_that_the_strip_has(client: Client) -> None:
    plan = in_season(race(10), starts=-4)
    strip = words(client.get(f"{plan.get_absolute_url()}season/").content.decode())
    told = dict(re.findall(r"Week (\d+) \d+ \w+ .*?(\d+) sets?\b", strip))
    page = words(ask(client, plan, what="time", sessions="1", session_minutes="20"))
    rows = re.findall(r"Week (\d+) \d[^:]*: \d sessions?, (\d+) sets?", page)
    assert len(rows) > 4
    assert rows == [(number, told[number]) for number, _sets in rows]


def test_later_weeks_are_spoken_of_where_there_are_some(client: Client) -> None:
    plan = in_season(race(10), starts=-4)
    later = "All later weeks stay as they were planned."
    near = race(2, "10k", "B")
    assert later in ask(client, plan, **with_race(near))
    assert later not in ask(client, plan, what="race", out=race(10).when.isoformat())


def test_it_asks_what_happened(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)
    page = client.get(f"{plan.get_absolute_url()}changed/").content.decode()
    for one in ("ill", "kit", "hurts", "time"):
        assert f"?what={one}" in page
    assert client.get(f"{plan.get_absolute_url()}changed/?what=moon").status_code == 200


@pytest.mark.parametrize(("pain", "shown"), [(0, None), (2, 2)])
def test_something_hurts_starts_without_a_pain_of_nought(
    client: Client, pain: int, shown: int | None
) -> None:
    plan = create_plan(replace(LONG_ENOUGH, pain=pain))
    here = f"{plan.get_absolute_url()}changed/?what=hurts"
    assert client.get(here).context["form"]["pain"].value() == shown
    assert "This field is required." in client.get(f"{here}&asked=on&pain=").content.decode()


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


def test_time_off_is_compared_with_what_the_season_has_for_the_week(client: Client) -> None:
    plan = in_season(race(4), starts=-8)
    found = find_week(plan.code, also=all_mondays())
    assert plan.season is not None
    coming = next(one for one in season_weeks(found, plan.season).weeks if not one.is_planned)
    assert len(open_week(plan).week.gym) != coming.sessions == 1
    page = words(ask(client, plan, what="ill", weeks="0", back="2"))
    own = page[page.index(dates_of(coming.monday)) :]
    own = own[: own.index(dates_of(coming.monday + A_WEEK))]
    assert own.count("no longer has a session.") == len(coming.week.sessions)


def test_time_off_is_undone_in_all_its_weeks_at_once(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answers = {"what": "ill", "weeks": "2", "back": "1"}
    take(client, plan, ask(client, plan, **answers), **answers)
    opened = open_week(plan, a_monday(0))
    undo(plan, a_monday(0), based_on=opened.version.pk)
    assert not PlanWeek.objects.filter(plan=plan).exclude(monday=None).exclude(current=None)
    assert plan.race == race(13, "marathon")


def test_time_off_stays_when_there_is_less_time_afterwards(client: Client) -> None:
    plan = in_season(race(14))
    off = {"what": "ill", "weeks": "0", "back": "1"}
    take(client, plan, ask(client, plan, **off), **off)
    assert not open_week(plan, a_monday()).week.sessions
    less = {"what": "time", "sessions": "1", "session_minutes": "30"}
    take(client, plan, ask(client, plan, **less), **less)
    assert not open_week(plan, a_monday()).week.sessions
    assert len(open_week(plan, a_monday(1)).week.gym) == 1


def test_time_off_is_no_plan_for_those_who_get_none(client: Client) -> None:
    plan = in_season(race(13), request=replace(LONG_ENOUGH, pain=RED_PAIN))
    off = {"what": "ill", "weeks": "0", "back": "1"}
    take(client, plan, ask(client, plan, **off), **off)
    assert open_week(plan, a_monday()).week.withheld


def test_pain_that_comes_in_time_off_withholds_that_week_too(client: Client) -> None:
    plan = in_season(race(14))
    off = {"what": "ill", "weeks": "0", "back": "1"}
    take(client, plan, ask(client, plan, **off), **off)
    hurts = {"what": "hurts", "pain": str(RED_PAIN), "pain_site": "hamstring"}
    take(client, plan, ask(client, plan, **hurts), **hurts)
    assert open_week(plan, a_monday()).week.withheld


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
    assert "Every week" not in page
    for monday in (a_monday(), a_monday(1)):
        assert dates_of(monday) in page[: page.index("As planned")]
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


def test_the_season_does_not_change_with_answers_that_stay_the_same() -> None:
    ran_less = replace(LONG_ENOUGH, weekly_km=44, previous_km=30)
    plan = in_season(race(14), request=ran_less)
    found = find_week(plan.code, also=all_mondays())
    asked = open_week(plan).asked
    assert plan.season is not None
    assert season_weeks(found, plan.season, usual=asked) == season_weeks(found, plan.season)


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


@pytest.mark.parametrize("address", ["race/", "race/weeks/"])
def test_in_a_season_there_is_one_way_to_its_races(client: Client, address: str) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    answer = client.post(f"{plan.get_absolute_url()}{address}", with_race(race(17, "marathon")))
    assert answer["Location"] == f"{plan.get_absolute_url()}season/#races"
    assert races_of(plan) == [race(13, "marathon")]


def test_a_run_of_a_season_that_becomes_a_race_leads_to_what_it_changes(client: Client) -> None:
    plan = in_season(race(13, "marathon"), starts=-4)
    opened = open_week(plan, a_monday(5))
    here = f"{plan.get_absolute_url()}weeks/{a_monday(5)}/runs/"
    given = {"day": "Sun", "run": "race", "quality": "tempo", "distance": "10k", "minutes": ""}
    answer = client.post(here, given | {"based_on": str(opened.version.pk)}, follow=True)
    assert answer.status_code == 200
    said = words(answer.content.decode())
    assert "A race" in said
    assert re.search(r"10 km race in \d+ days|10 km in \d+ days|in \d+ days, Sunday", said)
    assert "Change my weeks" in said


def test_the_run_of_a_race_of_the_season_leads_to_its_races(client: Client) -> None:
    plan = in_season(race(5, "10k", "B"), race(13, "marathon"), starts=-4)
    opened = open_week(plan, a_monday(5))
    here = f"{plan.get_absolute_url()}weeks/{a_monday(5)}/runs/"
    given = {"day": "Sun", "run": "easy", "quality": "tempo", "distance": "none", "minutes": "60"}
    given["based_on"] = str(opened.version.pk)
    answer = client.post(here, given)
    assert answer.status_code == 302
    assert answer["Location"].endswith("season/#races")


# A race of a season


def with_race(when: RaceDay, **more: str) -> dict[str, str]:
    return {
        "what": "race",
        "race_date": when.when.isoformat(),
        "race_distance": when.distance.value,
        "race_priority": when.priority.value,
        **more,
    }


def races_of(plan: Plan) -> list[RaceDay]:
    plan.refresh_from_db()
    return list(plan.races)


def test_a_race_is_shown_with_its_weeks_before_it_is_taken(client: Client) -> None:
    plan = in_season(race(12))
    new = race(4, "10k", "B")
    page = ask(client, plan, **with_race(new))
    assert "10 km race in" in page
    assert 'class="becomes"' in page
    assert races_of(plan) == [race(12)]
    answer = take(client, plan, page, **with_race(new))
    assert answer["Location"].endswith("/season/")
    assert races_of(plan) == [new, race(12)]


def test_a_race_moves_and_is_taken_out(client: Client) -> None:
    plan = in_season(race(12, "half"))
    out = race(12).when.isoformat()
    seen = client.get(f"{plan.get_absolute_url()}changed/", {"what": "race", "out": out})
    assert f'value="{out}"' in seen.content.decode()
    assert "No race after all" in seen.content.decode()
    moved = with_race(race(8, "half"), out=out)
    page = ask(client, plan, **moved)
    assert "Not in the season" in page
    take(client, plan, page, **moved)
    assert races_of(plan) == [race(8, "half")]
    gone = {"what": "race", "out": race(8).when.isoformat()}
    page = ask(client, plan, **gone)
    assert f"Half marathon, {date_format(race(8).when, 'l j F')}, goes out" in page
    assert "of all your weeks stays as it is" not in page
    take(client, plan, page, **gone)
    assert races_of(plan) == []


def test_a_race_that_goes_and_changes_no_week_is_named_and_says_so(client: Client) -> None:
    small = race(6, "5k", "C")
    plan = in_season(small, race(12), starts=-4)
    page = words(ask(client, plan, what="race", out=small.when.isoformat()))
    assert f"5 km race, {date_format(small.when, 'l j F')}, goes out of your season." in page
    assert "The strength work of all your weeks stays as it is." in page
    unknown = ask(client, plan, what="race", out=race(3).when.isoformat())
    assert "The race goes out of your season." in unknown


def test_the_day_of_a_race_is_not_optional(client: Client) -> None:
    page = client.get(f"{in_season().get_absolute_url()}changed/", {"what": "race"})
    assert "Race date" in page.content.decode()
    assert "(optional)" not in page.content.decode()


def test_a_race_of_no_day_is_none_of_the_season(client: Client) -> None:
    """It was a server error."""
    plan = in_season(race(12))
    new = with_race(race(4, "10k", "B"), out="tomorrow")
    take(client, plan, ask(client, plan, **new), **new)
    assert races_of(plan) == [race(4, "10k", "B"), race(12)]
    no_race = new | {"asked": "on", "race_date": ""}
    gone = client.get(f"{plan.get_absolute_url()}changed/", no_race)
    assert gone.status_code == 400


def test_a_race_this_week_changes_the_week_that_is_planned_and_gives_it_back(
    client: Client,
) -> None:
    plan = in_season(starts=-2)
    soon = race(0)
    page = ask(client, plan, **with_race(soon))
    take(client, plan, page, **with_race(soon))
    assert races_of(plan) == [soon]
    opened = open_week(plan, a_monday())
    assert opened.is_own
    assert opened.request.week[soon.day] == soon.run
    gone = {"what": "race", "out": soon.when.isoformat()}
    take(client, plan, ask(client, plan, **gone), **gone)
    assert open_week(plan, a_monday()).request.week[soon.day] != soon.run


def test_two_races_that_come_in_at_once_are_both_kept(client: Client) -> None:
    plan = in_season(race(12))
    one, other = race(6, "10k", "B"), race(9, "10k", "B")
    pages = [ask(client, plan, **with_race(new)) for new in (one, other)]
    for new, page in zip((one, other), pages, strict=True):
        take(client, plan, page, **with_race(new))
    assert races_of(plan) == [one, other, race(12)]


def test_races_that_are_not_as_seen_are_shown_again(client: Client) -> None:
    plan = in_season(starts=-2)
    answer = client.post(f"{plan.get_absolute_url()}changed/", with_race(race(0), seen="1,2,3"))
    assert answer.status_code == 409
    assert races_of(plan) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Say on which day the race is."),
        ({"race_date": "2020-01-01", "race_distance": "10k"}, "That day is over."),
        ({"race_date": "soon", "race_distance": "10k"}, "Give a day such as"),
        ({"out": "never"}, "Say on which day the race is."),
    ],
)
def test_what_is_no_race_is_said_by_its_field(
    client: Client, given: dict[str, str], said: str
) -> None:
    plan = in_season()
    here = f"{plan.get_absolute_url()}changed/"
    answer = client.get(here, {"what": "race", "asked": "on", **given})
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_the_number_of_races_is_bounded(client: Client) -> None:
    plan = in_season()
    today = race(0).when
    plan.races = [replace(race(0), when=today + timedelta(days=n)) for n in range(1, 61)]
    plan.save()
    more = with_race(replace(race(0), when=today + timedelta(days=70)))
    answer = client.get(f"{plan.get_absolute_url()}changed/", {**more, "asked": "on"})
    assert answer.status_code == 400
    assert "60 races at most" in answer.content.decode()


def test_races_that_are_over_make_room_for_new_ones(client: Client) -> None:
    over = [race(weeks) for weeks in range(-60, 0)]
    plan = in_season(*over, starts=-60)
    page = ask(client, plan, **with_race(race(3)))
    take(client, plan, page, **with_race(race(3)))
    assert races_of(plan) == [*over[1:], race(3)]


def test_without_a_season_a_race_has_its_own_page(client: Client) -> None:
    plan = create_plan(LONG_ENOUGH)
    here = f"{plan.get_absolute_url()}changed/"
    assert f"{plan.get_absolute_url()}race/" in client.get(here).content.decode()
    shown = client.get(here, {"what": "race"}).content.decode()
    assert "Say what happened." in shown
