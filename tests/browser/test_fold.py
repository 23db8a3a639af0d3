"""The fold of a phone without a network gives what the fold of the server gives."""

from collections.abc import Callable
from dataclasses import asdict
from random import Random
from typing import Any

from playwright.sync_api import Page

from workouts.planning.training.events import EventKind, Feel, Side, event_document, read_event
from workouts.planning.training.fold import Training, fold

LISTS, MOST = 400, 25
NOON = 1_795_521_600_000
FOLDED = """async (lists) => {
  const { fold } = await import('/static/js/training/fold.js')
  const orNull = ([name, value]) => [name, value ?? null]
  const said = (done) => Object.fromEntries(Object.entries(done).map(orNull))
  return lists.map((events) => {
    const { items, ...training } = fold(events)
    for (const item of Object.values(items)) item.sets = [...item.sets.values()].map(said)
    return { ...training, items }
  })
}"""


def any_events(chance: Random) -> list[dict[str, Any]]:
    """Few places, numbers and times, so that events meet; some come twice."""
    events = [_any_event(chance) for _number in range(chance.randrange(MOST))]
    again = [*events, *chance.choices(events, k=len(events) // 3)]
    chance.shuffle(again)
    return again


def _any_event(chance: Random) -> dict[str, Any]:
    kind = chance.choice([*EventKind])
    said: dict[str, Any] = {
        "item": chance.choice([0, 1]),
        "set": chance.choice([0, 1, 10]),
        "side": chance.choice([Side.LEFT, Side.RIGHT]),
        "kg": chance.choice([50.0, 62.5, 0]),
        "lb": chance.choice([110.0, 135.5]),
        "reps": chance.choice([0, 5, 8]),
        "seconds": chance.choice([8.0, 8.4]),
        "rpe": chance.choice([7.0, 8.5]),
        "form_broke": chance.choice([True, False]),
        "to": chance.choice(["step_up/box/", "curl/none/slow"]),
        "pain": chance.randrange(11),
        "soreness": chance.randrange(11),
        "feel": chance.choice([*Feel]),
        "text": chance.choice(["easy", "left side “tighter”"]),
    }
    needed = {"item", "set", "pain", "soreness"} - ({"item"} if kind is EventKind.NOTE else set())
    event = {name: one for name, one in said.items() if name in needed or chance.random() < 0.5}
    if "kg" in event:
        event.pop("lb", None)
    if kind is not EventKind.NOTE:
        event.pop("text", None)
    identity = f"{chance.randrange(16**8):08x}-0000-4000-8000-000000000000"
    told = read_event(
        event | {"id": identity, "kind": kind, "at": NOON + 4000 * chance.randrange(6)}
    )
    return event_document(told)


def as_a_phone_says(training: Training) -> dict[str, Any]:
    items = {str(item.item): asdict(item) for item in training.items}
    for item in items.values():
        item.pop("item")
        item["sets"] = [*item["sets"]]
    return {
        "items": items,
        "pain": training.pain,
        "worst": training.worst_pain,
        "note": training.note,
        "feel": training.feel,
        "started": training.started_at,
        "finished": training.finished_at,
        "isDeleted": training.is_deleted,
    }


def in_order(told: dict[str, Any]) -> dict[str, Any]:
    for item in told["items"].values():
        item["sets"].sort(key=lambda done: (done["set"], done["side"]))
    return told


def test_a_phone_adds_up_what_was_told_as_the_server_does(
    live_server: Any, open_page: Callable[..., Page]
) -> None:
    chance = Random(17)  # noqa: S311
    lists = [any_events(chance) for _number in range(LISTS)]
    page = open_page(390)
    page.goto(f"{live_server.url}/static/js/training/fold.js")
    for events, told in zip(lists, page.evaluate(FOLDED, lists), strict=True):
        known = as_a_phone_says(fold(read_event(event) for event in events))
        assert in_order(told) == in_order(known), events
