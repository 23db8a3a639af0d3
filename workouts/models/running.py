"""What a plan remembers of the running plan that was brought into it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workouts.models.plans import Plan


class RunningPlan(models.Model):
    """The runs that were taken last, to tell which have moved or gone, and what the runner has said
    of entries with a name; with an address, what came from there and waits to be looked at."""

    plan = models.OneToOneField(
        Plan, models.CASCADE, related_name="running_plan", verbose_name=_("plan")
    )
    runs = models.JSONField(_("runs that were taken"), default=list)
    names = models.JSONField(_("kinds by name"), default=dict)
    address = models.CharField(
        _("address of a calendar"), max_length=2000, blank=True, help_text=_("It is a secret.")
    )
    etag = models.CharField(_("version of what came last"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("looked there"), null=True, blank=True, db_index=True)
    trouble = models.JSONField(_("what was wrong"), null=True, blank=True)
    waiting = models.JSONField(_("runs that came and wait to be taken"), default=list)
    left_alone = models.JSONField(_("runs that came and were left alone"), default=list)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("running plan")
        verbose_name_plural = _("running plans")

    def __str__(self) -> str:
        return str(self.plan)
