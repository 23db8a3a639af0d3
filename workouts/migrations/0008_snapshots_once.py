"""What was prescribed is kept once for all plans that say the same of it."""

import json
from hashlib import sha256

import django.db.models.deletion
from django.db import migrations, models

ROWS_AT_ONCE = 500


def keep_once(apps, schema_editor):
    exercises = apps.get_model("workouts", "PlannedExercise").objects
    snapshots = apps.get_model("workouts", "Snapshot").objects
    known = {}
    changed = []
    rows = exercises.filter(snapshot=None).only("pk", "content").order_by("pk")
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        digest = sha256(json.dumps(row.content, sort_keys=True).encode()).hexdigest()
        if digest not in known:
            kept, _is_new = snapshots.get_or_create(
                digest=digest, defaults={"content": row.content}
            )
            known[digest] = kept.pk
        row.snapshot_id = known[digest]
        changed.append(row)
        if len(changed) >= ROWS_AT_ONCE:
            exercises.bulk_update(changed, ["snapshot"])
            changed.clear()
    exercises.bulk_update(changed, ["snapshot"])


class Migration(migrations.Migration):

    dependencies = [
        ("workouts", "0007_calendar_feeds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("content", models.JSONField(verbose_name="exercise as prescribed")),
            ],
            options={
                "verbose_name": "exercise as prescribed",
                "verbose_name_plural": "exercises as prescribed",
            },
        ),
        migrations.RenameField("plannedexercise", "snapshot", "content"),
        migrations.AddField(
            model_name="plannedexercise",
            name="snapshot",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="planned",
                to="workouts.snapshot",
                verbose_name="exercise as prescribed",
            ),
        ),
        migrations.RunPython(keep_once, migrations.RunPython.noop),
    ]
