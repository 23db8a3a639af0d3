"""manage.py publish_due: publishes what editors have scheduled; run it every few minutes."""

from exercises.desk.drafts import publish_due
from exercises.management.repeated import RepeatedCommand


class Command(RepeatedCommand):
    help = (
        "Publishes drafts whose time has come. What cannot be published goes back to its author. "
        "With --every it goes on until what started it ends."
    )
    what = "what is due"

    def work(self, verbosity: int) -> None:
        done, refused = publish_due()
        if verbosity:
            for title in done:
                self.stdout.write(f"Published: {title}")
        for reason in refused:
            self.stderr.write(f"Not published: {reason}")
