"""Forms, by subject: the builder's, and those that change one thing of a week."""

from workouts.forms.changes import DoseForm, RunForm, SessionForm, TitleForm
from workouts.forms.copy import CopyForm
from workouts.forms.plan import PlanForm
from workouts.forms.settings import SettingsForm

__all__ = [
    "CopyForm",
    "DoseForm",
    "PlanForm",
    "RunForm",
    "SessionForm",
    "SettingsForm",
    "TitleForm",
]
