"""What support sees and finds, and what a stolen session of staff does to people."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.test import Client

from workouts.models import Plan
from workouts.services.plans import create_plan, sample_request
from workouts.services.sharing import share

pytestmark = pytest.mark.usefixtures("catalogue")
PLANS = "/admin/workouts/plan/"
PASSWORD = "long-run-on-sunday"


@pytest.fixture
def plan() -> Plan:
    plan = create_plan(sample_request(), title="A week that support looks for")
    share(plan)
    return plan


@pytest.fixture
def support(db: None) -> Client:
    person = User.objects.create_user("support", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(person)
    return client


def test_a_plan_is_found_by_its_name_and_by_its_whole_code(support: Client, plan: Plan) -> None:
    for searched in ("support looks", plan.code):
        assert plan.title in support.get(PLANS, {"q": searched}).content.decode()


def test_no_list_tells_a_secret_bit_by_bit(support: Client, plan: Plan) -> None:
    """A wrong start and a right one are answered alike."""
    user = User.objects.create_user("ann", "ann@example.org", PASSWORD)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "AAAA"})
    UserSession.objects.create(user=user, ip="::1", user_agent="x", session_key="abcdef")
    for address, field, value in (
        (PLANS, "code", plan.code),
        (PLANS, "share_code", str(plan.share_code)),
        (PLANS, "owner__password", "argon2"),
        (PLANS, "weeks__current__name", "x"),
        ("/admin/auth/user/", "password", user.password),
        ("/admin/mfa/authenticator/", "data__secret", "AAAA"),
        ("/admin/usersessions/usersession/", "session_key", "abcdef"),
        ("/admin/usersessions/usersession/", "user__password", "md5"),
    ):
        for how in ("", "__startswith", "__contains", "__regex", "__gt"):
            told = [support.get(address, {field + how: one}) for one in (value[:1], "?")]
            assert [answer.status_code for answer in told] == [400, 400], (address, field + how)
    for part in (plan.code[:-1], plan.code[1:], str(plan.share_code)):
        assert plan.title not in support.get(PLANS, {"q": part}).content.decode()


def test_lists_are_still_filtered_by_what_they_offer(support: Client, plan: Plan) -> None:
    shown = support.get(
        PLANS, {"created_at__gte": "2026-01-01 00:00:00+00:00", "deleted_at__isnull": "True"}
    )
    assert plan.title in shown.content.decode()


def test_no_page_of_support_shows_what_opens_a_plan_or_an_account(
    support: Client, plan: Plan
) -> None:
    user = User.objects.create_user("ann", "ann@example.org", PASSWORD)
    factor = Authenticator.objects.create(user=user, type="totp", data={"secret": "TOPSECRET"})
    device = UserSession.objects.create(user=user, ip="::1", user_agent="x", session_key="abcdef")
    for address in (
        *(PLANS, f"{PLANS}{plan.pk}/change/", f"{PLANS}{plan.pk}/history/"),
        *("/admin/mfa/authenticator/", f"/admin/mfa/authenticator/{factor.pk}/change/"),
        f"/admin/usersessions/usersession/{device.pk}/change/",
    ):
        page = support.get(address)
        assert page.status_code == 200, address
        for secret in (plan.code, str(plan.share_code), "TOPSECRET", "abcdef"):
            assert secret not in page.content.decode(), address


@pytest.fixture
def root(db: None) -> Client:
    """The session of a superuser, without their password."""
    cache.clear()
    client = Client()
    client.force_login(User.objects.create_superuser("root", password=PASSWORD))
    return client


def test_a_stolen_session_of_staff_changes_nobodys_account(root: Client) -> None:
    ann = User.objects.create_user("ann", "ann@example.org", PASSWORD)
    address = EmailAddress.objects.create(user=ann, email=ann.email, verified=True)
    factor = Authenticator.objects.create(user=ann, type="totp", data={})
    action = {"action": "delete_selected", "_selected_action": ann.pk, "post": "yes"}
    attempts: tuple[tuple[str, dict[str, Any]], ...] = (
        (f"auth/user/{ann.pk}/password/", {"password1": "x", "password2": "x"}),
        (f"auth/user/{ann.pk}/change/", {"username": "ann", "is_superuser": "on"}),
        ("auth/user/add/", {"username": "eve"}),
        (f"auth/user/{ann.pk}/delete/", {"post": "yes"}),
        ("auth/user/", action),
        (f"account/emailaddress/{address.pk}/change/", {"email": "eve@example.org"}),
        (f"account/emailaddress/{address.pk}/delete/", {"post": "yes"}),
        ("account/emailaddress/add/", {"email": "eve@example.org", "user": ann.pk}),
        (f"mfa/authenticator/{factor.pk}/delete/", {"post": "yes"}),
        ("mfa/authenticator/", action | {"_selected_action": factor.pk}),
    )
    for where, data in attempts:
        answer = root.post(f"/admin/{where}", data)
        assert answer["Location"].startswith("/account/reauthenticate/"), where
    assert set(User.objects.values_list("username", flat=True)) == {"root", "ann"}
    assert EmailAddress.objects.get() == address
    assert Authenticator.objects.exists()


def test_who_says_the_password_goes_on_where_they_were(root: Client) -> None:
    ann = User.objects.create_user("ann", "ann@example.org", PASSWORD)
    asked = root.post(f"/admin/auth/user/{ann.pk}/delete/", {"post": "yes"})
    done = root.post(asked["Location"], {"password": PASSWORD})
    assert done["Location"] == "/admin/auth/user/"
    assert not User.objects.filter(pk=ann.pk).exists()
