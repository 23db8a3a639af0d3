"""A rule of any scope is obeyed by everything that plans or changes a week.

Rules that nobody has written yet stand for all: one of each scope, that forbids and that costs.
"""

from dataclasses import replace

import pytest

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.enumerator import cost_of, least_cost, limited
from tests.workouts.planning.trial_rules import Trial, closed, in_force, said, trial_of
from tests.workouts.planning.weeks import request as a_request
from workouts.planning import (
    additions,
    alternatives,
    build_week,
    change_by_hand,
    next_week,
    remedies,
    review_week,
    should_cost,
    transfer,
    ways_after_missing,
)
from workouts.planning.answers.proposal import Proposal
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.rule import FORBIDDEN, Rule, Scope
from workouts.planning.values.week import Day, Week

RUNNER = a_request(
    "rest quality:intervals easy rest quality:tempo easy rest",
    equipment=frozenset({"barbell", "dumbbells", "box"}),
)
PLAIN = build_week(RUNNER, exercises())
SMALL_RUNNER = a_request("rest easy easy rest easy easy long:80min", session_minutes=15)
SMALL_MENU = limited(romanian_deadlift=1, lunge=1)
SMALL_PLAIN = build_week(SMALL_RUNNER, SMALL_MENU)
LITTLE, MUCH = 0.5, 9.0
every_scope = pytest.mark.parametrize("scope", Scope)
every_cost = pytest.mark.parametrize("cost", [LITTLE, MUCH, FORBIDDEN])


def trial_and_week(scope: Scope, cost: float) -> tuple[Trial, Week]:
    """With a week that has no fault yet."""
    trial = trial_of(scope, PLAIN, cost)
    return trial, trial.mend.apply(PLAIN, RUNNER)


@every_scope
@every_cost
def test_the_trial_sees_a_fault_that_can_be_mended(scope: Scope, cost: float) -> None:
    trial, mended = trial_and_week(scope, cost)
    with in_force(trial.rule):
        assert said(review_week(PLAIN, RUNNER))
        assert not said(review_week(mended, RUNNER))


@pytest.mark.parametrize("scope", [Scope.DOSE, Scope.DAY, Scope.SESSION, Scope.CONTENT])
def test_where_all_strength_is_forbidden_there_is_none(scope: Scope) -> None:
    with in_force(closed(scope, FORBIDDEN, Week())):
        assert build_week(SMALL_RUNNER, SMALL_MENU).sessions == ()


@every_scope
def test_the_builder_does_not_do_what_any_rule_forbids(scope: Scope) -> None:
    with in_force(trial_of(scope, PLAIN, FORBIDDEN).rule):
        week = build_week(RUNNER, exercises())
        assert not any(finding.is_must for finding in review_week(week, RUNNER))
    assert len(week.gym) == len(PLAIN.gym)
    assert week.cost >= PLAIN.cost


@every_scope
def test_next_week_does_not_do_what_any_rule_forbids(scope: Scope) -> None:
    history = (week_as_planned(PLAIN, RUNNER),)
    first = next_week(history, RUNNER, exercises()).week
    with in_force(trial_of(scope, first, FORBIDDEN).rule):
        proposed = next_week(history, RUNNER, exercises())
        found = review_week(proposed.week, proposed.request)
        assert not any(finding.is_must for finding in found)
    assert proposed.week.gym


@every_scope
@pytest.mark.parametrize("cost", [LITTLE, MUCH])
def test_the_builder_pays_what_any_rule_asks_or_finds_a_cheaper_week(
    scope: Scope, cost: float
) -> None:
    with in_force(trial_of(scope, PLAIN, cost).rule):
        week = build_week(RUNNER, exercises())
        assert week.cost == should_cost(review_week(week, RUNNER))
    assert PLAIN.cost <= week.cost <= PLAIN.cost + cost


@pytest.mark.parametrize(
    ("scope", "cost"),
    [
        (Scope.SESSION, FORBIDDEN),
        *(
            pytest.param(scope, cost, marks=pytest.mark.long)
            for scope in Scope
            for cost in (LITTLE, MUCH, FORBIDDEN)
        ),
    ],
)
def test_trying_every_week_under_one_more_rule_finds_none_better(scope: Scope, cost: float) -> None:
    with in_force(trial_of(scope, SMALL_PLAIN, cost).rule):
        week = build_week(SMALL_RUNNER, SMALL_MENU)
        assert cost_of(week, SMALL_RUNNER) == least_cost(SMALL_RUNNER, SMALL_MENU)


@every_scope
@every_cost
def test_the_editor_warns_with_any_rule_and_stops_what_it_forbids(
    scope: Scope, cost: float
) -> None:
    trial, mended = trial_and_week(scope, cost)
    with in_force(trial.rule):
        outcome = change_by_hand((trial.spoil,), mended, RUNNER)
        assert said(outcome.findings)
        assert bool(said(outcome.forbidden)) == (cost == FORBIDDEN)


@every_scope
@every_cost
def test_a_remedy_takes_the_finding_of_any_rule_away(scope: Scope, cost: float) -> None:
    with in_force(trial_of(scope, PLAIN, cost).rule):
        (finding,) = said(review_week(PLAIN, RUNNER))
        found = remedies(finding, PLAIN, RUNNER)
        assert found or cost == LITTLE  # it may not be worth a change
        assert not any(said(proposal.findings) for proposal in found)


def answers(week: Week) -> dict[str, tuple[Proposal, ...]]:
    """Every kind of change that the site proposes for this week, but for leaving sessions out."""
    first = week.sessions.index(week.gym[0])
    free = next(day for day in Day if not week.on(day))
    missed = ways_after_missing(week, RUNNER, place=first, today=Day.MON)
    return {
        "swaps": alternatives(week, RUNNER, exercises(), place=first, position=0),
        "additions to a session": additions(
            week, RUNNER, exercises(), day=week.gym[0].day, place=first
        ),
        "additions to a day": additions(week, RUNNER, exercises(), day=free),
        "a missed session": missed[1:],
        "remedies": tuple(
            remedy
            for finding in review_week(week, RUNNER)
            for remedy in remedies(finding, week, RUNNER)
        ),
    }


def sees(rule: Rule, proposal: Proposal) -> bool:
    return any(rule.findings(proposal.week, RUNNER))


FIRST, *OTHERS = PLAIN.sessions
FAULTY = replace(PLAIN, sessions=(replace(FIRST, warmup_minutes=2), *OTHERS))
WITHOUT_FIRST = replace(PLAIN, sessions=tuple(OTHERS))


@every_scope
def test_no_answer_proposes_what_any_rule_forbids(scope: Scope) -> None:
    rule = closed(scope, FORBIDDEN, FAULTY, WITHOUT_FIRST)
    before = answers(FAULTY)
    assert all(before.values())
    with in_force(rule):
        after = answers(FAULTY)
    for name, proposals in after.items():
        assert not any(sees(rule, proposal) for proposal in proposals), name
    assert sum(map(len, after.values())) < sum(map(len, before.values()))


@every_scope
def test_answers_count_what_any_rule_asks(scope: Scope) -> None:
    with in_force(closed(scope, LITTLE, FAULTY, WITHOUT_FIRST)):
        for name, proposals in answers(FAULTY).items():
            instead_of = WITHOUT_FIRST if name == "a missed session" else FAULTY
            before = should_cost(review_week(instead_of, RUNNER))
            for proposal in proposals:
                cost = should_cost(review_week(proposal.week, RUNNER))
                assert proposal.added_cost == pytest.approx(cost - before), name


@every_scope
@every_cost
def test_a_week_that_is_taken_over_obeys_every_rule(scope: Scope, cost: float) -> None:
    trial = trial_of(scope, PLAIN, cost)
    with in_force(trial.rule):
        mine = transfer(PLAIN, RUNNER, exercises()).week
        findings = review_week(mine, RUNNER)
        assert not any(finding.is_must for finding in findings)
        assert mine.cost == should_cost(findings)
    assert mine.gym
