"""Who gets no plan, and what a runner is told: each with its near miss."""

from typing import Any

import pytest
from hypothesis import given as given_any

from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import request
from workouts.pages.wording import sentence
from workouts.planning.screening import cut_short, is_withheld, messages, what_lifts
from workouts.planning.values.request import Condition, PainSite, Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Week

RUNS = "rest easy easy easy easy easy rest"
HEALTHY: dict[str, Any] = {"foundation_weeks": 20}


@pytest.mark.parametrize(
    ("withheld", "given"),
    [
        ({"red_flag": "pop"}, {"red_flag": ""}),
        ({"pain": 5}, {"pain": 4}),
        ({"strain_stage": 0}, {"strain_stage": 1}),
        ({"pregnant": True}, {"pregnant": True, "clearance": True}),
        ({"age": 12, "supervised": True}, {"age": 13, "supervised": True}),
        ({"age": 17, "supervised": False}, {"age": 18, "supervised": False}),
    ],
    ids=str,
)
def test_no_plan_until_someone_qualified_says_yes(
    withheld: dict[str, Any], given: dict[str, Any]
) -> None:
    assert is_withheld(request(RUNS, **HEALTHY | withheld))
    assert not is_withheld(request(RUNS, **HEALTHY | given))


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, ()),
        ({"red_flag": "pop"}, ("red-flag-see-clinician",)),
        ({"pain": 5}, ("red-flag-see-clinician", "clinician-clearance")),
        ({"pain": 4}, ("pain-amber",)),
        ({"pain": 2}, ()),
        ({"strain_stage": 4}, ("clinician-clearance",)),
        ({"conditions": frozenset({Condition.HEART})}, ("clinician-clearance",)),
        ({"conditions": frozenset({Condition.HEART}), "clearance": True}, ()),
        ({"pregnant": True, "clearance": True}, ("pregnancy-guidance",)),
        ({"age": 17}, ("needs-supervision",)),
        ({"age": 12}, ("no-plan-under-13",)),
        ({"age": 12, "foundation_weeks": 0, "said_phase": Phase.BUILD}, ("no-plan-under-13",)),
        ({"soreness": (0, 4, 0, 0, 0, 0, 0)}, ("soreness-downgrade",)),
        ({"soreness": (0, 3, 0, 0, 0, 0, 0)}, ()),
        ({"foundation_weeks": 3}, ("plyo-locked",)),
        ({"foundation_weeks": 4}, ()),
        (
            {"foundation_weeks": 3, "pregnant": True, "clearance": True},
            ("pregnancy-guidance",),
        ),
    ],
    ids=str,
)
def test_each_message_has_its_reason(facts: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert messages(request(RUNS, **HEALTHY | facts)) == codes


@pytest.mark.parametrize("runs", [RUNS, "rest quality:hills easy easy easy easy easy"])
@pytest.mark.parametrize(
    "barred",
    [
        {"pain": 3},
        {"pain": 1, "pain_site": PainSite.SIT_BONE},
        {"strain_stage": 3},
        {"pregnant": True, "clearance": True},
        {"deload": True},
        {"said_phase": Phase.TAPER},
        {"said_phase": Phase.RACE_WEEK},
        {"said_phase": Phase.RECOVERY},
    ],
    ids=str,
)
def test_jumps_and_sprints_are_not_talked_about_where_something_else_bars_them(
    runs: str, barred: dict[str, Any]
) -> None:
    codes = {"plyo-locked", "hills-already-covered"}
    assert codes.isdisjoint(messages(request(runs, **barred, foundation_weeks=0)))
    assert not codes.isdisjoint(messages(request(runs, foundation_weeks=0)))


@given_any(request=REQUESTS)
def test_the_phase_is_talked_about_only_where_the_date_gives_another(request: Request) -> None:
    differs = request.phase is not request.said_phase and not is_withheld(request)
    assert ("phase-differs" in messages(request)) == differs


@pytest.mark.parametrize(
    ("level", "phase", "most"),
    [
        ("beginner", Phase.BASE, 2),
        ("intermediate", Phase.BASE, 3),
        ("intermediate", Phase.BUILD, 2),
        ("advanced", Phase.BUILD, 3),
        ("advanced", Phase.PEAK, 2),
        ("advanced", Phase.TAPER, 1),
    ],
)
def test_a_wish_for_more_sessions_than_fit_is_answered(level: str, phase: Phase, most: int) -> None:
    facts = HEALTHY | {"level": level, "said_phase": phase}
    for wished in range(5):
        told = messages(request(RUNS, **facts, sessions_per_week=wished))
        assert told == (("fewer-than-wished",) if wished > most else ())
    assert messages(request(RUNS, **facts)) == ()


def test_who_gets_no_plan_is_told_nothing_of_its_sessions() -> None:
    hurt = request(RUNS, **HEALTHY, sessions_per_week=4, red_flag="pop")
    assert messages(hurt) == ("red-flag-see-clinician",)


def test_hills_and_seven_day_weeks_are_noticed() -> None:
    assert messages(request("rest quality:hills easy easy easy easy easy", **HEALTHY)) == (
        "hills-already-covered",
    )
    assert messages(request("easy " * 7, **HEALTHY)) == ("no-rest-day",)


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ({}, []),
        (
            {"red_flag": "pop"},
            ["There is a plan once a physician has looked at it and none of these signs is left."],
        ),
        ({"pain": 5}, ["There is a plan once the pain is down to 4 out of 10 or less."]),
        ({"strain_stage": 0}, ["There is a plan once you can walk without pain: that is stage 1."]),
        (
            {"pregnant": True},
            ["There is a plan once your midwife or doctor has said yes to strength work."],
        ),
        ({"age": 12, "supervised": False}, ["There is a plan once you are 13."]),
        (
            {"age": 17, "supervised": False},
            ["There is a plan once a coach or another qualified adult is with you when you train."],
        ),
    ],
    ids=str,
)
def test_a_withheld_plan_says_what_would_lift_it(
    facts: dict[str, Any], sentences: list[str]
) -> None:
    assert [sentence(one) for one in what_lifts(request(RUNS, **facts))] == sentences


@given_any(request=REQUESTS)
def test_something_lifts_exactly_the_plans_that_are_withheld(request: Request) -> None:
    assert bool(list(what_lifts(request))) is is_withheld(request)


def test_a_week_says_once_that_not_all_was_compared() -> None:
    told = cut_short(Week())
    assert len(told.messages) == 1
    assert cut_short(told) == told
