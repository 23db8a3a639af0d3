"""The edition of the catalogue: another after every change, and what is kept for one."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, models

from exercises import catalogue as kept
from exercises import catalogue_version as edition
from exercises.desk import drafts
from exercises.documents.from_rows import document_of, whole_exercises
from exercises.documents.into_rows import rolled_back
from exercises.models import Equipment, Exercise, Muscle, Source

pytestmark = pytest.mark.usefixtures("catalogue")


def catalogue_models() -> list[type[models.Model]]:
    found = apps.get_app_config("exercises").get_models(include_auto_created=True)
    return [model for model in found if model.__name__ not in edition.OF_EDITORS]


def test_any_change_of_any_table_makes_another_edition() -> None:
    """Also one that goes past Django's models."""
    assert len(catalogue_models()) > 15
    for model in catalogue_models():
        table, column = model._meta.db_table, model._meta.pk.column
        before = edition.current()
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = {column}")  # noqa: S608
            rows = cursor.rowcount
        # PostgreSQL counts statements, SQLite rows: where there are none nothing has changed
        assert edition.current() != before or rows == 0, table


def test_what_is_added_and_deleted_makes_another_edition() -> None:
    editions = [edition.current()]
    muscle = Muscle.objects.create(slug="tibialis", name="Shins", position=99)
    editions.append(edition.current())
    muscle.delete()
    editions.append(edition.current())
    assert len(set(editions)) == 3


def test_what_editors_do_among_themselves_does_not(django_user_model: type[User]) -> None:
    ann = django_user_model.objects.create_user("ann")
    before = edition.current()
    lunge = document_of(whole_exercises().get(key="lunge")) | {"summary": "A draft."}
    drafts.save_draft("exercise", lunge, by=ann, seen=None)
    assert edition.current() == before


def test_what_was_only_tried_is_never_taken_for_what_comes_later() -> None:
    before = edition.current()
    with rolled_back():
        Exercise.objects.filter(key="lunge").update(name="Tried")
        assert "Tried" in names()
        tried = edition.current()
    assert edition.current() == before
    assert "Tried" not in names()
    Exercise.objects.filter(key="lunge").update(name="Changed")
    assert edition.current() not in (before, tried)
    assert "Changed" in names()


def names() -> set[str]:
    return {exercise.name for exercise in kept.published()}


def test_what_is_kept_is_read_once_for_each_edition(django_assert_num_queries: Any) -> None:
    first = kept.published()
    with django_assert_num_queries(1):
        assert kept.published() is first
    with edition.known(edition.current()), django_assert_num_queries(0):
        assert kept.published() is first
    Source.objects.filter(slug="never").update(note="")  # changes nothing, on PostgreSQL also
    Equipment.objects.filter(slug="box").update(name="Bench")
    assert kept.equipment_names()["box"] == "Bench"


def test_triggers_are_there_again_after_a_migration() -> None:
    call_command("migrate", verbosity=0)
    before = edition.current()
    Exercise.objects.filter(key="lunge").update(summary="Anew.")
    assert edition.current() != before
