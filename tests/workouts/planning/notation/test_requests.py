"""Requests as JSON: a wrong one names its field, a right one survives the round trip."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.records import RecordError
from tests.workouts.planning.catalogue import equipment, exercises
from tests.workouts.planning.runners import REQUESTS
from workouts.planning import build_week
from workouts.planning.measures.load import ham_sets
from workouts.planning.notation.answers import answer_document
from workouts.planning.notation.requests import parse_request, parse_run, request_document
from workouts.planning.values.request import Request, School
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Day, Run, RunKind

WEEK = {day.code: "easy" for day in Day}
GOOD: dict[str, Any] = {"runner": {"level": "beginner"}, "phase": "base", "week": WEEK}


def parse(**changed: Any) -> Request:
    return parse_request({**GOOD, **changed}, equipment=equipment())


def runner(**facts: Any) -> dict[str, Any]:
    return {"runner": {"level": "beginner", **facts}}


def context(**facts: Any) -> dict[str, Any]:
    return {"context": facts}


@given(REQUESTS)
@settings(max_examples=3 * settings().max_examples)
def test_a_request_survives_the_round_trip(request: Request) -> None:
    assert parse_request(request_document(request), equipment=equipment()) == request


def test_what_is_left_out_has_its_default() -> None:
    request = parse()
    assert (request.age, request.session_minutes, request.equipment) == (35, 40, frozenset())
    assert request.school is School.HARD_DAYS_HARD
    assert request.previous_week is None
    assert request.supervised is None


def test_runs_carry_kind_detail_and_minutes() -> None:
    assert parse_run("rest", "x") == Run(kind=RunKind.REST)
    assert parse_run("easy:45min", "x") == Run(kind=RunKind.EASY, minutes=45)
    assert parse_run("quality:race5k", "x") == Run(kind=RunKind.QUALITY, detail="race5k")
    tempo = Run(kind=RunKind.QUALITY, detail="tempo", minutes=60)
    assert parse_run("quality:tempo:60min", "x") == tempo
    assert str(tempo) == "quality:tempo:60min"
    assert parse_run("race:half", "x") == Run(kind=RunKind.RACE, detail="half")


def test_races_outside_the_week() -> None:
    race = {"dayOffset": 13, "distance": "marathon"}
    request = parse(context={"race": race, "lastRace": {"dayOffset": -3, "distance": "5k"}})
    assert request.race is not None
    assert request.race.priority is Priority.A
    assert request.last_race is not None
    assert request.last_race.distance is Distance.FIVE_K


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"shoes": "red"}, "shoes"),
        ({"week": None}, "week"),
        ({"week": {"Mon": "easy"}}, "week.Tue"),
        ({"week": WEEK | {"Someday": "easy"}}, "week.Someday"),
        ({"week": WEEK | {"Mon": 7}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "swim"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "rest:60min"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "long:1441min"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "long:0min"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "easy:hard"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "race:moon"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "quality:tempo:hills:60min"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "quality:TEMPO"}}, "week.Mon"),
        ({"prevWeek": {}}, "prevWeek.Mon"),
        ({"nextWeek": []}, "nextWeek"),
        ({"phase": "spring"}, "phase"),
        ({"school": "old"}, "school"),
        ({"runner": []}, "runner"),
        ({"runner": {}}, "runner.level"),
        (runner(level="expert"), "runner.level"),
        (runner(age=4), "runner.age"),
        (runner(age=111), "runner.age"),
        (runner(age=30.5), "runner.age"),
        (runner(age=True), "runner.age"),
        (runner(age="35"), "runner.age"),
        (runner(doubleDays="yes"), "runner.doubleDays"),
        (runner(equipment="barbell"), "runner.equipment"),
        (runner(equipment=["rocket"]), "runner.equipment"),
        (runner(equipment=[1]), "runner.equipment"),
        (runner(sessionMinutes=9), "runner.sessionMinutes"),
        (runner(sessionMinutes=181), "runner.sessionMinutes"),
        (runner(weeklyKm="far"), "runner.weeklyKm"),
        (runner(weeklyKm=float("nan")), "runner.weeklyKm"),
        (runner(weeklyKm=-1), "runner.weeklyKm"),
        (runner(programWeek=0), "runner.programWeek"),
        (runner(hair="red"), "runner.hair"),
        (runner(strengthTimes={"Mon": "25:00"}), "runner.strengthTimes.Mon"),
        (runner(strengthTimes={"Day": "07:00"}), "runner.strengthTimes.Day"),
        (runner(weeksOff=-1), "runner.weeksOff"),
        ({"week": WEEK | {"Mon": "easy@7"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "easy@"}}, "week.Mon"),
        ({"week": WEEK | {"Mon": "rest@07:00"}}, "week.Mon"),
        ({"prevPlan": {}}, "prevPlan"),
        ({"prevPlan": [{}] * 15}, "prevPlan"),
        ({"prevPlan": [7]}, "prevPlan.1"),
        ({"prevPlan": [{"stress": "H"}]}, "prevPlan.1.day"),
        ({"prevPlan": [{"day": "Someday"}]}, "prevPlan.1.day"),
        ({"prevPlan": [{"day": "Mon", "stress": "X"}]}, "prevPlan.1.stress"),
        ({"prevPlan": [{"day": "Mon", "mood": 1}]}, "prevPlan.1.mood"),
        ({"nextPlan": [{"day": "Mon", "items": [{"sets": 0}]}]}, "nextPlan.1.items.1.sets"),
        (
            {"nextPlan": [{"day": "Mon", "items": [{"load": 9, "colour": 1}]}]},
            "nextPlan.1.items.1.colour",
        ),
        (context(pain=11), "context.pain"),
        (context(painSite="ear"), "context.painSite"),
        (context(sorenessByDay={"Fri": 12}), "context.sorenessByDay.Fri"),
        (context(sorenessByDay={"Day": 1}), "context.sorenessByDay.Day"),
        (context(strainStage=5), "context.strainStage"),
        (context(redFlag=7), "context.redFlag"),
        (context(redFlag="x" * 201), "context.redFlag"),
        (context(runSpikeDay="Someday"), "context.runSpikeDay"),
        (context(race={"dayOffset": 3}), "context.race.distance"),
        (context(race={"dayOffset": -1, "distance": "5k"}), "context.race.dayOffset"),
        (context(race={"distance": "5k", "priority": "D"}), "context.race.priority"),
        (context(race={"distance": "5k", "prize": 1}), "context.race.prize"),
        (context(lastRace={"dayOffset": 9, "distance": "5k"}), "context.lastRace.dayOffset"),
        (context(screening=["boredom"]), "context.screening"),
        (context(mood="good"), "context.mood"),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse(**changed)
    assert refused.value.field == field
    assert str(refused.value).startswith(f"{field}: ")


def test_runs_and_strength_carry_their_time_of_day() -> None:
    assert parse_run("long:90min@07:05", "x").start == 425
    assert str(parse_run("easy@18:30", "x")) == "easy@18:30"
    request = parse(**runner(strengthTimes={"Tue": "06:00"}))
    assert request.strength_starts[:3] == (None, 360, None)


def test_an_answer_can_be_handed_back_as_the_week_before() -> None:
    runs = {"Mon": "rest", "Thu": "quality:tempo"}
    first = parse(week=WEEK | runs, **runner(equipment=["hill"]))
    planned = build_week(first, exercises())
    plan = answer_document(planned, first, [], lambda text, facts: text)["plan"]
    again = parse(week=WEEK | runs, prevPlan=plan)
    assert again.previous_sessions is not None
    assert [s.day for s in again.previous_sessions] == [s.day for s in planned.sessions]
    assert again.last_ham_sets == pytest.approx(ham_sets(planned), abs=0.01)
    assert set(again.last_sets) == {i.exercise.id for s in planned.gym for i in s.items}
    assert parse_request(request_document(again), equipment=equipment()) == again


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = ("runner", "context", "week", "phase", "school", "prevWeek", "nextWeek", "level", "pain")


@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.sampled_from(("", "runner", "context")))
@settings(max_examples=4 * settings().max_examples)
def test_no_nonsense_gets_further_than_a_named_field(nonsense: dict[str, Any], place: str) -> None:
    document = {**GOOD, place: nonsense} if place else {**GOOD, **nonsense}
    assert refused_field(document) != ""


def refused_field(document: dict[str, Any]) -> str | None:
    """The field that is wrong; None when the request is right after all."""
    try:
        parse_request(document, equipment=equipment())
    except RecordError as refused:
        return refused.field
    return None


def test_a_request_is_an_object() -> None:
    with pytest.raises(RecordError):
        parse_request([GOOD], equipment=equipment())


def test_no_red_flag_may_be_said_as_null() -> None:
    assert parse(context={"redFlag": None}).red_flag == ""
