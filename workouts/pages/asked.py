"""What a runner once answered, in one line for each step of the builder."""

from typing import TypedDict

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.catalogue import equipment_names
from workouts.forms.builder.answers import answers_of
from workouts.forms.builder.health import NONE
from workouts.pages import wording
from workouts.planning.values.request import Request
from workouts.planning.values.week import RunKind

MOST_NAMED = 3  # pieces of kit


class Told(TypedDict):
    runs: str
    you: str
    health: str


def told_answers(asked: Request) -> Told:
    return {"runs": _runs(asked), "you": _you(asked), "health": _health(asked)}


def _runs(asked: Request) -> str:
    runs = [run for run in asked.week if run.kind is not RunKind.REST]
    count = ngettext("{count} run a week", "{count} runs a week", len(runs))
    keys = [wording.run_words(run) for run in runs if run.is_key]
    return ", ".join([count.format(count=len(runs)), *dict.fromkeys(keys)])


def _you(asked: Request) -> str:
    named = equipment_names()
    kit = [named[slug].lower() for slug in named if slug in asked.equipment]
    shown = capfirst(", ".join(kit[:MOST_NAMED]) or _("no kit"))
    if len(kit) > MOST_NAMED:
        shown = _("{kit} and {count} more").format(kit=shown, count=len(kit) - MOST_NAMED)
    days = asked.sessions_per_week or 2
    often = ngettext("{days} day of {minutes} min", "{days} days of {minutes} min", days)
    return f"{shown}; {often.format(days=days, minutes=asked.session_minutes)}"


def _health(asked: Request) -> str:
    if answers_of(asked, None).get("told") == NONE:
        return _("Nothing that changes what you lift")
    return _("Something that changes what you lift")
