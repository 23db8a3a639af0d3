"""Addresses that an exercise has had, so that an old link still leads to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exercises.models.exercise import Exercise


class FormerAddress(models.Model):
    """No other exercise may take it: search engines and printed plans keep it for years."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="former_addresses")
    slug = models.SlugField(_("slug"), unique=True, help_text=_("Leads to the page for ever."))

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return self.slug
