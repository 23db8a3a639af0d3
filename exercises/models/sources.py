"""Where a fact comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    slug = models.SlugField(_("id"), unique=True, help_text=_("As rules and facts cite it."))
    citation = models.TextField(_("citation"))
    doi = models.CharField(_("DOI"), max_length=100, blank=True)
    url = models.URLField(_("address"), blank=True)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("How far the source was checked.")
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.slug

    @property
    def link(self) -> str:
        """Where a reader finds it; empty if nowhere on the web."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
