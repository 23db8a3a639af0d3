"""A plan knows its race by date; until now its week held the days from the Monday it was built in."""

from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone


def date_races(apps, schema_editor):
    weeks = apps.get_model("workouts", "PlanWeek").objects.filter(monday=None)
    for week in weeks.select_related("plan", "current").iterator():
        race = week.current and week.current.request.get("context", {}).get("race")
        if race:
            built = timezone.localtime(week.plan.created_at).date()
            monday = built - timedelta(days=built.weekday())
            week.plan.race_date = monday + timedelta(days=race["dayOffset"])
            week.plan.race_distance = race["distance"]
            week.plan.race_priority = race.get("priority", "A")
            week.plan.save(update_fields=["race_date", "race_distance", "race_priority"])


class Migration(migrations.Migration):

    dependencies = [
        ('workouts', '0002_mail_queue'),
    ]

    operations = [
        migrations.AddField(
            model_name='plan',
            name='race_date',
            field=models.DateField(blank=True, null=True, verbose_name='date of the race'),
        ),
        migrations.AddField(
            model_name='plan',
            name='race_distance',
            field=models.CharField(blank=True, db_default='', default='', max_length=10, verbose_name='distance of the race'),
        ),
        migrations.AddField(
            model_name='plan',
            name='race_priority',
            field=models.CharField(blank=True, db_default='', default='', max_length=10, verbose_name='how much the race matters'),
        ),
        migrations.RunPython(date_races, migrations.RunPython.noop),
    ]
