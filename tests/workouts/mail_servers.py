"""Mail servers that fail, in the place of one that works."""

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused

from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

WORKING = "django.core.mail.backends.locmem.EmailBackend"
AWAY = f"{__name__}.Away"
PICKY = f"{__name__}.Picky"


class Away(EmailBackend):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError(111, "no server for ann@example.org")


class Picky(EmailBackend):
    """Refuses anyone at `refused.example`."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        for message in messages:
            if message.to[0].endswith("@refused.example"):
                raise SMTPRecipientsRefused({message.to[0]: (550, b"nobody here")})
        return int(super().send_messages(messages))


def sent_to() -> list[str]:
    return [message.to[0] for message in mail.outbox]
