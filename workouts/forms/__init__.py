"""The builder's form, by subject."""

from workouts.forms.plan import PlanForm

__all__ = ["PlanForm"]
