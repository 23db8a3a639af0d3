"""manage.py publish_due: publishes what editors have scheduled; run it every few minutes."""

import os
from time import sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from exercises.desk.drafts import publish_due


class Command(BaseCommand):
    help = (
        "Publishes drafts whose time has come. What cannot be published goes back to its author. "
        "With --every it goes on until whoever started it ends."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS")

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        if every is None:
            self._publish(**options)
            return
        parent = os.getppid()
        while os.getppid() == parent:
            try:
                self._publish(**options)
            except OperationalError as error:  # the database is away or busy for now
                self.stderr.write(f"{type(error).__name__}: what is due waits.")
            close_old_connections()
            sleep(every)

    def _publish(self, **options: Any) -> None:
        done, refused = publish_due()
        if options["verbosity"]:
            for title in done:
                self.stdout.write(f"Published: {title}")
        for reason in refused:
            self.stderr.write(f"Not published: {reason}")
