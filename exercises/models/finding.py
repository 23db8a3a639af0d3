"""What readers look for when they look for an exercise."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.labels import QUALITIES
from exercises.models.columns import known
from exercises.models.exercise import Exercise
from exercises.vocabulary import Quality


class TrainedQuality(models.Model):
    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="qualities")
    quality = models.CharField(
        _("quality"), max_length=20, choices=QUALITIES, help_text=_("The finder goes by it.")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("trained quality")
        verbose_name_plural = _("trained qualities")
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "quality"], name="one_row_per_quality_of_an_exercise"
            ),
            known("trained", "quality", Quality),
        ]

    def __str__(self) -> str:
        return self.get_quality_display()


class RelatedName(models.Model):
    """Another exercise that the catalogue does not have; who looks for it is shown this one."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="related_names")
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Who looks for it is shown this exercise.")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("name of a related exercise")
        verbose_name_plural = _("names of related exercises")
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "name"], name="one_row_per_related_name_of_an_exercise"
            ),
        ]

    def __str__(self) -> str:
        return self.name
