"""The morning after a training: pain and soreness, which decide the next week."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workouts.pages.training.log import session_name
from workouts.services.training.trainings import Done


@dataclass(frozen=True, kw_only=True)
class MorningCheck:
    address: str  # where the form is sent
    question: str
    pain: int | None
    soreness: int | None


def morning_checks(found: Iterable[Done], today: date) -> Iterator[MorningCheck]:
    """Of trainings before today of which something was done, and whose plan is still there."""
    for done in found:
        plan = done.log.plan
        if done.log.date >= today:
            continue
        if plan is None or plan.deleted_at is not None or not done.training.sets:
            continue
        where = {"code": plan.code, "session": done.log.session, "on": done.log.date}
        yield MorningCheck(
            address=reverse("workouts:train_events", kwargs=where),
            question=_question(done, today),
            pain=done.training.morning_pain,
            soreness=done.training.morning_soreness,
        )


def _question(done: Done, today: date) -> str:
    name = session_name(done.prescribed)
    if not done.prescribed.letter:
        name = _("your {session}").format(session=name.lower())
    if done.log.date == today - timedelta(days=1):
        return _("The morning after {name}").format(name=name)
    day = date_format(done.log.date, "l")
    return _("The morning after {name} on {day}").format(name=name, day=day)
