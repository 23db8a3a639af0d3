"""Who must act is told by mail, where the site is set so."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from exercises.desk import drafts
from exercises.desk.waiting import counts_for, waiting_for
from exercises.models import Draft
from tests.exercises.desk.documents import draft
from workouts.models import QueuedMail

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture(autouse=True)
def told(settings: Any, editor: User, reviewer: User) -> None:
    settings.DESK_MAIL, settings.SITE_ADDRESS = True, "https://example.org"
    settings.EMAIL_BACKEND = "workouts.services.account.mail_queue.QueueBackend"
    User.objects.update(email="")
    for user in (editor, reviewer):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")


def mails() -> list[tuple[str, str]]:
    return list(QueuedMail.objects.values_list("recipient", "subject"))


def test_reviewers_hear_of_what_waits(editor: User) -> None:
    several = [draft(key, editor, summary="Step out.") for key in ("lunge", "deadlift")]
    drafts.ask_for_review(several, note="", by=editor)
    assert mails() == [("reviewer@example.org", "Waiting for your review: Lunge, Deadlift")]
    page = "https://example.org/admin/exercises/draft/"
    assert QueuedMail.objects.get().body.endswith(f"\n\n{page}")
    drafts.ask_for_review(several[:1], note="", by=editor)
    last = QueuedMail.objects.latest("pk").body
    assert last.endswith(f"\n\n{page}{several[0].pk}/change/")


def test_who_publishes_alone_hears_of_it_too(editor: User) -> None:
    chief = User.objects.create_user("chief", email="chief@example.org", is_staff=True)
    chief.user_permissions.add(Permission.objects.get(codename="publish_alone"))
    drafts.ask_for_review([draft("lunge", editor, summary="x")], note="", by=editor)
    assert sorted(to for to, _subject in mails()) == ["chief@example.org", "reviewer@example.org"]
    waits = {user.username: counts_for(user)["for_me"] for user in User.objects.all()}
    assert waits == {"editor": 0, "reviewer": 1, "chief": 1}
    assert {name for name in waits if waiting_for(User.objects.get(username=name)).for_me} == {
        "reviewer",
        "chief",
    }


def test_nobody_is_asked_to_review_their_own(reviewer: User) -> None:
    one = draft("lunge", reviewer, summary="Step out.")
    drafts.ask_for_review([one], note="", by=reviewer)
    assert mails() == []


def test_the_author_hears_that_it_came_back(editor: User, reviewer: User) -> None:
    editor.refresh_from_db()
    one = draft("lunge", editor, summary="Step out.")
    drafts.send_back(one, answer="Which foot?", by=reviewer)
    assert mails() == [("editor@example.org", "Came back: Lunge")]
    address = f"https://example.org{one.get_absolute_url()}"
    assert QueuedMail.objects.get().body == f"Lunge came back: Which foot?\n\n{address}"


def test_the_author_hears_what_could_not_be_published_in_time(editor: User, reviewer: User) -> None:
    """No request knows the address of the site then."""
    editor.refresh_from_db()
    one = draft("lunge", editor, summary="Step out.")
    drafts.schedule(one, timezone.now(), by=reviewer)
    Draft.objects.update(base={"key": "lunge"})
    drafts.publish_due()
    told = QueuedMail.objects.get(recipient="editor@example.org")
    assert "has changed on the site" in told.body
    assert told.body.endswith(f"https://example.org{one.get_absolute_url()}")


def test_no_mail_without_the_setting(settings: Any, editor: User) -> None:
    settings.DESK_MAIL = False
    drafts.ask_for_review([draft("lunge", editor, summary="x")], note="", by=editor)
    assert mails() == []
