"""Some equipment makes another exercise of it: name ours as the files do, where an editor has not
given the option another label."""

import tomllib
from pathlib import Path

from django.db import migrations, models
from django.db.models import F

DATA = Path(__file__).parents[1] / "data"


def name_ours(apps, schema_editor):
    options = apps.get_model("exercises", "ExerciseEquipment").objects
    for path in sorted(DATA.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for one in file.get("equipment", []) if "key" in file else []:
            options.filter(
                exercise__key=file["key"], equipment__slug=one["equipment"], label=one["label"]
            ).update(name=one.get("name", ""))
    apps.get_model("exercises", "CatalogueVersion").objects.update(number=F("number") + 1)


class Migration(migrations.Migration):
    dependencies = [("exercises", "0006_sketch")]

    operations = [
        migrations.AddField(
            model_name="exerciseequipment",
            name="name",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="As a plan calls it: Sliding leg curl. Empty: as the exercise.",
                max_length=80,
                verbose_name="name of the exercise with it",
            ),
        ),
        migrations.RunPython(name_ours, migrations.RunPython.noop),
    ]
