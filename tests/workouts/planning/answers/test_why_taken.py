"""The builder's own week says why it took a fault: what the other days or weeks would bring."""

from collections.abc import Iterator

from hypothesis import given

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.trial_rules import in_force
from tests.workouts.planning.weeks import request, session, week
from workouts.pages.wording import say
from workouts.planning import build_week, review_week, why_taken
from workouts.planning.values.request import Request
from workouts.planning.values.rule import Finding, Rule, Scope, should
from workouts.planning.values.week import Day, Slot, Week

NO_BETTER_WEEK = (
    "The builder chose it anyway: every other week that fits your answers has as much "
    "against it, or leaves more out."
)


def always(*days: Day) -> Rule:
    """A rule that says the same of every week, wherever its sessions are."""

    def check(week: Week, request: Request) -> Iterator[Finding]:
        yield should("T01", 1, "The moon is full.", "Wait.", *days)

    return Rule(code="T01", title="Moon", why="", scope=Scope.WEEK, check=check)


def said(rule: str, runner: Request, mine: Week) -> str | None:
    finding = next(one for one in review_week(mine, runner) if one.rule == rule)
    taken = why_taken(finding, mine, runner)
    if taken is None:
        return None
    found = [say(taken.why.sentence, taken.why.facts)]
    if taken.instead is not None:
        found.append(say(taken.instead.message, taken.instead.facts))
    return " ".join(found)


def test_the_next_best_day_is_named_with_what_speaks_against_it() -> None:
    runs = "quality:tempo rest easy:45min quality:race5k quality:tempo rest long:150min"
    kit = frozenset({"barbell", "kettlebell"})
    facts = {"sessions_per_week": 2, "session_minutes": 30, "school": "separate_days"}
    runner = request(runs, level="advanced", said_phase="build", equipment=kit, **facts)
    mine = build_week(runner, exercises())
    assert said("R04", runner, mine) == (
        "The builder chose it anyway: no other day is better. The next best is Thursday: "
        "Thursday is moderate and the tempo run comes the day after."
    )


def test_where_every_other_day_is_forbidden_that_is_why() -> None:
    runner = request("quality:tempo " + "race:10k " * 6, sessions_per_week=1)
    mine = week(session("Mon", "L", slot=Slot.BEFORE))
    assert said("R04", runner, mine) == "The builder chose it anyway: it may be on no other day."
    assert said("R08", runner, mine) == NO_BETTER_WEEK  # it is about no day


def test_a_change_below_that_goes_further_is_what_the_builder_did_not_choose() -> None:
    runner = request("easy quality:tempo easy easy easy rest long:90min", sessions_per_week=1)
    assert said("R03", runner, week(session("Mon", "M"))) == (
        "The builder chose it anyway: it works with fixed doses and keeps what you asked "
        "for. The change below goes further."
    )


def test_a_fault_that_no_day_takes_away_is_one_of_every_week() -> None:
    with in_force(always(Day.MON)):
        assert said("T01", request(), week(session("Mon", "L"))) == NO_BETTER_WEEK


def test_nothing_is_said_when_a_day_is_better_after_all() -> None:
    runner = request("easy quality:tempo easy easy easy rest long:90min", sessions_per_week=1)
    with in_force(always(Day.MON)):
        assert said("T01", runner, week(session("Mon", "M"))) is None


@given(runner=REQUESTS)
def test_every_fault_of_a_built_week_has_its_why(runner: Request) -> None:
    mine = build_week(runner, exercises())
    for finding in review_week(mine, runner):
        assert why_taken(finding, mine, runner) is not None
