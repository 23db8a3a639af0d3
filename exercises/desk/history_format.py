"""How django-reversion stores a version: as the document, which outlives changes of our tables.

A format of Django's serializers (SERIALIZATION_MODULES). Versions go back through the documents,
never through reversion's own revert, so there is no deserializer.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db import models

from exercises.documents.from_rows import document_of, find, kind_of, name_field


class Serializer:
    internal_use_only = True
    written = ""

    def serialize(self, rows: Iterable[models.Model], **options: Any) -> None:
        (row,) = rows
        kind = kind_of(row)
        complete = find(kind, getattr(row, name_field(kind)))
        self.written = json.dumps(document_of(complete or row), ensure_ascii=False)

    def getvalue(self) -> str:
        return self.written
