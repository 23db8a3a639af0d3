"""Requests, sessions and doses in few words, for tests of the rules."""

from dataclasses import replace
from random import Random
from types import ModuleType
from typing import Any

from exercises.vocabulary import NO_EQUIPMENT, SUBSTITUTE, Level
from tests.workouts.planning.catalogue import exercise
from workouts.pages.wording import say
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.request import OtherSession, Request, TrainedItem
from workouts.planning.values.rule import Finding
from workouts.planning.values.week import Day, Prescription, Session, Slot, Stress, Week

#: What every careful rule says of an exercise that the catalogue does not describe.
UNSTATED = ": the catalogue does not yet say how it moves, so it stays out of your plan."
QUIET = "easy " * 7  # seven easy days: no key run anywhere


def request(runs: str = QUIET, *, level: str = "intermediate", **facts: Any) -> Request:
    """`runs` are seven runs, Monday first, as the JSON notation writes them."""
    return Request(week=a_week(runs), level=Level(level), **facts)


def a_week(runs: str) -> tuple[Any, ...]:
    week = tuple(parse_run(run, "week") for run in runs.split())
    assert len(week) == len(Day)
    return week


def session(
    day: str,
    stress: str | None = None,
    *items: Prescription,
    slot: Slot | None = None,
    **facts: Any,
) -> Session:
    """`session("Tue", "H")` states its class; items make their own."""
    facts = {
        f"stated_{name}" if name in ("contacts", "sprints") else name: fact
        for name, fact in facts.items()
    }
    return Session(
        day=Day.from_code(day),
        slot=slot or Slot.WITH_EASY,
        items=items,
        stated_stress=Stress(stress) if stress else None,
        **facts,
    )


def item(key: str, **dose: Any) -> Prescription:
    chosen = exercise(key)
    modification = dose.pop("mod", None)
    plain = NO_EQUIPMENT if chosen.needs_no_equipment else SUBSTITUTE
    usual: dict[str, Any] = {"sets": 2, "reps": 8, "rpe": 6.0, "rest_seconds": 90}
    return Prescription(
        exercise=chosen,
        **usual | {"equipment": plain} | dose,
        modification=chosen.modification(modification) if modification else None,
    )


def lift(key: str, **dose: float) -> Prescription:
    """A Romanian deadlift or a curl with its usual kit."""
    kit = {"romanian_deadlift": "barbell", "hamstring_curl": "leg_curl_machine"}
    return item(key, equipment=kit[key], **dose)


def moving(item_: Prescription, **facts: Any) -> Prescription:
    """The same prescription of an exercise that moves otherwise; None takes a fact away."""
    movement = replace(item_.exercise.movement, **facts)
    return replace(item_, exercise=replace(item_.exercise, movement=movement))


def last_week(*items: tuple[str, int, float], sets: float | None = None, **placed: Any) -> Any:
    """A week before this one with one session of (exercise, sets, RPE); `sets` for hamstrings."""
    before = OtherSession(
        placed=session(**{"day": "Mon", "stress": "M"} | placed),
        items=tuple(trained(key, sets=n, rpe=rpe) for key, n, rpe in items),
        ham_sets=sets,
    )
    return (before,)


def trained(key: str, **dose: Any) -> TrainedItem:
    return TrainedItem(exercise_id=key, order_slot=exercise(key).order_slot, **dose)


def week(*sessions: Session) -> Week:
    return Week(sessions=sessions)


def findings(rule: ModuleType, request_: Request, *sessions: Session) -> list[Finding]:
    return list(rule.RULE.findings(week(*sessions), request_))


def said(rule: ModuleType, request_: Request, *sessions: Session) -> list[tuple[str, float, str]]:
    """Severity, cost and the exact sentence of each finding; all must carry the rule's code."""
    found = findings(rule, request_, *sessions)
    assert {finding.rule for finding in found} <= {rule.RULE.code}
    assert all("{" not in say(finding.remedy, finding.facts) for finding in found)
    return [(f.severity.value, f.cost, say(f.message, f.facts)) for f in found]


def disturbed(built: Week, seed: int) -> Week:
    """Sessions on other days, doses up, exercises in another order."""
    chance = Random(seed)  # noqa: S311 (nothing secret)
    sessions = []
    for one in built.sessions:
        items = [
            replace(
                dose,
                sets=dose.sets + chance.choice((0, 0, 1, 2)),
                rpe=min(10.0, dose.rpe + chance.choice((0, 0, 1, 2))),
            )
            for dose in one.items
        ]
        if chance.random() < 0.3:
            chance.shuffle(items)
        sessions.append(replace(one, day=chance.choice(list(Day)), items=tuple(items)))
    return replace(built, sessions=tuple(sorted(sessions, key=lambda session: session.day)))
