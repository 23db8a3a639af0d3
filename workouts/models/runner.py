"""What a person with an account likes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

UNPROVED_DAYS = 7  # in which a new account can still prove its address


class RunnerSettings(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="runner_settings",
        verbose_name=_("person"),
    )
    preferences = models.JSONField(_("preferences"), default=dict)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("settings of a runner")
        verbose_name_plural = _("settings of runners")

    def __str__(self) -> str:
        return str(self.user)
