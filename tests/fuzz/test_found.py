"""What hostile requests have broken once, so that it stays mended."""

import pytest
from django.core import signing
from django.test import Client

from exercises.documents.from_rows import document_of, find
from tests.workouts.boards import a_monday
from tests.workouts.lived_weeks import plan_of
from workouts.models import RaceDay
from workouts.planning.values.season import Distance
from workouts.services.week.changes import change_week
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


def signed(value: object, field: str) -> str:
    """As the form of an exercise holds it."""
    salt = f"exercises.desk.exercises_exercise_{field}"
    return signing.dumps(value, salt=salt, compress=True)


@pytest.mark.parametrize("one", ["²", "9" * 30, "٣", "\x00", ""])
def test_two_to_be_merged_are_named_by_numbers(admin_client: Client, one: str) -> None:
    answer = admin_client.get("/admin/exercises/muscle/merge/", {"one": one, "other": "1"})
    assert answer.status_code == 400


@pytest.mark.parametrize("seen", ["²", "9" * 5000])
def test_a_conflict_is_resolved_by_the_number_that_was_seen(
    admin_client: Client, seen: str
) -> None:
    lunge = find("exercise", "lunge")
    assert lunge
    document = document_of(lunge)
    clash = signed([document, document, None], "clash")
    sent = {"_clash": clash, "_seen": seen}
    answer = admin_client.post("/admin/exercises/exercise/resolve/", sent)
    assert answer.status_code == 302


def test_a_dose_for_a_level_that_is_none_is_told(admin_client: Client) -> None:
    forms = {f"doses-{name}_FORMS": "1" for name in ("TOTAL", "INITIAL")} | {
        "doses-0-level": "lunge"
    }
    sent = forms | {"_base": signed(None, "base"), "doses-INITIAL_FORMS": "0"}
    assert admin_client.post("/admin/exercises/exercise/add/", sent).status_code == 400


def test_passkeys_have_a_page(admin_client: Client) -> None:
    assert admin_client.get("/account/2fa/webauthn/", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("page", "status"), [("delete/", 302), ("change/", 200), ("history/", 200)]
)
def test_a_field_without_a_name_is_no_field(admin_client: Client, page: str, status: int) -> None:
    muscle = find("muscle", "quads")
    assert muscle is not None
    address = f"/admin/exercises/muscle/{muscle.pk}/{page}"
    assert admin_client.get(address, {"_to_field": ""}).status_code == 400
    assert admin_client.get(address).status_code == status


@pytest.mark.parametrize("has_season", [False, True])
def test_a_race_that_is_more_than_a_year_from_a_week_breaks_nothing(has_season: bool) -> None:
    """A request counts the days of a year; what it kept of such a race could not be read again."""
    plan = plan_of(3)
    plan.races = [RaceDay(when=a_monday(weeks), distance=Distance.HALF) for weeks in (51, 80)]
    plan.season_start = a_monday(-3) if has_season else None
    plan.save()
    client = Client()
    for monday in (a_monday(-2), a_monday()):
        here = f"{plan.get_absolute_url()}weeks/{monday}/"
        note = {"kind": "note", "place": 0, "text": "Mind the knee"}
        change_week(plan, monday, [note], based_on=open_week(plan, monday).version.pk)
        assert client.get(here).status_code == 200
    assert client.get(f"{plan.get_absolute_url()}season/").status_code == 200
