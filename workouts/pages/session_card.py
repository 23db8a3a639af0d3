"""A session as a card on a page: its title, warm-up, exercises and doses in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages import wording
from workouts.pages.controls import SessionControls
from workouts.pages.rule_book import RuleBook, Why
from workouts.planning.measures import dose
from workouts.planning.measures.load import told_stress
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
    dose: str
    sets: str  # of the dose, without the effort
    rest: str
    equipment: str
    version: str  # the id of its modification
    how: str  # what differs from the exercise, for a version or a substitute
    tempo: str
    load: str
    reasons: tuple[Why, ...]
    is_sprint: bool
    weight: str  # what the runner wrote down
    removal: str  # what the button that leaves it out sends
    boxes: range  # one for each set or sprint, to write in on paper


@dataclass(frozen=True, kw_only=True)
class ShownSession:
    tag: str
    title: str
    slot: str
    minutes: str
    stress: str  # H, M or L; empty for hill sprints
    warmup: str
    warmup_steps: tuple[str, ...]
    reasons: tuple[Why, ...]
    exercises: tuple[ShownExercise, ...]
    note: str
    controls: SessionControls | None  # what can be changed, where it can


def session_card(
    session: Session,
    request: Request,
    words: list[Any],
    tag: str,
    book: RuleBook,
    controls: SessionControls | None = None,
) -> ShownSession:
    stress = told_stress(session) if session.is_gym else None
    minutes = round(session_minutes(session))
    return ShownSession(
        tag=tag,
        title=_titles(stress),
        slot=_slots(session),
        minutes=_("{minutes} min").format(minutes=minutes),
        stress=stress.value if stress else "",
        warmup=_warmup_title(session),
        warmup_steps=wording.sentences(dose.warm_up(session)),
        reasons=tuple(book.why(reason) for reason in session.reasons),
        exercises=tuple(
            _exercise(
                item,
                request,
                shown,
                book,
                removal=controls.removals[position] if controls else "",
            )
            for position, (item, shown) in enumerate(zip(session.items, words, strict=True))
        ),
        note=session.note,
        controls=controls,
    )


def _warmup_title(session: Session) -> str:
    if not session.is_gym:
        return _("Warm-up")
    return _("{minutes} minutes of warm-up").format(minutes=session.warmup_minutes)


def session_title(session: Session) -> str:
    """`Heavy`, `Short and fast`."""
    return _titles(told_stress(session) if session.is_gym else None)


def _titles(stress: Stress | None) -> str:
    titles = {
        Stress.HEAVY: _("Heavy"),
        Stress.MODERATE: _("Moderate"),
        Stress.LIGHT: _("Light"),
    }
    return titles[stress] if stress else _("Short and fast")


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
    item: Prescription, request: Request, shown: Shown, book: RuleBook, *, removal: str
) -> ShownExercise:
    advice = dose.load_advice(item)
    return ShownExercise(
        key=item.exercise.id,
        name=item.name,
        address=_address(item, shown.get("address", "")),
        is_retired="retired" in shown,
        is_bare=is_bare(item),
        worked=tuple((part.muscle, part.primary) for part in item.exercise.muscles),
        dose=wording.dose_words(item),
        sets=wording.sets_words(item),
        rest=_("{rest} rest").format(rest=wording.rest_words(item.rest_seconds)),
        equipment=shown.get("equipment", "") if item.substitute is None else "",
        version=item.modification_id,
        how=" ".join(shown[name] for name in ("how", "change") if shown.get(name)),
        tempo=dose.tempo(item, request) or shown.get("tempo", ""),  # as older plans kept it
        load=wording.sentence(advice) if advice else "",
        reasons=tuple(book.why(reason) for reason in item.reasons),
        is_sprint=item.seconds is not None,
        weight="" if item.load_kg is None else wording.weight_words(item.load_kg),
        removal=removal,
        boxes=range(item.sets if item.seconds is None else item.sets * item.reps),
    )


def is_bare(item: Prescription) -> bool:
    """Drawn without kit."""
    return item.equipment in (SUBSTITUTE, NO_EQUIPMENT)


def _address(item: Prescription, page: str) -> str:
    """The place on the page of its exercise where the version or the substitute is described."""
    if not page or item.name == item.exercise.name:
        return page
    return f"{page}#{item.modification_id or SUBSTITUTE}"
