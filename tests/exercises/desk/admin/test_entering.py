"""Who comes into the editors' room, and who stays out."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from exercises.models import Exercise
from tests.exercises.desk.admin.editing import ADMIN, DRAFTS, signed_in
from tests.exercises.people import PASSWORD, staff

pytestmark = pytest.mark.usefixtures("catalogue")


def test_wrong_passwords_are_counted(client: Client) -> None:
    cache.clear()
    staff("edith", "editor")
    data = {"username": "edith", "password": "wrong"}
    said = [client.post("/admin/login/?next=/admin/", data).content.decode() for _try in range(12)]
    assert "Please enter the correct username and password" in said[0]
    assert "Too many failed login attempts" in said[-1]
    data["password"] = PASSWORD
    assert client.post("/admin/login/?next=/admin/", data).status_code == 200
    cache.clear()


def test_an_editor_comes_in_where_they_wanted_to_go(client: Client) -> None:
    cache.clear()
    staff("edith", "editor")
    data = {"username": "edith", "password": PASSWORD, "next": DRAFTS}
    assertRedirects(client.post(f"/admin/login/?next={DRAFTS}", data), DRAFTS)


def test_who_is_no_editor_stays_out(client: Client) -> None:
    cache.clear()
    User.objects.create_user("runner", password=PASSWORD)
    data = {"username": "runner", "password": PASSWORD}
    assert client.post("/admin/login/?next=/admin/", data).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_a_second_factor_can_be_required(client: Client, settings: Any) -> None:
    cache.clear()
    settings.STAFF_TWO_FACTOR = True
    user = staff("edith", "editor")
    client.post("/admin/login/?next=/admin/", {"username": "edith", "password": PASSWORD})
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/account/2fa/"
    assertContains(response, "Set up a second factor first")
    assert client.get(DRAFTS).status_code == 302
    TOTP.activate(user, generate_totp_secret())
    assert client.get(DRAFTS).status_code == 200
    client.logout()
    response = client.post(
        "/admin/login/?next=/admin/", {"username": "edith", "password": PASSWORD}
    )
    assert response["Location"].startswith("/account/2fa/authenticate/")
    assert client.get(DRAFTS).status_code == 302


def test_who_leaves_the_desk_comes_to_the_site(editor: Client) -> None:
    assert editor.post("/admin/logout/")["Location"] == "/"
    assert editor.get("/admin/").status_code == 302


def pages() -> list[str]:
    lunge = Exercise.objects.get(key="lunge").pk
    return [
        *(f"{ADMIN}exercise/", f"{ADMIN}exercise/{lunge}/change/", f"{ADMIN}exercise/add/"),
        *(f"{ADMIN}exercise/{lunge}/history/", f"{ADMIN}exercise/{lunge}/preview/"),
        *(f"{ADMIN}exercise/deleted/", f"{ADMIN}muscle/", f"{ADMIN}source/", f"{ADMIN}equipment/"),
        *(DRAFTS, f"{ADMIN}change/", f"{ADMIN}batch/", f"{ADMIN}batch/add/"),
        *(f"{ADMIN}batch/export/{ending}/" for ending in ("json", "csv", "xlsx")),
    ]


def test_editors_open_every_page(editor: Client) -> None:
    for address in pages():
        assert editor.get(address).status_code == 200, address


def test_staff_without_a_group_open_none(db: None) -> None:
    client = signed_in(User.objects.create_user("nobody", is_staff=True))
    for address in pages():
        assert client.get(address).status_code == 403, address
        assert client.post(address).status_code in (403, 405), address


def test_strangers_are_sent_to_the_door(client: Client) -> None:
    for address in pages():
        assert client.get(address)["Location"].startswith("/admin/login/"), address
