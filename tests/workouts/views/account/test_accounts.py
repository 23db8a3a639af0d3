"""Accounts: what was made without one becomes mine, on all my devices; and it can be ended."""

import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.workouts.boards import Board
from tests.workouts.builder import save, words_of
from tests.workouts.people import EMAIL, PASSWORD, code_in_mail, say_who_i_am, sign_in, sign_up
from workouts.models import Plan, RunnerSettings, Version
from workouts.preferences import Preferences
from workouts.services.account import devices
from workouts.services.plans import duplicate

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture(autouse=True)
def nobody_was_here_before(db: None) -> None:
    """The limits on sign-up and sign-in count in the cache."""
    cache.clear()


def test_weeks_of_this_browser_become_mine_on_every_device(client: Client) -> None:
    address = save(client, title="Before I signed up")["Location"]
    assert sign_up(client).status_code == 302
    assert Plan.objects.get().owner == User.objects.get(email=EMAIL)
    phone = Client()
    assert phone.get(address).status_code == 404
    assert sign_in(phone).status_code == 302
    assert phone.get(address).status_code == 200
    assert "Before I signed up" in words_of(phone.get("/plans/"))
    later = save(phone, title="Made on the phone")["Location"]
    assert client.get(later).status_code == 200


def test_a_plan_that_somebody_owns_is_not_taken_over(client: Client) -> None:
    address = save(client)["Location"]
    sign_up(client)
    other = Client()
    session = other.session
    session["plans"] = [address.split("/")[2]]
    session.save()
    sign_up(other, "bea@example.org")
    assert Plan.objects.get().owner == User.objects.get(email=EMAIL)
    assert other.get(address).status_code == 404


def test_a_week_of_this_browser_is_kept_in_the_account_when_asked(client: Client) -> None:
    sign_up(client)
    signed_in = User.objects.get()
    client.logout()
    address = save(client)["Location"]
    made_here = client.session["plans"]
    client.force_login(signed_in)
    session = client.session
    session["plans"] = made_here
    session.save()
    assert "Keep it in my account" in words_of(client.get(address))
    client.post(f"{address}claims/")
    assert Plan.objects.get().owner == signed_in
    assert Client().get(address).status_code == 404


def test_who_merely_has_the_address_of_a_week_keeps_a_copy(client: Client) -> None:
    maker = Client()
    address = save(maker, title="Made by somebody")["Location"]
    sign_up(client)
    assert "Keep a copy in my account" in words_of(client.get(address))
    mine = client.post(f"{address}claims/")["Location"]
    assert mine != address
    assert "This is your copy." in words_of(client.get(mine))
    assert maker.get(mine).status_code == 404
    assert maker.get(address).status_code == 200
    assert "Made by somebody" in words_of(maker.get("/plans/"))
    owners = dict(Plan.objects.values_list("code", "owner__email"))
    assert owners == {address.split("/")[2]: None, mine.split("/")[2]: EMAIL}


def test_a_week_in_my_account_is_kept_once(client: Client) -> None:
    sign_up(client)
    address = save(client)["Location"]
    session = client.session
    session["plans"] = []
    session.save()
    assert client.post(f"{address}claims/")["Location"] == address
    assert Plan.objects.count() == 1


def test_without_mail_there_is_no_sign_up(client: Client, settings: Any) -> None:
    settings.CAN_SEND_MAIL = False
    assert "closed" in words_of(client.get("/account/signup/")).lower()


@pytest.mark.parametrize(
    "address",
    [
        "/account/",
        "/account/login/",
        "/account/signup/",
        "/account/login/code/",
        "/account/password/reset/",
    ],
)
def test_pages_for_strangers_are_ours(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert 'class="brand"' in page.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/account/", "/account/email/", "/account/password/change/", "/account/logout/"],
)
def test_pages_of_an_account_are_ours(client: Client, address: str) -> None:
    sign_up(client)
    page = client.get(address)
    assert page.status_code == 200
    assert 'class="brand"' in page.content.decode()


SETTINGS = {
    "weight_unit": "lb",
    "distance_unit": "mi",
    "first_day": "sun",
    "time_zone": "Pacific/Auckland",
    "school": "easy_days",
    "theme": "dark",
    "motion": "less",
    "equipment": ["barbell", "hill"],
}


def test_settings_hold_without_an_account_and_move_into_it(client: Client) -> None:
    assert client.post("/account/", SETTINGS).status_code == 302
    builder = client.get("/plans/new/?open=training").content.decode()
    assert 'data-theme="dark"' in builder
    assert 'data-motion="less"' in builder
    assert "Miles a week" in builder
    assert re.search(r'value="barbell"[^>]*checked', builder)
    assert re.search(r'value="easy_days" selected', builder)
    assert builder.index("Minutes on Sunday") < builder.index("Minutes on Monday")
    sign_up(client)
    assert RunnerSettings.objects.get().preferences["weight_unit"] == "lb"
    phone = Client()
    sign_in(phone)
    assert 'data-theme="dark"' in phone.get("/plans/new/").content.decode()


def test_weights_are_read_and_written_in_pounds(client: Client) -> None:
    client.post("/account/", SETTINGS)
    board = Board(client)
    dose: dict[str, Any] = {
        "place": 0,
        "position": 0,
        "sets": "2",
        "reps": "8",
        "rpe": "6",
        "rest": "90",
    }
    item = board.week().sessions[0].items[0]
    answer = board.post("doses/", **dose | {"reps": str(item.reps)}, weight="135")
    assert answer.status_code == 302
    assert board.week().sessions[0].items[0].load_kg == pytest.approx(61.235, abs=0.01)
    assert "135 lb" in words_of(client.get(board.here))


def test_nonsense_settings_are_told_by_their_field(client: Client) -> None:
    wrong = client.post("/account/", SETTINGS | {"time_zone": "Middle/Earth"})
    assert wrong.status_code == 400
    assert "Select a valid choice" in words_of(wrong)
    assert Preferences.read({"theme": "pink", "time_zone": 7, "equipment": 5}) == Preferences()
    assert Preferences.read("nonsense") == Preferences()


# Devices

PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def on_a_phone() -> Client:
    phone = Client(headers={"user-agent": PHONE})
    assert sign_in(phone).status_code == 302
    return phone


def is_in(client: Client) -> bool:
    return bool(client.get("/account/sessions/").status_code == 200)


def test_each_device_is_listed_this_one_first(client: Client) -> None:
    sign_up(client)
    on_a_phone()
    shown = words_of(client.get("/account/sessions/"))
    assert shown.index("This device") < shown.index("Firefox on Android")
    assert "Devices" in words_of(client.get("/account/"))


def test_one_device_is_signed_out_from_another(client: Client) -> None:
    sign_up(client)
    phone, tablet = on_a_phone(), on_a_phone()
    number = UserSession.objects.get(session_key=phone.session.session_key).pk
    done = say_who_i_am(client, client.post(f"/account/sessions/{number}/sign-outs/"))
    assert "That device is signed out" in words_of(client.get(done["Location"]))
    assert [is_in(one) for one in (client, phone, tablet)] == [True, False, True]


def test_all_others_are_signed_out_at_once(client: Client) -> None:
    sign_up(client)
    phone, tablet = on_a_phone(), on_a_phone()
    say_who_i_am(client, client.post("/account/sessions/"))
    assert [is_in(one) for one in (client, phone, tablet)] == [True, False, False]
    assert UserSession.objects.count() == 1


def test_nobody_signs_out_somebody_else(client: Client) -> None:
    sign_up(client)
    number = UserSession.objects.get().pk
    other = Client()
    sign_up(other, "bea@example.org")
    for one in (other, Client()):
        assert one.post(f"/account/sessions/{number}/sign-outs/").status_code == 302
    assert is_in(client)


def test_a_new_password_ends_what_the_old_one_opened(client: Client) -> None:
    sign_up(client)
    phone = on_a_phone()
    new = {
        "oldpassword": PASSWORD,
        "password1": "hills-on-tuesday",
        "password2": "hills-on-tuesday",
    }
    assert client.post("/account/password/change/", new).status_code == 302
    assert [is_in(one) for one in (client, phone)] == [True, False]
    assert "Android" not in words_of(client.get("/account/sessions/"))


def test_the_key_of_a_session_is_another_after_signing_in(client: Client) -> None:
    sign_up(Client())
    client.post("/account/", SETTINGS)
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_a_stolen_session_does_not_take_the_account(client: Client) -> None:
    """Without the password it changes nothing that would keep its owner out."""
    sign_up(client)
    phone = on_a_phone()
    device = UserSession.objects.get(session_key=phone.session.session_key).pk
    attempts: tuple[tuple[str, dict[str, str]], ...] = (
        ("email/", {"action_add": "", "email": "eve@example.org"}),
        ("email/", {"action_remove": "", "email": EMAIL}),
        ("email/", {"action_primary": "", "email": EMAIL}),
        ("ending/", {"sure": "yes"}),
        ("sessions/", {}),
        (f"sessions/{device}/sign-outs/", {}),
        ("2fa/totp/activate/", {"code": "123456"}),
        ("2fa/webauthn/add/", {"name": "Eve", "credential": "{}"}),
        ("2fa/recovery-codes/generate/", {}),
    )
    mail.outbox.clear()
    for where, data in attempts:
        answer = client.post(f"/account/{where}", data)
        assert answer["Location"].startswith("/account/reauthenticate/"), where
    TOTP.activate(User.objects.get(), generate_totp_secret())
    gone = client.post("/account/2fa/totp/deactivate/")
    assert gone["Location"].startswith("/account/reauthenticate/")
    wrong = client.post("/account/reauthenticate/", {"password": "a guess"})
    assert wrong.status_code == 200
    assert mail.outbox == []
    assert [is_in(one) for one in (client, phone)] == [True, True]
    changed = {"oldpassword": "a guess", "password1": "eves-password", "password2": "eves-password"}
    assert client.post("/account/password/change/", changed).status_code == 200
    assert User.objects.get().check_password(PASSWORD)


def test_without_a_password_the_address_is_proved_before_anything_changes(client: Client) -> None:
    """With a session one could say nothing else that a thief of it could not."""
    sign_up(client)
    user = User.objects.get()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    for where, data in (
        ("email/", {"action_add": "", "email": "eve@example.org"}),
        ("ending/", {"sure": "yes"}),
        ("sessions/", {}),
        ("2fa/totp/activate/", {"code": "123456"}),
    ):
        answer = client.post(f"/account/{where}", data)
        assert answer["Location"] == "/account/password/reset/", where
    assert client.get("/account/password/set/")["Location"] == "/account/password/reset/"
    eves = {"password1": "eves-password", "password2": "eves-password"}
    assert client.post("/account/password/set/", eves).status_code == 405
    assert "Please set a password first." in words_of(client.get("/account/password/reset/"))
    client.post("/account/password/reset/", {"email": EMAIL})
    link = re.search(r"/account/password/reset/key/\S+", str(mail.outbox[-1].body))
    assert link is not None
    form = client.get(link[0], follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "hills-on-tuesday", "password2": "hills-on-tuesday"})
    assert User.objects.get().check_password("hills-on-tuesday")


def test_a_new_address_is_told_to_the_old_one(client: Client) -> None:
    sign_up(client)
    new = "new@example.org"
    say_who_i_am(client, client.post("/account/email/", {"action_add": "", "email": new}))
    client.post("/account/confirm-email/", {"code": code_in_mail()})
    mail.outbox.clear()
    client.post("/account/email/", {"action_primary": "", "email": new})
    (notice,) = mail.outbox
    assert notice.to == [EMAIL]
    assert f"changed from {EMAIL} to {new}" in notice.body


def test_a_new_password_is_told(client: Client) -> None:
    sign_up(client)
    mail.outbox.clear()
    new = {"oldpassword": PASSWORD, "password1": "hills-on-tuesday"}
    client.post("/account/password/change/", new | {"password2": "hills-on-tuesday"})
    assert [(one.subject, one.to) for one in mail.outbox] == [
        ("Hamstrong: Your password was changed", [EMAIL])
    ]


@pytest.mark.parametrize(("is_staff", "days"), [(False, 90), (True, 1)])
def test_a_session_ends_when_it_has_rested(client: Client, is_staff: bool, days: int) -> None:
    """By whichever way one came in, from the answer that let one in."""
    sign_up(Client())
    User.objects.update(is_staff=is_staff)
    by_code, by_password, at_the_desk = Client(), Client(), Client()
    sign_in(by_password)
    cache.clear()
    asked = by_code.post("/account/login/code/", {"email": EMAIL})
    by_code.post(asked["Location"], {"code": code_in_mail()})
    ways = [by_password, by_code]
    if is_staff:
        login = {"username": EMAIL, "password": PASSWORD}
        assert at_the_desk.post("/admin/login/?next=/admin/", login).status_code == 302
        ways.append(at_the_desk)
    for way in ways:
        assert way.cookies["sessionid"]["max-age"] == days * 24 * 60 * 60
        assert way.session.get_expiry_age() <= days * 24 * 60 * 60


def test_a_session_in_use_does_not_end(client: Client) -> None:
    sign_up(client)
    session = client.session
    session.set_expiry(60)
    session["seen"] -= devices.NOTED_SECONDS
    session.save()
    client.get("/plans/")
    assert client.session.get_expiry_age() > 89 * 24 * 60 * 60


def test_without_an_account_a_browser_remembers_its_weeks_for_a_year(client: Client) -> None:
    save(client)
    assert client.session.get_expiry_age() == 365 * 24 * 60 * 60


def test_use_is_noted_now_and_then_and_costs_the_pages_between_nothing(
    client: Client, django_assert_num_queries: Any
) -> None:
    sign_up(client)
    client.get("/plans/")
    UserSession.objects.update(last_seen_at="2026-01-01T00:00:00Z")
    with django_assert_num_queries(1 + 2 + 1):  # the session, the person, their settings, plans
        client.get("/plans/")
    session = client.session
    session["seen"] -= devices.NOTED_SECONDS
    session.save()
    client.get("/plans/")
    assert UserSession.objects.get().last_seen_at.year > 2025


def test_the_list_of_devices_takes_the_same_queries_for_one_and_for_many(
    client: Client, django_assert_num_queries: Any
) -> None:
    sign_up(client)
    client.get("/account/sessions/")
    for _time in range(2):
        with django_assert_num_queries(4):
            client.get("/account/sessions/")
        on_a_phone(), on_a_phone()


def test_an_ended_account_leaves_nothing_behind(client: Client) -> None:
    board = Board(client)
    board.change({"kind": "warm_up", "place": 0, "minutes": 9})
    sign_up(client)
    client.post("/account/", SETTINGS)
    copied = duplicate(board.plan, title="x", owner=None)
    Plan.objects.filter(pk=copied.pk).update(copied_from=board.plan)
    mail.outbox.clear()
    page = say_who_i_am(client, client.post("/account/ending/", {"sure": ""}))
    assert "Tick the box" in words_of(page)
    assert User.objects.count() == 1
    assert client.post("/account/ending/", {"sure": "yes"}).status_code == 302
    assert User.objects.count() == RunnerSettings.objects.count() == 0
    assert list(Plan.objects.values_list("pk", "copied_from")) == [(copied.pk, None)]
    assert Version.objects.count() == 1
    assert "Your account and all" in words_of(client.get("/"))
    (notice,) = mail.outbox
    assert notice.to == [EMAIL]
    assert "Your account and all that was in it are deleted." in notice.body


def test_staff_and_strangers_cannot_end_an_account(client: Client, admin_user: User) -> None:
    assert client.get("/account/ending/").status_code == 302
    client.force_login(admin_user)
    asked = client.post("/account/ending/", {"sure": "yes"})
    assert client.post(asked["Location"], {"password": "password"}).status_code == 400
    assert User.objects.filter(pk=admin_user.pk).exists()
