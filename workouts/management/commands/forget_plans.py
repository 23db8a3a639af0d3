"""manage.py forget_plans: deletes for good what was deleted a while ago or that nobody opens."""

from typing import Any

from django.core.management.base import BaseCommand

from workouts.services.plans import forget_deleted, forget_unused
from workouts.services.training.trainings import forget_trainings
from workouts.storage.snapshot import forget_snapshots


class Command(BaseCommand):
    help = (
        "Deletes plans and trainings for good whose days of grace are over, and plans without an "
        "owner that nobody opens. Run it once a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_deleted() + forget_unused()
        forget_snapshots()
        forget_trainings()
        self.stdout.write(f"Plans deleted for good: {count}.")
