"""A plan is kept as it was given, whatever editors do to the catalogue later."""

from dataclasses import fields, replace
from threading import Thread
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from hypothesis import given
from pytest_django import DjangoAssertNumQueries

from exercises.models import Exercise as ExerciseRow
from exercises.vocabulary import Level, Posture
from tests.versions import commit_version
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from workouts.models import Plan, PlannedExercise, PlannedSession, PlanWeek, Snapshot, Version
from workouts.planning import build_week, review_week
from workouts.planning.measures.movement import FACTS
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Prescription, Week
from workouts.services.plans import create_plan, keep_week, remove
from workouts.storage.catalogue import read_exercises
from workouts.storage.facts import with_facts
from workouts.storage.plans import add_version, read_request, read_week
from workouts.storage.snapshot import digest_of, forget_snapshots, keep_snapshots

pytestmark = pytest.mark.usefixtures("catalogue")
RUNS = "rest quality:intervals easy easy quality:tempo rest long:80min"


def a_request(**facts: Any) -> Request:
    week = tuple(parse_run(run, "week") for run in RUNS.split())
    kit = frozenset({"dumbbells", "box", "hill", "leg_curl_machine"})
    usual: dict[str, Any] = {"equipment": kit, "said_phase": Phase.BUILD, "foundation_weeks": 20}
    return Request(week=week, **usual | facts)


def reread(plan: Plan) -> Version:
    """The week that repeats, as it is now."""
    weeks = PlanWeek.objects.select_related("current")
    version: Version = weeks.get(plan=plan, monday=None).current
    return version


def test_the_database_and_the_files_say_the_same() -> None:
    assert set(read_exercises()) == set(exercises())
    doses = {exercise.id: exercise.doses for exercise in exercises()}
    assert {e.id: e.doses for e in read_exercises()} == doses


def test_reading_the_catalogue_takes_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(9):  # the planner's details and the version, nothing for readers
        read_exercises()


def test_a_saved_week_is_read_back_as_it_was() -> None:
    request = a_request()
    week = build_week(request, read_exercises())
    plan = reread(keep_week(request, week, title="Autumn"))
    read = read_week(plan)
    assert read_request(plan) == request
    assert as_prescribed(read) == as_prescribed(week)
    assert review_week(read, request) == review_week(week, request)


def as_prescribed(week: Week) -> Week:
    """Without what the catalogue offers besides the dose that was given, and without names."""
    return replace(
        week,
        sessions=tuple(
            replace(
                session,
                identity="",
                letter="",
                items=tuple(
                    replace(item, exercise=replace(item.exercise, doses={}, modifications=()))
                    for item in session.items
                ),
            )
            for session in week.sessions
        ),
    )


SNAPSHOT = [
    *("id", "slug", "name", "kind", "unilateral", "action", "impact", "set_credit"),
    *("eccentric_factor", "seconds_per_rep", "setup_seconds", "order_slot", "equipment"),
    *("substitute", "added_load", "muscles", "parent_id", "dose", "modification", "shown"),
    *("movement", "kit"),
]


@pytest.mark.parametrize("missing", SNAPSHOT)
def test_a_plan_older_than_a_field_reads_with_its_default(missing: str) -> None:
    plan = create_plan(a_request())
    before = read_week(reread(plan))
    for row in PlannedExercise.objects.all():
        assert set(row.snapshot.content) == set(SNAPSHOT)
        del row.snapshot.content[missing]
        row.snapshot.save()
    for old, new in zip(items_of(before), items_of(read_week(reread(plan))), strict=True):
        assert new.exercise.id == old.exercise.id
        assert new.exercise.slug == old.exercise.slug
        changed = {
            field.name
            for field in fields(Exercise)
            if getattr(new.exercise, field.name) != getattr(old.exercise, field.name)
        }
        assert changed <= {"doses" if missing == "dose" else missing}


def _without(snapshot: dict[str, Any], path: str) -> bool:
    """Take a fact out of the snapshot, or out of every one of a list; False: there is none."""
    *parts, name = path.split(".")
    found: list[Any] = [snapshot]
    for part in parts:
        inner = [one.get(part) for one in found]
        found = [x for one in inner if one for x in (one if isinstance(one, list) else [one])]
    return bool([one.pop(name) for one in found if name in one])


MOVES = [
    *("movement", "kit", "muscles.in_substitute", "substitute.movement", "substitute.impact"),
    *(f"{part}movement.{fact}" for part in ("", "substitute.") for fact in FACTS),
    *(f"modification.{name}" for name in ("movement", "adds_weight", "kit", "fit")),
]


@pytest.mark.parametrize("path", MOVES)
def test_a_plan_older_than_a_fact_takes_it_from_the_catalogue_of_today(path: str) -> None:
    """Nothing that a plan holds becomes unsuitable because a rule asks for more than before."""
    kit = ["dumbbells", "resistance_band", "box"]
    plan = create_plan(a_request(equipment=frozenset(kit), level=Level.BEGINNER))
    before = read_week(reread(plan))
    rows = list(PlannedExercise.objects.all())
    lacking = [row for row in rows if _without(row.snapshot.content, path)]
    Snapshot.objects.bulk_update([row.snapshot for row in rows], ["content"])
    assert read_week(reread(plan)) == before
    assert lacking or path == "substitute.impact"


def test_a_plan_keeps_the_facts_that_it_has() -> None:
    plan = create_plan(a_request())
    for row in PlannedExercise.objects.all():
        row.snapshot.content["movement"]["posture"] = "kneeling"
        del row.snapshot.content["movement"]["knee_load"]
        row.snapshot.save()
    items = items_of(read_week(reread(plan)))
    assert items
    for item in items:
        assert item.exercise.movement.posture is Posture.KNEELING
        assert item.exercise.movement.knee_load is not None


def test_an_exercise_that_the_catalogue_has_never_had_states_nothing() -> None:
    create_plan(a_request())
    row = PlannedExercise.objects.first()
    assert row is not None
    del row.snapshot.content["movement"]
    assert [*with_facts([row.snapshot.content], ["unheard_of"])] == [row.snapshot.content]


def test_a_field_that_is_no_longer_known_is_ignored() -> None:
    plan = create_plan(a_request())
    before = read_week(reread(plan))
    for row in PlannedExercise.objects.all():
        row.snapshot.content["colour"] = "red"
        for part in (row.snapshot.content["dose"], *row.snapshot.content["muscles"]):
            part["colour"] = "red"
        row.snapshot.save()
    assert read_week(reread(plan)) == before


def items_of(week: Week) -> list[Prescription]:
    return [item for session in week.sessions for item in session.items]


@given(REQUESTS)
def test_any_week_survives_saving(request: Request) -> None:
    with transaction.atomic():
        plan = reread(create_plan(request))
        findings = review_week(read_week(plan), read_request(plan))
        assert [finding for finding in findings if finding.is_must] == []
        transaction.set_rollback(True)


def test_saved_plans_keep_what_they_were_given_when_an_editor_changes_everything() -> None:
    plan = create_plan(a_request())
    before = read_week(reread(plan))
    for exercise in ExerciseRow.objects.all():
        exercise.name, exercise.set_credit, exercise.published = f"{exercise.pk} new", 0.1, False
        exercise.save()
        exercise.doses.all().delete()
        exercise.modifications.all().delete()
        exercise.muscles.all().delete()
    assert read_week(reread(plan)) == before


def test_an_exercise_that_a_plan_uses_cannot_be_deleted() -> None:
    create_plan(a_request())
    used = PlannedExercise.objects.select_related("exercise").first()
    assert used is not None
    with pytest.raises(ProtectedError):
        used.exercise.delete()


def test_an_unpublished_exercise_is_not_prescribed() -> None:
    commit_version()
    ExerciseRow.objects.filter(key="deadlift").update(published=False)
    assert "deadlift" not in {exercise.id for exercise in read_exercises()}


def test_reading_a_plan_takes_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    small = create_plan(a_request(sessions_per_week=1))
    big = create_plan(a_request())
    sizes = [reread(plan).sessions.count() for plan in (small, big)]
    assert sizes[0] < sizes[1]
    read_week(reread(small))  # which reads the catalogue
    for plan in (small, big):
        with django_assert_num_queries(3):  # the week, its sessions, the version of the catalogue
            read_week(reread(plan))


def test_a_plan_keeps_its_newest_versions_and_first_of_all_those_with_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workouts.models.plans.MOST_VERSIONS", 3)
    plan, other = create_plan(a_request()), create_plan(a_request())
    row = PlanWeek.objects.get(plan=plan)
    first = reread(plan)
    Version.objects.filter(pk=first.pk).update(name="As it was built")
    made = [add_version(row, a_request(), read_week(reread(plan)), parent=reread(plan))]
    for _number in range(3):
        made.append(add_version(row, a_request(), read_week(made[-1]), parent=made[-1]))
    kept = set(Version.objects.filter(week__plan=plan))
    assert kept == {first, *made[-2:]}
    assert reread(plan) == made[-1]
    assert reread(other)


def test_what_was_prescribed_is_kept_once_and_as_long_as_a_plan_holds_it() -> None:
    first, second = create_plan(a_request()), create_plan(a_request())
    once = Snapshot.objects.count()
    assert once < PlannedExercise.objects.count() / 2 + 1
    remove(first)
    assert forget_snapshots() == 0
    assert read_week(reread(second)).sessions
    remove(second)
    assert forget_snapshots() == once


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite only one can write")
@pytest.mark.django_db(transaction=True)
def test_what_is_about_to_be_prescribed_again_is_not_forgotten_meanwhile() -> None:
    """The save was lost when `forget_plans` ran between its look and its end."""
    remove(create_plan(a_request()))
    contents = [one.content for one in Snapshot.objects.all()]
    forgotten: list[int] = []

    def forget() -> None:
        forgotten.append(forget_snapshots())
        connection.close()

    other = Thread(target=forget)
    with transaction.atomic():
        keep_snapshots(contents)
        other.start()
        other.join(0.3)
        assert other.is_alive()
        create_plan(a_request())
    other.join(10)
    assert forgotten == [0]


def test_the_same_exercise_has_one_digest_whatever_the_order_of_its_fields() -> None:
    assert digest_of({"id": "lunge", "name": "Lunge"}) == digest_of(
        {"name": "Lunge", "id": "lunge"}
    )


def test_codes_are_long_and_never_the_same() -> None:
    codes = {create_plan(a_request()).code for _ in range(5)}
    assert len(codes) == 5
    assert all(len(code) == 20 for code in codes)


def test_a_withheld_plan_has_no_sessions() -> None:
    version = reread(create_plan(a_request(red_flag="pop")))
    assert version.withheld
    assert version.sessions.count() == 0
    assert "red-flag-see-clinician" in version.messages


@pytest.mark.parametrize("wrong", [{"sets": 0}, {"reps": 0}, {"rpe": 12.0}, {"rpe": -1.0}], ids=str)
def test_the_database_refuses_impossible_doses(wrong: dict[str, float]) -> None:
    create_plan(a_request())
    planned = PlannedExercise.objects.first()
    assert planned is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedExercise.objects.filter(pk=planned.pk).update(**wrong)


def test_the_database_refuses_an_eighth_day() -> None:
    plan = create_plan(a_request())
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedSession.objects.filter(version__week__plan=plan).update(day=7)
