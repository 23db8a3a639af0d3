"""Mail is written down by the request that asks for it, and sent by `manage.py send_mail_queue`.

So a request takes as long with a slow mail server, or without one, as it takes with a quick one;
and a mail that is asked for in a transaction is sent only if the transaction holds.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from workouts.models import QueuedMail

MOST_WAITING = 10_000  # mails: nobody fills the database with them
MOST_AT_ONCE = 100  # mails of one run
FIRST_PAUSE = timedelta(minutes=1)  # doubled with each try
KEPT = timedelta(days=1)  # what was not sent by then helps nobody any more
OF_THIS_MAIL = (SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, ValueError)
log = logging.getLogger(__name__)


class QueueBackend(BaseEmailBackend):
    """Django's own `send_mail` and everything built on it end here."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them down; returns how many. Only plain text is written, which is all we send."""
        written = [row for message in email_messages for row in _rows(message)]
        if QueuedMail.objects.waiting().count() + len(written) > MOST_WAITING:
            log.error("mail is not sent: %s mails wait already", MOST_WAITING)
            return 0
        return len(QueuedMail.objects.bulk_create(written))


def _rows(message: EmailMessage) -> list[QueuedMail]:
    if message.attachments or getattr(message, "alternatives", None):
        raise ValueError("only plain text can be queued")
    return [
        QueuedMail(
            recipient=recipient.lower(),
            sender=message.from_email,
            subject=str(message.subject),
            body=str(message.body),
            due_at=timezone.now(),
        )
        for recipient in message.recipients()
    ]


def mails_today(recipient: str) -> int:
    """How many were asked for to this address in the last 24 hours."""
    since = timezone.now() - timedelta(days=1)
    return QueuedMail.objects.filter(recipient=recipient.lower(), created_at__gt=since).count()


def send_queue() -> int:
    """Send what is due and forget what is old; returns how many were sent.

    Two may run at once: each mail is taken by one of them. When the server is away the run ends;
    the mail it tried comes again after its pause.
    """
    _forget_old()
    sent = 0
    for mail in QueuedMail.objects.due()[:MOST_AT_ONCE]:
        if not _take(mail):
            continue
        try:
            _send(mail)
        except OF_THIS_MAIL as error:
            _log_failure(mail, error)
        except OSError as error:
            _log_failure(mail, error)
            break
        else:
            sent += 1
    return sent


def _forget_old() -> None:
    old = QueuedMail.objects.filter(created_at__lt=timezone.now() - KEPT)
    never_sent = old.waiting().count()
    if never_sent:
        log.error("mail is given up after a day: %s", never_sent)
    old.delete()


def _take(mail: QueuedMail) -> bool:
    """Make it due again later, before it is sent: a run that is killed loses none. False when
    another run has taken it."""
    untouched = QueuedMail.objects.filter(pk=mail.pk, tries=mail.tries).exclude(due_at=None)
    later = timezone.now() + FIRST_PAUSE * 2**mail.tries
    return untouched.update(tries=F("tries") + 1, due_at=later) == 1


def _send(mail: QueuedMail) -> None:
    server = get_connection(settings.MAIL_TRANSPORT)
    EmailMessage(mail.subject, mail.body, mail.sender, [mail.recipient], connection=server).send()
    QueuedMail.objects.filter(pk=mail.pk).update(due_at=None, subject="", body="")


def _log_failure(mail: QueuedMail, error: Exception) -> None:
    """Without its words: what a server answers may repeat the address."""
    log.warning("%s was not sent (try %s): %s", mail, mail.tries + 1, type(error).__name__)
