"""Drafts: what is public changes only when it was looked at."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from exercises.desk import drafts, history
from exercises.documents.comparison import with_value
from exercises.models import Change, Draft, Exercise
from exercises.records import RecordError
from tests.exercises.desk.documents import draft, hidden, now
from tests.versions import commit_version
from workouts.services.plans import create_plan, sample_request

pytestmark = pytest.mark.usefixtures("catalogue")


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
    saved = drafts.save_draft("exercise", one.document | {"name": "L"}, by=reviewer, seen=one.saves)
    assert (saved.saves, saved.author, saved.document["summary"]) == (2, reviewer, "Mine.")


def test_a_draft_that_was_published_meanwhile_is_no_ground_to_save_on(
    editor: User, reviewer: User
) -> None:
    one = draft("lunge", editor, summary="Step out.")
    document, seen = one.document, one.saves
    drafts.publish([one], by=reviewer)
    with pytest.raises(drafts.EditConflictError) as refused:
        drafts.save_draft("exercise", document | {"role": "x"}, by=editor, seen=seen)
    met = refused.value.draft
    assert [met.pk, met.document] == [None, now("lunge")]


def test_what_nobody_sees_is_not_written_over_what_came_since(editor: User) -> None:
    seen = hidden("bridge", editor)
    drafts.save_at_once("exercise", seen | {"role": "mine"}, seen=seen, by=editor)
    with pytest.raises(drafts.EditConflictError) as refused:
        drafts.save_at_once("exercise", seen | {"role": "theirs"}, seen=seen, by=editor)
    assert refused.value.draft.document["role"] == "mine"
    assert now("bridge")["role"] == "mine"


def test_a_draft_of_what_was_deleted_since_stays_whole(editor: User, reviewer: User) -> None:
    before = hidden("bridge", editor)
    one = drafts.save_draft("exercise", before | {"role": "x"}, by=editor, seen=None)
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
    drafts.ask_for_review([one], note="", by=editor)
    one.refresh_from_db()
    assert (one.state, one.publish_at) == (Draft.State.REVIEW, None)


def test_who_wrote_some_of_a_draft_may_not_publish_it_unless_alone(
    editor: User, reviewer: User
) -> None:
    one = draft("lunge", editor, summary="Step out.")
    with pytest.raises(PermissionDenied):
        drafts.check_may_publish([one], editor)
    drafts.check_may_publish([one], reviewer)
    theirs = drafts.save_draft("exercise", one.document, by=reviewer, seen=one.saves)
    with pytest.raises(PermissionDenied):
        drafts.check_may_publish([theirs], reviewer)
    drafts.check_may_publish([theirs], User.objects.create_superuser("chief"))


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
    drafts.save_draft("exercise", seen.document | {"summary": "Bad."}, by=editor, seen=1)
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
    commit_version()
    Exercise.objects.filter(key="lunge").update(name="Lunges")
    done, refused = drafts.publish_due()
    one.refresh_from_db()
    assert (done, one.state) == ([], Draft.State.WORK)
    assert one.answer in refused[0]


def test_words_and_another_address_do_not_touch_planning(editor: User) -> None:
    one = draft("lunge", editor, summary="Words.", slug="split-lunge")
    effect = drafts.effect_on_planning([one])
    assert (effect.touches_planning, effect.example_count, effect.broken) == (False, 12, ())


def test_a_number_shows_which_weeks_it_changes(editor: User) -> None:
    create_plan(sample_request())
    before = now("romanian_deadlift")
    one = draft("romanian_deadlift", editor, doses=before["doses"] | {})
    one.document = with_value(before, ("doses", "intermediate", "sets"), [1, 1])
    effect = drafts.effect_on_planning([one])
    assert effect.touches_planning
    assert 0 < len(effect.examples) <= 12
    assert effect.plan_count == effect.plans_using == 1
    assert now("romanian_deadlift") == before


def test_plans_that_time_does_not_allow_are_not_counted(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_plan(sample_request())
    monkeypatch.setattr("workouts.pages.catalogue_effect.MOST_SECONDS", 0)
    before = now("romanian_deadlift")
    one = draft("romanian_deadlift", editor, doses=before["doses"] | {})
    one.document = with_value(before, ("doses", "intermediate", "sets"), [1, 1])
    effect = drafts.effect_on_planning([one])
    assert effect.examples
    assert (effect.plan_count, effect.plans_changed) == (0, 0)


def test_a_catalogue_that_spoils_the_example_weeks_is_refused(editor: User, reviewer: User) -> None:
    commit_version()
    for key in ("deadlift", "romanian_deadlift", "hamstring_curl", "step_up"):
        Exercise.objects.filter(key=key).update(published=False)
    one = draft("lunge", editor, published=False)
    with pytest.raises(RecordError, match="cannot be built"):
        drafts.publish([one], by=reviewer)
    assert Exercise.objects.get(key="lunge").published


def test_nonsense_in_a_draft_is_refused(editor: User, reviewer: User) -> None:
    with pytest.raises(RecordError, match="fatigue_cost: must be 1 to 5"):
        drafts.publish([draft("lunge", editor, fatigue_cost=7)], by=reviewer)
