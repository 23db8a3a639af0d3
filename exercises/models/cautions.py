"""What goes wrong, what must be true first, and who should not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.models.columns import position_field
from exercises.models.exercise import Exercise


class Mistake(models.Model):
    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="mistakes")
    mistake = models.CharField(_("mistake"), max_length=200, help_text=_("What one sees."))
    fix = models.CharField(_("fix"), max_length=200, help_text=_("What to say or do about it."))
    position = position_field()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("common mistake")
        verbose_name_plural = _("common mistakes")

    def __str__(self) -> str:
        return self.mistake


class Precaution(models.Model):
    class Kind(models.TextChoices):
        PREREQUISITE = "prerequisite", _("Before you start")
        CAUTION = "caution", _("Take care")
        CONTRAINDICATION = "contraindication", _("Leave it out")

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="precautions")
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        help_text=_("Plans do not read these; runners do, before they start."),
    )
    text = models.TextField(
        _("text"), help_text=_("One sentence; no promise to prevent an injury.")
    )
    position = position_field(_("Order on the page, for each kind by itself."))

    class Meta:
        ordering = ["kind", "position", "pk"]
        verbose_name = _("precaution")
        verbose_name_plural = _("precautions")

    def __str__(self) -> str:
        return self.text[:60]
