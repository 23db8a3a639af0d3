"""The answers of a saved plan: read from it, changed, and taken."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from exercises.vocabulary import Level
from tests.workouts.builder import answers
from workouts.forms.builder.answers import answers_of, asked_with
from workouts.forms.builder.plan import PlanForm
from workouts.models import RaceDay
from workouts.planning.values.request import Condition, PainSite, Request
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Day, Run, RunKind
from workouts.services.plans import sample_request

pytestmark = pytest.mark.usefixtures("catalogue")

#: Answers that say something else than the form does by itself.
OTHERS: tuple[dict[str, Any], ...] = (
    {},
    {"equipment": ["dumbbells", "hill"], "session_minutes": "25", "sessions": "3"},
    {"double_days": "on", "school": "easy_days", "age": "52", "deload": "on"},
    {"weekly_km": "55", "hill_sessions": "4", "spike_day": "Sun"},
    {"pain": "3", "pain_site": "hamstring", "sore_day": "Wed", "soreness": "6"},
    {"red_flags": ["pop", "limp"], "conditions": ["heart", "injury"]},
    {"pregnant": "on", "pregnancy_week": "20", "clearance": "on"},
    {"strain_stage": "0", "supervised": "no", "age": "15"},
    {"last_race": "half", "last_race_days": "10", "phase": "inseason"},
    {"run_mon": "long", "minutes_mon": "75", "run_tue": "quality", "detail_tue": "hills"},
    *({"trained": trained, "time_off": "4"} for trained in ("weeks", "months", "years")),
    {"trained": "not-yet"},
    {"trained": "half-year", "time_off": "26"},
)


def read(**changed: Any) -> PlanForm:
    form = PlanForm(answers(**changed))
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize("changed", OTHERS, ids=lambda changed: "-".join(changed) or "usual")
def test_the_form_asks_a_saved_plan_for_what_it_was_told(changed: dict[str, Any]) -> None:
    request = read(**changed).to_request()
    again = PlanForm(answers_of(request, None))
    assert again.is_valid(), again.errors
    assert again.to_request() == request


def test_a_race_ahead_is_asked_for_and_one_behind_is_not() -> None:
    today = timezone.localdate()
    ahead = RaceDay(when=today + timedelta(days=30), distance=Distance.TEN_K, priority=Priority.B)
    request = read().to_request()
    form = PlanForm(answers_of(request, ahead))
    assert form.is_valid()
    assert form.race() == ahead
    behind = replace(ahead, when=today - timedelta(days=1))
    assert "race_date" not in answers_of(request, behind)


def test_what_nobody_changed_stays_to_the_letter() -> None:
    """Much of a plan that came from elsewhere is nothing that the form asks for."""
    odd = replace(
        sample_request(),
        week=(Run(kind=RunKind.RACE, detail="5k"), *sample_request().week[1:]),
        soreness=(2, 0, 5, 0, 0, 0, 0),
        strain_months=3,
        usual_ham_sets=7.5,
        strength_starts=(420, None, None, None, None, None, None),
        weekly_km=61.2,
        equipment=frozenset({"dumbbells", "a_thing_of_another_site"}),
        foundation_weeks=5,
    )
    given = answers_of(odd, None)
    form = PlanForm(given)
    assert form.is_valid(), form.errors
    assert asked_with(form, odd, None) == odd
    more = PlanForm(given | {"session_minutes": "25", "run_tue": "easy"})
    assert more.is_valid()
    week = (odd.week[0], Run(kind=RunKind.EASY), *odd.week[2:])
    assert asked_with(more, odd, None) == replace(odd, session_minutes=25, week=week)


def test_a_plan_that_the_form_could_not_have_asked_for_can_be_changed() -> None:
    odd = replace(sample_request(), age=3)
    form = PlanForm(answers_of(odd, None) | {"age": "30"})
    assert form.is_valid()
    assert asked_with(form, odd, None).age == 30


def test_a_red_flag_in_other_words_is_ticked_so_that_it_can_be_lifted() -> None:
    flagged = replace(sample_request(), red_flag="fainted on a run")
    assert answers_of(flagged, None)["red_flags"] == ["lasting"]
    well = PlanForm(answers_of(flagged, None) | {"red_flags": []})
    assert well.is_valid()
    assert asked_with(well, flagged, None).red_flag == ""


def test_health_that_is_fine_is_told_as_none_of_these() -> None:
    assert answers_of(sample_request(), None)["told"] == "none"
    for told in ({"pain": 1}, {"conditions": frozenset({Condition.HEART})}, {"pregnant": True}):
        assert answers_of(replace(sample_request(), **told), None)["told"] == "some"
    older = Request(week=sample_request().week, age=70, level=Level.ADVANCED)
    assert answers_of(older, None)["told"] == "none"
    assert answers_of(replace(older, pain_site=PainSite.HIP), None)["pain_site"] == "hip"
    assert Day.MON.code == "Mon"
