"""When a plan of nobody was opened last. Those that there are have been, until the other is known."""

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def begin_today(apps, schema_editor):
    plans = apps.get_model("workouts", "Plan").objects.filter(owner=None)
    plans.update(opened_on=timezone.localdate())


class Migration(migrations.Migration):

    dependencies = [
        ('workouts', '0009_no_snapshot_of_its_own'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='plan',
            name='opened_on',
            field=models.DateField(blank=True, editable=False, help_text='Noted for plans without an owner, from the day after they were made.', null=True, verbose_name='opened last'),
        ),
        migrations.RunPython(begin_today, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(condition=models.Q(('owner__isnull', True)), fields=['opened_on', 'created_at'], name='plans_of_nobody_by_use'),
        ),
    ]
