"""The experts' answers: the builder's own weeks and the engine's verdict on theirs."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.golden import check_golden
from tests.golden.facts import checker_facts
from tests.golden.runners import random_inputs
from tests.golden.weeks import week_of
from tests.workouts.planning.catalogue import equipment, exercises
from tools.sweep import faults
from workouts.planning import build_week, review_week, should_cost
from workouts.planning.answers.day_table import Cell, day_table
from workouts.planning.measures.clock import usual_slot
from workouts.planning.notation.answers import answer_document
from workouts.planning.notation.requests import parse_request
from workouts.planning.values.request import Request

CASES = check_golden.load(str(Path(__file__).with_name("golden_cases.md")))
FACTS = checker_facts()
#: The rules that golden_cases.md names, by our codes.
CODES = {
    "no-heavy-before-key-run": "R03",
    "post-long-recovery": "R06",
    "full-rest-day": "R08",
    "plyo-prerequisite": "R25",
    "plyo-freshness": "R27",
    "hill-sprint-ramp": "R29",
    "power-spacing": "R32",
    "last-heavy-before-race": "R41",
    "race-week-freeze": "R42",
    "pain-gate": "R44",
    "soreness-autoregulate": "R45",
    "red-flags": "R48",
    "equipment": "R23",
    "order": "R12",
}


def by_id(case: dict[str, Any]) -> str:
    return str(case["id"])


def plans(kind: str) -> list[Any]:
    return [
        pytest.param(case, plan, id=f"{case['id']}: {plan['name']}")
        for case in CASES
        for plan in case[kind]
    ]


def request_of(case: dict[str, Any]) -> Request:
    return parse_request(case["input"], equipment=equipment())


def answer_to(case: dict[str, Any]) -> dict[str, Any]:
    request = request_of(case)
    week = build_week(request, exercises())
    return answer_document(week, request, review_week(week, request), lambda text, facts: text)


@pytest.mark.parametrize("case", CASES, ids=by_id)
def test_an_independent_checker_accepts_the_built_week(case: dict[str, Any]) -> None:
    answer = answer_to(case)
    violations = check_golden.violations(case, answer["plan"], FACTS)
    assert [v for v in violations if v[1] == "hard"] == []
    assert sum(v[2] for v in violations if v[1] == "soft") <= case["softMax"]
    assert check_golden.asserts(case, answer["plan"], FACTS, answer) == []


@pytest.mark.parametrize("document", list(random_inputs(40, seed=7)), ids=lambda d: d["phase"])
def test_random_runners_pass_the_independent_checker(document: dict[str, Any]) -> None:
    """A sample; `make sweep` asks for 20,000."""
    assert list(faults(document)) == []


@pytest.mark.parametrize(("case", "plan"), plans("acceptable"))
def test_placing_an_expert_week_breaks_no_must_rule(
    case: dict[str, Any], plan: dict[str, Any]
) -> None:
    request = request_of(case)
    findings = review_week(week_of(plan["plan"], request), request)
    assert [f for f in findings if f.is_must] == []


@pytest.mark.parametrize(("case", "plan"), plans("unacceptable"))
def test_the_review_finds_what_the_expert_finds(case: dict[str, Any], plan: dict[str, Any]) -> None:
    request = request_of(case)
    findings = review_week(week_of(plan["plan"], request), request)
    expected = {CODES[name] for name in plan["violates"] if name in CODES}
    assert expected <= {finding.rule for finding in findings}


def drawn_tables() -> dict[str, list[list[str]]]:
    """The experts' day tables: for each case seven rows of yes, costs or NO."""
    text = Path(check_golden.__file__).with_name("golden_cases.md").read_text()
    tables = {}
    for section in text.split("\n## ")[1:]:
        rows = re.findall(r"^\| (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \|.*$", section, re.MULTILINE)
        if rows:
            tables[section[:5]] = [[cell.strip() for cell in row.split("|")[3:8]] for row in rows]
    return tables


def is_told_by_profile(case: dict[str, Any], cell: Cell) -> bool:
    """Some cases bar more than the rules do: their own asserts about days and exercises."""
    name = {"jumps": "plyo", "hills": "hill"}.get(cell.kind, cell.kind)
    slot = usual_slot(cell.day, request_of(case)).value
    entry = {"day": cell.day.code, "slot": slot}
    plan = [entry | ({"stress": name} if name in "HML" else {name: 2})]
    bars = [e for e in case["expect"] if e["assert"] in ("onlyDays", "noDays", "planWithheld")]
    excluded = {i for e in case["expect"] if e["assert"] == "exclude" for i in e["ids"]}
    is_excluded = {"plyo": "plyometric", "hill": "hill_sprint"}.get(name) in excluded
    return is_excluded or bool(check_golden.asserts(case | {"expect": bars}, plan, FACTS, {}))


@pytest.mark.parametrize("case", CASES, ids=by_id)
def test_the_day_table_comes_out_of_the_engine(case: dict[str, Any]) -> None:
    drawn = drawn_tables()[case["id"]]
    for row, wanted in zip(day_table(request_of(case)), drawn, strict=True):
        for cell, verdict in zip(row, wanted, strict=True):
            is_same = cell.verdict.value == verdict
            assert is_same or (verdict == "NO" and is_told_by_profile(case, cell)), cell


@pytest.mark.parametrize("case", CASES, ids=by_id)
def test_a_built_week_has_no_avoidable_should_finding(case: dict[str, Any]) -> None:
    request = request_of(case)
    week = build_week(request, exercises())
    assert should_cost(review_week(week, request)) == week.cost == 0
