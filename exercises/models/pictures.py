"""A photograph of an exercise that we have not drawn, with the right to show it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from exercises.models.exercise import Exercise


class Picture(models.Model):
    """Kept in the database: a few dozen small files, which every copy and server then has."""

    exercise = models.OneToOneField(Exercise, models.CASCADE, related_name="picture")
    content = models.BinaryField(_("WebP file"))
    width = models.PositiveSmallIntegerField(_("width"), editable=False)
    height = models.PositiveSmallIntegerField(_("height"), editable=False)
    digest = models.CharField(_("digest"), max_length=16, editable=False)
    alt_text = models.CharField(
        _("what it shows"),
        max_length=200,
        help_text=_("For readers who do not see it: the position, not “picture of”."),
    )
    author = models.CharField(_("author"), max_length=120, help_text=_("Shown under the picture."))
    licence = models.CharField(
        _("licence"), max_length=120, help_text=_("Under which we may show it: CC BY 4.0.")
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt_text="") & ~Q(author="") & ~Q(licence=""),
                name="picture_has_words_author_and_licence",
            ),
        ]

    def __str__(self) -> str:
        return self.alt_text

    @property
    def address(self) -> str:
        """Changes with the picture, so that it may be kept for ever."""
        return reverse("exercises:picture", args=[self.exercise.slug, self.digest])
