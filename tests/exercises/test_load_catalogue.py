"""`manage.py load_catalogue`: fills, adds, tells differences, resets; never over an editor."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from exercises.documents.entries import ModificationEntry
from exercises.documents.seed import load_missing
from exercises.documents.toml_files import Catalogue, read_catalogue
from exercises.models import Benefit, Dose, Exercise, ExerciseMuscle, Modification, Source
from exercises.vocabulary import Direction


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_catalogue", *arguments, stdout=out)
    return out.getvalue().strip()


def with_lunge(catalogue: Catalogue, **changes: Any) -> Catalogue:
    exercises = tuple(
        replace(entry, **changes) if entry.key == "lunge" else entry
        for entry in catalogue.exercises
    )
    return replace(catalogue, exercises=exercises)


@pytest.mark.usefixtures("no_catalogue")
def test_an_empty_database_is_filled() -> None:
    assert load() == "Catalogue: added 10 exercises."
    assert Exercise.objects.published().count() == 10
    assert Exercise.objects.get(key="box_jump").parent == Exercise.objects.get(key="plyometric")
    assert Dose.objects.filter(exercise__key="hill_sprint").count() == 3


@pytest.mark.usefixtures("catalogue")
def test_a_second_run_has_nothing_to_do(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    before = list(Exercise.objects.values())
    with django_assert_max_num_queries(8):
        assert load() == "Catalogue: complete, nothing to add."
    assert list(Exercise.objects.values()) == before


@pytest.mark.usefixtures("catalogue")
def test_what_an_editor_changed_is_kept() -> None:
    Exercise.objects.filter(key="lunge").update(summary="Ours", published=False)
    Modification.objects.filter(key="lu_side").update(name="Sideways")
    Dose.objects.filter(exercise__key="lunge", level="beginner").update(sets_high=4)
    load()
    lunge = Exercise.objects.get(key="lunge")
    assert (lunge.summary, lunge.published) == ("Ours", False)
    assert lunge.modifications.get(key="lu_side").name == "Sideways"
    assert lunge.doses.get(level="beginner").sets_high == 4


@pytest.mark.usefixtures("catalogue")
def test_what_an_editor_took_out_stays_out() -> None:
    Modification.objects.get(key="lu_side").delete()
    Benefit.objects.filter(exercise__key="lunge").delete()
    ExerciseMuscle.objects.get(exercise__key="lunge", muscle__slug="calves").delete()
    load()
    lunge = Exercise.objects.get(key="lunge")
    assert not lunge.modifications.filter(key="lu_side").exists()
    assert not lunge.benefits.exists()
    assert not lunge.muscles.filter(muscle__slug="calves").exists()


@pytest.mark.usefixtures("catalogue")
def test_a_new_modification_of_a_release_is_added_once() -> None:
    new = ModificationEntry(
        key="lu_new",
        direction=Direction.EASIER,
        name="Hold a rail",
        change="One hand on it.",
        why="Balance.",
    )
    lunge = next(entry for entry in read_catalogue().exercises if entry.key == "lunge")
    catalogue = with_lunge(read_catalogue(), modifications=(*lunge.modifications, new))
    assert load_missing(catalogue).rows == ["lunge modifications:lu_new"]
    assert load_missing(catalogue).rows == []
    assert Modification.objects.get(key="lu_new").exercise.key == "lunge"


@pytest.mark.usefixtures("catalogue")
def test_a_row_that_an_editor_made_first_is_not_doubled() -> None:
    lunge = Exercise.objects.get(key="lunge")
    Exercise.objects.filter(key="lunge").update(
        loaded=[token for token in lunge.loaded if token != "doses:beginner"]
    )
    load()
    assert lunge.doses.filter(level="beginner").count() == 1


@pytest.mark.usefixtures("catalogue")
def test_a_missing_exercise_and_its_sources_come_back() -> None:
    Exercise.objects.get(key="lunge").delete()
    Source.objects.get(slug="farrokhi-2008").delete()
    assert load() == "Catalogue: added 1 exercise."
    lunge = Exercise.objects.get(key="lunge")
    assert lunge.sources.filter(slug="farrokhi-2008").exists()


@pytest.mark.usefixtures("catalogue")
def test_an_editor_s_own_exercise_under_the_same_address_stays() -> None:
    Exercise.objects.filter(key="lunge").update(key="our_lunge", loaded=[])
    assert "left out lunge" in load()
    assert Exercise.objects.get(slug="lunge").key == "our_lunge"


@pytest.mark.usefixtures("catalogue")
def test_a_variant_is_left_out_when_an_editor_has_made_its_family_an_exercise() -> None:
    Exercise.objects.get(key="box_jump").delete()
    Exercise.objects.filter(key="plyometric").update(is_family=False)
    assert "left out box-jump" in load()
    assert not Exercise.objects.filter(key="box_jump").exists()


@pytest.mark.usefixtures("catalogue")
def test_no_difference_is_said() -> None:
    assert load("--diff") == "Catalogue: no difference between the database and the files."


@pytest.mark.usefixtures("catalogue")
def test_differences_are_shown_field_by_field() -> None:
    Exercise.objects.filter(key="lunge").update(fatigue_cost=5)
    Dose.objects.filter(exercise__key="lunge", level="beginner").update(sets_high=4)
    Modification.objects.get(key="dl_sumo").delete()
    lines = load("--diff").splitlines()
    assert "lunge: fatigue_cost: database 5 | file 3" in lines
    assert "lunge: doses beginner sets: database [2, 4] | file [2, 2]" in lines
    assert any(
        line.startswith("deadlift: modifications dl_sumo: database None | file {") for line in lines
    )
    assert not any(line.startswith("step-up") for line in lines)


@pytest.mark.usefixtures("catalogue")
def test_reset_puts_one_exercise_back_and_keeps_its_row() -> None:
    lunge, step_up = Exercise.objects.get(key="lunge"), Exercise.objects.get(key="step_up")
    Exercise.objects.update(summary="Ours")
    lunge.modifications.all().delete()
    lunge.sources.clear()
    assert load("--reset", "lunge") == "Catalogue: Lunge is back as the files have it."
    lunge.refresh_from_db()
    step_up.refresh_from_db()
    assert lunge.summary.startswith("A long step")
    assert lunge.modifications.count() == 8
    assert lunge.sources.count() == 4
    assert step_up.summary == "Ours"
    assert not any(line.startswith("lunge") for line in load("--diff").splitlines())


@pytest.mark.usefixtures("catalogue")
def test_an_unknown_slug_is_refused_with_those_known() -> None:
    with pytest.raises(CommandError, match=r"No exercise 'squat' in the files\. Known: deadlift,"):
        load("--reset", "squat")
