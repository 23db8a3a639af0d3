"""My own runs and kit, for a week that somebody shared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workouts.forms.plan import PlanForm
from workouts.models import TITLE_LENGTH


class CopyForm(PlanForm):
    shown_as = forms.CharField(
        label=_("Let the one who shared it know that you copied it, as"),
        help_text=_("Leave it empty, and nobody learns of it."),
        max_length=TITLE_LENGTH,
        required=False,
    )
