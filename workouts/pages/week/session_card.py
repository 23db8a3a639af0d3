"""A session as a card on a page: its title, warm-up, exercises and doses in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages import wording
from workouts.pages.rule_book import RuleBook, Why
from workouts.planning.measures import dose
from workouts.planning.measures.load import adds_weight, told_stress
from workouts.planning.measures.minutes import session_minutes
from workouts.planning.values.request import Request
from workouts.planning.values.week import Prescription, Session, Slot, Stress

#: Words of the catalogue for one prescription: equipment, change, how, address.
Shown = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ShownExercise:
    key: str
    name: str
    address: str  # empty when its page is not published
    is_retired: bool  # new plans do without it
    is_bare: bool  # drawn without kit
    worked: tuple[tuple[str, bool], ...]  # muscle, and whether it is worked hardest
    count: str  # sets and reps
    sides: str  # "each side", or nothing
    effort: str  # when to stop
    rest: str
    equipment: str
    version: str  # the id of its modification
    is_sprint: bool
    weight: str  # what the runner wrote down
    boxes: range  # one for each set or sprint, to write in on paper
    id: str  # on a page, the same before and after a move of its session
    place: str  # in its week, as addresses ask for it
    full: "ExerciseInFull | None"  # where the page has room for it


@dataclass(frozen=True, kw_only=True)
class ExerciseInFull:
    """How an exercise is done here, and why it is."""

    how: str  # what differs from the exercise, for a version or a substitute
    tempo: str
    load: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True, kw_only=True)
class ShownSession:
    tag: str
    letter: str  # empty for hill sprints
    title: str
    slot: str
    minutes: int
    why: str  # the first reason for its day
    exercises: tuple[ShownExercise, ...]
    note: str
    place: str  # in the week, from 0, as addresses write it
    key: str  # the same before and after a move, so that focus can stay
    done_on: str  # when it was finished, as addresses write it; else empty
    full: "SessionInFull | None"  # where the page has room for it


@dataclass(frozen=True, kw_only=True)
class SessionInFull:
    """How a session is warmed up, and why it is on its day."""

    warmup: str
    warmup_steps: tuple[str, ...]
    reasons: tuple[Why, ...]


def session_card(
    session: Session,
    request: Request,
    words: list[Any],
    *,
    tag: str,
    place: int,
    key: str,
    done_on: date | None = None,
    book: RuleBook | None = None,
) -> ShownSession:
    """With a book also how and why, for pages that have no menu to ask for it."""
    return ShownSession(
        tag=tag,
        letter=session.letter,
        title=session_title(session),
        slot=_slots(session),
        minutes=round(session_minutes(session)),
        why=wording.sentence(session.reasons[0]) if session.reasons else "",
        exercises=tuple(
            _exercise(
                item,
                shown,
                name=f"{key}-{position}",
                place=f"place={place}&position={position}",
                full=exercise_in_full(item, request, shown, book) if book else None,
            )
            for position, (item, shown) in enumerate(zip(session.items, words, strict=True))
        ),
        note=session.note,
        place=str(place),
        key=key,
        done_on=done_on.isoformat() if done_on else "",
        full=session_in_full(session, book) if book else None,
    )


def session_in_full(session: Session, book: RuleBook) -> SessionInFull:
    return SessionInFull(
        warmup=_warmup_title(session),
        warmup_steps=wording.sentences(dose.warm_up(session)),
        reasons=tuple(book.why(reason) for reason in session.reasons),
    )


def exercise_in_full(
    item: Prescription, request: Request, shown: Shown, book: RuleBook
) -> ExerciseInFull:
    advice = dose.load_advice(item)
    tempo = dose.tempo(item, request) or shown.get("tempo", "")  # as older plans kept it
    return ExerciseInFull(
        how=" ".join(shown[name] for name in ("how", "change") if shown.get(name)),
        tempo=wording.tempo_words(tempo),
        load=wording.sentence(advice) if advice else "",
        reasons=tuple(book.why(reason) for reason in item.reasons),
    )


def _warmup_title(session: Session) -> str:
    if not session.is_gym:
        return _("Warm-up")
    return _("{minutes} minutes of warm-up").format(minutes=session.warmup_minutes)


def session_title(session: Session) -> str:
    """`Heavy`, `Short and fast`."""
    if not session.is_gym:
        return _("Short and fast")
    titles = {
        Stress.HEAVY: _("Heavy") if adds_weight(session) else _("Hard"),
        Stress.MODERATE: _("Moderate"),
        Stress.LIGHT: _("Light"),
    }
    return titles[told_stress(session)]


def _slots(session: Session) -> str:
    if not session.is_gym:
        return _("at the end of the easy run")
    slots = {
        Slot.ALONE: _("any time"),
        Slot.WITH_EASY: _("before or after the easy run"),
        Slot.AFTER_6H: _("six hours after the run"),
        Slot.AFTER_0H: _("after the run"),
        Slot.BEFORE: _("before the run"),
    }
    return slots[session.slot]


def _exercise(
    item: Prescription, shown: Shown, *, name: str, place: str, full: ExerciseInFull | None
) -> ShownExercise:
    return ShownExercise(
        key=item.exercise.id,
        name=item.name,
        address=_address(item, shown.get("address", "")),
        is_retired="retired" in shown,
        is_bare=is_bare(item),
        worked=tuple((part.muscle, part.primary) for part in item.exercise.muscles),
        count=wording.count_words(item),
        sides=wording.side_words(item),
        effort=wording.effort_words(item),
        rest=_("{rest} rest").format(rest=wording.rest_words(item.rest_seconds)),
        equipment=shown.get("equipment", "") if item.substitute is None else "",
        version=version_drawn(item),
        is_sprint=item.seconds is not None,
        weight="" if item.load_kg is None else wording.weight_words(item.load_kg),
        boxes=range(item.sets if item.seconds is None else item.sets * item.reps),
        id=name,
        place=place,
        full=full,
    )


def version_drawn(item: Prescription) -> str:
    """What `pictogram` knows the look of a version by, and that of an exercise with its kit."""
    return item.modification_id or f"{item.exercise.id} {item.equipment}"


def is_bare(item: Prescription) -> bool:
    """Drawn without kit."""
    return item.equipment in (SUBSTITUTE, NO_EQUIPMENT)


def _address(item: Prescription, page: str) -> str:
    """The place on the page of its exercise where the version or the substitute is described."""
    place = item.modification_id or (SUBSTITUTE if item.substitute else "")
    return f"{page}#{place}" if page and place else page
