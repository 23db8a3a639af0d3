"""What the database itself refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, models
from django.db.models import ProtectedError
from pytest_django import DjangoAssertNumQueries

from exercises.models import (
    Dose,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Modification,
    Muscle,
    Source,
    Substitute,
)

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Exercise, {"kind": "yoga"}),
        (Exercise, {"impact": "huge"}),
        (Exercise, {"set_credit": -1}),
        (Exercise, {"fatigue_cost": 6}),
        (Exercise, {"order_slot": 0}),
        (Exercise, {"semitendinosus": 4}),
        (ExerciseMuscle, {"set_credit": -0.5}),
        (ExerciseMuscle, {"role": "tertiary"}),
        (Substitute, {"set_credit": -1}),
        (Substitute, {"eccentric_factor": -1}),
        (Modification, {"set_credit": -1}),
        (Modification, {"direction": "sideways"}),
        (Dose, {"rpe_high": 12}),
        (Dose, {"rpe_low": -1}),
        (Dose, {"reps_low": 99}),
        (Dose, {"rest_seconds_high": 0}),
        (Dose, {"sets_low": 0}),
        (Dose, {"level": "elite"}),
        (Dose, {"seconds_low": None, "seconds_high": 8}),
        (Dose, {"contacts_low": 9, "contacts_high": 8}),
    ],
)
def test_impossible_values_are_refused(model: type[models.Model], values: dict[str, Any]) -> None:
    row = model._default_manager.order_by("pk").first()
    assert row is not None
    with pytest.raises(IntegrityError):
        model._default_manager.filter(pk=row.pk).update(**values)


def test_an_exercise_has_one_dose_a_level() -> None:
    dose = Dose.objects.filter(exercise__key="lunge").last()
    assert dose is not None
    with pytest.raises(IntegrityError):
        Dose.objects.filter(pk=dose.pk).update(level="beginner")


@pytest.mark.parametrize(
    ("model", "name"), [(ExerciseMuscle, "muscle"), (ExerciseEquipment, "equipment")]
)
def test_a_muscle_or_a_kit_stands_once_in_an_exercise(model: type[models.Model], name: str) -> None:
    deadlift = Exercise.objects.get(key="deadlift")
    first = model._default_manager.filter(exercise=deadlift).first()
    with pytest.raises(IntegrityError):
        model._default_manager.filter(exercise=deadlift).update(**{name: getattr(first, name)})


def test_an_exercise_is_not_its_own_family() -> None:
    lunge = Exercise.objects.get(key="lunge")
    with pytest.raises(IntegrityError):
        Exercise.objects.filter(pk=lunge.pk).update(parent=lunge)


def test_what_exercises_refer_to_cannot_be_deleted() -> None:
    with pytest.raises(ProtectedError):
        Muscle.objects.get(slug="hamstrings").delete()
    with pytest.raises(ProtectedError):
        Exercise.objects.get(key="plyometric").delete()


def test_details_cost_the_same_for_one_exercise_as_for_ten(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(19):
        everything = list(Exercise.objects.with_details())
    assert len(everything) == 10
    with django_assert_num_queries(0):
        for exercise in everything:
            assert [row.muscle.name for row in exercise.muscles.all()]
            assert [row.equipment.name for row in exercise.equipment.all()]
            assert getattr(exercise, "substitute", None)
            assert list(exercise.doses.all())
            assert exercise.parent is None or exercise.parent.name


def test_primary_muscles_and_low_levels_come_first() -> None:
    deadlift = Exercise.objects.with_details().get(key="deadlift")
    roles = [row.role for row in deadlift.muscles.all()]
    assert roles == ["primary"] * 3 + ["secondary"] * 4
    assert [dose.level for dose in deadlift.doses.all()] == ["beginner", "intermediate", "advanced"]


def test_ranges_read_as_words() -> None:
    curl = Dose.objects.get(exercise__key="hamstring_curl", level="advanced")
    assert (curl.sets, curl.reps, curl.rpe, curl.rest) == (
        "3",
        "6 to 8",
        "7.5 to 8.5",
        "1.5 to 2 min",
    )
    assert (curl.seconds, curl.contacts) == ("", "")
    assert Dose.objects.get(exercise__key="step_up", level="beginner").rest == "45 to 75 s"


@pytest.mark.parametrize(
    ("citation", "short"),
    [
        ("Doma K, Deakin GB (2013). The effects of order.", "Doma 2013"),
        ("de Carvalho e Silva GI, Brandão LHA, et al. (2022). Acute.", "de Carvalho e Silva 2022"),
        ("Schoenfeld BJ, Ogborn D (online 2016). Dose.", "Schoenfeld 2016"),
        ("A page without a year.", "Some page"),
    ],
)
def test_a_source_is_told_by_its_first_author_and_year(citation: str, short: str) -> None:
    assert Source(slug="some-page", citation=citation).short == short
