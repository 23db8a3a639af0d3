"""manage.py check_catalogue: what is missing, doubled or unused; status 1 for what must not be."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from exercises.desk.health import catalogue_health
from workouts.services.catalogue_use import hidden, never_chosen


class Command(BaseCommand):
    help = "Checks the catalogue as the editors' page of its health shows it."

    def handle(self, *args: Any, **options: Any) -> None:
        health = catalogue_health()
        for exercise, faults in health.gaps:
            for fault in faults:
                grade = "error" if fault.is_error else "gap"
                self.stdout.write(f"{grade}: {exercise}: {fault.text}")
        for text in (*health.duplicates, *health.bad_links):
            self.stdout.write(f"error: {text}")
        for text in (*health.unused, *never_chosen(), *hidden()):
            self.stdout.write(f"note: {text}")
        self.stdout.write(f"Errors: {len(health.errors)}.")
        if health.errors:
            sys.exit(1)
