"""What a plan remembers of the running plan that was brought into it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workouts.models.plans import Plan


class RunningPlan(models.Model):
    """The runs that were taken last, to tell which have moved or gone, and what the runner has said
    of entries with a name."""

    plan = models.OneToOneField(
        Plan, models.CASCADE, related_name="running_plan", verbose_name=_("plan")
    )
    runs = models.JSONField(_("runs that were taken"), default=list)
    names = models.JSONField(_("kinds by name"), default=dict)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("running plan")
        verbose_name_plural = _("running plans")

    def __str__(self) -> str:
        return str(self.plan)
