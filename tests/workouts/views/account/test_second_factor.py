"""Passkeys and codes: allauth does the work, the words are ours."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.test import Client

from tests.workouts.builder import words_of
from tests.workouts.people import say_who_i_am, sign_in, sign_up

pytestmark = pytest.mark.django_db
THEIRS = ("Security Key", "security key", "Authenticator", "Two-Factor", "Passwordless", "Are you")


def test_every_page_before_there_is_a_second_step_speaks_our_words(client: Client) -> None:
    sign_up(client)
    say_who_i_am(client, client.get("/account/2fa/totp/activate/"))
    for page, said in {
        "": "Passkeys and two steps",
        "totp/activate/": "type the six digits it then shows",
        "webauthn/add/": "Sign in with it instead of my password",
        "webauthn/": "You have none yet.",
    }.items():
        words = words_of(client.get(f"/account/2fa/{page}"))
        assert said in words
        assert not [one for one in THEIRS if one in words], page


def test_every_page_with_a_code_from_an_app_speaks_our_words(client: Client) -> None:
    sign_up(client)
    say_who_i_am(client, client.get("/account/2fa/totp/activate/"))
    user = User.objects.get()
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    for page, said in {
        "": "You have 10 codes left. Each lets you in once.",
        "totp/deactivate/": "your password alone lets you in",
        "recovery-codes/": "Write them down, or print them",
        "recovery-codes/generate/": "The codes you have now stop working.",
        "reauthenticate/": "Type the six digits that your app shows.",
    }.items():
        words = words_of(client.get(f"/account/2fa/{page}"))
        assert said in words, page
        assert not [one for one in THEIRS if one in words], page
    assert "Use a code from my app" in words_of(client.get("/account/reauthenticate/"))
    assert "Use my password" in words_of(client.get("/account/2fa/reauthenticate/"))
    client.post("/account/logout/")
    asked = sign_in(client)
    words = words_of(client.get(asked["Location"]))
    assert "One more step" in words
    assert not [one for one in THEIRS if one in words]
