"""Decides what the events of a training add up to, in whatever order and how often they came."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workouts.planning.training.events import POUNDS_IN_KG, Event, EventKind, Feel, Side
from workouts.planning.values.request import RED_PAIN

MISTAP_MS = 10_000  # another pain for the same exercise within these corrects the one before
CHANGED_BY_EDIT = ("reps", "seconds", "rpe", "form_broke")


@dataclass(frozen=True, kw_only=True)
class LoggedSet:
    """A set as it was done; `to` is what took the place of the planned exercise by then."""

    set: int
    side: Side = Side.BOTH
    to: str = ""
    kg: float | None = None
    lb: float | None = None
    reps: int | None = None
    seconds: float | None = None
    rpe: float | None = None
    form_broke: bool | None = None
    at: int

    @property
    def weight_kg(self) -> float | None:
        return _in_kg(self.kg, self.lb)


@dataclass(frozen=True, kw_only=True)
class LoggedItem:
    """One place in the session. `pain` is what was told last while doing it; `kg` or `lb` what was
    said for all sets."""

    item: int
    to: str = ""
    kg: float | None = None
    lb: float | None = None
    pain: int | None = None
    note: str = ""
    sets: tuple[LoggedSet, ...] = ()

    @property
    def weight_kg(self) -> float | None:
        return _in_kg(self.kg, self.lb)

    @property
    def is_stopped(self) -> bool:
        return self.pain is not None and self.pain >= RED_PAIN


@dataclass(frozen=True, kw_only=True)
class Training:
    """`pain` is the last told of the training as a whole, `worst_pain` the worst of all that was
    told. Times are in milliseconds since 1970, None while there is none. What was deleted leaves an
    empty one."""

    items: tuple[LoggedItem, ...] = ()
    pain: int | None = None
    worst_pain: int | None = None
    note: str = ""
    feel: Feel | None = None
    started_at: int | None = None
    finished_at: int | None = None
    morning_pain: int | None = None
    morning_soreness: int | None = None
    is_deleted: bool = False

    @property
    def sets(self) -> tuple[LoggedSet, ...]:
        return tuple(done for item in self.items for done in item.sets)

    def item(self, place: int) -> LoggedItem:
        """What was done there; an empty one when nothing was."""
        return next((one for one in self.items if one.item == place), LoggedItem(item=place))


@dataclass
class _Place:
    to: str = ""
    kg: float | None = None
    lb: float | None = None
    pain: int | None = None
    note: str = ""
    sets: dict[tuple[int, Side], LoggedSet] = field(default_factory=dict)


def fold(events: Iterable[Event]) -> Training:
    """By time, and at the same time by id. The same events give the same training, in any order,
    any number of times, in any pieces."""
    places: dict[int, _Place] = {}
    told, deleted = _not_deleted(_in_order(events))
    training = Training(worst_pain=_worst_pain(told), is_deleted=bool(deleted) and not told)
    for event in told:
        training = _told_of_all(training, event)
        if event.item is not None:
            _tell(places.setdefault(event.item, _Place()), event)
    return replace(
        training, items=tuple(_item(number, places[number]) for number in sorted(places))
    )


def _in_kg(kg: float | None, lb: float | None) -> float | None:
    return kg if lb is None else lb / POUNDS_IN_KG


def _in_order(events: Iterable[Event]) -> Iterable[Event]:
    """Each id once. Of two that say different things under one id, the same one every time."""
    known: dict[str, Event] = {}
    for event in events:
        other = known.get(event.id)
        if other is None or (event.at, repr(event)) < (other.at, repr(other)):
            known[event.id] = event
    return sorted(known.values(), key=lambda event: (event.at, event.id))


def _not_deleted(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """What counts, and what was deleted and can be brought back."""
    told: list[Event] = []
    deleted: list[Event] = []
    for event in events:
        if event.kind is EventKind.DELETE:
            told, deleted = [], deleted + told
        elif event.kind is EventKind.RESTORE:
            told, deleted = deleted + told, []
        else:
            told.append(event)
    return told, deleted


def _worst_pain(events: Iterable[Event]) -> int | None:
    worst: dict[str, int] = {}
    last: dict[int | None, Event] = {}
    for event in events:
        if event.pain is None or event.kind is EventKind.MORNING:
            continue
        before = last.get(event.item)
        if before and event.at - before.at <= MISTAP_MS:
            del worst[before.id]
        worst[event.id], last[event.item] = event.pain, event
    return max(worst.values(), default=None)


def _tell(place: _Place, event: Event) -> None:
    """What an event about one exercise changes there."""
    if event.kind is EventKind.SET:
        _do(place, event)
    elif event.kind is EventKind.EDIT:
        _edit(place, event)
    elif event.kind is EventKind.REMOVE:
        place.sets.pop((event.set or 0, event.side), None)
    elif event.kind is EventKind.SWAP:
        place.to, place.kg, place.lb = event.to, None, None
    elif event.kind is EventKind.PAIN:
        place.pain = event.pain
    elif event.kind is EventKind.NOTE:
        place.note = event.text


def _do(place: _Place, event: Event) -> None:
    number = event.set or 0
    place.sets[number, event.side] = LoggedSet(
        set=number,
        side=event.side,
        to=place.to,
        kg=event.kg,
        lb=event.lb,
        reps=event.reps,
        seconds=event.seconds,
        rpe=event.rpe,
        form_broke=event.form_broke,
        at=event.at,
    )


def _edit(place: _Place, event: Event) -> None:
    """Of one set; without a number of all there are, and a weight is that of those to come too."""
    if event.set is None and (event.kg, event.lb) != (None, None):
        place.kg, place.lb = event.kg, event.lb
    for key, done in place.sets.items():
        if event.set in (None, done.set) and event.side in (Side.BOTH, done.side):
            place.sets[key] = _edited(done, event)


def _edited(done: LoggedSet, event: Event) -> LoggedSet:
    told = {name: getattr(event, name) for name in CHANGED_BY_EDIT}
    changed = replace(done, **{name: value for name, value in told.items() if value is not None})
    if event.kg is None and event.lb is None:
        return changed
    return replace(changed, kg=event.kg, lb=event.lb)


def _told_of_all(training: Training, event: Event) -> Training:
    """What an event changes for the training as a whole."""
    if event.kind is EventKind.MORNING:
        return replace(training, morning_pain=event.pain, morning_soreness=event.soreness)
    if training.started_at is None:
        training = replace(training, started_at=event.at)
    if event.pain is not None and event.item is None:
        training = replace(training, pain=event.pain)
    if event.kind is EventKind.FINISH:
        return replace(training, finished_at=event.at, feel=event.feel or training.feel)
    if event.kind is EventKind.REOPEN:
        return replace(training, finished_at=None)
    if event.kind is EventKind.NOTE and event.item is None:
        return replace(training, note=event.text)
    return training


def _item(number: int, place: _Place) -> LoggedItem:
    sets = tuple(place.sets[key] for key in sorted(place.sets))
    return LoggedItem(
        item=number,
        to=place.to,
        kg=place.kg,
        lb=place.lb,
        pain=place.pain,
        note=place.note,
        sets=sets,
    )
