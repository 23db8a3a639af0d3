"""What could be done instead, as well, or after all: each with its dose and its verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workouts import storage
from workouts.pages import wording
from workouts.pages.weeks import this_monday
from workouts.planning import additions, alternatives, review_week, ways_after_missing
from workouts.planning.answers.missed import Way
from workouts.planning.edits import Edit, Replace, SwapRuns
from workouts.planning.notation.edits import written
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription, Week
from workouts.services import OpenWeek


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    title: str
    dose: str
    detail: str  # rest, version, how much longer
    verdict: str
    is_fine: bool  # nothing new speaks against it
    slug: str  # of the figure to draw; empty for none
    worked: tuple[tuple[str, bool], ...]
    edits: str  # what the button sends


def swaps_for(opened: OpenWeek, place: int, position: int) -> tuple[Suggestion, ...]:
    """The best first, with the dose recomputed for each."""
    before = review_week(opened.week, opened.request)
    found = alternatives(
        opened.week, opened.request, storage.read_exercises(), place=place, position=position
    )
    return tuple(
        _of_item(
            one.item,
            Replace(place=place, position=position, item=one.item),
            verdict_on(one.findings, before),
            minutes=one.added_minutes,
        )
        for one in found
    )


def additions_for(opened: OpenWeek, day: Day, place: int | None) -> tuple[Suggestion, ...]:
    before = review_week(opened.week, opened.request)
    found = additions(opened.week, opened.request, storage.read_exercises(), day=day, place=place)
    return tuple(_of_item(one.item, one.edit, verdict_on(one.findings, before)) for one in found)


def ways_for(opened: OpenWeek, place: int) -> tuple[Suggestion, ...]:
    """What can become of a missed session from today on."""
    is_this_week = opened.monday == this_monday()
    today = Day(timezone.localdate().weekday()) if is_this_week else Day.MON
    before = review_week(opened.week, opened.request)
    ways = ways_after_missing(opened.week, opened.request, place=place, today=today)
    return tuple(_of_way(way, opened, before) for way in ways)


def run_swaps_for(opened: OpenWeek, day: Day) -> tuple[Suggestion, ...]:
    """The run of another day in the stead of this one's."""
    before = review_week(opened.week, opened.request)
    return tuple(
        _of_run_swap(SwapRuns(day=day, to=other), opened, before)
        for other in Day
        if opened.asked.week[other] != opened.asked.week[day]
    )


def _of_item(
    item: Prescription, edit: Edit, verdict: tuple[str, bool], *, minutes: float = 0
) -> Suggestion:
    parts = [item.modification.name] if item.modification else []
    parts.append(_("{rest} rest").format(rest=wording.rest_words(item.rest_seconds)))
    if round(minutes):
        parts.append(_longer(round(minutes)))
    return Suggestion(
        title=item.exercise.name,
        dose=wording.dose_words(item),
        detail=" · ".join(parts),
        verdict=verdict[0],
        is_fine=verdict[1],
        slug=item.exercise.slug,
        worked=tuple((part.muscle, part.primary) for part in item.exercise.muscles),
        edits=written(edit),
    )


def _longer(minutes: int) -> str:
    pattern = ngettext("{count} minute longer", "{count} minutes longer", minutes)
    if minutes < 0:
        pattern = ngettext("{count} minute shorter", "{count} minutes shorter", -minutes)
    return pattern.format(count=abs(minutes))


def _of_way(way: Way, opened: OpenWeek, before: Iterable[Finding]) -> Suggestion:
    verdict, is_fine = verdict_on(way.findings, before)
    return Suggestion(
        title=" ".join(told(way.edits, opened.week, opened)),
        dose="",
        detail="",
        verdict=verdict,
        is_fine=is_fine,
        slug="",
        worked=(),
        edits=written(*way.edits),
    )


def _of_run_swap(edit: SwapRuns, opened: OpenWeek, before: Iterable[Finding]) -> Suggestion:
    request = edit.asked(opened.request)
    verdict, is_fine = verdict_on(
        review_week(edit.apply(opened.week, opened.request), request), before
    )
    return Suggestion(
        title=wording.run_words(opened.asked.week[edit.to]),
        dose="",
        detail=_("from {day}").format(day=wording.day_words(edit.to)),
        verdict=verdict,
        is_fine=is_fine,
        slug="",
        worked=(),
        edits=written(edit),
    )


def told(edits: Iterable[Edit], week: Week, opened: OpenWeek) -> list[str]:
    """Each change in words, told of the week before it."""
    said, request = [], opened.request
    for edit in edits:
        change = edit.said(week)
        said.append(wording.say(change.sentence, change.facts))
        week, request = edit.apply(week, request), edit.asked(request)
    return said


def verdict_on(after: Iterable[Finding], before: Iterable[Finding]) -> tuple[str, bool]:
    """The worst of what is new, in words; and whether nothing is."""
    known = {(finding.rule, finding.days) for finding in before}
    new = [finding for finding in after if (finding.rule, finding.days) not in known]
    if not new:
        return _("Nothing new speaks against it."), True
    worst = max(new, key=lambda finding: (finding.is_must, finding.cost))
    return wording.say(worst.message, worst.facts), False
