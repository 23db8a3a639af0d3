"""A session while it is done: one exercise at a time, what was done of it and what comes next."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from uuid import uuid4

from django.utils.translation import gettext as _

from workouts.pages.training.set_words import SIDES, set_words
from workouts.pages.training.training_choice import (
    Before,
    ShownChoice,
    left_words,
    shown_choice,
    times_by_key,
    weight_in_unit,
)
from workouts.planning.training.events import MOST_DONE_SETS, Side
from workouts.planning.training.fold import LoggedItem, LoggedSet, Training
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
)
from workouts.planning.training.times import Time, prefilled, records_of, same_set
from workouts.planning.values.request import AMBER_PAIN, RED_PAIN
from workouts.preferences import preferred

WARM_UP, FINISH = "warm-up", "finish"


@dataclass(frozen=True, kw_only=True)
class ShownSet:
    """`state` is done, now, later or extra. The fields hold what was done, or is likely to be."""

    id: str  # of the event that its form sends: a second tap sends the same
    number: int
    side: str
    state: str
    is_hidden: bool  # one more than planned, while what is planned is not done
    label: str
    more: str  # the label of one more than planned
    summary: str
    last_time: str  # the same set, the last time
    counting: str
    weight: str
    reps: str
    seconds: str
    left: str
    form_broke: bool


@dataclass(frozen=True, kw_only=True)
class ShownItem:
    """`choices` are what was planned and what may be done instead, whichever of them is `now`."""

    place: int
    step: str
    now: ShownChoice
    choices: tuple[ShownChoice, ...]
    gentler: ShownChoice | None
    following: str  # the step after this one
    pain: int | None
    is_sore: bool  # 3 or 4 of 10
    is_stopped: bool
    note: str
    sets: tuple[ShownSet, ...]
    empty: tuple[ShownSet, ...]  # one for each way of counting, from which a phone makes more
    is_done: bool

    @property
    def is_gentle(self) -> bool:
        return self.gentler is not None and self.gentler.key == self.now.key


@dataclass(frozen=True, kw_only=True)
class ShownTraining:
    title: str
    letter: str
    step: str
    unit: str
    items: tuple[ShownItem, ...]
    warm_up: tuple[str, ...]
    warm_up_minutes: int
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

    @property
    def figures(self) -> frozenset[str]:
        """Of all that may be done, so that a phone without a network can draw it."""
        choices = (one for item in self.items for one in item.choices)
        return frozenset(one.figure for one in choices if one.figure)

    @property
    def steps(self) -> dict[str, tuple[str, ...]]:
        """How each exercise is done, by its key."""
        choices = (one for item in self.items for one in item.choices)
        return {one.exercise: one.steps for one in choices}


def shown_training(
    prescribed: PrescribedSession, training: Training, before: Before, step: str
) -> ShownTraining:
    """`before` are earlier trainings, the newest first."""
    count, times = len(prescribed.items), times_by_key(before)
    numbers = [str(number + 1) for number in range(count)]
    steps = [WARM_UP, *numbers, FINISH]
    following = dict(pairwise(steps))
    items = tuple(
        _item(item, training.item(place), times, following=following[numbers[place]])
        for place, item in enumerate(prescribed.items)
    )
    now = step if step in steps else _first_open(items, training)
    states = [state for item in items for state in _states(item)]
    return ShownTraining(
        title=prescribed.title,
        letter=prescribed.letter,
        step=now,
        unit=preferred().weight_unit.value,
        items=items,
        warm_up=prescribed.warm_up,
        warm_up_minutes=prescribed.warm_up_minutes,
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


def _states(item: ShownItem) -> Iterator[str]:
    """Of each set; one of one-legged work is done when both legs are."""
    planned = (one for one in item.sets if one.state != "extra")
    for _number, legs in groupby(planned, key=lambda one: one.number):
        states = {one.state for one in legs}
        yield next(state for state in ("now", "later", "done") if state in states)


def _one_now(states: Sequence[str]) -> Iterator[str]:
    """Each exercise has a set to do next; only the first of them is what comes now."""
    first = states.index("now") if "now" in states else None
    for number, state in enumerate(states):
        yield "later" if state == "now" and number != first else state


def _first_open(items: Sequence[ShownItem], training: Training) -> str:
    if training.finished_at is not None or training.is_deleted:
        return FINISH
    if training.started_at is None:
        return WARM_UP
    return next((item.step for item in items if not item.is_done), FINISH)


def _minutes(training: Training) -> int:
    """From the first thing told to the finish; 0 where that is not known, as of a session that was
    written down afterwards, all at once."""
    if training.started_at is None or training.finished_at is None:
        return 0
    return round((training.finished_at - training.started_at) / 60_000)


def _item(
    planned: PrescribedItem,
    logged: LoggedItem,
    times: Mapping[str, Sequence[Time]],
    *,
    following: str,
) -> ShownItem:
    dose = planned.now(logged.to)
    choices = (
        shown_choice(planned, "", times.get(planned.key, ())),
        *(shown_choice(one, one.key, times.get(one.key, ())) for one in planned.swaps),
    )
    now = next((one for one in choices if one.key == dose.key), choices[0])
    before = times[dose.key][0].sets if dose.key in times else ()
    sets = tuple(_sets(planned, logged, before))
    is_over = all(one.state in ("done", "extra") for one in sets)
    return ShownItem(
        place=logged.item,
        step=str(logged.item + 1),
        now=now,
        choices=choices,
        gentler=next((one for one in choices if one.key and one.key == planned.gentler), None),
        following=following,
        pain=logged.pain,
        is_sore=logged.pain is not None and AMBER_PAIN <= logged.pain < RED_PAIN,
        is_stopped=logged.is_stopped,
        note=logged.note,
        sets=sets,
        empty=tuple(
            _empty(one) for one in {one.counting: one for one in (planned, *planned.swaps)}.values()
        ),
        is_done=is_over or logged.is_stopped,
    )


def _empty(dose: PrescribedDose) -> ShownSet:
    one = _set(dose, 0, Side.BOTH, "later", None, LoggedItem(item=0), ())
    return replace(one, id="", label="", weight="", last_time="")


def _sets(
    planned: PrescribedItem, logged: LoggedItem, before: Sequence[LoggedSet]
) -> Iterator[ShownSet]:
    """Left and right of one number follow each other; after them there is room for one more."""
    now = planned.now(logged.to)
    sides = (Side.LEFT, Side.RIGHT) if now.sides else (Side.BOTH,)
    done = {(one.set, one.side): one for one in logged.sets}
    most = max([min(now.sets, MOST_DONE_SETS), *(number + 1 for number, _side in done)])
    is_now_given = False
    for number in range(most):
        for side in _sides_of(number, sides, done):
            found = done.get((number, side))
            state = "done" if found else "later" if is_now_given else "now"
            is_now_given = is_now_given or state == "now"
            dose = planned.now(found.to) if found else now
            yield _set(dose, number, side, state, found, logged, before)
    for side in sides if most < MOST_DONE_SETS else ():
        one = _set(now, most, side, "extra", None, logged, before)
        yield replace(one, is_hidden=is_now_given)


def _sides_of(
    number: int, sides: Sequence[Side], done: Container[tuple[int, Side]]
) -> Sequence[Side]:
    """A set that was done with two legs before a swap to one-legged work stays done, and the
    other way round."""
    other = [side for side in Side if side not in sides and (number, side) in done]
    if other and not any((number, side) in done for side in sides):
        return other
    return [*sides, *other]


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
    likely = prefilled(now, number, side, today=today, said=logged, before=before)
    like = found or likely
    label = _("Sprint {number}") if now.counting is Counting.SPRINTS else _("Set {number}")
    named = label.format(number=number + 1)
    last = same_set(before, number, side)
    return ShownSet(
        id=str(uuid4()),
        number=number,
        side=side.value,
        state=state,
        is_hidden=False,
        label=_with_side(named, side),
        more=_with_side(_("One more"), side),
        summary=set_words(replace(found, side=Side.BOTH)) if found else "",
        last_time=set_words(replace(last, side=Side.BOTH)) if last else "",
        counting=now.counting.value,
        weight=weight_in_unit(like.kg, like.lb) if now.counting is Counting.WEIGHT else "",
        reps="" if like.reps is None else str(like.reps),
        seconds="" if like.seconds is None else f"{like.seconds:g}",
        left="" if like.rpe is None else left_words(like.rpe),
        form_broke=bool(found and found.form_broke),
    )


def _with_side(words: str, side: Side) -> str:
    return f"{words}, {SIDES[side]}" if side else words
