"""Names and addresses that every page of the catalogue's things needs."""

# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import reverse

from exercises.desk import drafts
from exercises.desk.admin.inlines import PlainRelations
from exercises.documents.from_rows import find, kind_of, name_field
from exercises.models import Draft


class NamedAdmin(PlainRelations, admin.ModelAdmin):
    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _address(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self._name(page)}", args=args)

    def _names(self, row: models.Model) -> tuple[str, str]:
        kind = kind_of(row)
        return kind, str(getattr(row, name_field(kind)))

    def _draft(self, row: models.Model) -> Draft | None:
        return drafts.draft_of(*self._names(row))

    def _whole(self, row: models.Model) -> models.Model:
        """Read anew with all its parts."""
        return find(*self._names(row)) or row
