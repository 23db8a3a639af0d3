"""An editor is told what each field does."""

import pytest
from django.apps import apps
from django.db import models

NOT_EDITED = {"draft", "sketch", "note", "batch", "change", "catalogueversion"}
FIELDS = [
    pytest.param(field, id=f"{model.__name__}.{field.name}")
    for model in apps.get_app_config("exercises").get_models()
    if model._meta.model_name not in NOT_EDITED
    for field in model._meta.concrete_fields
    if field.editable and field.name not in ("id", "exercise")
]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_help_text(field: "models.Field[object, object]") -> None:
    assert str(field.help_text).strip()
