"""Forms, by subject: the builder's, and those that change one thing of a week."""

from workouts.forms.changes import DoseForm, RunForm, SessionForm, TitleForm
from workouts.forms.plan import PlanForm

__all__ = ["DoseForm", "PlanForm", "RunForm", "SessionForm", "TitleForm"]
