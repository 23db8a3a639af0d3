from uuid import uuid4

from django.db import migrations, models


def name_sessions(apps, schema_editor):
    for log in apps.get_model("workouts", "TrainingLog").objects.filter(session=None):
        log.session = uuid4()
        log.save(update_fields=["session"])


class Migration(migrations.Migration):
    dependencies = [("workouts", "0014_no_race_of_its_own")]

    operations = [
        migrations.RunPython(name_sessions, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="traininglog",
            name="session",
            field=models.UUIDField(
                help_text="One that no week has, where it was not planned.", verbose_name="session"
            ),
        ),
    ]
