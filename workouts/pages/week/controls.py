"""What can be done with a session, and what each day would mean for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from workouts.pages import wording
from workouts.pages.week.verdicts import Verdict, verdict_on
from workouts.pages.week.weeks import days_in_order
from workouts.planning import new_findings, review_days, review_week
from workouts.planning.edits import Drop, Edit, Lighten, Move, Replace
from workouts.planning.measures.load import session_stress
from workouts.planning.notation.edits import written
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Stress, Week
from workouts.services.week.weeks import OpenWeek


@dataclass(frozen=True, kw_only=True)
class Button:
    """A change in words, and as its button sends it."""

    text: str
    edits: str


class Fit(StrEnum):
    """How a day takes a session."""

    HERE = "here"
    GOOD = "good"
    POOR = "poor"  # allowed, but something speaks against it
    BARRED = "barred"


@dataclass(frozen=True, kw_only=True)
class ShownMove:
    name: str  # of the day, or of the session
    code: str
    edits: str  # what the button sends
    says: str  # what the move would mean
    fit: Fit


@dataclass(frozen=True, kw_only=True)
class SessionButtons:
    lighten: str  # empty when it is light
    drop: str


def button(edit: Edit, week: Week, request: Request, *, after: Iterable[Edit] = ()) -> Button:
    """`week` is the one before the change; `after` are changes that it is sent together with."""
    text = " ".join(wording.told([edit], week, request))
    return Button(text=text, edits=written(*after, edit))


def session_buttons(opened: OpenWeek, place: int) -> SessionButtons:
    session = opened.week.sessions[place]
    is_light = session_stress(session, opened.request) is Stress.LIGHT
    can_lighten = session.is_gym and not is_light
    return SessionButtons(
        lighten=written(Lighten(place=place)) if can_lighten else "",
        drop=written(Drop(place=place)),
    )


def removal(place: int, position: int) -> str:
    """What the button sends that leaves an exercise out."""
    return written(Replace(place=place, position=position, item=None))


def moves(opened: OpenWeek, place: int) -> tuple[ShownMove, ...]:
    """What each day would mean for a session, in the reader's order."""
    known = review_week(opened.week, opened.request)
    days = days_in_order(opened.monday)
    return tuple(_moves(days, place, opened, known))


def moves_to(opened: OpenWeek, day: Day, names: Iterable[str]) -> tuple[ShownMove, ...]:
    """The sessions that may move to a day, each under its name."""
    known = review_week(opened.week, opened.request)
    found = []
    for place, name in enumerate(names):
        move = Move(place=place, to=day)
        verdict = _verdict_on(move, opened, known)
        if not verdict.is_forbidden:
            says, edits = verdict.says(if_fine=_("fits")), written(move)
            shown = ShownMove(name=name, code=day.code, edits=edits, says=says, fit=_fit(verdict))
            found.append(shown)
    return tuple(found)


def _moves(
    days: Iterable[Day], place: int, opened: OpenWeek, known: tuple[Finding, ...]
) -> Iterator[ShownMove]:
    session = opened.week.sessions[place]
    for day in days:
        move = Move(place=place, to=day)
        verdict = _verdict_on(move, opened, known)
        fit = Fit.HERE if day is session.day else _fit(verdict)
        said = _("where it is now") if fit is Fit.HERE else verdict.says(if_fine=_("fits"))
        name = wording.day_words(day)
        yield ShownMove(name=name, code=day.code, edits=written(move), says=said, fit=fit)


def _fit(verdict: Verdict) -> Fit:
    if verdict.is_fine:
        return Fit.GOOD
    return Fit.BARRED if verdict.is_forbidden else Fit.POOR


def _verdict_on(move: Move, opened: OpenWeek, known: tuple[Finding, ...]) -> Verdict:
    """By the rules about days alone: no other can change with the day."""
    after = move.apply(opened.week, opened.request)
    return verdict_on(new_findings(review_days(after, opened.request), after, known, opened.week))
