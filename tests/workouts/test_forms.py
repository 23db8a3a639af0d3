"""The builder's form: contradictions are answered by the field, the rest becomes a request."""

from typing import Any

import pytest

from exercises.vocabulary import Level
from tests.workouts.builder import answers
from workouts.forms.plan import PlanForm
from workouts.planning.values.request import Condition, Distance, PainSite, Phase, Priority
from workouts.planning.values.week import Day, RunKind

pytestmark = pytest.mark.usefixtures("catalogue")
REST = {f"run_{day.name.lower()}": "rest" for day in Day}


def request_from(**changed: Any) -> Any:
    form = PlanForm(answers(**changed))
    assert form.is_valid(), form.errors
    return form.to_request()


def errors_of(**changed: Any) -> dict[str, list[str]]:
    form = PlanForm(answers(**changed))
    assert not form.is_valid()
    return {field: list(map(str, said)) for field, said in form.errors.items()}


def test_the_defaults_are_a_whole_request() -> None:
    request = request_from()
    assert [run.kind for run in request.week] == [
        RunKind.REST,
        RunKind.QUALITY,
        RunKind.EASY,
        RunKind.QUALITY,
        RunKind.EASY,
        RunKind.REST,
        RunKind.LONG,
    ]
    assert request.week[Day.SUN].minutes == 90
    assert (request.level, request.phase) == (Level.INTERMEDIATE, Phase.BASE)
    assert request.sessions_per_week == 2


def test_every_answer_reaches_the_planner() -> None:
    request = request_from(
        run_sat="race",
        race_distance="10k",
        race_priority="B",
        equipment=["dumbbells", "hill"],
        double_days="on",
        strength_weeks="1",
        age="52",
        pain="3",
        pain_site="sit-bone",
        sore_day="Wed",
        soreness="5",
        strain_stage="3",
        red_flags=["pop", "limp"],
        conditions=["heart"],
        pregnant="on",
        pregnancy_week="20",
        clearance="on",
        supervised="yes",
        last_race="half",
        last_race_days="4",
        weekly_km="85",
        hill_sessions="3",
        deload="on",
        spike_day="Sun",
        school="easy_days",
    )
    assert request.race is not None
    assert request.race.day_offset == Day.SAT
    assert (request.race.distance, request.race.priority) == (Distance.TEN_K, Priority.B)
    assert request.equipment == {"dumbbells", "hill"}
    assert request.novel_eccentric
    assert request.program_week == 2
    assert request.pain_site is PainSite.SIT_BONE
    assert request.soreness == (0, 0, 5, 0, 0, 0, 0)
    assert request.strain_stage == 3
    assert request.red_flag == "pop limp"
    assert request.conditions == {Condition.HEART}
    assert (request.pregnant, request.pregnancy_week, request.clearance) == (True, 20, True)
    assert request.supervised is True
    assert request.last_race is not None
    assert request.last_race.day_offset == -4
    assert (request.weekly_km, request.hill_sessions_done) == (85.0, 3)
    assert (request.deload, request.run_spike_day) == (True, Day.SUN)


def test_a_race_in_a_later_week_is_counted_from_monday() -> None:
    request = request_from(race_distance="marathon", race_in_days="13")
    assert request.race is not None
    assert request.race.day_offset == 13


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (REST, "run_mon"),
        (REST | {"run_sun": "race"}, "race_distance"),
        ({"race_distance": "10k"}, "race_distance"),
        ({"race_in_days": "12"}, "race_distance"),
        ({"run_sat": "race", "run_sun": "race", "race_distance": "5k"}, "race_distance"),
        ({"run_mon": "swim"}, "run_mon"),
        ({"run_mon": None}, "run_mon"),
        ({"detail_tue": "naps"}, "detail_tue"),
        ({"minutes_sun": "0"}, "minutes_sun"),
        ({"minutes_sun": "99999"}, "minutes_sun"),
        ({"minutes_sun": "ninety"}, "minutes_sun"),
        ({"sessions": "8"}, "sessions"),
        ({"session_minutes": "500"}, "session_minutes"),
        ({"session_minutes": "-3"}, "session_minutes"),
        ({"session_minutes": "1e9"}, "session_minutes"),
        ({"level": "champion"}, "level"),
        ({"phase": ""}, "phase"),
        ({"equipment": ["rocket"]}, "equipment"),
        ({"age": "4"}, "age"),
        ({"age": "111"}, "age"),
        ({"pain": "11"}, "pain"),
        ({"pain_site": "ear"}, "pain_site"),
        ({"red_flags": ["boredom"]}, "red_flags"),
        ({"last_race": "half"}, "last_race_days"),
        ({"pregnancy_week": "9"}, "pregnant"),
        ({"sore_day": "Mon"}, "soreness"),
        ({"soreness": "6"}, "sore_day"),
        ({"last_race_days": "6"}, "last_race"),
        ({"run_sat": "race", "race_distance": "5k", "race_in_days": "13"}, "race_in_days"),
        ({"spike_day": "Someday"}, "spike_day"),
        ({"title": "x" * 81}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"strength_weeks": "9999999999999999999999"}, "strength_weeks"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_nonsense_is_answered_by_the_field(changed: dict[str, Any], field: str) -> None:
    assert field in errors_of(**changed)


@pytest.mark.parametrize(("kind", "distance"), [("rest", ""), ("easy", ""), ("race", "half")])
@pytest.mark.parametrize("minutes", ["90", "-5"])
def test_minutes_that_the_page_does_not_ask_for_are_left_out(
    kind: str, distance: str, minutes: str
) -> None:
    request = request_from(run_sun=kind, race_distance=distance, minutes_sun=minutes)
    assert request.week[Day.SUN].minutes is None


def test_folded_answers_open_when_they_matter() -> None:
    assert not PlanForm(answers()).health_is_open
    assert not PlanForm(answers()).training_is_open
    assert PlanForm(answers(pregnant="on")).health_is_open
    assert PlanForm(answers(strength_weeks="0")).training_is_open
    assert PlanForm(answers(last_race="half")).training_is_open


@pytest.mark.parametrize(
    "changed",
    [
        {"hill_sessions": "3"},
        {"weekly_km": "-1"},
        {"school": "easy_days"},
        {"last_race_days": "999"},
        {"race_in_days": "x"},
    ],
    ids=str,
)
def test_no_answer_about_training_hides_in_a_fold(changed: dict[str, str]) -> None:
    assert PlanForm(answers(**changed)).training_is_open


@pytest.mark.parametrize("changed", [{"soreness": "99"}, {"pregnancy_week": "x"}], ids=str)
def test_no_answer_about_health_hides_in_a_fold(changed: dict[str, str]) -> None:
    assert PlanForm(answers(**changed)).health_is_open


@pytest.mark.parametrize("wrong", ["500", "9", "many", "40.5"])
def test_a_number_out_of_its_limits_hears_the_limits(wrong: str) -> None:
    assert errors_of(session_minutes=wrong)["session_minutes"] == [
        "Give a whole number from 10 to 180."
    ]
