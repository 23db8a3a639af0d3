"""Every week of a small menu, tried one by one: slow, plain, and a judge of the builder."""

import math
from dataclasses import replace
from itertools import combinations, product

from tests.workouts.planning.catalogue import exercise
from workouts.planning import ALL_RULES, review_week, should_cost
from workouts.planning.notation.requests import parse_run
from workouts.planning.rules.no_warm_up import needed_minutes
from workouts.planning.search.concessions import NO_SPRINTS_COST
from workouts.planning.search.menu import build_menu
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Scope
from workouts.planning.values.week import Day, RunKind, Session, Slot, Week


def small_request() -> Request:
    runs = "rest easy quality:tempo easy easy rest long:100min"
    week = tuple(parse_run(run, "week") for run in runs.split())
    return Request(week=week, session_minutes=20)


def limited(**most_sets: int) -> tuple[Exercise, ...]:
    """A few exercises with few sets, so that every week can be tried."""
    return tuple(
        replace(
            exercise(key),
            doses={lv: replace(d, sets=(1, most)) for lv, d in exercise(key).doses.items()},
        )
        for key, most in most_sets.items()
    )


def small_menu() -> tuple[Exercise, ...]:
    return limited(romanian_deadlift=2, hamstring_curl=1)


def all_sessions(request: Request, menu: tuple[Exercise, ...]) -> list[Session]:
    """Every session of the small menu that has no fault of its own, on every day."""
    slots = {RunKind.REST: Slot.ALONE, RunKind.EASY: Slot.WITH_EASY}
    after = Slot.AFTER_6H if request.double_days else Slot.AFTER_0H
    found = []
    for options in build_menu(menu, request).strength.values():
        for chosen in product(*[(None, *(option.item for option in row)) for row in options]):
            items = tuple(item for item in chosen if item is not None)
            for day in Day if items else ():
                slot = slots.get(request.week[day].kind, after)
                session = Session(day=day, slot=slot, items=items)
                warm = needed_minutes(session, request)
                found.append(replace(session, warmup_minutes=warm))
    own = [rule for rule in ALL_RULES if rule.scope is Scope.SESSION]
    return [
        s for s in found if not any(list(r.findings(Week(sessions=(s,)), request)) for r in own)
    ]


def all_sprints(request: Request, menu: tuple[Exercise, ...]) -> list[tuple[Session, ...]]:
    """No hill sprints, or each number the menu has on each easy day."""
    return [
        (),
        *(
            (Session(day=day, slot=Slot.WITH_EASY, items=(item,)),)
            for item in build_menu(menu, request).sprints
            for day in request.days_of(RunKind.EASY)
        ),
    ]


def cost_of(week: Week, request: Request) -> float:
    """What the builder minimises: SHOULD findings, and going without sprints that are wanted.
    Infinite where a rule forbids the week."""
    findings = review_week(week, request)
    if any(finding.is_must for finding in findings):
        return math.inf
    misses = "hill" in request.equipment and not any(s.sprints for s in week.sessions)
    return should_cost(findings) + NO_SPRINTS_COST * misses


def least_cost(request: Request, menu: tuple[Exercise, ...]) -> float:
    """What the best of all weeks costs, found by trying every one of them."""
    sessions = all_sessions(request, menu)
    gym = [(), *((s,) for s in sessions), *combinations(sessions, 2)]
    hills = all_sprints(request, menu)
    return min(cost_of(Week(sessions=g + h), request) for g in gym for h in hills)
