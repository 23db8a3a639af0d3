"""manage.py forget_plans: deletes for good what was deleted more than thirty days ago."""

from typing import Any

from django.core.management.base import BaseCommand

from workouts.services.plans import forget_deleted, forget_snapshots


class Command(BaseCommand):
    help = "Deletes plans for good whose days of grace are over. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_deleted()
        forget_snapshots()
        self.stdout.write(f"Plans deleted for good: {count}.")
