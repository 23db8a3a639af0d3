"""manage.py send_mail_queue: sends the mail that requests have asked for."""

from exercises.management.repeated import RepeatedCommand
from workouts.services.account.mail_queue import send_queue


class Command(RepeatedCommand):
    help = "Sends the mail that is due. With --every it goes on until what started it ends."
    what = "the mail"

    def work(self, verbosity: int) -> None:
        sent = send_queue()
        if sent and verbosity:
            self.stdout.write(f"Mails sent: {sent}.")
