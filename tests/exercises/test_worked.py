"""The database itself refuses a published exercise without a primary muscle."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from exercises import worked
from exercises.models import Exercise, ExerciseMuscle, Muscle


@pytest.fixture
def lunge(transactional_db: None, catalogue: None) -> Exercise:
    """In a database whose transactions really end."""
    return Exercise.objects.get(key="lunge")


def primary(exercise: Exercise) -> list[ExerciseMuscle]:
    return list(exercise.muscles.filter(role="primary"))


def taken_out(exercise: Exercise) -> None:
    exercise.muscles.filter(role="primary").delete()


def demoted(exercise: Exercise) -> None:
    exercise.muscles.update(role="secondary")


def given_away(exercise: Exercise) -> None:
    other = Exercise.objects.get(key="step_up")
    other.muscles.all().delete()
    exercise.muscles.update(exercise=other)


def without_django(exercise: Exercise) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM exercises_exercisemuscle WHERE role = 'primary'")


def made_without(exercise: Exercise) -> None:
    exercise.pk, exercise.key, exercise.slug, exercise.name = None, "new", "new", "New"
    exercise._state.adding = True
    exercise.save()


def published_without(exercise: Exercise) -> None:
    Exercise.objects.update(published=False)
    exercise.muscles.all().delete()
    Exercise.objects.update(published=True)


WRONGS = (taken_out, demoted, given_away, without_django, made_without, published_without)


@pytest.mark.parametrize("wrong", WRONGS, ids=lambda wrong: wrong.__name__)
def test_no_way_leads_to_a_published_one_without(
    lunge: Exercise, wrong: Callable[[Exercise], None]
) -> None:
    before = primary(lunge)
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(lunge)
    assert primary(Exercise.objects.get(key="lunge")) == before != []
    assert not Exercise.objects.filter(key="new").exists()


def test_what_is_replaced_on_the_way_is_right_in_the_end(lunge: Exercise) -> None:
    with transaction.atomic():
        lunge.muscles.all().delete()
        muscle = Muscle.objects.get(slug="hamstrings")
        lunge.muscles.create(muscle=muscle, role="primary", job="Extends.", set_credit=1)
    assert len(primary(lunge)) == 1


def test_what_nobody_sees_may_have_none(lunge: Exercise) -> None:
    Exercise.objects.filter(pk=lunge.pk).update(published=False)
    lunge.muscles.all().delete()
    assert primary(lunge) == []


def test_an_exercise_goes_with_its_muscles(lunge: Exercise) -> None:
    lunge.delete()
    assert not ExerciseMuscle.objects.filter(exercise_id=lunge.pk).exists()


def test_the_lists_are_made_anew_with_every_migration(lunge: Exercise) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {worked.PUBLIC}")  # noqa: S608
    worked.set_triggers()
    with pytest.raises(IntegrityError), transaction.atomic():
        taken_out(lunge)
