"""manage.py publish_due: publishes what editors have scheduled; run it every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand

from exercises.desk.drafts import publish_due


class Command(BaseCommand):
    help = "Publishes drafts whose time has come. What cannot be published goes back to its author."

    def handle(self, *args: Any, **options: Any) -> None:
        done, refused = publish_due()
        if options["verbosity"]:
            for title in done:
                self.stdout.write(f"Published: {title}")
        for reason in refused:
            self.stderr.write(f"Not published: {reason}")
