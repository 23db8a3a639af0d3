"""What was done goes into the file and comes back the same, whatever it is; what is wrong in a file
is refused by its field."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.records import UNPRINTABLE, Fields, RecordError, one_kind_of_line_end
from workouts.exchange.my_data.log_document import Doses, read_trainings, training_document
from workouts.models import TrainingEvent, TrainingLog
from workouts.planning.training.events import NEEDED, EventKind, Feel, Side, read_event
from workouts.planning.training.prescribed import (
    Counting,
    PrescribedDose,
    PrescribedItem,
    PrescribedSession,
)
from workouts.planning.values.limits import MOST_ITEMS, MOST_KG, MOST_REPS, MOST_SETS
from workouts.storage.trainings import prescribed_document

KEYS = st.from_regex(r"[a-z_]{1,20}/[a-z_-]{0,20}/[a-z_]{0,20}(lighter)?", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
SHOWN = TEXTS.map(lambda text: one_kind_of_line_end(UNPRINTABLE.sub("", text)).strip())
DOSE: dict[str, st.SearchStrategy[Any]] = {
    "key": KEYS,
    "name": SHOWN,
    "counting": st.sampled_from(Counting),
    "sets": st.integers(1, MOST_SETS * MOST_REPS),
    "reps": st.integers(1, MOST_REPS),
    "seconds": st.none() | st.integers(1, 60),
    "rpe": st.floats(0, 10),
    "rest_seconds": st.integers(0, 900),
    "kg": st.none() | st.floats(0, MOST_KG),
    "sides": st.booleans(),
    "how": SHOWN,
    "tempo": SHOWN,
    "equipment": SHOWN,
}
DOSES = st.builds(PrescribedDose, **DOSE)
ITEMS = st.builds(
    PrescribedItem, **DOSE, gentler=KEYS | st.just(""), swaps=st.lists(DOSES, max_size=3).map(tuple)
)
SESSIONS = st.builds(
    PrescribedSession,
    title=SHOWN,
    letter=st.sampled_from(["", "A", "AB"]),
    warm_up=st.lists(SHOWN, max_size=3).map(tuple),
    warm_up_minutes=st.integers(0, 60),
    items=st.lists(ITEMS, max_size=3).map(tuple),
)
PLAIN = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20)
TOLD: dict[str, st.SearchStrategy[Any]] = {
    "item": st.integers(0, MOST_ITEMS - 1),
    "set": st.integers(0, 29),
    "side": st.sampled_from([Side.LEFT, Side.RIGHT]),
    "kg": st.floats(0, MOST_KG),
    "lb": st.floats(0, 2000),
    "reps": st.integers(0, MOST_REPS),
    "seconds": st.floats(0, 3600),
    "rpe": st.floats(0, 10),
    "form_broke": st.booleans(),
    "to": PLAIN,
    "pain": st.integers(0, 10),
    "soreness": st.integers(0, 10),
    "feel": st.sampled_from(Feel),
    "text": TEXTS,
    "seq": st.integers(0, 10**9),
    "device": PLAIN,
}


@st.composite
def any_event(draw: Any) -> TrainingEvent:
    kind = draw(st.sampled_from(EventKind))
    names = {*draw(st.sets(st.sampled_from([*TOLD]))), *NEEDED.get(kind, ())}
    names -= {"lb"} if "kg" in names else set()
    names -= set() if kind is EventKind.NOTE else {"text"}
    told = {name: draw(TOLD[name]) for name in sorted(names)}
    told |= {"id": str(draw(st.uuids())), "kind": kind, "at": draw(st.integers(10**12, 4 * 10**12))}
    read_event(told)
    return TrainingEvent(event=UUID(told["id"]), kind=kind, at=told["at"], told=told)


@st.composite
def any_training(draw: Any) -> TrainingLog:
    log = TrainingLog(
        session=draw(st.uuids()),
        date=draw(st.dates(date(2000, 1, 1), date(2099, 12, 31))),
        prescribed=prescribed_document(draw(SESSIONS)),
    )
    events = draw(st.lists(any_event(), max_size=4, unique_by=lambda row: row.event))
    log._prefetched_objects_cache = {"events": Rows(events)}  # type: ignore[attr-defined]
    return log


class Rows(list[TrainingEvent]):
    """As prefetched rows are."""

    def all(self) -> "Rows":
        return self


def written(logs: list[TrainingLog]) -> dict[str, Any]:
    doses = Doses()
    trainings = [training_document(log, None, doses) for log in logs]
    text = "".join(piece for pieces in doses.written() for piece in [*pieces, ","])
    content = json.dumps({"trainings": trainings, "doses": json.loads(f"[{text[:-1]}]")})
    document: dict[str, Any] = json.loads(content)
    return document


def read(document: dict[str, Any]) -> Any:
    return read_trainings(Fields(document, "input"), plan_count=1)


@given(st.lists(any_training(), max_size=3))
def test_what_was_done_comes_back_as_it_left(logs: list[TrainingLog]) -> None:
    found = read(written(logs))
    assert [(one.session, one.on) for one in found] == [(log.session, log.date) for log in logs]
    for one, log in zip(found, logs, strict=True):
        stored = json.loads(json.dumps(log.prescribed))
        assert json.loads(json.dumps(one.prescribed)) == stored
        assert one.events == tuple(read_event(row.told) for row in log.events.all())


def test_a_dose_is_in_the_file_once() -> None:
    item = PrescribedItem(key="rdl/bar/", name="RDL", swaps=(PrescribedDose(key="x//", name="X"),))
    logs = []
    for _number in range(5):
        log = TrainingLog(session=UUID(int=1), date=date(2026, 11, 24))
        log.prescribed = prescribed_document(PrescribedSession(items=(item, item)))
        log._prefetched_objects_cache = {"events": Rows()}  # type: ignore[attr-defined]
        logs.append(log)
    assert written(logs)["doses"] == [
        {"key": "rdl/bar/", "name": "RDL"},
        {"key": "x//", "name": "X"},
    ]


EVENT = {"id": str(UUID(int=7)), "kind": "set", "at": 1_795_521_600_000, "item": 0, "set": 0}
TRAINING = {
    "plan": 0,
    "session": str(UUID(int=1)),
    "date": "2026-11-24",
    "prescribed": {"title": "Heavy", "items": [{"dose": 0, "swaps": [0]}]},
    "events": [EVENT],
}
DOSE_DOCUMENT = {"key": "rdl/bar/", "name": "RDL"}


def test_a_plain_training_is_read() -> None:
    (found,) = read({"trainings": [TRAINING], "doses": [DOSE_DOCUMENT]})
    assert (found.plan, found.on, len(found.events)) == (0, date(2026, 11, 24), 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"plan": 1}, "trainings.1.plan"),
        ({"plan": True}, "trainings.1.plan"),
        ({"session": None}, "trainings.1.session"),
        ({"session": "x"}, "trainings.1.session"),
        ({"date": "1999-12-31"}, "trainings.1.date"),
        ({"date": "soon"}, "trainings.1.date"),
        ({"owner": 1}, "trainings.1.owner"),
        ({"uuid": str(UUID(int=3))}, "trainings.1.uuid"),
        ({"prescribed": []}, "trainings.1.prescribed"),
        ({"prescribed": {"title": "x" * 301}}, "trainings.1.prescribed.title"),
        ({"prescribed": {"title": "\x07"}}, "trainings.1.prescribed"),
        ({"prescribed": {"letter": "<b"}}, "trainings.1.prescribed.letter"),
        ({"prescribed": {"warmUp": "x"}}, "trainings.1.prescribed.warmUp"),
        ({"prescribed": {"warmUp": [1]}}, "trainings.1.prescribed.warmUp"),
        ({"prescribed": {"items": [{}] * 13}}, "trainings.1.prescribed.items"),
        ({"prescribed": {"items": [{}]}}, "trainings.1.prescribed.items.1.dose"),
        ({"prescribed": {"items": [{"dose": 1}]}}, "trainings.1.prescribed.items.1.dose"),
        ({"prescribed": {"items": [{"dose": -1}]}}, "trainings.1.prescribed.items.1.dose"),
        (
            {"prescribed": {"items": [{"dose": 0, "swaps": [0] * 21}]}},
            "trainings.1.prescribed.items.1.swaps",
        ),
        (
            {"prescribed": {"items": [{"dose": 0, "gentler": "<b>"}]}},
            "trainings.1.prescribed.items.1.gentler",
        ),
        ({"events": {}}, "trainings.1.events"),
        ({"events": [EVENT] * 1101}, "trainings.1.events"),
        ({"events": [EVENT, EVENT]}, "trainings.1.events"),
        ({"events": [EVENT | {"reps": -1}]}, "trainings.1.events.1.reps"),
        ({"events": [EVENT, "x"]}, "trainings.1.events.2"),
        ({"events": [EVENT | {"training": "x"}]}, "trainings.1.events.1.training"),
    ],
)
def test_a_wrong_training_is_refused_by_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refused:
        read({"trainings": [TRAINING | wrong], "doses": [DOSE_DOCUMENT]})
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"key": "é/<b>/"}, "doses.1.key"),
        ({"name": 1}, "doses.1.name"),
        ({"sets": 0}, "doses.1.sets"),
        ({"sets": 501}, "doses.1.sets"),
        ({"kg": -1}, "doses.1.kg"),
        ({"counting": "magic"}, "doses.1.counting"),
        ({"colour": "red"}, "doses.1.colour"),
    ],
)
def test_a_wrong_dose_is_refused_by_its_field(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refused:
        read({"trainings": [], "doses": [DOSE_DOCUMENT | wrong]})
    assert refused.value.field == field


def test_a_small_file_does_not_become_a_large_log() -> None:
    """A dose that is long, in every place of many trainings."""
    dose = DOSE_DOCUMENT | {"how": "x" * 5000}
    training = TRAINING | {"prescribed": {"items": [{"dose": 0, "swaps": [0] * 20}] * 12}}
    with pytest.raises(RecordError) as refused:
        read({"trainings": [training] * 100, "doses": [dose]})
    assert refused.value.message == "is too much for one file"
