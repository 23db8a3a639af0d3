"""Decides how a change is made again to a week that has changed meanwhile."""

from dataclasses import replace

from workouts.planning.edits.edit import Edit, SessionEdit
from workouts.planning.edits.exercises import Replace
from workouts.planning.values.week import Session, Week


def edits_again(edits: tuple[Edit, ...], seen: Week, now: Week) -> tuple[Edit, ...]:
    """The same changes for the week as it is now; empty when their session or exercise is gone.

    Raises IndexError for a place that was never there.
    """
    if [_exercises(one) for one in seen.sessions] == [_exercises(one) for one in now.sessions]:
        return edits
    if len(edits) > 1:
        return ()  # later changes depend on earlier ones
    edit = edits[0]
    if not isinstance(edit, SessionEdit):
        return edits
    session = seen.sessions[edit.place]
    place = _place_of(session, now)
    if place is None:
        return ()
    edit = replace(edit, place=place)
    if not isinstance(edit, Replace):
        return (edit,)
    wanted = session.items[edit.position].exercise.id
    names = [item.exercise.id for item in now.sessions[place].items]
    return (replace(edit, position=names.index(wanted)),) if wanted in names else ()


def _place_of(session: Session, now: Week) -> int | None:
    """The session with the same exercises, preferably on the same day; else the one on that day."""
    ranked = sorted(
        enumerate(now.sessions),
        key=lambda pair: (_exercises(pair[1]) != _exercises(session), pair[1].day != session.day),
    )
    for place, other in ranked:
        if _exercises(other) == _exercises(session) or other.day == session.day:
            return place
    return None


def _exercises(session: Session) -> tuple[str, ...]:
    return tuple(item.exercise.id for item in session.items)
