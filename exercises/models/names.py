"""A name that no other row has, whatever its case."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class NamedOnce(models.Model):
    """Compared here, because databases do not agree on the case of all letters."""

    name: "models.CharField[str, str]"

    class Meta:
        abstract = True

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        super().validate_unique(exclude)
        if "name" in (exclude or ()):
            return
        others: Any = type(self)._default_manager.exclude(pk=self.pk)
        for other in others.values_list("name", flat=True):
            if other.casefold() == self.name.casefold():
                text = _("“%(name)s” is called this already.")
                raise ValidationError({"name": text % {"name": other}})
