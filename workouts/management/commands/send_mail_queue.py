"""manage.py send_mail_queue: sends the mail that requests have asked for."""

import os
from time import sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from workouts.services.account.mail_queue import send_queue


class Command(BaseCommand):
    help = "Sends the mail that is due. With --every it goes on until whoever started it ends."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS")

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"Mails sent: {send_queue()}.")
            return
        parent = os.getppid()
        while os.getppid() == parent:
            try:
                send_queue()
            except OperationalError as error:  # the database is away or busy for now
                self.stderr.write(f"{type(error).__name__}: the mail waits.")
            close_old_connections()
            sleep(every)
