"""What may be told of a training, and what is refused by name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.records import RecordError
from workouts.planning.training.events import (
    EventKind,
    Feel,
    Side,
    event_document,
    id_in,
    kept_event,
    read_event,
)

ID = "4f5e6d7c-0000-4000-8000-000000000001"
SET = {"id": ID, "kind": "set", "at": 1_800_000_000_000, "item": 0, "set": 2}


def test_a_set_is_read_with_all_that_was_entered() -> None:
    said = SET | {"side": "left", "kg": 62.5, "reps": 8, "rpe": 7, "form_broke": True}
    event = read_event(said | {"seq": 7, "device": "phone"})
    assert event.kind is EventKind.SET
    assert event.side is Side.LEFT
    assert (event.item, event.set, event.kg, event.reps, event.rpe) == (0, 2, 62.5, 8, 7)
    assert event.form_broke


def test_what_was_read_is_written_as_it_came() -> None:
    said = SET | {"side": "left", "lb": 135.0, "seconds": 8.5, "seq": 1, "device": "a"}
    assert event_document(read_event(said)) == said


@pytest.mark.parametrize(
    "said",
    [
        SET | {"side": "left", "kg": 60, "reps": 8},
        {"id": ID, "kind": "finish", "at": 1_800_000_000_000, "feel": "hard", "pain": 1},
        {"id": ID, "kind": "morning", "at": 1_800_000_000_000, "pain": 0, "soreness": 4},
    ],
)
def test_what_was_kept_is_read_again_as_it_was(said: dict[str, Any]) -> None:
    event = read_event(said)
    assert kept_event(event_document(event)) == event


@pytest.mark.parametrize(
    "wrong",
    [{"text": "x"}, {"device": "\U0001f3c3"}, {"to": "\xdf"}],
    ids=str,
)
def test_nothing_but_a_note_is_long(wrong: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        read_event(SET | wrong)


def test_an_identity_has_one_spelling() -> None:
    assert read_event(SET | {"id": ID.upper().replace("-", "")}).id == ID


def test_a_finish_says_how_it_felt() -> None:
    said = {"id": ID, "kind": "finish", "at": 1_800_000_000_000, "feel": "hard", "pain": 1}
    assert read_event(said).feel is Feel.HARD


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"id": None}, "id"),
        ({"id": "one"}, "id"),
        ({"kind": "vanish"}, "kind"),
        ({"at": 0}, "at"),
        ({"at": "noon"}, "at"),
        ({"at": 10**30}, "at"),
        ({"item": None}, "item"),
        ({"item": 12}, "item"),
        ({"set": None}, "set"),
        ({"set": -1}, "set"),
        ({"side": "middle"}, "side"),
        ({"kg": -1}, "kg"),
        ({"kg": float("nan")}, "kg"),
        ({"kg": 10**400}, "kg"),
        ({"kg": 50, "lb": 110}, "lb"),
        ({"lb": 10_000}, "lb"),
        ({"reps": 7.5}, "reps"),
        ({"rpe": 11}, "rpe"),
        ({"pain": 11}, "pain"),
        ({"text": "x" * 501}, "text"),
        ({"text": "\x00"}, "text"),
        ({"device": ["x"]}, "device"),
        ({"kind": "pain"}, "pain"),
        ({"kind": "morning", "pain": 1}, "soreness"),
        ({"code": "secret"}, "code"),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refused:
        read_event(SET | wrong)
    assert refused.value.field == field


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(["id", "kind", "at", "item", "set", "side", "kg", "pain", "text", "to"])


@given(st.dictionaries(KEYS, ANYTHING) | ANYTHING)
def test_nonsense_is_refused_and_never_breaks_anything(nonsense: object) -> None:
    assert isinstance(id_in(nonsense), str)
    with pytest.raises(RecordError):
        read_event(nonsense)
