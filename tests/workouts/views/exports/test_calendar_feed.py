"""A plan in a calendar: it opens without a cookie, is stable, and parsers read it alike."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from config.redaction import hidden
from tests.workouts.boards import Board, a_monday, move
from workouts.exchange.calendar_file import Event, Told, calendar_text
from workouts.models import CalendarFeed, Plan, PlannedSession, RaceDay
from workouts.planning.values.season import Distance
from workouts.services import calendar_feeds
from workouts.services.calendar_feeds import make_feed
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
Read = tuple[str, datetime | date, datetime | date]  # what it is called, from when, until when


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


def feed_of(board: Board, **facts: Any) -> CalendarFeed:
    feed = make_feed(board.plan, **{"is_busy_only": False, "with_runs": False} | facts)
    assert feed is not None
    return feed


def asked(feed: CalendarFeed, **headers: str) -> Any:
    return Client(headers=headers).get(feed.get_absolute_url())


def events(feed: CalendarFeed) -> dict[str, Any]:
    """By their names, as icalendar reads them."""
    calendar = Calendar.from_ical(asked(feed).content)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def by_icalendar(text: str) -> Iterator[Read]:
    read: list[Any] = Calendar.from_ical(text).walk("VEVENT")
    for event in read:
        yield str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt


def by_vobject(text: str) -> Iterator[Read]:
    for event in vobject.readOne(text).vevent_list:
        yield event.summary.value, event.dtstart.value, event.dtend.value


def by_ical(text: str) -> Iterator[Read]:
    read: list[Any] = IcsCalendarStream.calendar_from_ics(text).events
    for event in read:
        yield str(event.summary), event.dtstart, event.dtend


PARSERS = (by_icalendar, by_vobject, by_ical)


def test_it_opens_without_a_cookie_and_sets_none(board: Board) -> None:
    answer = asked(feed_of(board))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    assert "no-store" not in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_it_says_its_name_and_how_often_to_look_and_has_no_zone_and_no_floating_time(
    board: Board,
) -> None:
    text = asked(feed_of(board, with_runs=True)).content.decode()
    for line in ("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H", "METHOD:PUBLISH"):
        assert f"\r\n{line}\r\n" in text
    assert f"\r\nX-WR-CALNAME:{board.plan}" in text
    assert "VTIMEZONE" not in text
    assert not re.search(r"DT(?:START|END):\d{8}T\d{6}\r", text)


def test_an_unchanged_plan_gives_the_same_bytes_and_then_304(board: Board) -> None:
    feed = feed_of(board)
    first, second = asked(feed), asked(feed)
    assert first.content == second.content
    again = asked(feed, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_every_session_of_every_week_is_one_event(board: Board) -> None:
    found = events(feed_of(board))
    sessions = open_week(board.plan).week.sessions
    assert len(found) == len(sessions) * 13  # weeks: this one and twelve more
    first = min(event["DTSTART"].dt for event in found.values())
    assert first == a_monday() + timedelta(days=int(sessions[0].day))


def test_a_session_that_is_moved_stays_the_same_event(board: Board) -> None:
    feed = feed_of(board)
    before = events(feed)
    place = board.lift_on(board.days()[-1])
    monday = a_monday(1)
    free = next(d for d in ("Mon", "Tue", "Wed", "Thu", "Fri") if d not in board.days())
    answer = board.change(move(place, free), here=f"{board.here}weeks/{monday}/", knowingly="")
    assert answer.status_code == 302
    after = events(feed)
    assert after.keys() == before.keys()
    (moved,) = [uid for uid in after if after[uid]["DTSTART"].dt != before[uid]["DTSTART"].dt]
    assert (before[moved]["SEQUENCE"], after[moved]["SEQUENCE"]) == (0, 1)
    assert after[moved]["DTSTAMP"] == after[moved]["LAST-MODIFIED"]


def test_only_what_changed_is_told_as_changed(board: Board) -> None:
    feed = feed_of(board)
    before = events(feed)
    board.change({"kind": "note", "place": 0, "text": "Bring chalk"})
    after = events(feed)
    changed = [uid for uid in after if after[uid]["SEQUENCE"] != before[uid]["SEQUENCE"]]
    assert len(changed) == 13
    assert all("Bring chalk" in after[uid]["DESCRIPTION"] for uid in changed)


def test_a_session_that_is_gone_is_cancelled_for_thirty_days(board: Board) -> None:
    feed = feed_of(board)
    before = events(feed)
    board.change({"kind": "drop", "place": 0}, here=f"{board.here}weeks/{a_monday(1)}/")
    (gone,) = [e for e in events(feed).values() if str(e["STATUS"]) == "CANCELLED"]
    assert gone["SEQUENCE"] == 1
    assert gone["DTSTART"].dt == before[str(gone["UID"])]["DTSTART"].dt
    feed.refresh_from_db()
    long_ago = (timezone.now() - timedelta(days=31)).replace(microsecond=0).isoformat()
    feed.events[str(gone["UID"])]["changed"] = long_ago
    feed.save()
    assert str(gone["UID"]) not in events(feed)


def test_of_what_is_cancelled_only_the_newest_are_told(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that is changed all day long made its calendar longer and longer."""
    monkeypatch.setattr(calendar_feeds, "MOST_CANCELLED", 1)
    feed = feed_of(board)
    events(feed)
    for weeks in (1, 2, 3):
        board.change({"kind": "drop", "place": 0}, here=f"{board.here}weeks/{a_monday(weeks)}/")
        found = events(feed).values()
        assert sum(str(event["STATUS"]) == "CANCELLED" for event in found) == 1


def test_a_session_that_comes_back_is_no_longer_cancelled(board: Board) -> None:
    feed = feed_of(board)
    events(feed)
    dated = f"{board.here}weeks/{a_monday(1)}/"
    board.change({"kind": "drop", "place": 0}, here=dated)
    events(feed)
    board.post("undo/", dated)
    back = [event for event in events(feed).values() if event["SEQUENCE"] == 2]
    assert [str(event["STATUS"]) for event in back] == ["CONFIRMED"]


def test_a_revoked_code_is_not_there(board: Board) -> None:
    feed, other = feed_of(board), feed_of(board, is_busy_only=True)
    board.client.post(f"{board.here}calendar/revocations/", {"feed": feed.pk})
    assert asked(feed).status_code == 404
    assert asked(other).status_code == 200


def test_nobody_takes_back_what_is_anothers(board: Board) -> None:
    feed = feed_of(board)
    stranger = Board(Client())
    stranger.client.post(f"{stranger.here}calendar/revocations/", {"feed": feed.pk})
    for nonsense in ("", "x", "9" * 30, "-1"):
        stranger.client.post(f"{stranger.here}calendar/revocations/", {"feed": nonsense})
    assert asked(feed).status_code == 200


def test_the_calendar_of_a_deleted_plan_is_not_there(board: Board) -> None:
    feed = feed_of(board)
    board.client.post(f"{board.here}deletions/")
    assert asked(feed).status_code == 404


def test_who_sees_only_that_one_is_busy_sees_nothing_else(board: Board) -> None:
    board.change({"kind": "note", "place": 0, "text": "Sore knee"})
    Plan.objects.update(title="Torn hamstring")
    text = asked(feed_of(board, is_busy_only=True)).content.decode()
    assert set(re.findall(r"SUMMARY:(.*)\r", text)) == {"Busy"}
    for word in ("DESCRIPTION", "knee", "Strength", "RPE", "Torn"):
        assert word not in text
    whole = asked(feed_of(board)).content.decode().replace("\r\n ", "")
    assert "Sore knee" in whole


def test_runs_are_in_it_for_who_wants_them(board: Board) -> None:
    runs = list(events(feed_of(board, with_runs=True)).values())
    names = {str(event["SUMMARY"]) for event in runs}
    assert any("long run" in name.lower() for name in names)
    assert not any("long run" in str(e["SUMMARY"]).lower() for e in events(feed_of(board)).values())


@pytest.mark.parametrize("read", PARSERS)
@pytest.mark.parametrize(("day", "hour"), [(date(2026, 7, 14), 16), (date(2026, 12, 15), 17)])
def test_six_in_the_evening_in_berlin_is_read_alike(
    board: Board, read: Callable[[str], Iterator[Read]], day: date, hour: int
) -> None:
    start = datetime(day.year, day.month, day.day, 18, tzinfo=ZoneInfo("Europe/Berlin"))
    event = Event(uid="a@b", day=day, summary="Strength A", start=start, minutes=40)
    text = calendar_text("Plan", [Told(event=event, sequence=0, changed=start)])
    ((_name, first, last),) = read(text)
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    assert first.astimezone(UTC) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    assert last - first == timedelta(minutes=40)


def test_a_session_with_a_time_is_told_in_utc_with_an_alarm_and_others_take_the_day(
    board: Board,
) -> None:
    PlannedSession.objects.filter(pk=PlannedSession.objects.all()[0].pk).update(start=18 * 60)
    feed = feed_of(board)
    CalendarFeed.objects.update(zone="Europe/Berlin")
    feed.refresh_from_db()
    found = list(events(feed).values())
    timed = [event for event in found if isinstance(event["DTSTART"].dt, datetime)]
    assert {event["DTSTART"].dt.tzinfo for event in timed} == {timed[0]["DTSTART"].dt.tzinfo}
    assert all(event.walk("VALARM") for event in timed)
    whole = [event for event in found if event not in timed]
    assert not any(event.walk("VALARM") for event in whole)
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in whole)


@pytest.mark.parametrize("read", PARSERS)
def test_umlauts_and_three_hundred_letters_are_folded_and_read_back(
    read: Callable[[str], Iterator[Read]],
) -> None:
    summary = "Kräftigung, schön; größer \\ " + "ü🏃" * 150
    moment = datetime(2026, 10, 20, tzinfo=UTC)
    event = Event(uid="a@b", day=date(2026, 10, 20), summary=summary)
    text = calendar_text("Plän", [Told(event=event, sequence=0, changed=moment)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert [name for name, _first, _last in read(text)] == [summary]


@pytest.mark.parametrize("read", PARSERS)
def test_the_whole_feed_is_read_alike(board: Board, read: Callable[[str], Iterator[Read]]) -> None:
    text = asked(feed_of(board, with_runs=True)).content.decode()
    assert sorted(map(str, read(text))) == sorted(map(str, by_icalendar(text)))


def test_a_season_takes_as_many_queries_as_a_week(
    board: Board, django_assert_num_queries: Any, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    feed = feed_of(board)
    asked(feed)
    for weeks in (1, 52):
        plan = board.plan
        plan.race = RaceDay(when=a_monday(weeks), distance=Distance.MARATHON)
        plan.save()
        asked(feed)
        with django_assert_num_queries(3):  # the feed, weeks, sessions
            assert len(events(feed)) > weeks


def test_a_plan_has_a_few_addresses_and_no_more(board: Board) -> None:
    for _time in range(6):
        board.client.post(f"{board.here}calendar/", {"with_runs": "on"})
    assert CalendarFeed.objects.count() == 4
    page = board.page(f"{board.here}calendar/")
    assert page.count("webcal://") == 4
    assert page.count('class="qr"') == 4


def test_the_code_is_in_no_log(board: Board) -> None:
    feed = feed_of(board)
    assert feed.code not in hidden(f"GET {feed.get_absolute_url()} 200")
    assert hidden(feed.get_absolute_url()) == "/calendars/....ics"


def test_one_week_comes_as_a_file(board: Board) -> None:
    answer = board.client.get(f"{board.here}weeks/{a_monday(1)}/week.ics")
    found = [*by_icalendar(answer.content.decode())]
    assert len(found) == len(board.week().sessions)
    assert all(a_monday(1) <= start < a_monday(2) for _name, start, _end in found)


def test_of_very_full_weeks_only_the_first_are_told(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year of weeks of fourteen long sessions cost 1.6 s of CPU each time it was asked for."""
    feed = feed_of(board)
    whole = events(feed)
    CalendarFeed.objects.update(events={})
    each_week = len(board.week().items)
    monkeypatch.setattr(calendar_feeds, "MOST_EXERCISES", 2 * each_week)
    some = events(feed)
    assert some.keys() < whole.keys()
    assert len(some) == 3 * len(board.week().sessions)
