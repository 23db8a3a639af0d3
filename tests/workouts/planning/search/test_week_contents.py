"""What the builder adds up and what the review finds are one and the same."""

from dataclasses import replace
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from workouts.planning import ALL_RULES, build_week, should_cost
from workouts.planning.measures.load import told_stress
from workouts.planning.measures.totals import session_totals, week_totals
from workouts.planning.screening import is_withheld
from workouts.planning.search.menu import build_menu
from workouts.planning.search.session_options import SessionKind, SessionOptions
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Scope
from workouts.planning.values.totals import Totals
from workouts.planning.values.week import Stress, Week

SHORT = [rule for rule in ALL_RULES if rule.totals_cost or rule.choice_cost]


def with_other_doses(week: Week, seed: int) -> Week:
    chance = Random(seed)  # noqa: S311 (nothing secret)
    sessions = (
        replace(
            session,
            items=tuple(
                replace(item, sets=chance.randint(1, 5), rpe=chance.choice((5.5, 7.0, 8.0)))
                for item in session.items
            ),
        )
        for session in week.sessions
    )
    return replace(week, sessions=tuple(sessions))


@given(REQUESTS, st.integers(0, 10**6))
def test_the_short_form_of_a_rule_costs_what_its_findings_cost(request: Request, seed: int) -> None:
    week = with_other_doses(build_week(request, exercises()), seed)
    if is_withheld(request) or not week.gym:
        return
    totals = week_totals(week, request)
    items = tuple(item for session in week.sessions for item in session.items)
    for rule in SHORT:
        assert rule.check is not None
        findings = [
            f for f in rule.check(week, request) if rule.scope is Scope.CONTENT or not f.is_must
        ]
        cost = rule.totals_cost(totals, request) if rule.totals_cost else 0
        cost += rule.choice_cost(items, request) if rule.choice_cost else 0
        is_forbidden = any(finding.is_must for finding in findings)
        assert cost == (inf if is_forbidden else pytest.approx(should_cost(findings), abs=0.02))


@given(REQUESTS)
def test_a_session_that_may_be_chosen_adds_what_it_adds_once_it_is_planned(
    request: Request,
) -> None:
    menu = build_menu(exercises(), request)
    options = SessionOptions(menu, request)
    for stress in Stress:
        for has_jumps in {False, menu.jumps is not None}:
            for option in options.of_kind(SessionKind(stress=stress, has_jumps=has_jumps))[:20]:
                session = options.session(option.items)
                assert option.totals == pytest.approx(session_totals(session, request))
                assert option.stress is told_stress(session)


def test_every_rule_of_the_contents_has_a_short_form() -> None:
    """Without one the builder asks its check of every week it considers, and takes long."""
    assert {rule.code for rule in ALL_RULES if rule.scope is Scope.CONTENT} <= {
        rule.code for rule in SHORT
    }


@given(REQUESTS, st.integers(0, 10**6))
def test_a_rule_reads_only_the_totals_that_it_names(request: Request, seed: int) -> None:
    """The floors of the search are made from these alone."""
    week = with_other_doses(build_week(request, exercises()), seed)
    totals = week_totals(week, request)
    for rule in ALL_RULES:
        assert bool(rule.totals_fields) == (rule.totals_cost is not None)
        if rule.totals_cost is not None:
            named = Totals(**{field: getattr(totals, field) for field in rule.totals_fields})
            assert rule.totals_cost(named, request) == rule.totals_cost(totals, request)


@given(REQUESTS, st.integers(0, 10**6))
def test_a_rule_that_needs_last_week_finds_nothing_without_it(request: Request, seed: int) -> None:
    alone = replace(request, last_strength=None)
    week = with_other_doses(build_week(alone, exercises()), seed)
    rules = [rule for rule in ALL_RULES if rule.needs_last_week]
    assert [finding for rule in rules for finding in rule.findings(week, alone)] == []
