"""manage.py load_demo: an account with a season half done, to look around in."""

from secrets import token_urlsafe
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workouts.management.demo import ThereIsOneError, load_demo

PASSWORD_BYTES = 12


class Command(BaseCommand):
    help = "Makes an account with a season half done and its log, and prints how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        password = token_urlsafe(PASSWORD_BYTES)
        try:
            demo = load_demo(password)
        except ThereIsOneError as error:
            raise CommandError(
                f"There is an account {error} already; nothing was changed."
            ) from None
        self.stdout.write(f"Sign in as {demo.email} with the password {password}")
        self.stdout.write(f"The season: {demo.plan.get_absolute_url()}season/")
