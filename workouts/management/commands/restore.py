"""manage.py restore FILE: fill this database, SQLite or PostgreSQL, from a backup of either."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.management import site_backup


class Command(BaseCommand):
    help = "Fills a migrated database from a backup; counts and checksums are compared."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="delete the plans and people that are there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restored = site_backup.restore(options["file"], replace=options["replace"])
        except site_backup.BackupError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            rows = sum(table.count for table in restored.values())
            self.stdout.write(f"{rows} rows of {len(restored)} tables, each as in the backup.")
