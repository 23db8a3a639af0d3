"""The copies that every planned exercise had of its own go."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("workouts", "0008_snapshots_once"),
    ]

    operations = [
        migrations.AlterField(
            model_name="plannedexercise",
            name="snapshot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="planned",
                to="workouts.snapshot",
                verbose_name="exercise as prescribed",
            ),
        ),
        migrations.RemoveField("plannedexercise", "content"),
    ]
