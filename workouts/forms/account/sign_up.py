"""The form to sign up, which does the same work whether the address has an account or not."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from workouts.forms.account.passwords import say_in_our_words
from workouts.models import UNPROVED_DAYS


class SignUpForm(SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_in_our_words(self, new=_("Password"))
        self.fields["email"].help_text = _(
            "We send you a code. If nobody enters it, the account is deleted after {days} days."
        ).format(days=UNPROVED_DAYS)

    def clean(self) -> dict[str, Any]:
        """Hash the password here, which is slow on purpose: nobody waits for the database then."""
        cleaned: dict[str, Any] = super().clean()
        if not self.errors:
            self.password_hash = make_password(cleaned["password1"])
        return cleaned

    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            with transaction.atomic():  # a new account, taken back at once
                get_adapter().save_user(request, get_adapter().new_user(request), self)
                transaction.set_rollback(True)
        return super().try_save(request)
