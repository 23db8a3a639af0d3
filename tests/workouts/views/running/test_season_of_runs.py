"""The runs of a whole season: what is planned changes, the rest is planned around them."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from exercises.records import RecordError
from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import words_of
from tests.workouts.exchange.running.samples import calendar, event
from tests.workouts.views.running.bringing import a_calendar, now, on, runs_of, send, take
from tests.workouts.views.season.season_pages import race
from workouts.exchange.my_data.file_in import read_document
from workouts.exchange.running.files import read_text
from workouts.models import CalendarFeed, Plan, PlanWeek, RunningPlan, Version
from workouts.planning.notation.requests import parse_running, running_document
from workouts.planning.season.course import Course
from workouts.planning.values.week import Day
from workouts.services import running
from workouts.services.account.imports import put_in
from workouts.services.season.next_week import propose
from workouts.services.season.seasons import all_mondays, begin_season, season_weeks
from workouts.services.week.weeks import find_week, open_week

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def board(board: Board) -> Board:
    """In a season of eighteen weeks, the second of which is this one."""
    plan = board.plan
    plan.season_start, plan.races = a_monday(-1), (race(16, "marathon"),)
    plan.save()
    return board


def a_season(*kilometres: float) -> str:
    """From next week on: easy on Tuesday, the rest of the kilometres on Sunday."""
    return calendar(
        *(
            event(
                UID=f"{week}-{name}",
                DTSTART_DATE=on(a_monday(week + 1) + timedelta(days=day)),
                SUMMARY=f"{name} {far} km",
            )
            for week, km in enumerate(kilometres)
            for day, name, far in ((1, "Easy", 10), (6, "Long run", km - 10))
        )
    )


def weeks_of(plan: Plan) -> list[Any]:
    assert plan.season
    return list(season_weeks(find_week(plan.code, also=all_mondays()), plan.season).weeks)


def test_all_weeks_to_race_day_know_their_runs_at_once(board: Board) -> None:
    before = Version.objects.count()
    answer = take(board, send(board, file=a_season(*[40] * 16)))
    assert answer["Location"] == f"{board.here}season/"
    assert "will be planned around them" in words_of(board.client.get(answer["Location"]))
    assert Version.objects.count() == before, "a week that is not planned yet has no version"
    assert [runs_of(board, week)[Day.SUN] for week in (1, 8, 15)] == ["long:180min"] * 3
    assert [week.request.weekly_km for week in weeks_of(board.plan)[2:17]] == [40.0] * 15


def test_only_weeks_that_are_planned_are_firm(board: Board) -> None:
    states = [week.is_set for week in weeks_of(board.plan)]
    take(board, send(board, file=a_season(*[40] * 16)))
    assert [week.is_set for week in weeks_of(board.plan)] == states


def test_its_cut_back_weeks_are_the_easier_ones(board: Board) -> None:
    cut_back = (40.0, 44.0, 30.0, 46.0, 48.0, 50.0, 36.0, 50.0, 52.0)
    take(board, send(board, file=a_season(*cut_back)))
    weeks = weeks_of(board.plan)
    easier = [week.request.weekly_km for week in weeks if week.course is Course.DELOAD]
    assert easier[:2] == [30.0, 36.0]


def test_the_strip_shows_long_run_and_kilometres_beside_strength(board: Board) -> None:
    take(board, send(board, file=a_season(40, 46)))
    content = board.page(f"{board.here}season/")
    week = content.split('class="wk"')[3]
    assert re.search(r"<b>40</b>\s*<span>km</span>", week)
    assert re.search(r"<span>long</span>\s*180\s*<span>min</span>", week)
    assert 'class="b-km"' in week
    assert re.search(r"<b>46</b>\s*<span>km</span>", content)


def test_kilometres_of_which_some_are_not_known_are_told_as_at_least_so_many(board: Board) -> None:
    run = event(
        UID="some", DTSTART_DATE=on(a_monday(1) + timedelta(days=3)), SUMMARY="Intervals with Ann"
    )
    known = a_season(40).replace("END:VCALENDAR", "")
    take(board, send(board, file=known + run + "END:VCALENDAR"))
    assert [week.least_km for week in weeks_of(board.plan)][2:4] == [40.0, None]
    content = board.page(f"{board.here}season/")
    assert "<b>40+</b>" in content
    assert "40+ is at least so much" in content
    own = PlanWeek.objects.get(plan=board.plan, monday=a_monday(1))
    assert running_document(parse_running(own.running, "running")) == own.running


def test_a_week_is_planned_around_its_own_runs_when_its_time_comes(board: Board) -> None:
    text = f"{a_monday(1) + timedelta(days=2)} 6x1000 12 km\n{a_monday(1)} long run 30 km"
    take(board, send(board, text))
    mondays = [a_monday(weeks) for weeks in range(-26, 3)]
    proposed = propose(find_week(board.plan.code, a_monday(1), also=mondays))
    assert proposed is not None
    asked = proposed.proposed.request
    assert str(asked.week[Day.WED]).startswith("quality:intervals")
    assert (asked.weekly_km, asked.week[Day.TUE].kind) == (42.0, "rest")
    assert not [one for one in proposed.proposed.week.sessions if one.day in (Day.MON, Day.TUE)]


def test_a_race_of_the_season_is_no_run_that_came(board: Board) -> None:
    plan = board.plan
    plan.races = (race(3, "10k", "B"), *plan.races)
    plan.save()
    text = f"{a_monday(3)} easy 8 km\n{a_monday(4)} easy 8 km"
    take(board, send(board, text))
    assert runs_of(board, 3)[Day.SUN] == "race:10k"
    plan.races = plan.races[1:]
    plan.save()
    assert runs_of(board, 3)[Day.SUN] == "rest"


def test_what_comes_again_changes_the_runs_that_wait(board: Board) -> None:
    take(board, send(board, file=a_calendar(3)))
    page = send(board, file=a_calendar(3, shift=1))
    assert "has moved from" in words_of(page)
    take(board, page)
    assert runs_of(board, 2)[Day.WED] == "easy:48min"
    assert runs_of(board, 2)[Day.TUE] == "rest"


def test_a_week_that_was_planned_changes_and_can_be_undone(board: Board) -> None:
    board.change({"kind": "clear"}, here=f"{board.here}weeks/{a_monday(1)}/")
    page = send(board, file=a_calendar(2))
    said = words_of(page)
    assert said.count("strength is planned around these runs") == 1
    take(board, page)
    first, second = (PlanWeek.objects.filter(monday=a_monday(week)).get() for week in (1, 2))
    assert (first.running, second.current) == (None, None)
    assert runs_of(board, 1)[Day.TUE] == runs_of(board, 2)[Day.TUE] == "easy:48min"
    board.post("undo/", f"{board.here}weeks/{a_monday(1)}/")
    assert runs_of(board, 1) == runs_of(board, None)


def test_weeks_that_wait_have_the_usual_runs_again_on_a_word(board: Board) -> None:
    take(board, send(board, file=a_calendar(3)))
    assert "your season knows your runs" in words_of(board.client.get(f"{board.here}import-runs/"))
    answer = board.client.post(f"{board.here}import-runs/removals/", follow=True)
    assert "have your usual runs again" in words_of(answer)
    assert runs_of(board, 2) == runs_of(board, None)
    assert RunningPlan.objects.get().runs == []
    assert "your season knows" not in words_of(answer)


def test_a_season_that_begins_later_plans_around_runs_that_came_before(board: Board) -> None:
    plan = board.plan
    plan.season_start = None
    plan.save()
    take(board, send(board, file=a_calendar(4)))
    assert PlanWeek.objects.exclude(current=None).count() == 5
    board.change({"kind": "clear"}, here=f"{board.here}weeks/{a_monday(3)}/")
    begin_season(board.plan, a_monday(1), race(16, "marathon"))
    weeks = PlanWeek.objects.exclude(monday=None).order_by("monday")
    assert [week.current is not None for week in weeks] == [True, False, True, False]
    assert runs_of(board, 1)[Day.SUN] == runs_of(board, 4)[Day.SUN] == "long:144min"
    assert open_week(board.plan, a_monday(1)).version.changes[0]["rule"] == "R34"


def test_today_and_the_calendar_know_the_runs_that_wait(board: Board) -> None:
    day = a_monday(1) + timedelta(days=int(Day.MON))
    take(board, send(board, f"{day} parkrun 5 km"))
    board.client.post(f"{board.here}calendar/", {"with_runs": "on"})
    feed = CalendarFeed.objects.get()
    text = board.client.get(feed.get_absolute_url()).content.decode()
    events = [one for one in text.split("BEGIN:VEVENT") if f"DATE:{on(day)}" in one]
    assert any("5 km" in one or "5 k" in one for one in events), events


def test_they_go_out_with_the_plan_and_come_in_again(board: Board) -> None:
    take(board, send(board, file=a_season(40, 44)))
    got = board.client.get(f"{board.here}plan.json")
    content = b"".join(got) if got.streaming else got.content
    kept = {one["monday"]: one["running"] for one in json.loads(content)["plans"][0]["weeks"]}
    assert kept[a_monday(1).isoformat()]["km"] == 40.0
    assert kept[None] is None
    (again,) = put_in(read_document(content), session=SessionStore(), user=AnonymousUser())
    mondays = [a_monday(1), a_monday(2)]
    found = [find_week(plan.code, also=mondays) for plan in (board.plan, again)]
    known = [[one.running_in(monday) for monday in mondays] for one in found]
    assert known[0] == known[1]
    assert known[1][1]
    wrong = content.replace(b'"long:180min"', b'"fly"')
    with pytest.raises(RecordError, match=r"running\.week"):
        read_document(wrong)


def test_a_season_of_runs_takes_as_many_queries_as_a_week(
    board: Board, django_assert_num_queries: Any
) -> None:
    plan = board.plan
    running.weeks_with_runs(plan, read_text("Tue easy", now()).runs, usual=False)  # the catalogue
    for weeks in (1, 52):
        found = read_text(a_calendar(weeks), now()).runs
        with django_assert_num_queries(2):  # the weeks, their sessions
            assert len(running.weeks_with_runs(plan, found, usual=False).weeks) == weeks


def test_weeks_that_are_more_than_fit_at_once_are_said(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MOST_WEEKS", 2)
    said = words_of(send(board, file=a_calendar(4)))
    beyond = a_monday(3)
    assert f"From {beyond:%A} {beyond.day} {beyond:%B} on your weeks stay as they are" in said
    assert timezone.localdate() < beyond
