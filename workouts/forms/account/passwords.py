"""The forms in which a password is set, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm
from django import forms
from django.utils.translation import gettext as _


class ChangeForm(ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_in_our_words(self, new=_("New password"))
        _name(self.fields["oldpassword"], _("Your password now"))


class ResetForm(ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_in_our_words(self, new=_("New password"))


def say_in_our_words(form: forms.Form, *, new: str) -> None:
    """The two fields of a password that is set; what it must be is what our settings ask for."""
    _name(form.fields["password1"], new)
    _name(form.fields["password2"], _("The same once more"))
    form.fields["password1"].help_text = _(
        "At least 8 characters, not digits alone, not like your email address, and none that many "
        "people use."
    )


def _name(field: forms.Field, label: str) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)  # it would say the label again
