import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What plans held themselves is in their versions now."""

    dependencies = [("workouts", "0004_first_versions")]

    operations = [
        migrations.RemoveConstraint(
            model_name='plannedsession',
            name='one_session_in_a_place',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='cost',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='messages',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='relaxed',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='request',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='request_version',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='ways_back',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='withheld',
        ),
        migrations.RemoveField(
            model_name='plannedsession',
            name='plan',
        ),
        migrations.AlterField(
            model_name='plannedsession',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='workouts.version', verbose_name='version'),
        ),
        migrations.AddConstraint(
            model_name='plannedsession',
            constraint=models.UniqueConstraint(fields=('version', 'day', 'position'), name='one_session_in_a_place'),
        ),
    ]
