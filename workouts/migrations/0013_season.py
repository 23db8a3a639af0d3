"""A plan knows all its races, and from which Monday a season carries it to them."""

from django.db import migrations, models
from django.db.models import Q


def list_races(apps, schema_editor):
    plans = apps.get_model("workouts", "Plan").objects.filter(~Q(race_date=None))
    for plan in plans.iterator():
        race = {"distance": plan.race_distance, "priority": plan.race_priority}
        plan.race_days = [{"date": plan.race_date.isoformat(), **race}]
        plan.save(update_fields=["race_days"])


def keep_one(apps, schema_editor):
    for plan in apps.get_model("workouts", "Plan").objects.exclude(race_days=[]).iterator():
        race = plan.race_days[-1]
        plan.race_date = race["date"]
        plan.race_distance, plan.race_priority = race["distance"], race["priority"]
        plan.save(update_fields=["race_date", "race_distance", "race_priority"])


class Migration(migrations.Migration):

    dependencies = [
        ("workouts", "0012_run_subscription"),
    ]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="race_days",
            field=models.JSONField(
                blank=True,
                db_default=[],
                default=list,
                help_text="Date, distance and priority of each; those that are over too.",
                verbose_name="races",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="season_start",
            field=models.DateField(
                blank=True,
                help_text="Empty while no season carries one week into the next.",
                null=True,
                verbose_name="first Monday of the season",
            ),
        ),
        migrations.RunPython(list_races, keep_one),
    ]
