"""The version of the catalogue: raised by every change, and what is kept in memory for one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from exercises import catalogue, catalogue_version
from exercises.catalogue_version import raise_version
from exercises.desk import drafts, history, merging, reverting
from exercises.desk.files import batches
from exercises.documents import seed
from exercises.documents.into_rows import put, rolled_back
from exercises.documents.toml_files import read_catalogue
from exercises.models import Batch, CatalogueVersion, Change, Draft, Equipment, Exercise
from exercises.records import RecordError
from tests.exercises.desk.documents import draft, hidden, now

pytestmark = pytest.mark.usefixtures("catalogue")


def names() -> set[str]:
    return {exercise.name for exercise in catalogue.published()}


def call_lunge(name: str) -> None:
    raise_version()
    Exercise.objects.filter(key="lunge").update(name=name)


@pytest.fixture
def committing(transactional_db: None, catalogue: None) -> None:
    """A database whose transactions really end."""


@pytest.mark.usefixtures("committing")
class TestWhatIsRolledBack:
    def test_a_preview_is_never_taken_for_the_change_after_it(self) -> None:
        before = catalogue_version.current()
        with rolled_back():
            call_lunge("Tried")
            tried = catalogue_version.current()
            assert "Tried" in names()
        assert "Tried" not in names()
        assert catalogue_version.current() == before
        with transaction.atomic():
            call_lunge("Changed")
        assert catalogue_version.current() == tried
        assert "Changed" in names()

    def test_nor_is_a_savepoint_within_a_transaction_that_is_kept(self) -> None:
        with transaction.atomic():
            with rolled_back():
                call_lunge("Tried")
                assert "Tried" in names()
            assert not catalogue_version.is_raised()
            assert "Tried" not in names()
            call_lunge("Changed")
            assert "Changed" in names()
        assert "Changed" in names()

    def test_nor_is_a_document_that_is_refused(self) -> None:
        document = now("lunge") | {"name": "Tried", "sources": ["nobody-1999"]}
        before = catalogue_version.current()
        with transaction.atomic(), pytest.raises(RecordError):
            put("exercise", document)
        assert catalogue_version.current() == before
        assert "Tried" not in names()
        with transaction.atomic():
            call_lunge("Changed")
        assert "Changed" in names()

    def test_a_change_is_kept_in_memory_once_it_is_committed(
        self, django_assert_num_queries: Any
    ) -> None:
        with transaction.atomic():
            call_lunge("Changed")
            assert names() == names()
        first = catalogue.published()
        with django_assert_num_queries(1):
            assert catalogue.published() is first


def test_rows_are_read_once_for_each_version(django_assert_num_queries: Any) -> None:
    first = catalogue.published()
    with django_assert_num_queries(1):
        assert catalogue.published() is first
    with catalogue_version.known(catalogue_version.current()), django_assert_num_queries(0):
        assert catalogue.published() is first
    raise_version()
    Equipment.objects.filter(slug="box").update(name="Bench")
    assert catalogue.equipment_names()["box"] == "Bench"


def test_there_is_one_version_and_before_anything_is_written_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CatalogueVersion.objects.create(id=2)
    CatalogueVersion.objects.all().delete()
    assert catalogue_version.current() == 0
    raise_version()
    assert catalogue_version.current() == 1


def as_committed() -> int:
    """The version now, as if the transaction of the test had ended here."""
    connection.run_on_commit.clear()
    return catalogue_version.current()


def publish(chief: User) -> None:
    drafts.publish(Draft.objects.all(), by=chief)


def publish_due(chief: User) -> None:
    Draft.objects.update(state=Draft.State.SCHEDULED, publish_at="2020-01-01T00:00Z")
    Draft.objects.update(approved_by=chief)
    assert drafts.publish_due() == (["Lunge"], [])


def save_at_once(chief: User) -> None:
    before = now("bridge")
    drafts.save_at_once("exercise", before | {"role": "Other"}, seen=before, by=chief)


def import_a_file(chief: User) -> None:
    document = now("bridge") | {"key": "n", "slug": "n", "name": "N"}
    batch = Batch.objects.create(author=chief, title="n.csv", documents=[["exercise", document]])
    batches.apply(batch, by=chief)


def merge(chief: User) -> None:
    one, other = (Exercise.objects.get(key=key) for key in ("bridge", "arch"))
    merging.merge(one, other, by=chief)


def revert(chief: User) -> None:
    revision = history.versions_of("exercise", "arch")[0].revision
    reverting.revert_change(revision, by=chief, comment="No")


def bring_back_a_field(chief: User) -> None:
    step = history.changes_of("exercise", "bridge")[0]
    reverting.revert_field(step, ("role",), by=chief, comment="Back")


def bring_back_a_version(chief: User) -> None:
    oldest = history.changes_of("exercise", "bridge")[-1]
    reverting.restore(oldest, by=chief, comment="Back")


def delete(chief: User) -> None:
    history.remove(Exercise.objects.get(key="arch"), by=chief)


def rename_a_muscle(chief: User) -> None:
    document = now("hamstrings", "muscle") | {"name": "Hams"}
    history.write([("muscle", document)], as_kind=Change.Kind.SAVED, by=chief)


def reset(chief: User) -> None:
    Exercise.objects.filter(key="lunge").update(summary="Ours")
    files = read_catalogue()
    seed.reset(files, next(entry for entry in files.exercises if entry.slug == "lunge"))


def load_what_is_new(chief: User) -> None:
    files = read_catalogue()
    new = replace(files.sources[0], slug="new-2026")
    seed.load_missing(replace(files, sources=(*files.sources, new)))


ACTIONS = (
    *(publish, publish_due, save_at_once, import_a_file, merge, revert, delete),
    *(bring_back_a_field, bring_back_a_version, rename_a_muscle, reset, load_what_is_new),
)


def test_whatever_changes_rows_raises_the_version() -> None:
    chief = User.objects.create_superuser("chief")
    hidden("bridge", chief, role="First")
    hidden("bridge", chief)
    hidden("arch", chief)
    draft("lunge", chief, summary="Step out.")
    for action in ACTIONS:
        with rolled_back():
            before = as_committed()
            action(chief)
            assert catalogue_version.current() == before + 1, action.__name__


def look_at_a_draft(chief: User) -> None:
    with rolled_back():
        put("exercise", Draft.objects.get().document)


def discard(chief: User) -> None:
    Draft.objects.all().delete()


def write_a_draft(chief: User) -> None:
    draft("step_up", chief, summary="Step up.")


def put_what_is_there(chief: User) -> None:
    put("exercise", now("lunge"))


def load_nothing_new(chief: User) -> None:
    seed.load_missing(read_catalogue())


@pytest.mark.parametrize(
    "action",
    [write_a_draft, look_at_a_draft, discard, put_what_is_there, load_nothing_new],
    ids=lambda action: action.__name__,
)
def test_what_readers_do_not_see_leaves_it(action: Callable[[User], None]) -> None:
    chief = User.objects.create_superuser("chief")
    draft("lunge", chief, summary="Step out.")
    before = as_committed()
    action(chief)
    assert catalogue_version.current() == before
