"""A database of before knows how our exercises move, and what an editor has changed stays."""

from importlib import import_module

import pytest
from django.apps import apps

from exercises.catalogue_version import current
from exercises.documents.seed import differences_from_files
from exercises.documents.toml_files import read_catalogue
from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Modification,
    Substitute,
)
from exercises.models.movement import Movement

pytestmark = pytest.mark.usefixtures("catalogue")
migration = import_module("exercises.migrations.0003_facts_of_our_exercises")


@pytest.fixture(autouse=True)
def as_before() -> None:
    """The rows as the release before had them."""
    nothing = {field.name: None for field in Movement._meta.fields}
    Exercise.objects.update(**nothing)
    Substitute.objects.update(**nothing, impact=None)
    changes = {**nothing, "impact": None}
    ExerciseEquipment.objects.update(**changes, eccentric_factor=None, unilateral=False)
    Modification.objects.update(**changes, adds_weight=False, fit=None, kit=[])
    Equipment.objects.update(resistance=None, easy_to_learn=False)
    ExerciseMuscle.objects.update(in_substitute=True)
    for table, exercise, name, column, before, after in migration.TEXTS:
        rows = apps.get_model("exercises", table)._default_manager.filter(
            exercise__key=exercise, **{column: after}
        )
        named = rows.filter(key=name) if table == "modification" else rows
        assert named.update(**{column: before}) == 1


def test_a_database_that_nobody_has_changed_becomes_as_the_files() -> None:
    before = current()
    migration.state_facts(apps, None)
    assert list(differences_from_files(read_catalogue())) == []
    assert current() > before


def test_what_an_editor_has_put_in_other_words_says_nothing_of_how_it_moves() -> None:
    Modification.objects.filter(key="hc_band").update(change="Lie on your front.")
    Substitute.objects.filter(exercise__key="deadlift").update(name="Bridge march")
    migration.state_facts(apps, None)
    band = Modification.objects.get(key="hc_band")
    assert (band.change, band.name) == ("Lie on your front.", "Band hamstring curl")
    assert (band.posture, band.muscle_length) == (None, None)
    assert (band.fit, band.kit) == ("plain", ["resistance_band"])
    bridge = Substitute.objects.get(exercise__key="deadlift")
    assert (bridge.name, bridge.posture) == ("Bridge march", None)


def test_what_an_editor_has_stated_stays() -> None:
    Exercise.objects.filter(key="lunge").update(muscle_length="short")
    migration.state_facts(apps, None)
    lunge = Exercise.objects.get(key="lunge")
    assert (lunge.muscle_length, lunge.posture) == ("short", "standing")


def test_an_exercise_that_is_gone_is_no_fault() -> None:
    Exercise.objects.filter(key="lunge").update(key="my_lunge")
    migration.state_facts(apps, None)
    assert Exercise.objects.get(key="my_lunge").posture is None
