"""Plans in the notation of golden_cases.md as engine weeks."""

from typing import Any

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE
from tests.workouts.planning.catalogue import exercise
from workouts.planning.measures.clock import usual_slot
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Session, Slot, Stress, Week


def week_of(plan: list[dict[str, Any]], request: Request) -> Week:
    return Week(sessions=tuple(_session(entry, request) for entry in plan))


def _session(entry: dict[str, Any], request: Request) -> Session:
    day = Day.from_code(entry["day"])
    slot = entry.get("slot")
    return Session(
        day=day,
        slot=Slot(slot) if slot else usual_slot(day, request),
        items=tuple(_item(item) for item in entry.get("items", [])),
        stated_stress=Stress(entry["stress"]) if "stress" in entry else None,
        stated_contacts=entry.get("plyo", 0),
        stated_sprints=entry.get("hill", 0),
        warmup_minutes=entry.get("warmupMin", 5),
    )


def _item(item: dict[str, Any]) -> Prescription:
    chosen = exercise(item["ex"])
    plain = NO_EQUIPMENT if chosen.needs_no_equipment else SUBSTITUTE
    modification = chosen.modification(item["mod"]) if "mod" in item else None
    assert "mod" not in item or modification is not None
    return Prescription(
        exercise=chosen,
        sets=item["sets"],
        reps=item["reps"],
        rpe=item["rpe"],
        rest_seconds=item["rest"],
        equipment=item.get("equip", plain),
        modification=modification,
    )
