"""An exercise that an editor adds reaches careful runners only once its facts allow it."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from exercises.models import Draft, Equipment, Exercise, Muscle
from tests.exercises.desk.admin.editing import ADMIN, change_page, filled, press, propose
from tests.workouts.planning.weeks import request
from workouts.planning import build_week
from workouts.planning.values.request import PainSite, Request
from workouts.services.training.barred import CAREFUL
from workouts.storage.catalogue import read_exercises

pytestmark = pytest.mark.usefixtures("catalogue")
RUNS = "rest easy quality:tempo easy rest easy long:90min"
CAREFUL_RUNNERS: dict[str, dict[str, Any]] = {
    "After a strain, stage 2": {"strain_stage": 2},
    "With sit-bone pain": {"pain": 1, "pain_site": PainSite.SIT_BONE},
    "In pregnancy": {"pregnant": True, "clearance": True, "pregnancy_week": 20},
    "Beginners": {"level": "beginner"},
    "Under 18": {"age": 15, "supervised": True},
}
NORDIC: dict[str, Any] = {
    "name": "Nordic curl",
    "key": "nordic_curl",
    "slug": "nordic-curl",
    "summary": "Kneel and lower yourself slowly.",
    "position": 9,
    "pattern": "knee flexion",
    "kind": "strength",
    "role": "isolation",
    "body_position": "kneeling",
    "hamstring_action": "knee-dominant",
    "hamstring_length": "lengthens all the way down",
    "set_credit": 1,
    "eccentric": "high",
    "eccentric_why": "All of it is lowering.",
    "impact": "none",
    "fatigue_cost": 3,
    "soreness_risk": 5,
    "technical_demand": 2,
    "placement": "Last in a session.",
    "order_slot": 5,
    "min_hours_before_key_run": 48,
    "seconds_per_rep": 5,
    "setup_seconds": 30,
    "muscles-0-role": "primary",
    "muscles-0-job": "lowers the trunk",
    "muscles-0-set_credit": 1,
    "equipment-0-label": "Held ankles",
}
DOSE = {"sets": (2, 3), "reps": (8, 12), "rpe": (5, 7), "rest_seconds": (60, 90)}
STATED = {"posture": "kneeling", "slow_lowering": "true", "muscle_length": "long"}
ALL_STATED = {
    **STATED,
    "from_floor": "false",
    "deep_hip_bend": "false",
    "knee_load": "little",
    "asks_balance": "false",
}


def add_nordic(client: Client) -> Draft:
    """Through the form, up to the draft that publishes it."""
    data = filled(client, f"{ADMIN}exercise/add/") | NORDIC
    for name, (low, high) in DOSE.items():
        for level in range(3):
            data |= {f"doses-{level}-{name}_low": low, f"doses-{level}-{name}_high": high}
    data["muscles-0-muscle"] = Muscle.objects.get(slug="hamstrings").pk
    data["equipment-0-equipment"] = Equipment.objects.get(slug="none").pk
    assert client.post(f"{ADMIN}exercise/add/", data).status_code == 302
    nordic = Exercise.objects.get(key="nordic_curl")
    assert not nordic.published
    propose(client, "nordic_curl")
    return Draft.objects.get()


def state(client: Client, facts: dict[str, str]) -> Draft:
    address = change_page("nordic-curl")
    client.post(address, filled(client, address) | facts)
    return Draft.objects.get()


def curls_of(**facts: Any) -> set[str]:
    """The curls of a week that is built when the Nordic is the only one there is."""
    Exercise.objects.filter(key="hamstring_curl").update(published=False)
    week = build_week(a_runner(**facts), read_exercises())
    return {item.exercise.id for item in week.items if item.exercise.order_slot == 5}


def a_runner(**facts: Any) -> Request:
    usual: dict[str, Any] = {"equipment": frozenset({"dumbbells", "box"}), "foundation_weeks": 20}
    return request(RUNS, **usual | facts)


@pytest.mark.parametrize(
    "facts",
    [{}, pytest.param(STATED, marks=pytest.mark.long), ALL_STATED],
    ids=["nothing", "some", "all"],
)
def test_a_nordic_curl_that_an_editor_adds_is_in_no_careful_week(
    admin_client: Client, facts: dict[str, str]
) -> None:
    draft = add_nordic(admin_client)
    if facts:
        draft = state(admin_client, facts)
    page = admin_client.get(draft.get_absolute_url())
    for who in CAREFUL_RUNNERS:
        assertContains(page, f"{who}: Nordic curl")
    if len(facts) < len(ALL_STATED):
        assertContains(page, "not said how it moves")
        assertContains(page, "load on the bent knee")
        assertContains(page, "the catalogue does not yet say how it moves")
    else:
        assertNotContains(page, "not said how it moves")
        assertContains(page, "Beginners: Nordic curl: slow and Nordic lowering is for later.")
    press(admin_client, draft, "publish")
    assert Exercise.objects.get(key="nordic_curl").published
    for who, runner in CAREFUL_RUNNERS.items():
        assert curls_of(**runner) == set(), who
    assert curls_of() == {"nordic_curl"}


def test_the_form_and_the_health_page_name_what_is_not_said(admin_client: Client) -> None:
    add_nordic(admin_client)
    assertContains(admin_client.get(change_page("nordic-curl")), "not said how it moves: length")
    health = admin_client.get("/admin/catalogue-health/")
    assertContains(health, "not said how it moves: length of the hamstrings, slow lowering")


def test_our_own_exercises_say_it_all(admin_client: Client) -> None:
    assertNotContains(admin_client.get("/admin/catalogue-health/"), "not said how")


def test_every_careful_runner_has_a_name() -> None:
    assert {who for who, _, _ in CAREFUL} >= set(CAREFUL_RUNNERS)
