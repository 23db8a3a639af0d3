"""What is missing in the catalogue, doubled or unused is found and told."""

from hashlib import sha256
from io import StringIO
from time import process_time

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client

from exercises.desk import drafts, merging, reverting
from exercises.desk.health import catalogue_health, duplicates
from exercises.models import Draft, Equipment, Exercise, Muscle, Source, Substitute
from tests.workouts.builder import words_of
from workouts.services.catalogue_use import hidden, never_chosen

pytestmark = pytest.mark.usefixtures("catalogue")
PAGE = "/admin/catalogue-health/"


def gaps() -> dict[str, list[str]]:
    return {
        exercise.key: [fault.text for fault in faults]
        for exercise, faults in catalogue_health().gaps
    }


def test_the_catalogue_as_it_comes_has_no_errors() -> None:
    assert catalogue_health().errors == ()
    call_command("check_catalogue", stdout=(said := StringIO()))
    assert said.getvalue().endswith("Errors: 0.\n")


def test_every_gap_of_an_exercise_is_told() -> None:
    lunge = Exercise.objects.get(key="lunge")
    for rows in ("muscles", "doses", "benefits", "instructions", "mistakes", "precautions"):
        getattr(lunge, rows).all().delete()
    for rows in ("modifications", "equipment", "qualities"):
        getattr(lunge, rows).all().delete()
    lunge.substitute.delete()
    lunge.sources.clear()
    lunge.key, lunge.published = "undrawn", False
    lunge.save()
    assert gaps()["undrawn"] == [
        "no primary muscle",
        "no dose, so no plan can use it",
        "no equipment chosen: “No equipment” where it needs none",
        "no easier version",
        "fewer than three steps",
        "no benefits",
        "no common mistakes",
        "nothing to take care of",
        "no sources",
        "no quality trained, so the finder misses it",
        "neither a figure nor a picture",
    ]


def test_every_gap_leads_to_a_place_in_the_form(admin_client: Client) -> None:
    lunge = Exercise.objects.get(key="lunge")
    for rows in ("muscles", "doses", "benefits", "instructions", "mistakes", "precautions"):
        getattr(lunge, rows).all().delete()
    for rows in ("modifications", "equipment", "qualities"):
        getattr(lunge, rows).all().delete()
    Substitute.objects.filter(exercise=lunge).update(posture=None)
    lunge.sources.clear()
    lunge.key, lunge.published, lunge.from_floor = "undrawn", False, None
    lunge.save()
    [found] = [faults for one, faults in catalogue_health().gaps if one.pk == lunge.pk]
    page = admin_client.get(f"/admin/exercises/exercise/{lunge.pk}/change/").content.decode()
    assert len(found) == 12
    for gap in found:
        assert f'id="{gap.anchor}"' in page, gap


def test_a_missing_level_is_a_gap_and_no_error() -> None:
    Exercise.objects.get(key="lunge").doses.filter(level="advanced").delete()
    assert gaps()["lunge"] == ["no dose for advanced"]
    assert catalogue_health().errors == ()


def test_names_that_may_mean_the_same_are_told() -> None:
    Exercise.objects.filter(key="step_up").update(aliases="Dead lift")
    (told,) = catalogue_health().duplicates
    assert "may be the same: “Deadlift”, “Dead lift”" in told


def test_links_that_lead_nowhere_are_told_by_their_form() -> None:
    Source.objects.filter(slug="doma-2013").delete()
    first, second = Source.objects.all()[:2]
    Source.objects.filter(pk=first.pk).update(doi="doi:nonsense")
    Source.objects.filter(pk=second.pk).update(url="http://example.org/")
    assert len(catalogue_health().bad_links) == 2


def test_what_nobody_uses_is_told() -> None:
    Muscle.objects.create(slug="ears", name="Ears")
    Equipment.objects.create(slug="trampoline", name="Trampoline")
    unused = catalogue_health().unused
    assert "No exercise works the muscle Ears." in unused
    assert "No exercise uses the equipment Trampoline." in unused


def test_what_plans_never_choose_is_told_with_the_reason_and_fails_the_check() -> None:
    Exercise.objects.get(key="romanian_deadlift").doses.all().delete()
    told = never_chosen()
    assert "Romanian deadlift is never chosen: it has no dose." in told
    assert any("Plyometric lunge is never chosen: its role goes to " in text for text in told)
    with pytest.raises(SystemExit) as stopped:
        call_command("check_catalogue", stdout=(said := StringIO()))
    assert stopped.value.code == 1
    assert "error: Romanian deadlift: no dose, so no plan can use it" in said.getvalue()
    assert f"note: {told[0]}" in said.getvalue()


def test_editors_see_the_page_and_others_do_not(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    editor = User.objects.create_user("editor", is_staff=True)
    client.force_login(editor)
    assert client.get(PAGE).status_code == 403
    editor.user_permissions.add(Permission.objects.get(codename="change_exercise"))
    page = words_of(client.get(PAGE))
    assert "What plans never choose" in page
    assert "no dose for beginner" in page
    assert "How well it is: gaps" in words_of(client.get("/admin/"))
    lunge = Exercise.objects.get(key="plyometric_lunge")
    change = client.get(f"/admin/exercises/exercise/{lunge.pk}/change/")
    assert "no dose for beginner" in words_of(change)
    assert client.post(PAGE).status_code == 405


def test_names_of_three_hundred_exercises_are_compared_in_a_second() -> None:
    lunge = Exercise.objects.get(key="lunge")
    fields = [field.name for field in Exercise._meta.concrete_fields if field.name != "id"]
    Exercise.objects.bulk_create(
        Exercise(
            **{name: getattr(lunge, name) for name in fields}
            | {"key": f"k{n}", "slug": f"k{n}", "name": f"{words(n)} lunge"}
            | {"aliases": f"{words(n)} step, {words(n)} split squat", "published": False}
        )
        for n in range(300)
    )
    exercises = list(Exercise.objects.all())
    start = process_time()
    list(duplicates(exercises))
    assert process_time() - start < 1


def words(number: int) -> str:
    """Names that are not alike: hash letters."""
    return sha256(str(number).encode()).hexdigest()[:12]


@pytest.mark.parametrize("kind", ["exercise", "equipment"])
def test_merging_does_not_make_it_worse(kind: str) -> None:
    chief = User.objects.create_superuser("chief")
    before = catalogue_health()
    if kind == "exercise":
        keep, goes = (Exercise.objects.get(key=key) for key in ("lunge", "step_up"))
        batch = merging.merge(keep, goes, by=chief)
    else:
        kit = [Equipment.objects.get(slug=slug) for slug in ("dumbbells", "kettlebell")]
        batch = merging.merge(*kit, by=chief)
    drafts.publish(batch.drafts.all(), by=chief)
    after = catalogue_health()
    assert after.duplicates == before.duplicates
    assert set(after.unused) <= set(before.unused)
    assert {str(one) for one, _gaps in after.gaps} <= {str(one) for one, _gaps in before.gaps}
    assert hidden() == ()
    reverting.revert_batch(batch, by=chief, comment="")
    drafts.publish(Draft.objects.all(), by=chief)
    assert catalogue_health() == before
