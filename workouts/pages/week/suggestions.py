"""What could be done instead, as well, or after all: each with its dose and its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.catalogue import equipment_names
from workouts.models import this_monday
from workouts.pages import wording
from workouts.pages.week.session_card import is_bare, version_drawn
from workouts.pages.week.verdicts import verdict_on
from workouts.planning import (
    additions,
    alternatives,
    new_findings,
    remedies,
    review_week,
    ways_after_missing,
)
from workouts.planning.answers.proposal import Proposal, judging, proposal_of
from workouts.planning.answers.swaps import added_minutes
from workouts.planning.edits import SwapRuns
from workouts.planning.notation.edits import written
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription
from workouts.services.week.weeks import OpenWeek
from workouts.storage.catalogue import read_exercises


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    title: str
    dose: str = ""
    detail: str = ""  # kit, rest, how much longer
    verdict: str
    is_fine: bool  # nothing new speaks against it
    key: str = ""  # of the figure to draw; empty for none
    version: str = ""  # the id of its modification
    is_bare: bool = False  # drawn without kit
    worked: tuple[tuple[str, bool], ...] = ()
    edits: str  # what the button sends


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What there is to choose from, the best first."""

    suggestions: tuple[Suggestion, ...]
    is_cut_short: bool  # more could have been tried
    text: str = ""  # the finding against which it helps


def swaps_for(opened: OpenWeek, place: int, position: int) -> Offer:
    """The best first, with the dose recomputed for each."""
    work = judging()
    found = alternatives(
        opened.week, opened.request, read_exercises(), place=place, position=position, work=work
    )
    old = opened.week.sessions[place].items[position]
    before = review_week(opened.week, opened.request)
    shown = tuple(
        _suggestion(
            one,
            opened,
            before,
            **_item_words(one.item, minutes=round(added_minutes(one.item, old))),
        )
        for one in found
    )
    return Offer(suggestions=shown, is_cut_short=work.is_over)


def additions_for(opened: OpenWeek, day: Day, place: int | None) -> Offer:
    work = judging()
    found = additions(
        opened.week, opened.request, read_exercises(), day=day, place=place, work=work
    )
    before = review_week(opened.week, opened.request)
    shown = tuple(_suggestion(one, opened, before, **_item_words(one.item)) for one in found)
    return Offer(suggestions=shown, is_cut_short=work.is_over)


def places_for(opened: OpenWeek, exercise: str) -> Offer:
    """The sessions that could take this exercise, the best first, each with its own dose."""
    chosen = tuple(one for one in read_exercises() if one.id == exercise)
    before, work = review_week(opened.week, opened.request), judging()
    found = []
    for place, session in enumerate(opened.week.sessions):
        offered = additions(
            opened.week, opened.request, chosen, day=session.day, place=place, work=work
        )
        for one in offered:
            title = _("{day}, session {letter}") if session.letter else _("{day}")
            said = title.format(day=wording.day_words(session.day), letter=session.letter)
            words = {**_item_words(one.item), "title": said}
            found.append((one.added_cost, place, _suggestion(one, opened, before, **words)))
    ranked = sorted(found, key=lambda one: one[:2])
    shown = tuple(suggestion for _cost, _place, suggestion in ranked)
    return Offer(suggestions=shown, is_cut_short=work.is_over)


def can_add(opened: OpenWeek, day: Day) -> bool:
    """Whether a session can start on this day, as far as was tried."""
    work = judging()
    found = additions(opened.week, opened.request, read_exercises(), day=day, work=work)
    return bool(found) or work.is_over


def ways_for(opened: OpenWeek, place: int) -> tuple[Suggestion, ...]:
    """What can become of a missed session from today on."""
    is_this_week = opened.monday == this_monday()
    today = Day(timezone.localdate().weekday()) if is_this_week else Day.MON
    ways = ways_after_missing(opened.week, opened.request, place=place, today=today)
    before = review_week(opened.week, opened.request)
    return tuple(
        _suggestion(
            way,
            opened,
            before,
            title=" ".join(wording.told(way.edits, opened.week, opened.request)),
        )
        for way in ways
    )


def remedies_for(opened: OpenWeek, number: int) -> Offer | None:
    """What a finding says, and the changes that take it away; None when it is gone."""
    work = judging()
    before = review_week(opened.week, opened.request)
    if number >= len(before):
        return None
    finding = before[number]
    shown = tuple(
        _suggestion(
            one,
            opened,
            before,
            title=" ".join(wording.told(one.edits, opened.week, opened.request)),
        )
        for one in remedies(finding, opened.week, opened.request, work=work)
    )
    text = wording.say(finding.message, finding.facts)
    return Offer(suggestions=shown, is_cut_short=work.is_over, text=text)


def run_swaps_for(opened: OpenWeek, day: Day) -> tuple[Suggestion, ...]:
    """The run of another day instead of this one's."""
    before = review_week(opened.week, opened.request)
    others = [other for other in Day if opened.asked.week[other] != opened.asked.week[day]]
    return tuple(
        _suggestion(
            proposal_of((SwapRuns(day=day, to=other),), opened.week, opened.request, before),
            opened,
            before,
            title=wording.run_words(opened.asked.week[other]),
            detail=_("from {day}").format(day=wording.day_words(other)),
        )
        for other in others
    )


def _suggestion(
    proposal: Proposal, opened: OpenWeek, before: Iterable[Finding], **shown: Any
) -> Suggestion:
    """`before` are the findings of the week as it is, `shown` the words for the proposal."""
    new = new_findings(proposal.findings, proposal.week, before, opened.week)
    verdict = verdict_on(new)
    return Suggestion(
        verdict=verdict.says(if_fine=_("Fits.")),
        is_fine=verdict.is_fine,
        edits=written(*proposal.edits),
        **shown,
    )


def _item_words(item: Prescription, minutes: int = 0) -> dict[str, Any]:
    """`minutes` is how much longer it takes."""
    details = [_("{rest} rest").format(rest=wording.rest_words(item.rest_seconds))]
    if not is_bare(item):
        details.insert(0, equipment_names().get(item.equipment, item.equipment))
    if minutes:
        details.append(_longer(minutes))
    return {
        "title": item.name,
        "dose": wording.dose_line(item),
        "detail": " · ".join(details),
        "key": item.exercise.id,
        "version": version_drawn(item),
        "is_bare": is_bare(item),
        "worked": tuple((one.muscle, one.primary) for one in item.exercise.muscles),
    }


def _longer(minutes: int) -> str:
    pattern = ngettext("{count} minute longer", "{count} minutes longer", minutes)
    if minutes < 0:
        pattern = ngettext("{count} minute shorter", "{count} minutes shorter", -minutes)
    return pattern.format(count=abs(minutes))
