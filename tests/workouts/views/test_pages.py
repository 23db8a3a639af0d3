"""The pages of planning, through the client."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exercises.models import Exercise
from tests.versions import commit_version
from tests.workouts.builder import NEW, answers, save, words_of
from tests.workouts.plans import sample_plan, saved_plan
from workouts.models import Plan
from workouts.pages import wording
from workouts.planning import ALL_RULES
from workouts.planning.screening import MessageCode
from workouts.planning.values.request import Request
from workouts.services.plans import duplicate, sample_request
from workouts.services.week.weeks import open_week
from workouts.views.plan.plans import ON_A_PAGE

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_builder_is_light_until_something_is_answered(client: Client) -> None:
    """No week is planned for an answer that nobody has given."""
    response = client.get(NEW)
    assert response.status_code == 200
    assert "Your week appears here as you answer." in words_of(response)
    assert len(response.content) <= 46_500  # bytes
    answered = words_of(client.post(NEW, answers(action="preview")))
    assert "strength sessions: " in answered
    assert "Your week appears here as you answer." not in answered
    assert Plan.objects.count() == 0


def test_update_preview_saves_nothing_and_keeps_every_answer(client: Client) -> None:
    response = client.post(NEW, answers(action="preview", title="Spring", session_minutes="25"))
    assert response.status_code == 200
    assert 'value="Spring"' in response.content.decode()
    assert Plan.objects.count() == 0


def test_a_preview_of_answers_that_do_not_fit_says_which_and_shows_no_old_week(
    client: Client,
) -> None:
    response = client.post(NEW, answers(race_date=timezone.localdate().isoformat()))
    preview = words_of(response).partition("Your week ")[2]
    assert response.status_code == 200
    assert "Race distance: Say how far the race is." in preview
    assert "strength sessions" not in preview


def test_saving_leads_to_the_plan_which_opens_for_all_who_have_the_address(
    client: Client,
) -> None:
    response = save(client, title="Spring")
    plan = Plan.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/plans/{plan.code}/"
    page = words_of(Client().get(response["Location"]))
    for expected in ("Spring", "Strength A", "3 × ", "Stop with"):
        assert expected in page


def test_the_plan_says_why_with_the_rule_and_its_sources(client: Client) -> None:
    address = save(client)["Location"]
    assert "Change Strength A" in words_of(client.get(address))
    menu = client.get(f"{address}session-menu/?place=0").content.decode()
    assert "/how-plans-are-made/#R03" in menu
    assert "de Carvalho e Silva 2022" in menu


def test_my_weeks_lists_what_this_browser_saved(client: Client) -> None:
    save(client, title="Mine")
    sample_plan(title="Somebody else's")
    page = words_of(client.get("/plans/"))
    assert "Mine" in page
    assert "Somebody" not in page
    assert "No week yet" in words_of(Client().get("/plans/"))


@pytest.mark.parametrize("address", ["/plans/nope/", f"/plans/{'x' * 20}/", "/plans/%00/", "/x/"])
def test_unknown_addresses_are_not_found(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404


def test_a_plan_is_private_to_its_address(client: Client) -> None:
    response = client.get(save(client)["Location"])
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert "noindex" in response["X-Robots-Tag"]
    assert 'content="noindex"' in response.content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"session_minutes": "500"},
        {"sessions": "8"},
        {f"run_{day}": "rest" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        {"title": "a\x00b"},
        {"age": "¾"},
    ],
    ids=lambda value: str(value)[:40],
)
def test_nonsense_is_answered_with_400_and_nothing_is_saved(
    client: Client, changed: dict[str, str]
) -> None:
    response = save(client, **changed)
    assert response.status_code == 400
    assert "again" in words_of(response)
    assert Plan.objects.count() == 0


def test_an_empty_post_is_answered_by_the_fields(client: Client) -> None:
    response = client.post(NEW, {"action": "save"})
    assert response.status_code == 400
    assert Plan.objects.count() == 0


def test_ten_megabytes_of_text_are_refused(client: Client) -> None:
    response = save(client, title="x" * 10_000_000)
    assert response.status_code == 400
    assert Plan.objects.count() == 0


@pytest.mark.parametrize("length", ["[::1", "-1", "²", "1e3", "0x10"])
def test_a_body_without_a_length_is_refused(client: Client, length: str) -> None:
    form = "application/x-www-form-urlencoded"
    response = client.generic("POST", NEW, "action=save", form, CONTENT_LENGTH=length)
    assert response.status_code == 400


def test_a_script_in_a_title_is_only_text(client: Client) -> None:
    page = client.get(save(client, title="<script>alert(1)</script>")["Location"])
    assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_a_withheld_plan_points_to_a_clinician_and_shows_no_exercise(client: Client) -> None:
    page = words_of(client.get(save(client, red_flags=["pop"])["Location"]))
    assert "Please let a physician look first" in page
    assert "Strength A" not in page
    assert "RPE" not in page


def test_every_change_needs_the_forgery_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(NEW, answers(action="save")).status_code == 403
    assert Plan.objects.count() == 0


@pytest.mark.parametrize("address", ["/", "/plans/", "/how-plans-are-made/"])
def test_pages_that_only_show_accept_no_post(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_a_strict_policy_stands_on_every_page(client: Client) -> None:
    for address in ("/", NEW, "/exercises/", "/admin/login/", save(client)["Location"]):
        policy = client.get(address)["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy


def test_a_saved_plan_shows_what_was_given_after_the_catalogue_changed(client: Client) -> None:
    address = save(client, equipment=["dumbbells"])["Location"]
    before = words_of(client.get(address))
    commit_version()
    Exercise.objects.update(published=False)
    for exercise in Exercise.objects.all():
        exercise.name = f"New {exercise.pk}"
        exercise.save()
        exercise.modifications.update(name="new", change="new")
        exercise.doses.update(tempo="9-9-9-9")
    offer = r" The editors have taken it out .+? See what fits instead [\w -]+?(?= Change )"
    assert re.sub(offer, "", words_of(client.get(address))) == before


def test_an_editor_cannot_delete_an_exercise_from_under_a_plan(
    client: Client, admin_user: User
) -> None:
    save(client)
    used = Exercise.objects.filter(planned__isnull=False).distinct()[0]
    with pytest.raises(ProtectedError):
        used.delete()
    client.force_login(admin_user)
    client.post(f"/admin/exercises/exercise/{used.pk}/delete/", {"post": "yes"})
    assert Exercise.objects.filter(pk=used.pk).exists()


def test_queries_do_not_grow_with_the_week(client: Client, django_assert_num_queries: Any) -> None:
    small, big = save(client, sessions="1")["Location"], save(client, sessions="2")["Location"]
    client.get(small)
    for address in (small, big):
        with django_assert_num_queries(3):  # of the browser, the weeks, their sessions
            client.get(address)


@pytest.mark.parametrize(
    ("address", "first", "again"),
    [("/", 18, 1), (NEW, 2, 1), ("/how-plans-are-made/", 2, 1)],
)
def test_each_page_takes_its_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Any, address: str, first: int, again: int
) -> None:
    """The first since the catalogue has changed, and every other."""
    for queries in (first, again):
        with django_assert_num_queries(queries):
            client.get(address)


def test_the_list_of_weeks_takes_the_same_queries_for_one_and_for_many(
    client: Client, django_assert_num_queries: Any
) -> None:
    save(client)
    for _ in range(2):
        with django_assert_num_queries(6):
            client.get("/plans/")
        for _ in range(3):
            save(client)


def test_a_long_list_of_weeks_comes_in_pages(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    plan = Plan.objects.get(code=save(client, title="The first")["Location"].split("/")[2])
    for number in range(ON_A_PAGE):
        duplicate(plan, title=f"Copy {number}", owner=plan.owner)
    first, second = (client.get("/plans/", {"page": number}) for number in (1, 2))
    assert (len(first.context["plans"]), len(second.context["plans"])) == (ON_A_PAGE, 1)
    assert "The first" in words_of(second)
    assert "Page 1 of 2 Older" in words_of(first)
    assert "Newer Page 2 of 2" in words_of(second)
    for odd in ("0", "99", "-1", "x", "1e9"):
        assert client.get("/plans/", {"page": odd}).status_code == 200


def test_the_rule_book_shows_every_rule_with_its_reason(client: Client) -> None:
    page = words_of(client.get("/how-plans-are-made/"))
    for rule in ALL_RULES:
        assert rule.title.replace("'", "&#x27;") in page
        assert rule.code in page


def test_every_message_code_has_words() -> None:
    assert set(wording.MESSAGES) == set(MessageCode)


def test_the_home_page_shows_a_week_that_was_really_planned(client: Client) -> None:
    commit_version()
    Exercise.objects.filter(key="romanian_deadlift").update(name="Renamed hinge")
    page = words_of(client.get("/"))
    assert "Strength A" in page
    assert "Renamed hinge" in page


def test_support_sees_plans_without_their_codes_in_the_list(
    client: Client, admin_user: User
) -> None:
    plan = sample_plan(title="Support me")
    client.force_login(admin_user)
    listed = client.get(reverse("admin:workouts_plan_changelist"))
    assert "Support me" in words_of(listed)
    assert plan.code not in listed.content.decode()
    detail = client.get(reverse("admin:workouts_plan_change", args=[plan.pk]))
    assert detail.status_code == 200


def test_a_week_in_which_nothing_fits_says_so(client: Client) -> None:
    page = words_of(client.get(save(client, strain_stage="1")["Location"]))
    assert "No strength session this week." in page
    assert "Your kit is not enough for anything that suits you now." in page
    assert "What is missing: resistance band." in page
    assert "Get a clinician's go-ahead first" in page.replace("&#x27;", "'")


def test_a_plan_that_is_withheld_says_what_it_waits_for(client: Client) -> None:
    here = save(client, pain="6")["Location"]
    for page in (client.get(here), client.post(NEW, answers(action="preview", pain="6"))):
        said = words_of(page)
        assert "What a plan waits for There is a plan once the pain is down to 4" in said


def test_a_request_is_kept_with_its_version() -> None:
    plan = saved_plan(Request(week=sample_request().week))
    version = open_week(plan).version
    assert version.request_version == 1
    assert version.request["week"]["Sun"] == "long:90min"
