"""A calendar by its address: what came waits, what moved is asked, trouble changes nothing."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from tests.workouts.boards import Board, a_monday
from tests.workouts.builder import words_of
from tests.workouts.exchange.running.other_sides import OPEN, Answers, network
from tests.workouts.exchange.running.samples import calendar, event
from workouts.exchange.running.fetching import Fetched, Network
from workouts.exchange.running.found import UnreadableError
from workouts.models import Plan, RunningPlan, Version
from workouts.services import run_subscriptions
from workouts.services.run_subscriptions import (
    WAITING,
    look_again,
    look_at_all,
    subscribe,
    unsubscribe,
    waiting_runs,
)
from workouts.services.running import take_runs, weeks_with_runs

pytestmark = pytest.mark.usefixtures("catalogue")
ADDRESS = "webcal://calendar.example/very-secret-0815.ics"


@pytest.fixture(autouse=True)
def _allowed(settings: Any) -> None:
    settings.FETCH_RUNS = True


def answer(body: str, etag: str = "v1") -> bytes:
    data = body.encode()
    head = f'HTTP/1.1 200 OK\r\nETag: "{etag}"\r\nContent-Length: {len(data)}\r\n\r\n'
    return head.encode() + data


def runs(*days: int) -> str:
    return calendar(
        *(
            event(
                UID=str(number),
                DTSTART_DATE=(a_monday(1) + timedelta(days=day)).strftime("%Y%m%d"),
                SUMMARY=f"Easy {number}",
            )
            for number, day in enumerate(days)
        )
    )


def take(board: Board) -> None:
    row = RunningPlan.objects.get()
    found = waiting_runs(row)
    seen = [
        week.opened.version.pk for week in weeks_with_runs(board.plan, found, usual=False).weeks
    ]
    assert take_runs(board.plan, found, usual=False, source="a", names={}, based_on=seen)


def test_what_came_waits_and_changes_nothing_until_it_is_taken(board: Board) -> None:
    before = Version.objects.count()
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    assert Version.objects.count() == before
    page = board.client.get(f"{board.here}import-runs/subscription/")
    assert "3 runs in 1 week" in words_of(page)
    take(board)
    assert RunningPlan.objects.get().waiting == []


def test_the_same_again_is_no_news_and_a_run_that_moved_is(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    row = RunningPlan.objects.get()
    look_again(row, network(Answers(answer(runs(1, 3, 5), "v2"))))
    assert row.waiting == []
    look_again(row, network(Answers(answer(runs(1, 4, 5), "v3"))))
    page = words_of(board.client.get(f"{board.here}import-runs/subscription/"))
    assert "“Easy 1” has moved from" in page


def test_what_is_left_alone_changes_nothing_and_comes_back_only_with_something_new(
    board: Board,
) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    row, before = RunningPlan.objects.get(), Version.objects.count()
    changed = runs(1, 4, 5).replace("UID:2\r", "UID:8\r").replace("Easy 2", "Swim")
    look_again(row, network(Answers(answer(changed, "v2"))))
    page = board.client.get(f"{board.here}import-runs/subscription/")
    assert "Leave my weeks as they are" in words_of(page)
    address = f"{board.here}import-runs/subscription/"
    page = board.client.post(address, {"action": "leave"}, follow=True)
    assert "Your weeks stay as they are" in words_of(page)
    row = RunningPlan.objects.get()
    assert row.waiting == []
    assert Version.objects.count() == before
    look_again(row, network(Answers(answer(changed, "v3"))))
    assert row.waiting == []
    look_again(row, network(Answers(answer(runs(0, 4, 5), "v4"))))
    assert row.waiting


def test_an_address_that_is_forgotten_while_it_is_looked_at_stays_forgotten(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    row = RunningPlan.objects.get()
    unsubscribe(board.plan)
    look_again(row, network(Answers(answer(runs(1, 4, 5), "v2"))))
    after = RunningPlan.objects.get()
    assert (after.address, after.waiting, after.checked_at) == ("", [], None)


def test_a_page_waits_for_one_other_site_at_a_time(board: Board) -> None:
    """Each keeps a thread for ten seconds; eight of them were all threads of the site."""
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    address = f"{board.here}import-runs/subscription/"
    with WAITING:
        for sent in ({"action": "look"}, {"address": ADDRESS}):
            page = board.client.post(address, sent)
            assert page.status_code == 400
            assert "We are looking at another calendar right now" in words_of(page)
    look_again(RunningPlan.objects.get(), network(Answers(answer(runs(1, 4, 5), "v2"))))
    assert not WAITING.locked()


def test_of_many_calendars_few_are_in_memory(
    catalogue: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """500 of two megabytes each were asked for before the first was read."""
    monkeypatch.setattr(run_subscriptions, "ASKED_AT_ONCE", 2)
    for number in range(5):
        RunningPlan.objects.create(
            plan=Plan.objects.create(), address=f"https://a.example/{number}"
        )
    fetched: list[str] = []
    ahead: list[int] = []

    def come(address: str, *_more: object) -> Fetched:
        fetched.append(address)
        return Fetched(data=None, etag="")

    def noted(*_given: object) -> bool:
        ahead.append(len(fetched) - len(ahead))
        return True

    monkeypatch.setattr(run_subscriptions, "fetch", come)
    monkeypatch.setattr(run_subscriptions, "_try_to_note", noted)
    assert look_at_all() == (5, 0)
    assert max(ahead) == 2


def test_a_run_that_is_gone_is_asked_about_once(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    row = RunningPlan.objects.get()
    gone = runs(1, 3, 5).replace("UID:1\r", "UID:7\r").replace("Easy 1", "Swim")
    look_again(row, network(Answers(answer(gone, "v2"))))
    page = board.client.get(f"{board.here}import-runs/subscription/")
    assert "no longer in your calendar" in words_of(page)


@pytest.mark.parametrize(
    ("came", "said"),
    [
        (answer("<html>Sign in</html>"), "web page"),
        (answer(calendar()), "no run"),
        (b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", "410"),
    ],
)
def test_trouble_is_told_and_changes_nothing(board: Board, came: bytes, said: str) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    before = Version.objects.count()
    look_again(RunningPlan.objects.get(), network(Answers(came)))
    assert Version.objects.count() == before
    assert said in words_of(board.client.get(f"{board.here}import-runs/"))


def test_an_address_that_gives_nothing_is_not_kept(board: Board) -> None:
    with pytest.raises(UnreadableError):
        subscribe(board.plan, ADDRESS, network(Answers(b"")))
    assert not RunningPlan.objects.exists()


def test_each_address_is_looked_at_once_an_hour(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    assert look_at_all(network(Answers())) == (0, 0)
    RunningPlan.objects.update(checked_at=None)
    assert look_at_all(network(Answers(answer(runs(1, 3, 5))))) == (1, 0)


def test_a_calendar_that_nobody_foresaw_keeps_no_other_from_being_looked_at(
    board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    def connect(*_to: object) -> Any:
        raise RuntimeError(ADDRESS)

    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    RunningPlan.objects.update(checked_at=None)
    odd = Network(resolve=lambda _host, _seconds: [OPEN], connect=connect)
    assert look_at_all(odd) == (1, 1)
    assert look_at_all(odd) == (0, 0)
    assert "RuntimeError" in caplog.text
    assert "very-secret" not in caplog.text


def test_what_waits_is_not_lost_when_a_usual_week_is_taken(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    row = RunningPlan.objects.get()
    look_again(row, network(Answers(answer(runs(1, 4, 5), "v2"))))
    found = waiting_runs(row)
    seen = [week.opened.version.pk for week in weeks_with_runs(board.plan, found, usual=True).weeks]
    take_runs(board.plan, found, usual=True, source="a", names={}, based_on=seen)
    after = RunningPlan.objects.get()
    assert (after.runs, after.waiting, after.etag) == (row.runs, row.waiting, '"v2"')


def test_what_came_while_a_page_was_open_is_asked_for_again(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    assert RunningPlan.objects.get().etag == ""


def test_it_is_off_unless_the_site_allows_it(board: Board, settings: Any, capsys: Any) -> None:
    settings.FETCH_RUNS = False
    assert board.client.get(f"{board.here}import-runs/subscription/").status_code == 404
    posted = board.client.post(f"{board.here}import-runs/subscription/", {"address": ADDRESS})
    assert posted.status_code == 404
    assert 'name="address"' not in board.page(f"{board.here}import-runs/")
    call_command("fetch_runs")
    assert "Nothing is fetched" in capsys.readouterr().out


def test_an_address_of_our_own_network_is_refused_with_a_word(board: Board) -> None:
    answered = board.client.post(
        f"{board.here}import-runs/subscription/", {"address": "https://127.0.0.1/x.ics"}
    )
    assert answered.status_code == 400
    assert "not on the public internet" in words_of(answered)


def test_the_address_is_on_no_page_in_no_file_and_in_no_log(
    board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    take(board)
    board.client.post(f"{board.here}links/")
    share = board.plan.share_code
    look_again(RunningPlan.objects.get(), network(Answers(b"")))
    for address in (
        *(f"{board.here}import-runs/", board.here, f"{board.here}plan.json"),
        *(f"/shared/{share}/", "/account/hamstrong.json", f"{board.here}week.json"),
    ):
        got = board.client.get(address)
        content = b"".join(got) if got.streaming else got.content
        assert b"very-secret" not in content, address
    assert "very-secret" not in caplog.text


def test_forgotten_it_is_looked_at_no_more(board: Board) -> None:
    subscribe(board.plan, ADDRESS, network(Answers(answer(runs(1, 3, 5)))))
    board.client.post(f"{board.here}import-runs/subscription/", {"action": "forget"})
    assert RunningPlan.objects.get().address == ""
    assert look_at_all(network(Answers())) == (0, 0)
