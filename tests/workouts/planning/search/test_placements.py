"""What the search knows of placement rules in short is what their checks find."""

from dataclasses import replace
from itertools import combinations
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import request
from workouts.planning import ALL_RULES, should_cost
from workouts.planning.measures.clock import usual_slot
from workouts.planning.rules import IN_FORCE
from workouts.planning.search.menu import build_menu
from workouts.planning.search.placements import Placements
from workouts.planning.search.session_options import SessionKind
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Rule, Scope
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Session, Slot, Stress, Week

SEEDS = st.integers(0, 10**6)


def sessions_for(request: Request) -> list[Session]:
    """Everything that the search places, on every day."""
    gym = [
        Session(
            day=day, slot=usual_slot(day, request), stated_stress=stress, stated_contacts=contacts
        )
        for day in Day
        for stress in Stress
        for contacts in (0, 24)
    ]
    hills = [
        Session(day=day, slot=Slot.WITH_EASY, stated_sprints=sprints)
        for day in Day
        for sprints in (2, 8)
    ]
    return gym + hills


def placed(request: Request, seed: int) -> tuple[Session, ...]:
    chance = Random(seed)  # noqa: S311 (nothing secret)
    chosen = chance.sample(sessions_for(request), chance.randint(0, 4))
    return tuple(sorted(chosen, key=lambda session: session.day))


def cost(rule: Rule, sessions: tuple[Session, ...], request: Request) -> float:
    findings = list(rule.findings(Week(sessions=sessions), request))
    return inf if any(finding.is_must for finding in findings) else should_cost(findings)


@pytest.mark.parametrize("rule", IN_FORCE.about_pairs, ids=lambda rule: rule.code)
@given(request=REQUESTS, seed=SEEDS)
def test_a_rule_of_pairs_finds_in_a_week_what_it_finds_in_each_two_sessions(
    rule: Rule, request: Request, seed: int
) -> None:
    sessions = placed(request, seed)
    alone = {session: cost(rule, (session,), request) for session in sessions}
    together = sum(
        cost(rule, pair, request) - alone[pair[0]] - alone[pair[1]]
        for pair in combinations(sessions, 2)
        if inf not in (alone[pair[0]], alone[pair[1]])
    )
    whole = cost(rule, sessions, request)
    assert whole == (
        inf if inf in alone.values() else pytest.approx(sum(alone.values()) + together)
    )


def test_shapes_and_days_count_as_work() -> None:
    runner = request("easy " * 7)
    work = Work(MOST_LOOKS)
    placements = Placements(runner, build_menu(exercises(), runner), work)
    shapes = list(placements.shapes())
    before = work.looks
    assert before > len(shapes) > 1
    placements.best(shapes[-1], at_most=inf)
    assert work.looks > before + len(shapes[-1].rows)


def test_a_week_without_jumps_has_no_session_with_them() -> None:
    runner = request("easy " * 7, said_phase=Phase.BASE)
    placements = Placements(runner, build_menu(exercises(), runner), Work(MOST_LOOKS))
    plain = SessionKind(stress=Stress.LIGHT)
    assert placements.shape((plain,), ()) is not None
    assert placements.shape((replace(plain, has_jumps=True),), ()) is None


VIEWED = [rule for rule in ALL_RULES if rule.view]


@pytest.mark.parametrize("rule", VIEWED, ids=lambda rule: rule.code)
@given(request=REQUESTS, seed=SEEDS)
def test_weeks_that_look_the_same_to_a_rule_get_the_same_findings(
    rule: Rule, request: Request, seed: int
) -> None:
    assert rule.view is not None
    chance = Random(seed)  # noqa: S311 (nothing secret)
    view = rule.view
    sessions, everything = placed(request, seed), sessions_for(request)
    unseen = [one for one in everything if view(one, request) is None]
    alike = [
        chance.choice([one for one in everything if view(one, request) == view(session, request)])
        for session in sessions
        if view(session, request) is not None
    ]
    others = chance.sample(unseen, min(len(unseen), chance.randint(0, 2)))
    week = tuple(sorted((*alike, *others), key=lambda session: session.day))
    assert cost(rule, week, request) == cost(rule, sessions, request)


def test_every_rule_of_placements_says_what_it_sees() -> None:
    """Without a view it is asked of every week that the search considers, and takes long."""
    placing = {rule.code for rule in ALL_RULES if rule.scope in (Scope.PAIR, Scope.WEEK)}
    assert placing == {rule.code for rule in VIEWED}
