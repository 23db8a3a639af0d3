"""Tells by mail who must act on a draft: reviewers, or its author. By a setting."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from exercises.models import Draft, Note

PERMISSIONS = "django.contrib.auth.backends.ModelBackend"  # which knows who may do what


def tell_reviewers(drafts: Iterable[Draft], *, by: Any) -> None:
    """All in one mail to each; nobody is told of what they may not publish."""
    drafts = list(drafts)
    if not settings.DESK_MAIL or not drafts:
        return
    people = _with("exercises.publish_draft") | _with("exercises.publish_alone")
    written = dict.fromkeys(draft.author_id for draft in drafts)
    notes = Note.objects.filter(draft__in=drafts, deed=Note.Deed.WROTE)
    written |= dict.fromkeys(notes.values_list("author", flat=True))
    titles = ", ".join(draft.title for draft in drafts)
    text = _("%(who)s asks for a review of %(titles)s.") % {"who": by, "titles": titles}
    others = people.filter(is_active=True, is_staff=True).exclude(pk__in=[*filter(None, written)])
    one = drafts[0].get_absolute_url() if len(drafts) == 1 else ""
    page = one or reverse("admin:exercises_draft_changelist")
    _send(_("Waiting for your review: %s") % titles, text, page, others)


def tell_author(draft: Draft) -> None:
    """That it came back, and why."""
    if settings.DESK_MAIL and draft.author is not None:
        told = {"title": draft.title, "answer": draft.answer}
        text = _("%(title)s came back: %(answer)s") % told
        subject = _("Came back: %s") % draft.title
        _send(subject, text, draft.get_absolute_url(), [draft.author])


def _with(permission: str) -> QuerySet[User]:
    return User.objects.with_perm(permission, backend=PERMISSIONS)


def _send(subject: str, text: str, page: str, people: Iterable[User]) -> None:
    body = f"{text}\n\n{settings.SITE_ADDRESS}{page}"
    for person in people:
        if person.email:
            send_mail(" ".join(subject.split())[:200], body, None, [person.email])
