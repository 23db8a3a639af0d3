"""Commands that do their work once, or with --every until what started them ends."""

import os
from time import sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections


class RepeatedCommand(BaseCommand):
    what: str  # waits while the database is away

    def work(self, verbosity: int) -> None:
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS")

    def handle(self, *args: Any, every: float | None, verbosity: int, **options: Any) -> None:
        if every is None:
            self.work(verbosity)
            return
        parent = os.getppid()
        while os.getppid() == parent:
            try:
                self.work(verbosity)
            except OperationalError as error:  # the database is away or busy for now
                self.stderr.write(f"{type(error).__name__}: {self.what} waits.")
            close_old_connections()
            sleep(every)
