"""The columns of the only race that a plan knew go; it is one of its races now."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("workouts", "0013_season"),
    ]

    operations = [
        migrations.RemoveField("plan", "race_date"),
        migrations.RemoveField("plan", "race_distance"),
        migrations.RemoveField("plan", "race_priority"),
    ]
