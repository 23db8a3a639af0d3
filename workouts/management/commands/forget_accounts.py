"""manage.py forget_accounts: deletes accounts whose address was not proved in time."""

from typing import Any

from django.core.management.base import BaseCommand

from workouts.services.account.unproved_accounts import forget_unproved


class Command(BaseCommand):
    help = "Deletes accounts whose address was never proved. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Accounts deleted: {forget_unproved()}.")
