"""Two that are one become one, and two again."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from exercises.desk import drafts, merging, reverting
from exercises.models import Draft, Exercise, ExerciseMuscle, Muscle, Source
from exercises.records import RecordError
from tests.exercises.desk.documents import hidden, now

pytestmark = pytest.mark.usefixtures("catalogue")


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


def test_a_merged_exercise_leads_to_its_survivor(client: Client, editor: User) -> None:
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
    assert not Muscle.objects.filter(slug="hams").exists()
    lost = Exercise.objects.get(key="lunge").sources.all()[0]
    merging.merge(Source.objects.get(slug="riebe-2015"), lost, by=editor)
    assert all(lost.slug not in d.document.get("sources", []) for d in Draft.objects.all())


@pytest.mark.parametrize("model", [Muscle, Source])
def test_what_is_used_anew_before_a_merge_is_published_stays(
    editor: User, reviewer: User, model: Any
) -> None:
    lunge = Exercise.objects.get(key="lunge")
    goes = lunge.sources.all()[0] if model is Source else Muscle.objects.get(slug="calves")
    stays = model.objects.get(slug="riebe-2015" if model is Source else "quads")
    one = merging.merge(stays, goes, by=editor)
    new = hidden("bridge", editor)  # a copy of the lunge
    drafts.publish(one.drafts.all(), by=reviewer)
    assert now("bridge") == new
    assert now("lunge") != new
    assert model.objects.filter(pk=goes.pk).exists()


@pytest.mark.parametrize("pair", [("lunge", "lunge"), ("plyometric", "lunge")])
def test_what_cannot_be_merged_is_refused(editor: User, pair: tuple[str, str]) -> None:
    one, other = (Exercise.objects.get(key=key) for key in pair)
    with pytest.raises(RecordError):
        merging.merge(one, other, by=editor)
