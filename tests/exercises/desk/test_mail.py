"""Who must act is told by mail, where the site is set so."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from exercises.desk import drafts
from tests.exercises.desk.documents import draft
from workouts.models import QueuedMail

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture(autouse=True)
def told(settings: Any, editor: User, reviewer: User) -> None:
    settings.DESK_MAIL = True
    settings.EMAIL_BACKEND = "workouts.services.mail_queue.QueueBackend"
    User.objects.update(email="")
    for user in (editor, reviewer):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")


def mails() -> list[tuple[str, str]]:
    return list(QueuedMail.objects.values_list("recipient", "subject"))


def test_reviewers_hear_of_what_waits(editor: User) -> None:
    several = [draft(key, editor, summary="Step out.") for key in ("lunge", "deadlift")]
    drafts.ask_for_review(several, note="", by=editor, address="https://example.org/drafts/")
    assert mails() == [("reviewer@example.org", "Waiting for your review: Lunge, Deadlift")]
    assert QueuedMail.objects.get().body.endswith("\n\nhttps://example.org/drafts/")


def test_nobody_is_asked_to_review_their_own(reviewer: User) -> None:
    one = draft("lunge", reviewer, summary="Step out.")
    drafts.ask_for_review([one], note="", by=reviewer)
    assert mails() == []


def test_the_author_hears_that_it_came_back(editor: User, reviewer: User) -> None:
    editor.refresh_from_db()
    one = draft("lunge", editor, summary="Step out.")
    drafts.send_back(one, answer="Which foot?", by=reviewer)
    assert mails() == [("editor@example.org", "Came back: Lunge")]
    assert QueuedMail.objects.get().body == "Lunge came back: Which foot?"


def test_no_mail_without_the_setting(settings: Any, editor: User) -> None:
    settings.DESK_MAIL = False
    drafts.ask_for_review([draft("lunge", editor, summary="x")], note="", by=editor)
    assert mails() == []
