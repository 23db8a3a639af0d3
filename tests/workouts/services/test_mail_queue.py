"""Mail is sent outside the request: once, again after a pause, and not for ever."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from exercises.management import repeated
from tests.workouts.mail_servers import AWAY, PICKY, WORKING, sent_to
from workouts.models import QueuedMail
from workouts.services.account import mail_queue
from workouts.services.account.mail_queue import mails_today, send_queue

pytestmark = pytest.mark.django_db
ANN, BEA = "ann@example.org", "bea@refused.example"


@pytest.fixture(autouse=True)
def queue(settings: Any) -> None:
    settings.EMAIL_BACKEND = "workouts.services.account.mail_queue.QueueBackend"
    settings.MAIL_TRANSPORT = WORKING


def ask(*recipients: str) -> None:
    for recipient in recipients:
        send_mail("Your code", "A1B2", "Hamstrong <site@example.org>", [recipient])


def age(hours: float) -> None:
    for row in QueuedMail.objects.all():
        row.created_at -= timedelta(hours=hours)
        row.save()


def make_due() -> None:
    QueuedMail.objects.waiting().update(due_at=timezone.now())


def test_a_mail_is_written_down_and_then_sent_once() -> None:
    ask(ANN)
    assert mail.outbox == []
    assert [send_queue(), send_queue()] == [1, 0]
    (message,) = mail.outbox
    assert (message.subject, message.body, message.to) == ("Your code", "A1B2", [ANN])
    assert message.from_email == "Hamstrong <site@example.org>"


def test_what_was_in_a_mail_is_forgotten_as_soon_as_it_is_sent() -> None:
    ask(ANN)
    send_queue()
    (row,) = QueuedMail.objects.all()
    assert (row.recipient, row.subject, row.body, row.due_at) == (ANN, "", "", None)


def test_mail_of_a_request_that_failed_is_not_sent() -> None:
    with transaction.atomic():
        ask(ANN)
        transaction.set_rollback(True)
    assert send_queue() == 0


def test_a_mail_that_failed_is_tried_again_after_growing_pauses(settings: Any) -> None:
    settings.MAIL_TRANSPORT = AWAY
    ask(ANN)
    pauses = []
    for _try in range(4):
        make_due()
        assert send_queue() == 0
        due_at = QueuedMail.objects.get().due_at
        assert due_at is not None
        pauses.append(due_at - timezone.now())
    assert [round(pause / timedelta(minutes=1)) for pause in pauses] == [1, 2, 4, 8]
    settings.MAIL_TRANSPORT = WORKING
    assert send_queue() == 0
    make_due()
    assert send_queue() == 1


def test_a_server_that_is_away_is_asked_once_a_run(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAIL_TRANSPORT = AWAY
    ask(*(f"{number}@example.org" for number in range(5)))
    assert send_queue() == 0
    assert QueuedMail.objects.due().count() == 4
    assert "ConnectionRefusedError" in caplog.text
    assert "@" not in caplog.text


def test_one_that_is_refused_holds_up_no_other(settings: Any) -> None:
    settings.MAIL_TRANSPORT = PICKY
    ask(BEA, BEA, ANN)
    assert send_queue() == 1
    assert sent_to() == [ANN]


def test_a_mail_that_another_run_has_taken_is_left_to_it() -> None:
    ask(ANN)
    seen = QueuedMail.objects.get()
    QueuedMail.objects.update(tries=1)
    assert not mail_queue._take(seen)


def test_a_run_sends_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_queue, "MOST_AT_ONCE", 2)
    ask(ANN, ANN, ANN)
    assert [send_queue(), send_queue()] == [2, 1]


def test_what_is_a_day_old_is_forgotten_sent_or_not(caplog: pytest.LogCaptureFixture) -> None:
    ask(ANN)
    send_queue()
    ask(ANN)
    age(25)
    send_queue()
    assert QueuedMail.objects.count() == 0
    assert "given up after a day: 1" in caplog.text


def test_nobody_fills_the_database_with_mail(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(mail_queue, "MOST_WAITING", 2)
    ask(ANN, ANN, ANN)
    assert QueuedMail.objects.count() == 2
    assert "2 mails wait already" in caplog.text
    send_queue()
    ask(ANN)
    assert QueuedMail.objects.waiting().count() == 1


def test_mails_to_an_address_are_counted_for_a_day_however_it_is_written() -> None:
    ask(ANN, "Ann@Example.org", BEA)
    send_queue()
    assert mails_today("ANN@example.org") == 2
    age(25)
    assert mails_today(ANN) == 0


def test_what_cannot_be_queued_is_refused_aloud() -> None:
    rich = EmailMultiAlternatives("x", "y", to=[ANN])
    rich.attach_alternative("<p>y</p>", "text/html")
    attached = EmailMessage("x", "y", to=[ANN])
    attached.attach("a.txt", "z")
    for message in (rich, attached):
        with pytest.raises(ValueError, match="plain text"):
            message.send()


def test_the_command_sends_what_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    ask(ANN)
    call_command("send_mail_queue")
    assert capsys.readouterr().out == "Mails sent: 1.\n"


def test_the_command_goes_on_until_what_started_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter((7, 7, 7, 1))
    monkeypatch.setattr("os.getppid", lambda: next(parents))
    monkeypatch.setattr(repeated, "sleep", lambda _seconds: ask(ANN))
    monkeypatch.setattr(repeated, "close_old_connections", lambda: None)
    call_command("send_mail_queue", every=2.0)
    assert sent_to() == [ANN]


def test_make_run_and_compose_send_what_is_queued() -> None:
    for file, command in (
        ("Makefile", "send_mail_queue --every 2"),
        ("compose.yaml", '"send_mail_queue", "--every", "2"'),
    ):
        assert command in (site.BASE_DIR / file).read_text()
