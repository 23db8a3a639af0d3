"""Runs from a file or from text: shown with reasons, corrected, taken, and remembered."""

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import words_of
from tests.workouts.exchange.running.samples import calendar, event
from tests.workouts.views.running.bringing import a_calendar, hidden, now, on, runs_of, send, take
from workouts.exchange.running.files import read_text
from workouts.exchange.running.found import FoundKind
from workouts.models import PlanWeek, RaceDay, RunningPlan, Version
from workouts.planning.values.season import Distance
from workouts.planning.values.week import Day, RunKind
from workouts.services import running
from workouts.services.running import known_of, take_runs, weeks_with_runs
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def test_what_was_understood_is_shown_with_its_reason_and_nothing_changes(board: Board) -> None:
    before = Version.objects.count()
    page = send(board, file=a_calendar())
    said = words_of(page)
    assert "3 runs in 1 week" in said
    assert "A guess No word we know" in said
    assert "Sure Word: Tempo" in said
    assert "Longest of the week" in said
    assert said.index("1 to look at") < said.index("Week by week")
    assert Version.objects.count() == before
    assert not RunningPlan.objects.exists()


def test_taken_they_are_the_runs_of_their_week_and_days_without_one_are_rest(
    board: Board,
) -> None:
    taken = take(board, send(board, file=a_calendar()))
    assert taken.status_code == 302
    assert runs_of(board, 1) == [
        "rest",
        "easy:48min",
        "rest",
        "quality:tempo:72min",
        "rest",
        "rest",
        "long:144min",
    ]
    opened = open_week(board.plan, a_monday(1))
    assert opened.asked.weekly_km == 44
    assert [session.day for session in opened.week.sessions] == [
        session.day for session in open_week(board.plan).week.sessions
    ]


def test_a_correction_counts_and_is_remembered_for_its_name(board: Board) -> None:
    page = send(board, file=a_calendar(weeks=2))
    take(board, page, **{"kind-0": "hills", "remember-0": "on"})
    assert runs_of(board, 1)[Day.TUE].startswith("quality:hills")
    assert runs_of(board, 2)[Day.TUE].startswith("quality:hills"), "the other of the same name"
    assert known_of(board.plan)[1] == {"kupferweg": FoundKind.HILLS}
    again = words_of(send(board, file=a_calendar(weeks=3)))
    assert "You said so" in again
    assert "to look at" not in again


def test_one_tap_corrects_and_is_remembered_although_the_others_of_its_name_are_ticked_too(
    board: Board,
) -> None:
    page = send(board, file=a_calendar(weeks=3))
    ticked = re.findall(r'name="(remember-\d+)" checked', page.content.decode())
    assert len(ticked) == 9, "three runs in each of three weeks"
    take(board, page, **dict.fromkeys(ticked, "on"), **{"kind-0": "hills"})
    assert known_of(board.plan)[1] == {"kupferweg": FoundKind.HILLS}, "nothing of what was sure"
    assert runs_of(board, 3)[Day.TUE].startswith("quality:hills")


def test_what_is_not_to_be_remembered_is_not_and_stays_so_when_judged_again(board: Board) -> None:
    page = send(board, file=a_calendar())
    sent = hidden(page) | {"kind-0": "hills", "action": "again"}
    again = board.client.post(f"{board.here}import-runs/weeks/", sent)
    assert "remember-0" in again.content.decode()
    assert 'name="remember-0" checked' not in again.content.decode()
    take(board, again)
    assert known_of(board.plan)[1] == {}
    assert runs_of(board, 1)[Day.TUE].startswith("quality:hills")


def test_judging_again_shows_the_correction_and_saves_nothing(board: Board) -> None:
    page = send(board, file=a_calendar())
    sent = hidden(page) | {"kind-0": "long", "action": "again"}
    again = words_of(board.client.post(f"{board.here}import-runs/weeks/", sent))
    assert "You said so You changed it" in again
    assert not PlanWeek.objects.exclude(monday=None).exists()


def test_judging_again_still_says_what_was_not_taken(board: Board) -> None:
    page = send(board, "tempo 40', Tue 6x800, Sun 28 km")
    assert "Not taken" in words_of(page)
    sent = hidden(page) | {"action": "again"}
    again = board.client.post(f"{board.here}import-runs/weeks/", sent)
    assert "Not taken" in words_of(again)
    assert "no day before it" in words_of(again).casefold()


def test_a_week_of_other_sports_alone_says_nothing_of_runs(board: Board) -> None:
    monday = a_monday(1)
    entries = (
        event(UID=name, DTSTART_DATE=on(monday + timedelta(days=day)), SUMMARY=name)
        for day, name in ((0, "Strength: upper body"), (8, "Easy run 8 km"))
    )
    before = runs_of(board, 1)
    take(board, send(board, file=calendar(*entries)))
    assert runs_of(board, 1) == before
    assert runs_of(board, 2) != before


def test_what_no_longer_fits_is_said_before_and_after_and_nothing_moves(board: Board) -> None:
    lifting = open_week(board.plan).week.gym[0].day
    key_day = a_monday(1) + timedelta(days=(lifting + 1) % 7)
    text = f"{key_day.isoformat()} 6x1000, {(key_day + timedelta(days=2)).isoformat()} easy 40 min"
    page = send(board, text)
    assert "Your strength no longer fits here:" in words_of(page)
    days = [session.day for session in open_week(board.plan).week.sessions]
    taken = take(board, page)
    assert [session.day for session in open_week(board.plan, a_monday(1)).week.sessions] == days
    assert "no longer fits" in words_of(board.client.get(taken["Location"]))


def test_each_week_can_be_undone(board: Board) -> None:
    take(board, send(board, file=a_calendar()))
    opened = open_week(board.plan, a_monday(1))
    dated = f"{board.here}weeks/{a_monday(1)}/"
    board.client.post(f"{dated}undo/", {"based_on": opened.version.pk})
    assert runs_of(board, 1) == runs_of(board, None)


def test_a_run_that_moved_is_said_and_one_that_is_gone_is_asked_about(board: Board) -> None:
    take(board, send(board, file=a_calendar(name="Track")))
    moved = send(board, file=a_calendar(name="Track", shift=1))
    assert "“Track 8 km” has moved from" in words_of(moved)
    gone = a_calendar(name="Track").replace("Tempo", "Threshold")
    asked = send(board, file=gone.replace("0-Threshold", "other"))
    assert "no longer in your calendar" in words_of(asked)


def test_the_last_run_of_a_calendar_is_asked_about_too_once_it_is_gone(board: Board) -> None:
    take(board, send(board, file=a_calendar(2)))
    last = event(
        UID="1-Long run",
        DTSTART_DATE=on(a_monday(2) + timedelta(days=6)),
        SUMMARY="Long run 24 km",
    )
    asked = send(board, file=a_calendar(2).replace(last, ""))
    assert words_of(asked).count("no longer in your calendar") == 1
    text = send(board, f"{a_monday(1)} easy 8 km")
    assert "no longer in your calendar" not in words_of(text), "a text says nothing of later weeks"


def test_an_empty_calendar_changes_nothing(board: Board) -> None:
    take(board, send(board, file=a_calendar()))
    before = Version.objects.count()
    answer = send(board, file=calendar())
    assert answer.status_code == 400
    assert "We found no run in it. Nothing was changed." in words_of(answer)
    assert Version.objects.count() == before


def test_done_runs_become_the_usual_week(board: Board) -> None:
    rows = [
        f'{week},"{when:%d.%m.%Y}, 06:00:00",Lauf,Lauf,,3000,"9,0",,,,,,a,3000,9000'
        for week in range(1, 9)
        for when in [a_monday() - timedelta(weeks=week) + timedelta(days=2)]
    ]
    head = "Id,Datum,Name,Art,Text,Zeit,Distanz,HF,Mühe,Pendeln,Notiz,Schuhe,Datei,Zeit,Distanz"
    page = send(board, text="\n".join([head, *rows]))
    assert "Your usual week" in words_of(page)
    take(board, page)
    assert runs_of(board, None)[Day.WED] == "easy:50min"
    assert runs_of(board, None)[Day.SUN] == "rest"


def test_the_race_of_a_plan_keeps_its_day(board: Board) -> None:
    plan = board.plan
    sunday = a_monday(1) + timedelta(days=6)
    plan.race = RaceDay(when=sunday, distance=Distance.HALF)
    plan.save()
    take(board, send(board, file=a_calendar()))
    plan.refresh_from_db()
    assert plan.race is not None
    assert runs_of(board, 1)[Day.SUN] == runs_of(board, None)[Day.SUN]


def test_a_race_that_the_plan_does_not_know_is_asked_about(board: Board) -> None:
    when = a_monday(3) + timedelta(days=6)
    races = calendar(event(UID="r", DTSTART_DATE=on(when), SUMMARY="Race: half marathon"))
    asked = take(board, send(board, file=races))
    assert asked.status_code == 302
    assert asked.url.startswith(f"{board.here}race/?")
    page = words_of(board.client.get(asked.url))
    assert "Half marathon" in page
    plan = board.plan
    plan.race = RaceDay(when=when + timedelta(days=70), distance=Distance.MARATHON)
    plan.save()
    later = races.replace(on(when), on(when + timedelta(days=7)))
    assert "/race/" not in take(board, send(board, file=later)).url


def test_two_runs_on_a_day_are_the_harder_one_and_easy_ones_are_added(board: Board) -> None:
    day = a_monday(1).isoformat()
    text = f"{day} easy 30 min\n{day} easy 25 min\n{a_monday(1) + timedelta(days=1)} 6x800"
    take(board, send(board, text + f"\n{a_monday(1) + timedelta(days=1)} easy 20 min"))
    assert runs_of(board, 1)[Day.MON] == "easy:55min"
    assert runs_of(board, 1)[Day.TUE].startswith(f"{RunKind.QUALITY}:intervals")


@pytest.mark.parametrize("seen", ["9" * 5000, "¹", "-1", "x,,y", ","])
def test_versions_that_nobody_can_have_seen_are_others(board: Board, seen: str) -> None:
    page = send(board, "Tue 6x800")
    assert take(board, page, seen=seen).status_code == 409


def test_another_sport_counts_as_the_runner_says(board: Board) -> None:
    day = a_monday(1).isoformat()
    page = send(board, f"{day} Bike 90 min\n{a_monday(1) + timedelta(days=5)} easy 40 min")
    assert "it does not count" in words_of(page)
    assert 'value="nothing" selected>Nothing<' in page.content.decode()
    take(board, page, **{"kind-0": "intervals"})
    assert runs_of(board, 1)[Day.MON].startswith("quality")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("<html>Sign in</html>", "This is a web page"),
        ("BEGIN:VCALENDAR\n" + "X" * 3_000_000, "larger than 2 MB"),
        ("\x00\x01\x02", "not a file we can read"),
    ],
)
def test_what_is_wrong_is_said_next_to_the_field(board: Board, file: str, said: str) -> None:
    answer = send(board, file=file)
    assert answer.status_code == 400
    assert said in words_of(answer)


def test_neither_file_nor_text_is_said(board: Board) -> None:
    assert "Choose a file, or paste your runs." in words_of(send(board))


@pytest.mark.parametrize("found", ["", "nonsense", "a:b:c"])
def test_a_page_that_was_made_up_or_is_old_changes_nothing(board: Board, found: str) -> None:
    before = Version.objects.count()
    address = f"{board.here}import-runs/weeks/"
    answer = board.client.post(address, {"found": found, "action": "take"})
    assert answer["Location"] == f"{board.here}import-runs/"
    assert Version.objects.count() == before


def test_weeks_that_changed_meanwhile_are_shown_again(board: Board) -> None:
    page = send(board, file=a_calendar())
    take(board, page)
    again = take(board, page)
    assert again.status_code == 409


def test_a_season_is_judged_in_as_many_queries_as_a_week(
    board: Board, django_assert_num_queries: Any
) -> None:
    season = read_text(a_calendar(30), now()).runs
    take_runs(
        board.plan,
        season,
        usual=False,
        source="a",
        names={},
        based_on=[open_week(board.plan).version.pk] * 30,
    )
    plan = board.plan
    for weeks in (1, 30):
        with django_assert_num_queries(2):  # the weeks, their sessions
            found = read_text(a_calendar(weeks, name="Track"), now()).runs
            assert len(weeks_with_runs(plan, found, usual=False).weeks) == weeks


def test_of_very_full_weeks_only_the_first_are_judged(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty weeks of 168 exercises took ten seconds a look."""
    monkeypatch.setattr(running, "MOST_JUDGED", len(open_week(board.plan).week.items) + 1)
    found = read_text(a_calendar(3), now()).runs
    (week,) = weeks_with_runs(board.plan, found, usual=False).weeks
    assert week.monday == a_monday(1)
    assert take(board, send(board, file=a_calendar(3))).status_code == 302
    assert runs_of(board, 1) != runs_of(board, None) == runs_of(board, 2)


def test_more_than_a_week_can_hold_is_bounded_and_the_plan_stays_readable(board: Board) -> None:
    monday = a_monday(1).isoformat()
    text = "\n".join(f"{monday} easy 590 min 250 km {name}" for name in "abc")
    text += f"\n{a_monday(1) + timedelta(days=5)} race 300 km"
    assert take(board, send(board, text)).status_code == 302
    assert board.client.get(f"{board.here}weeks/{monday}/").status_code == 200
    assert runs_of(board, 1)[Day.MON] == "easy:600min"
    assert runs_of(board, 1)[Day.SAT] == "race:ultra:600min"
