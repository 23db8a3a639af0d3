"""Drafts, history, merging: what is public changes only when it was looked at, and back again."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from exercises.comparing import with_value
from exercises.desk import batches, drafts, history, merging, reverting
from exercises.documents import document_of, find
from exercises.models import Batch, Change, Draft, Exercise, ExerciseMuscle, Muscle, Source
from exercises.reading import CatalogueError
from workouts import services

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", is_staff=True)


@pytest.fixture
def reviewer(db: None) -> User:
    user = User.objects.create_user("reviewer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="publish_draft"))
    return user


def now(key: str, kind: str = "exercise") -> dict[str, Any]:
    row = find(kind, key)
    assert row is not None
    return document_of(row)


def draft(key: str, by: User, **changes: Any) -> Draft:
    return drafts.keep("exercise", now(key) | changes, by=by, seen=None, note="Clearer words")


def hidden(key: str, by: User, **changes: Any) -> dict[str, Any]:
    """A new exercise that nobody sees yet."""
    document = now("lunge") | {"key": key, "slug": key, "name": key.title(), "published": False}
    document |= {"modifications": [], "aliases": []} | changes
    history.write([("exercise", document)], as_kind=Change.Kind.SAVED, by=by)
    return now(key)


# Drafts


def test_nobody_sees_a_draft_until_it_is_published(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Step out.")
    assert now("lunge")["summary"] != "Step out."
    drafts.publish([one], by=reviewer)
    assert now("lunge")["summary"] == "Step out."
    assert not Draft.objects.exists()


def test_a_second_save_needs_to_have_seen_the_first(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Mine.")
    with pytest.raises(drafts.EditConflictError) as conflict:
        draft("lunge", reviewer, summary="Yours.")
    assert conflict.value.draft == one
    kept = drafts.keep("exercise", one.document | {"name": "L"}, by=reviewer, seen=one.edition)
    assert (kept.edition, kept.author, kept.document["summary"]) == (2, reviewer, "Mine.")


def test_a_draft_that_was_published_meanwhile_is_no_ground_to_save_on(
    editor: User, reviewer: User
) -> None:
    one = draft("lunge", editor, summary="Step out.")
    document, seen = one.document, one.edition
    drafts.publish([one], by=reviewer)
    with pytest.raises(drafts.EditConflictError) as refused:
        drafts.keep("exercise", document | {"role": "x"}, by=editor, seen=seen)
    met = refused.value.draft
    assert (met.pk, met.document) == (None, now("lunge"))


def test_what_nobody_sees_is_not_written_over_what_came_since(editor: User) -> None:
    stands = hidden("bridge", editor)
    drafts.save_at_once("exercise", stands | {"role": "mine"}, stands=stands, by=editor)
    with pytest.raises(drafts.EditConflictError) as refused:
        drafts.save_at_once("exercise", stands | {"role": "theirs"}, stands=stands, by=editor)
    assert refused.value.draft.document["role"] == "mine"
    assert now("bridge")["role"] == "mine"


def test_a_draft_of_what_was_deleted_since_stays_whole(editor: User, reviewer: User) -> None:
    before = hidden("bridge", editor)
    one = drafts.keep("exercise", before | {"role": "x"}, by=editor, seen=None)
    history.remove(Exercise.objects.get(key="bridge"), by=reviewer)
    assert drafts.bring_up_to_date(one) == ()
    assert one.document == before | {"role": "x"}
    drafts.publish([one], by=reviewer)
    assert now("bridge")["role"] == "x"


def test_what_was_approved_is_what_is_published(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Step out.")
    drafts.schedule(one, timezone.now() + timedelta(days=1), by=reviewer)
    Exercise.objects.filter(key="lunge").update(role="other")
    drafts.bring_up_to_date(one)
    one.refresh_from_db()
    assert (one.state, one.publish_at, one.approved_by) == (Draft.State.REVIEW, None, None)
    drafts.schedule(one, timezone.now() + timedelta(days=1), by=reviewer)
    drafts.ask_for_review(one, note="")
    one.refresh_from_db()
    assert (one.state, one.publish_at) == (Draft.State.REVIEW, None)


def test_who_may_publish(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Step out.")
    with pytest.raises(PermissionDenied):
        drafts.may_publish([one], editor)
    drafts.may_publish([one], reviewer)
    theirs = drafts.keep("exercise", one.document, by=reviewer, seen=one.edition)
    with pytest.raises(PermissionDenied):
        drafts.may_publish([theirs], reviewer)
    drafts.may_publish([theirs], User.objects.create_superuser("chief"))


def test_a_draft_of_what_changed_since_is_not_published(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Mine.")
    history.write(
        [("exercise", now("lunge") | {"name": "Lunges"})], as_kind=Change.Kind.SAVED, by=reviewer
    )
    with pytest.raises(drafts.OutdatedDraftError):
        drafts.publish([one], by=reviewer)
    assert drafts.bring_up_to_date(one) == ()
    drafts.publish([one], by=reviewer)
    assert (now("lunge")["name"], now("lunge")["summary"]) == ("Lunges", "Mine.")


def test_what_both_changed_is_told_and_stays_as_in_the_draft(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Mine.")
    history.write(
        [("exercise", now("lunge") | {"summary": "Yours."})], as_kind=Change.Kind.SAVED, by=reviewer
    )
    assert drafts.bring_up_to_date(one) == (("summary",),)
    assert one.document["summary"] == "Mine."


def test_a_draft_that_changed_under_the_reviewer_is_not_published(
    editor: User, reviewer: User
) -> None:
    seen = draft("lunge", editor, summary="Good.")
    drafts.keep("exercise", seen.document | {"summary": "Bad."}, by=editor, seen=1)
    with pytest.raises(drafts.EditConflictError):
        drafts.publish([seen], by=reviewer)
    assert now("lunge")["summary"] not in ("Good.", "Bad.")


def test_what_nobody_uses_needs_no_draft(editor: User) -> None:
    spare = {"slug": "neck", "name": "Neck", "anatomical_name": "splenius"}
    assert not drafts.needs_draft("muscle", spare)
    assert drafts.needs_draft("muscle", now("hamstrings", "muscle"))
    assert drafts.needs_draft("equipment", now("barbell", "equipment"))
    assert drafts.needs_draft("exercise", now("lunge"))
    assert not drafts.needs_draft("exercise", hidden("bridge", editor))


def test_what_is_scheduled_is_published_in_time(editor: User, reviewer: User) -> None:
    one = draft("lunge", editor, summary="Tomorrow.")
    drafts.schedule(one, timezone.now() + timedelta(days=1), by=reviewer)
    assert drafts.publish_due() == ([], [])
    drafts.schedule(one, timezone.now() - timedelta(minutes=1), by=reviewer)
    call_command("publish_due", verbosity=0)
    assert now("lunge")["summary"] == "Tomorrow."
    assert history.versions_of("exercise", "lunge")[0].revision.user == reviewer


def test_what_cannot_be_published_in_time_goes_back_with_the_reason(
    editor: User, reviewer: User
) -> None:
    one = draft("lunge", editor, summary="Tomorrow.")
    drafts.schedule(one, timezone.now() - timedelta(minutes=1), by=reviewer)
    Exercise.objects.filter(key="lunge").update(name="Lunges")
    done, refused = drafts.publish_due()
    one.refresh_from_db()
    assert (done, one.state) == ([], Draft.State.WORK)
    assert one.answer in refused[0]


# What planning says


def test_words_do_not_touch_planning(editor: User) -> None:
    effect = drafts.effect_on_planning([draft("lunge", editor, summary="Words.")])
    assert (effect.touches_planning, effect.golden_count, effect.broken) == (False, 12, ())


def test_a_number_shows_which_weeks_it_changes(editor: User) -> None:
    services.create_plan(services.sample_request())
    before = now("romanian_deadlift")
    one = draft("romanian_deadlift", editor, doses=before["doses"] | {})
    one.document = with_value(before, ("doses", "intermediate", "sets"), [1, 1])
    effect = drafts.effect_on_planning([one])
    assert effect.touches_planning
    assert 0 < len(effect.golden_changed) <= 12
    assert effect.plan_count == 1
    assert now("romanian_deadlift") == before


def test_a_catalogue_without_golden_weeks_is_refused(editor: User, reviewer: User) -> None:
    for key in ("deadlift", "romanian_deadlift", "hamstring_curl", "step_up"):
        Exercise.objects.filter(key=key).update(published=False)
    one = draft("lunge", editor, published=False)
    with pytest.raises(CatalogueError, match="cannot be built"):
        drafts.publish([one], by=reviewer)
    assert Exercise.objects.get(key="lunge").published


def test_nonsense_in_a_draft_is_refused(editor: User, reviewer: User) -> None:
    with pytest.raises(CatalogueError, match="fatigue_cost: must be 1 to 5"):
        drafts.publish([draft("lunge", editor, fatigue_cost=7)], by=reviewer)


# History


def test_the_history_says_who_did_what_field_by_field(editor: User, reviewer: User) -> None:
    old = now("lunge")["summary"]
    drafts.publish([draft("lunge", editor, summary="Step out.")], by=reviewer)
    newest, found = history.steps_of("exercise", "lunge")
    assert newest.version.revision.user == reviewer
    assert newest.version.revision.comment == "Clearer words"
    (one,) = newest.differences
    assert (one.path, one.before, one.after) == (("summary",), old, "Step out.")
    assert found.version.revision.change.kind == Change.Kind.FOUND


def test_a_whole_version_and_a_single_field_come_back_as_a_draft(
    editor: User, reviewer: User
) -> None:
    old = now("lunge")
    drafts.publish([draft("lunge", editor, summary="A.", role="B")], by=reviewer)
    newest, found = history.steps_of("exercise", "lunge")
    result = reverting.revert_fields(newest, [("summary",)], by=editor, comment="Back")
    assert result.waiting == ["Lunge"]
    assert Draft.objects.get().document == now("lunge") | {"summary": old["summary"]}
    Draft.objects.all().delete()
    reverting.as_it_was(found, by=editor, comment="Back")
    assert Draft.objects.get().document == old


def test_what_nobody_sees_goes_back_at_once_and_keeps_what_came_since(editor: User) -> None:
    first = hidden("bridge", editor)
    history.write(
        [("exercise", first | {"summary": "Worse."})], as_kind=Change.Kind.SAVED, by=editor
    )
    worse = history.versions_of("exercise", "bridge")[0].revision
    history.write(
        [("exercise", first | {"summary": "Worse.", "role": "Since"})],
        as_kind=Change.Kind.SAVED,
        by=editor,
    )
    assert reverting.revert_change(worse, by=editor, comment="No").done == ["Bridge"]
    assert now("bridge") == first | {"role": "Since"}


def test_a_deleted_exercise_comes_back_whole(editor: User) -> None:
    before = hidden("bridge", editor)
    row = Exercise.objects.get(key="bridge")
    history.remove(row, by=editor)
    assert not Exercise.objects.filter(key="bridge").exists()
    (last,) = history.deleted("exercise")
    assert (last.object_id, last.revision.user) == ("bridge", editor)
    reverting.as_it_was(history.steps_of("exercise", "bridge")[0], by=editor, comment="Back")
    assert now("bridge") == before
    assert history.deleted("exercise") == []


def test_a_deletion_is_taken_back_like_any_change(editor: User) -> None:
    before = hidden("bridge", editor)
    history.remove(Exercise.objects.get(key="bridge"), by=editor)
    last = history.deleted("exercise")[0].revision
    assert reverting.revert_change(last, by=editor, comment="Back").done == ["Bridge"]
    assert now("bridge") == before


def test_what_was_deleted_once_is_new_when_it_comes_again(editor: User) -> None:
    hidden("bridge", editor)
    history.remove(Exercise.objects.get(key="bridge"), by=editor)
    hidden("bridge", editor, summary="Another.")
    newest = history.steps_of("exercise", "bridge")[0]
    assert newest.before is None
    revision = newest.version.revision
    assert reverting.revert_change(revision, by=editor, comment="No").removed == ["Bridge"]


# Batches


def test_a_second_click_puts_nothing_in_again(editor: User) -> None:
    new = now("lunge") | {"key": "n", "slug": "n", "name": "N", "modifications": []}
    one = batch(editor, new | {"published": False})
    again = Batch.objects.get(pk=one.pk)
    batches.apply(one, by=editor)
    history.remove(Exercise.objects.get(key="n"), by=editor)
    batches.apply(again, by=editor)
    assert not Exercise.objects.filter(key="n").exists()


def batch(by: User, *documents: dict[str, Any]) -> Batch:
    sayings = [("exercise", document) for document in documents]
    return Batch.objects.create(author=by, title="spring.xlsx", documents=sayings)


def test_a_batch_is_put_in_and_taken_out_as_one(editor: User, reviewer: User) -> None:
    lunge = now("lunge")
    new = lunge | {"key": "n", "slug": "n", "name": "N", "modifications": [], "published": False}
    one = batch(editor, new, lunge | {"summary": "Changed."}, now("deadlift"))
    batches.apply(one, by=editor)
    assert now("n") == {name: value for name, value in new.items() if value != []}
    assert Draft.objects.get().document["summary"] == "Changed."
    drafts.publish(Draft.objects.all(), by=reviewer)
    result = reverting.revert_batch(one, by=editor, comment="No")
    assert (result.removed, result.waiting) == (["N"], ["Lunge"])
    assert Draft.objects.get().document == lunge
    one.refresh_from_db()
    assert one.reverted_at


def test_all_of_a_batch_or_nothing(editor: User) -> None:
    lunge = now("lunge")
    new = lunge | {"key": "n", "slug": "n", "name": "N", "modifications": [], "published": False}
    with pytest.raises(CatalogueError) as refused:
        batches.apply(batch(editor, new, lunge | {"order_slot": 0}), by=editor)
    assert refused.value.messages == ("Lunge: order_slot: must be 1 to 5",)
    assert not Exercise.objects.filter(key="n").exists()
    assert not Draft.objects.exists()


def test_an_exercise_that_was_published_since_is_retired_not_deleted(
    editor: User, reviewer: User
) -> None:
    new = now("lunge") | {"key": "n", "slug": "n", "name": "N", "modifications": []}
    one = batch(editor, new | {"published": False})
    batches.apply(one, by=editor)
    drafts.publish([drafts.propose("exercise", new, by=editor, note="")], by=reviewer)
    assert reverting.revert_batch(one, by=editor, comment="No").waiting == ["N"]
    assert Draft.objects.get().document["published"] is False


# Merging


def test_two_exercises_become_one_and_two_again(editor: User, reviewer: User) -> None:
    before = now("lunge")
    goes = hidden("split_squat", editor, aliases=["Bulgarian"], related_names=["pistol"])
    one = merging.merge(
        Exercise.objects.get(key="lunge"), Exercise.objects.get(key="split_squat"), by=editor
    )
    assert now("split_squat")["merged_into"] == "lunge"
    drafts.publish(one.drafts.all(), by=reviewer)
    aliases = now("lunge")["aliases"]
    assert aliases[-2:] == ["Split_Squat", "Bulgarian"]
    assert "pistol" in now("lunge")["related_names"]
    reverting.revert_batch(one, by=reviewer, comment="They differ")
    drafts.publish(Draft.objects.all(), by=User.objects.create_superuser("chief"))
    assert (now("lunge"), now("split_squat")) == (before, goes)


def test_a_merged_exercise_leads_to_its_survivor(client, editor: User) -> None:
    chief = User.objects.create_superuser("chief")
    survivor, goes = Exercise.objects.get(key="lunge"), Exercise.objects.get(key="step_up")
    one = merging.merge(survivor, goes, by=editor)
    drafts.publish(one.drafts.all(), by=chief)
    response = client.get("/exercises/step-up/")
    assert (response.status_code, response["Location"]) == (301, "/exercises/lunge/")


def test_muscles_and_sources_are_merged_where_they_are_used(editor: User) -> None:
    Muscle.objects.create(slug="hams", name="Hams", anatomical_name="the same")
    hidden("bridge", editor)
    ExerciseMuscle.objects.filter(exercise__key="bridge", muscle__slug="hamstrings").update(
        muscle=Muscle.objects.get(slug="hams")
    )
    keep, goes = Muscle.objects.get(slug="hamstrings"), Muscle.objects.get(slug="hams")
    merging.merge(keep, goes, by=editor)
    assert [m["muscle"] for m in now("bridge")["muscles"]].count("hamstrings") == 1
    assert not goes.exercises.exists()
    lost = Exercise.objects.get(key="lunge").sources.all()[0]
    merging.merge(Source.objects.get(slug="riebe-2015"), lost, by=editor)
    assert all(lost.slug not in d.document.get("sources", []) for d in Draft.objects.all())


@pytest.mark.parametrize("pair", [("lunge", "lunge"), ("plyometric", "lunge")])
def test_what_cannot_be_merged_is_refused(editor: User, pair: tuple[str, str]) -> None:
    one, other = (Exercise.objects.get(key=key) for key in pair)
    with pytest.raises(CatalogueError):
        merging.merge(one, other, by=editor)
