"""manage.py fetch_runs: looks at every calendar that runners have given the address of."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from workouts.services.run_subscriptions import look_at_all


class Command(BaseCommand):
    help = "Fetches the calendars that runners have subscribed to. Run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.FETCH_RUNS:
            self.stdout.write("Nothing is fetched: set FETCH_RUNS to true to allow it.")
            return
        count, troubled = look_at_all()
        self.stdout.write(f"Calendars looked at: {count}, with trouble: {troubled}.")
