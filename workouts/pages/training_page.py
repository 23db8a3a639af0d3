"""A session while it is done: one exercise at a time, what was done of it and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from uuid import uuid4

from django.utils.translation import gettext as _

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from workouts.pages import wording
from workouts.pages.prescriptions import LIGHTER
from workouts.pages.set_words import SIDES, set_words, sets_words
from workouts.planning.measures.dose import reps_in_reserve
from workouts.planning.training.events import MOST_DONE_SETS, POUNDS_IN_KG, Side
from workouts.planning.training.fold import LoggedItem, LoggedSet, Training
from workouts.planning.training.history import prefilled, records_of, same_set, times_of
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
)
from workouts.planning.values.request import AMBER_PAIN, RED_PAIN
from workouts.preferences import WeightUnit, preferred

WARM_UP, FINISH = "warm-up", "finish"
MOST_LEFT = 6  # good reps left that one can still tell apart
Before = Sequence[tuple[date, PrescribedSession, Training]]


@dataclass(frozen=True, kw_only=True)
class ShownSet:
    """`state` is done, now, later or extra. The fields hold what was done, or is likely to be."""

    id: str  # of the event that its form sends: a second tap sends the same
    number: int
    side: str
    state: str
    is_hidden: bool  # one more than planned, while what is planned is not done
    label: str
    summary: str
    last_time: str  # the same set, the last time
    weight: str
    reps: str
    seconds: str
    left: str
    form_broke: bool


@dataclass(frozen=True, kw_only=True)
class ShownSwap:
    key: str
    name: str
    dose: str
    effort: str
    sets: int
    reps: int
    left: str
    rest_seconds: int


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What `pictogram` draws."""

    exercise: str
    version: str
    is_bare: bool


@dataclass(frozen=True, kw_only=True)
class ShownItem:
    place: int
    step: str
    title: str
    figure: Figure
    dose: str
    effort: str
    how: str
    counting: str
    rest: str
    rest_seconds: int
    last_time: str
    last_date: date | None
    to: str  # the key of what is done instead; empty for what was planned
    planned: ShownSwap
    planned_sets: int
    following: str  # the step after this one
    swaps: tuple[ShownSwap, ...]
    gentler: ShownSwap | None
    pain: int | None
    is_sore: bool  # 3 or 4 of 10
    is_stopped: bool
    note: str
    sets: tuple[ShownSet, ...]
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class ShownTraining:
    title: str
    letter: str
    step: str
    unit: str
    items: tuple[ShownItem, ...]
    warm_up: tuple[str, ...]
    progress: tuple[str, ...]  # done, now or nothing, one for each set
    done_count: int
    set_count: int
    pain: int | None
    worst_pain: int | None
    note: str
    feel: str
    minutes: int
    is_begun: bool
    is_finished: bool
    is_deleted: bool
    records: tuple[str, ...]


def shown_training(
    prescribed: PrescribedSession, training: Training, before: Before, step: str
) -> ShownTraining:
    """`before` are earlier trainings, the newest first."""
    count = len(prescribed.items)
    numbers = [str(number + 1) for number in range(count)]
    steps = [WARM_UP, *numbers, FINISH]
    following = dict(pairwise(steps))
    items = tuple(
        _item(item, training.item(place), before, following=following[numbers[place]])
        for place, item in enumerate(prescribed.items)
    )
    now = step if step in steps else _first_open(items, training)
    planned = [one for item in items for one in item.sets if one.state != "extra"]
    states = [one.state for one in planned]
    return ShownTraining(
        title=prescribed.title,
        letter=prescribed.letter,
        step=now,
        unit=preferred().weight_unit.value,
        items=items,
        warm_up=prescribed.warm_up,
        progress=tuple(_one_now(states)),
        done_count=states.count("done"),
        set_count=len(states),
        pain=training.pain,
        worst_pain=training.worst_pain,
        note=training.note,
        feel=training.feel.value if training.feel else "",
        minutes=_minutes(training),
        is_begun=training.started_at is not None,
        is_finished=training.finished_at is not None,
        is_deleted=training.is_deleted,
        records=tuple(
            _("{exercise}: your best set so far, {set}.").format(
                exercise=dose.name, set=set_words(best)
            )
            for dose, best in records_of(prescribed, training, before)
        ),
    )


def _one_now(states: Sequence[str]) -> Iterator[str]:
    """Each exercise has a set to do next; only the first of them is what comes now."""
    first = states.index("now") if "now" in states else None
    for number, state in enumerate(states):
        yield "later" if state == "now" and number != first else state


def _first_open(items: Sequence[ShownItem], training: Training) -> str:
    if training.finished_at is not None:
        return FINISH
    if training.started_at is None:
        return WARM_UP
    return next((item.step for item in items if not item.is_done), FINISH)


def _minutes(training: Training) -> int:
    """From the first thing told to the finish."""
    if training.started_at is None or training.finished_at is None:
        return 0
    return max(1, round((training.finished_at - training.started_at) / 60_000))


def _item(
    planned: PrescribedItem, logged: LoggedItem, before: Before, *, following: str
) -> ShownItem:
    now = planned.now(logged.to)
    last = next(iter(times_of(now.key, before)), None)
    most = max(one.sets for one in (now, planned, *planned.swaps))
    sets = tuple(_sets(now, logged, last.sets if last else (), room=most + 1))
    is_over = all(one.state in ("done", "extra") for one in sets)
    return ShownItem(
        place=logged.item,
        step=str(logged.item + 1),
        title=now.name,
        figure=_figure(now.key),
        dose=dose_words(now),
        effort=effort_words(now),
        how=now.how,
        counting=now.counting.value,
        rest=wording.rest_words(now.rest_seconds),
        rest_seconds=now.rest_seconds,
        last_time=sets_words(last.sets) if last else "",
        last_date=last.on if last else None,
        to=now.key if now is not planned else "",
        planned=_swap(planned),
        planned_sets=now.sets,
        following=following,
        swaps=tuple(_swap(one) for one in planned.swaps if one.key != now.key),
        gentler=next((_swap(one) for one in planned.swaps if one.key == planned.gentler), None),
        pain=logged.pain,
        is_sore=logged.pain is not None and AMBER_PAIN <= logged.pain < RED_PAIN,
        is_stopped=logged.is_stopped,
        note=logged.note,
        sets=sets,
        is_done=is_over or logged.is_stopped,
    )


def _figure(key: str) -> Figure:
    exercise, _stroke, rest = key.removesuffix(LIGHTER).partition("/")
    kit, _stroke, version = rest.partition("/")
    return Figure(
        exercise=exercise,
        version=version or f"{exercise} {kit}",
        is_bare=kit in (SUBSTITUTE, NO_EQUIPMENT),
    )


def _swap(dose: PrescribedDose) -> ShownSwap:
    return ShownSwap(
        key=dose.key,
        name=dose.name,
        dose=dose_words(dose),
        effort=effort_words(dose),
        sets=dose.sets,
        reps=dose.reps,
        left=f"{min(reps_in_reserve(dose.rpe), MOST_LEFT):.0f}",
        rest_seconds=dose.rest_seconds,
    )


def _sets(
    now: PrescribedDose, logged: LoggedItem, before: Sequence[LoggedSet], *, room: int
) -> Iterator[ShownSet]:
    """Left and right of one number follow each other; after them there is room for more."""
    sides = (Side.LEFT, Side.RIGHT) if now.sides else (Side.BOTH,)
    done = {(one.set, one.side): one for one in logged.sets}
    most = max([min(now.sets, MOST_DONE_SETS), *(number + 1 for number, _side in done)])
    keys = [(number, side) for number in range(most) for side in sides]
    keys += [key for key in sorted(done) if key not in keys]
    is_now_given = False
    for number, side in keys:
        found = done.get((number, side))
        state = "done" if found else "later" if is_now_given else "now"
        is_now_given = is_now_given or state == "now"
        yield _set(now, number, side, state, found, logged, before)
    for number in range(most, min(max(most + 1, room), MOST_DONE_SETS)):
        for side in sides:
            one = _set(now, number, side, "extra", None, logged, before)
            yield replace(one, is_hidden=is_now_given or number > most)


def _set(
    now: PrescribedDose,
    number: int,
    side: Side,
    state: str,
    found: LoggedSet | None,
    logged: LoggedItem,
    before: Sequence[LoggedSet],
) -> ShownSet:
    today = [one for one in logged.sets if one.to == logged.to]
    likely = prefilled(now, number, side, today=today, before=before)
    like = found or likely
    last = same_set(before, number, side)
    label = _("Sprint {number}") if now.counting is Counting.SPRINTS else _("Set {number}")
    named = label.format(number=number + 1)
    return ShownSet(
        id=str(uuid4()),
        number=number,
        side=side.value,
        state=state,
        is_hidden=False,
        label=f"{named}, {SIDES[side]}" if side else named,
        summary=set_words(found) if found else "",
        last_time=set_words(replace(last, side=Side.BOTH)) if last else "",
        weight=_weight(like.kg, like.lb) if now.counting is Counting.WEIGHT else "",
        reps="" if like.reps is None else str(like.reps),
        seconds="" if like.seconds is None else f"{like.seconds:g}",
        left="" if like.rpe is None else f"{min(reps_in_reserve(like.rpe), MOST_LEFT):.0f}",
        form_broke=bool(found and found.form_broke),
    )


def _weight(kg: float | None, lb: float | None) -> str:
    """In the unit of the reader; what was entered in it stays as it was."""
    if preferred().weight_unit is WeightUnit.LB:
        pounds = lb if lb is not None else None if kg is None else kg * POUNDS_IN_KG
        return "" if pounds is None else f"{round(pounds, 1):g}"
    kilos = kg if kg is not None else None if lb is None else lb / POUNDS_IN_KG
    return "" if kilos is None else f"{round(kilos, 1):g}"


def dose_words(dose: PrescribedDose) -> str:
    """`3 × 8`, `3 × 6 each side`, `6 × 8 s`."""
    if dose.counting is Counting.SPRINTS:
        return f"{dose.sets} × {dose.seconds or 8} s"
    pattern = _("{sets} × {reps} each side") if dose.sides else "{sets} × {reps}"
    return pattern.format(sets=dose.sets, reps=dose.reps)


def effort_words(dose: PrescribedDose) -> str:
    if dose.counting is Counting.SPRINTS:
        return _("Fast and relaxed, walk back down.")
    if dose.counting is Counting.JUMPS:
        return _("Every jump crisp; land softly.")
    left = round(reps_in_reserve(dose.rpe))
    return _("Stop with {left} left.").format(left=left)
