"""Decides what is told of two weeks for one runner: what moves, changes, comes and goes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.vocabulary import gettext_noop
from workouts.planning.edits import dose_change, is_other_dose
from workouts.planning.measures.load import told_stress
from workouts.planning.search.builder import Builder
from workouts.planning.values.request import Request, School
from workouts.planning.values.week import Reason, Session, Week, reason

Pair = tuple[Session | None, Session | None]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One sentence about the change, and the other week's own reason for it, if it has one."""

    change: Reason
    why: Reason | None = None


def other_schools(
    week: Week, request: Request, builder: Builder
) -> tuple[tuple[School, tuple[Difference, ...]], ...]:
    """What each other school of scheduling would change in the runner's week (R07)."""
    found = []
    for school in School:
        if school is not request.school:
            other = replace(request, school=school)
            found.append((school, differences(week, builder.build(other), other)))
    return tuple(found)


def differences(
    before: Week, after: Week, request: Request, *, with_doses: bool = False
) -> tuple[Difference, ...]:
    """From one week to the other in the order of days; empty when the sessions are the same.

    Doses, warm-ups and notes are told of only `with_doses`.
    """
    found: list[Difference] = []
    for old, new in _matched(before, after):
        if old is None or new is None:
            found.extend(_one_sided(old, new))
        else:
            found.extend(_changed(old, new, request))
            if with_doses:
                found.extend(_other_doses(old, new))
    return tuple(found)


def _matched(before: Week, after: Week) -> Iterator[Pair]:
    """Sessions of one kind that stay on their day, then those most alike; then what is left."""
    left, right = list(before.sessions), list(after.sessions)
    pairs: list[Pair] = []
    while left and right:
        old, new = max(((o, n) for o in left for n in right), key=lambda pair: _likeness(*pair))
        if old.is_gym is not new.is_gym and not _likeness(old, new)[0]:
            break
        left.remove(old)
        right.remove(new)
        pairs.append((old, new))
    pairs += [(old, None) for old in left] + [(None, new) for new in right]
    yield from sorted(pairs, key=lambda pair: (pair[0] or pair[1] or left[0]).day)


def _likeness(old: Session, new: Session) -> tuple[bool, bool, int, int]:
    shared = {i.exercise.id for i in old.items} & {i.exercise.id for i in new.items}
    return old.is_gym is new.is_gym, old.day == new.day, len(shared), -abs(old.day - new.day)


def _one_sided(old: Session | None, new: Session | None) -> Iterator[Difference]:
    if old is not None:
        gone = gettext_noop("{day} no longer has a session.")
        yield _difference("R11", gone, None, day=old.day)
    if new is not None:
        come = gettext_noop("{day} now has a session.")
        yield _difference("R01", come, new, day=new.day)


def _changed(old: Session, new: Session, request: Request) -> Iterator[Difference]:
    was, now = told_stress(old), told_stress(new)
    facts = {"day": old.day, "to": new.day, "was": was, "now": now}
    if old.day != new.day and not old.is_gym:
        sprints = gettext_noop("The hill sprints move from {day} to {to}.")
        yield _difference("R30", sprints, new, **facts)
    elif old.day != new.day and was is now:
        moved = gettext_noop("The {now} session moves from {day} to {to}.")
        yield _difference("R07", moved, new, **facts)
    elif old.day != new.day:
        both = gettext_noop("The {was} session of {day} moves to {to} and becomes {now}.")
        yield _difference("R07", both, new, **facts)
    elif was is not now:
        stress = gettext_noop("{day} becomes {now} instead of {was}.")
        yield _difference("R07", stress, new, **facts)
    yield from _other_exercises(old, new)


def _other_exercises(old: Session, new: Session) -> Iterator[Difference]:
    before, after = ([item.name for item in session.items] for session in (old, new))
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    facts = {"day": new.day, "gone": ", ".join(gone), "come": ", ".join(come)}
    if gone and come:
        swapped = gettext_noop("{day}: {come} instead of {gone}.")
        yield _difference("R24", swapped, None, **facts)
    elif gone:
        yield _difference("R24", gettext_noop("{day}: without {gone}."), None, **facts)
    elif come:
        yield _difference("R24", gettext_noop("{day}: also {come}."), None, **facts)


def _other_doses(old: Session, new: Session) -> Iterator[Difference]:
    before = {item.name: item for item in old.items}
    for item in new.items:
        was = before.get(item.name)
        if was is not None and is_other_dose(was, item):
            facts = {"day": new.day, "exercise": item.name}
            change = dose_change(was, item, facts)
            yield _difference("R34", change.sentence, None, **change.facts)
    if old.warmup_minutes != new.warmup_minutes:
        warm_up = gettext_noop("Warm up for {minutes} minutes on {day}.")
        yield _difference("R22", warm_up, None, day=new.day, minutes=new.warmup_minutes)
    if old.note != new.note:
        yield _difference("R11", gettext_noop("The note on {day} is different."), None, day=new.day)


def _difference(rule: str, sentence: str, session: Session | None, **facts: object) -> Difference:
    why = session.reasons[0] if session is not None and session.reasons else None
    return Difference(change=reason(rule, sentence, **facts), why=why)
