"""What can be changed about each session and exercise, and what each move would mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workouts.pages import wording
from workouts.pages.verdicts import Verdict, verdict_on
from workouts.planning import new_findings, review_days
from workouts.planning.edits import Drop, Edit, Lighten, Move, Replace
from workouts.planning.measures.load import session_stress
from workouts.planning.notation.edits import written
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Session, Stress, Week
from workouts.services.weeks import OpenWeek


@dataclass(frozen=True, kw_only=True)
class Button:
    """A change in words, and as its button sends it."""

    text: str
    edits: str


@dataclass(frozen=True, kw_only=True)
class ShownMove:
    day: str
    code: str
    edits: str  # what the button sends
    says: str  # what the move would mean
    is_here: bool
    is_forbidden: bool


@dataclass(frozen=True, kw_only=True)
class SessionControls:
    place: int
    key: str  # the same before and after a move, so that focus can stay
    moves: tuple[ShownMove, ...]
    lighten: str
    drop: str
    removals: tuple[str, ...]  # for each exercise


def button(edit: Edit, week: Week, request: Request, *, after: Iterable[Edit] = ()) -> Button:
    """`week` is the one before the change; `after` are changes that it is sent together with."""
    text = " ".join(wording.told([edit], week, request))
    return Button(text=text, edits=written(*after, edit))


def week_controls(opened: OpenWeek, findings: Iterable[Finding]) -> tuple[SessionControls, ...]:
    """For each session, in the order of the week."""
    known = tuple(findings)
    return tuple(
        SessionControls(
            place=place,
            key=_key(session, opened.week),
            moves=tuple(_moves(place, session, opened, known)),
            lighten=_lighten(place, session, opened),
            drop=written(Drop(place=place)),
            removals=tuple(
                written(Replace(place=place, position=position, item=None))
                for position in range(len(session.items))
            ),
        )
        for place, session in enumerate(opened.week.sessions)
    )


def _key(session: Session, week: Week) -> str:
    """By what is in it; of two alike the later one has a number."""
    names = [item.exercise.slug for item in session.items]
    alike = [
        other for other in week.sessions if [item.exercise.slug for item in other.items] == names
    ]
    return "-".join([*names, str(alike.index(session))])


def _lighten(place: int, session: Session, opened: OpenWeek) -> str:
    is_light = session_stress(session, opened.request) is Stress.LIGHT
    return "" if is_light or not session.is_gym else written(Lighten(place=place))


def _moves(
    place: int, session: Session, opened: OpenWeek, known: tuple[Finding, ...]
) -> Iterator[ShownMove]:
    for day in Day:
        move = Move(place=place, to=day)
        is_here = day is session.day
        verdict = _verdict_on(move, opened, known)
        yield ShownMove(
            day=wording.day_words(day),
            code=day.code,
            edits=written(move),
            says=_("where it is now") if is_here else verdict.says(if_fine=_("fits")),
            is_here=is_here,
            is_forbidden=not is_here and verdict.is_forbidden,
        )


def _verdict_on(move: Move, opened: OpenWeek, known: tuple[Finding, ...]) -> Verdict:
    """By the rules about days alone: no other can change with the day."""
    after = move.apply(opened.week, opened.request)
    return verdict_on(new_findings(review_days(after, opened.request), after, known, opened.week))
