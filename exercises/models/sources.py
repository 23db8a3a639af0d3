"""Where a fact comes from."""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

DOI = r"^10\.\d{4,9}/\S+$"
#: "Doma K, Deakin GB (2013). ..." is told by its first author and its year.
AUTHOR_AND_YEAR = re.compile(
    r"(?P<author>[^,;.(]{2,60}?)(?: [A-Z]{1,4})?(?:[,;][^(]*?)? ?\((?:\w+ )?(?P<year>\d{4})"
)


class Source(models.Model):
    slug = models.SlugField(_("id"), unique=True, help_text=_("As rules and facts cite it."))
    citation = models.TextField(
        _("citation"), help_text=_("Authors (year). Title. Journal volume:pages.")
    )
    doi = models.CharField(
        _("DOI"),
        max_length=100,
        blank=True,
        validators=[RegexValidator(DOI, _("A DOI looks like 10.1007/s40279-017-0835-7."))],
        help_text=_("10.1007/s40279-017-0835-7, without the address before it."),
    )
    url = models.URLField(
        _("address"), blank=True, help_text=_("https://; used when there is no DOI.")
    )
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
    def short(self) -> str:
        """`Doma 2013`; a source without author or year by its id."""
        found = AUTHOR_AND_YEAR.match(self.citation)
        if found is None:
            return self.slug.replace("-", " ").capitalize()
        return f"{found['author']} {found['year']}"

    @property
    def link(self) -> str:
        """Where a reader finds it; empty if nowhere on the web."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
