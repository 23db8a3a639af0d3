"""Only its author sees a sketch, so it goes with them."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def forget_sketches_of_nobody(apps: Any, schema_editor: object) -> None:
    apps.get_model("exercises", "Sketch").objects.filter(author=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("exercises", "0008_refuse_what_is_none"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(forget_sketches_of_nobody, migrations.RunPython.noop),
        migrations.AlterField(
            "sketch",
            "author",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
