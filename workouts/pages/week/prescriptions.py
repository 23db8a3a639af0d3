"""A session as it is handed out to be done: in words, with what may replace each exercise."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from exercises.catalogue import equipment_names
from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Direction, Fit
from workouts.pages import wording
from workouts.pages.week.session_card import session_title
from workouts.planning import alternatives
from workouts.planning.answers.proposal import Proposal, judging
from workouts.planning.measures import dose
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
    counting_of,
    has_sides,
    key_of,
    sets_of,
)
from workouts.planning.values.week import Prescription
from workouts.services.training.trainings import FoundSession
from workouts.storage.catalogue import read_exercises

MOST_SWAPS = 4
GENTLE_RPE = 5.0  # half the effort that is left in a good set
EASED = {
    Counting.WEIGHT: _lazy("About half the weight, and only as far as it does not hurt."),
    Counting.REPS: _lazy("Slowly, and only as far as it does not hurt."),
    Counting.JUMPS: _lazy("Low and soft, about half as high, and none that hurts."),
    Counting.SPRINTS: _lazy("At three quarters of your speed; walk if it hurts."),
}
LIGHTER = "lighter"  # the version of an exercise that has none: less weight, a shorter range


def prescribed_session(found: FoundSession) -> PrescribedSession:
    """In words of the catalogue that belong to it."""
    session = found.week.sessions[found.place]
    rows = [*found.version.sessions.all()][found.place].exercises.all()
    shown = [row.snapshot.content.get("shown", {}) for row in rows]
    return PrescribedSession(
        title=session_title(session),
        letter=session.letter,
        warm_up=wording.sentences(dose.warm_up(session)),
        warm_up_minutes=session.warmup_minutes if session.is_gym else 0,
        items=tuple(
            _item(found, position, item, shown[position])
            for position, item in enumerate(session.items)
        ),
    )


def _item(
    found: FoundSession, position: int, item: Prescription, shown: dict[str, str]
) -> PrescribedItem:
    proposals = alternatives(
        found.week,
        found.request,
        read_exercises(),
        place=found.place,
        position=position,
        work=judging(len(found.week.sessions[found.place].items)),
    )
    plain = _prescribed(item, found, shown)
    gentle = _gentle(plain, item, proposals, found)
    others = [_prescribed(one.item, found, {}) for one in proposals[:MOST_SWAPS]]
    swaps = (gentle, *(one for one in others if one.key != gentle.key))
    facts = {field.name: getattr(plain, field.name) for field in fields(plain)}
    return PrescribedItem(**facts, gentler=gentle.key, swaps=tuple(_told_apart(swaps)))


def _told_apart(swaps: Sequence[PrescribedDose]) -> Iterator[PrescribedDose]:
    """One version may be done with this kit or that; then its name says with which."""
    count = Counter(one.name for one in swaps)
    for one in swaps:
        if count[one.name] > 1 and one.equipment:
            named = _("{exercise}, {equipment}")
            yield replace(
                one, name=named.format(exercise=one.name, equipment=one.equipment.lower())
            )
        else:
            yield one


def _prescribed(item: Prescription, found: FoundSession, shown: dict[str, str]) -> PrescribedDose:
    sets, reps = sets_of(item)
    named = equipment_names()
    kit = "" if item.equipment in (NO_EQUIPMENT, SUBSTITUTE) else item.equipment
    return PrescribedDose(
        key=key_of(item),
        name=item.name,
        counting=counting_of(item),
        sets=sets,
        reps=reps,
        seconds=item.seconds,
        rpe=item.rpe,
        rest_seconds=item.rest_seconds,
        kg=item.load_kg,
        sides=has_sides(item),
        how=" ".join(shown[name] for name in ("how", "change") if shown.get(name)),
        tempo=dose.tempo(item, found.request),
        equipment=shown.get("equipment", named.get(kit, kit)),
    )


def _gentle(
    plain: PrescribedDose, item: Prescription, proposals: Iterable[Proposal], found: FoundSession
) -> PrescribedDose:
    """The version for a painful day: an easier one of this exercise, else itself with less."""
    for proposal in proposals:
        version = proposal.item.modification
        is_same = proposal.item.exercise.id == item.exercise.id
        if is_same and version is not None and _is_easier(version):
            return _prescribed(proposal.item, found, {})
    return replace(
        plain,
        key=f"{plain.key}{LIGHTER}",
        name=_("{exercise}, easier").format(exercise=plain.name),
        rpe=min(plain.rpe, GENTLE_RPE),
        kg=None,
        how=str(EASED[plain.counting]),
    )


def _is_easier(version: Any) -> bool:
    return version.direction is Direction.EASIER or version.fit in (Fit.GENTLE, Fit.EASY)
