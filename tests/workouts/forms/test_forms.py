"""The builder's form: contradictions are answered by the field, the rest becomes a request."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from exercises.vocabulary import Level
from tests.workouts.builder import answers
from workouts.forms.builder.plan import PlanForm
from workouts.forms.season.races import MOST_WEEKS_AHEAD
from workouts.planning.values.request import Condition, PainSite
from workouts.planning.values.season import Distance, Phase, Priority
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
        equipment=["dumbbells", "hill"],
        double_days="on",
        trained="not-yet",
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
    assert request.equipment == {"dumbbells", "hill"}
    assert request.novel_eccentric
    assert request.program_week == 1
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


@pytest.mark.parametrize(
    ("trained", "level", "weeks", "programme"),
    [
        ("not-yet", Level.BEGINNER, 0, 1),
        ("weeks", Level.BEGINNER, 3, 4),
        ("months", Level.BEGINNER, 8, 9),
        ("half-year", Level.INTERMEDIATE, 26, None),
        ("years", Level.ADVANCED, 104, None),
    ],
)
def test_how_long_somebody_has_trained_gives_the_level_and_the_weeks_behind(
    trained: str, level: Level, weeks: int, programme: int | None
) -> None:
    request = request_from(trained=trained)
    assert (request.level, request.foundation_weeks) == (level, weeks)
    assert (request.program_week, request.weeks_off) == (programme, 0)
    assert request.novel_eccentric is (trained == "not-yet")


def test_three_weeks_off_break_the_row_of_weeks_and_two_do_not() -> None:
    assert request_from(time_off="2").foundation_weeks == 26
    back = request_from(time_off="4")
    assert (back.foundation_weeks, back.weeks_off) == (0, 4)
    assert back.is_intro
    assert request_from(trained="not-yet", time_off="26").weeks_off == 0


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_race_has_its_date_and_is_no_part_of_the_usual_week() -> None:
    form = PlanForm(answers(race_date=in_days(20), race_distance="10k", race_priority="B"))
    assert form.is_valid(), form.errors
    race = form.race()
    assert race is not None
    assert race.when == timezone.localdate() + timedelta(days=20)
    assert (race.distance, race.priority) == (Distance.TEN_K, Priority.B)
    assert form.to_request().race is None
    assert PlanForm(answers()).is_valid()


def test_the_date_of_the_race_gives_the_phase_unless_another_one_is_said() -> None:
    far = {"race_date": in_days(7 * 40), "race_distance": "marathon"}
    near = {"race_date": in_days(7 * 5), "race_distance": "10k"}
    assert request_from(**far).said_phase is Phase.BASE
    assert request_from(**near).said_phase is Phase.BUILD
    assert request_from(**near, phase="peak").said_phase is Phase.PEAK


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"race_date": in_days(9)}, "race_distance", "Say how far the race is."),
        ({"race_distance": "10k"}, "race_date", "Say on which day the race is."),
        ({"race_date": in_days(-1), "race_distance": "5k"}, "race_date", "That day is over."),
        ({"race_date": "soon"}, "race_date", "Give a day such as 2027-04-25."),
        ({"race_date": "2027-02-30"}, "race_date", "Give a day such as 2027-04-25."),
        ({"race_date": "1.5.27"}, "race_date", "Give a day such as 2027-04-25."),
        ({"race_date": in_days(5), "race_distance": "swim"}, "race_distance", "Select a valid"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_race_that_is_half_told_or_nonsense_is_answered_by_the_missing_field(
    changed: dict[str, str], field: str, said: str
) -> None:
    found = errors_of(**changed)
    assert found[field][0].startswith(said)


def test_a_race_in_five_years_hears_up_to_when_one_can_be_planned_for() -> None:
    said = errors_of(race_date=in_days(5 * 365), race_distance="5k")["race_date"]
    assert said[0].startswith("Give a day up to ")
    assert said[0].endswith("; a later race can wait.")
    last = in_days(7 * MOST_WEEKS_AHEAD)
    assert PlanForm(answers(race_date=last, race_distance="5k")).is_valid()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (REST, "run_mon"),
        ({"run_mon": "swim"}, "run_mon"),
        ({"run_mon": "race"}, "run_mon"),
        ({"run_mon": None}, "run_mon"),
        ({"detail_tue": "naps"}, "detail_tue"),
        ({"minutes_sun": "0"}, "minutes_sun"),
        ({"minutes_sun": "99999"}, "minutes_sun"),
        ({"minutes_sun": "ninety"}, "minutes_sun"),
        ({"sessions": "8"}, "sessions"),
        ({"session_minutes": "500"}, "session_minutes"),
        ({"session_minutes": "-3"}, "session_minutes"),
        ({"session_minutes": "1e9"}, "session_minutes"),
        ({"trained": "champion"}, "trained"),
        ({"trained": None}, "trained"),
        ({"time_off": "-1"}, "time_off"),
        ({"phase": "sleep"}, "phase"),
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
        ({"spike_day": "Someday"}, "spike_day"),
        ({"title": "x" * 81}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"hill_sessions": "9999999999999999999999"}, "hill_sessions"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_nonsense_is_answered_by_the_field(changed: dict[str, Any], field: str) -> None:
    assert field in errors_of(**changed)


@pytest.mark.parametrize("minutes", ["90", "-5"])
def test_minutes_of_a_day_without_a_run_are_left_out(minutes: str) -> None:
    request = request_from(run_sun="rest", minutes_sun=minutes)
    assert request.week[Day.SUN].minutes is None


def test_folded_answers_open_when_they_matter() -> None:
    assert not PlanForm(answers()).is_list_open
    assert not PlanForm(answers()).training_is_open
    assert PlanForm(answers(pregnant="on")).is_list_open
    assert PlanForm(answers(phase="build")).training_is_open
    assert PlanForm(answers(last_race="half")).training_is_open


@pytest.mark.parametrize(
    "changed",
    [
        {"hill_sessions": "3"},
        {"weekly_km": "-1"},
        {"school": "easy_days"},
        {"last_race_days": "999"},
    ],
    ids=str,
)
def test_no_answer_about_training_hides_in_a_fold(changed: dict[str, str]) -> None:
    assert PlanForm(answers(**changed)).training_is_open


@pytest.mark.parametrize("changed", [{"soreness": "99"}, {"pregnancy_week": "x"}], ids=str)
def test_no_answer_about_health_hides_in_a_fold(changed: dict[str, str]) -> None:
    assert PlanForm(answers(**changed)).is_list_open


@pytest.mark.parametrize("wrong", ["500", "9", "many", "40.5"])
def test_a_number_out_of_its_limits_hears_the_limits(wrong: str) -> None:
    assert errors_of(session_minutes=wrong)["session_minutes"] == [
        "Give a whole number from 10 to 180."
    ]


def test_every_run_has_its_minutes_if_they_are_known() -> None:
    week = request_from(minutes_wed="45", minutes_tue="").week
    assert (week[Day.WED].minutes, week[Day.TUE].minutes) == (45, None)


def test_nobody_is_well_before_saying_so_and_only_saving_asks() -> None:
    given = answers(told=None)
    assert PlanForm(given).is_valid()
    form = PlanForm(given, is_saving=True)
    assert form.errors == {"told": ["Choose one of the two before you save."]}


def test_none_of_these_takes_back_what_the_closed_list_still_holds() -> None:
    request = request_from(told="none", red_flags=["limp"], pain="99", soreness="6", pregnant="on")
    assert (request.red_flag, request.pain, request.pregnant) == ("", 0, False)
    assert not any(request.soreness)


def test_an_answer_of_the_list_counts_and_shows_even_where_the_question_was_not_answered() -> None:
    form = PlanForm(answers(told=None, red_flags=["limp"]))
    assert form.is_valid()
    assert form.to_request().red_flag == "limp"
    assert form.is_list_open


@pytest.mark.parametrize(
    ("kit", "has", "has_not"),
    [
        ("nothing", {"stairs", "sliders"}, {"dumbbells", "rocket"}),
        ("home", {"dumbbells", "box"}, {"barbell"}),
        ("gym", {"barbell", "leg_curl_machine", "dumbbells"}, {"hill", "treadmill"}),
    ],
)
def test_a_usual_kit_stands_for_its_pieces_whatever_is_ticked(
    kit: str, has: set[str], has_not: set[str]
) -> None:
    equipment = request_from(kit=kit, equipment=["rocket"]).equipment
    assert has <= equipment
    assert not has_not & equipment


def test_a_piece_that_no_longer_exists_is_left_out_and_is_no_mistake() -> None:
    """There would be no box to untick."""
    assert request_from(equipment=["rocket", "dumbbells"]).equipment == {"dumbbells"}


def test_other_minutes_are_typed_and_usual_ones_tapped() -> None:
    assert request_from(session_minutes="30", session_minutes_other="25").session_minutes == 30
    assert request_from(session_minutes="other", session_minutes_other="25").session_minutes == 25
    wrong = errors_of(session_minutes="other", session_minutes_other="")
    assert wrong == {"session_minutes": ["This field is required."]}


def _query(**given: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in answers(**given).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def test_a_typical_week_fills_the_rows_and_nothing_else() -> None:
    form = PlanForm.filled_from(_query(preset="four-easy", title="Spring", minutes_sun="120"))
    assert form.is_valid(), form.errors
    kinds = ["rest", "easy", "rest", "easy", "rest", "easy", "long"]
    assert [run.kind for run in form.to_request().week] == kinds
    assert form.cleaned_data["title"] == "Spring"
    assert [week.is_chosen for week in form.typical_weeks] == [True, False, False]
    unknown = PlanForm.filled_from(_query(preset="rocket"))
    assert unknown.is_valid()
