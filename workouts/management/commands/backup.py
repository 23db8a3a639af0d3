"""manage.py backup FILE: the whole database as one file, while the site goes on."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.management import site_backup


class Command(BaseCommand):
    help = "Writes the whole database to one file, as it is at one moment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = site_backup.write(options["file"])
        except site_backup.BackupError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            rows = sum(table.count for table in written.values())
            self.stdout.write(f"{options['file']}: {rows} rows of {len(written)} tables.")
