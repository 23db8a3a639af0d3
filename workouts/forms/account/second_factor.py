"""allauth's forms of passkeys and codes, in our words."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.initial["name"] = gettext("My phone")
        field = self.fields["passwordless"]
        field.label = _("Sign in with it instead of my password")
        field.help_text = _("Your device then asks for your face, your finger or its PIN.")
        field.initial = True


class AppCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["code"].label = _("The six digits")
