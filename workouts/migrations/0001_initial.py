"""Plans, and the table of the cache that all processes share unless CACHE_URL names another."""

import django.core.validators
import django.db.models.deletion
import workouts.models.plans
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_cache_table(apps, schema_editor):
    call_command(
        "createcachetable", "cache", database=schema_editor.connection.alias, verbosity=0
    )


def drop_cache_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE cache")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('exercises', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PlannedSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.PositiveSmallIntegerField(help_text='Monday is 0.', verbose_name='day')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('slot', models.CharField(max_length=10, verbose_name='slot')),
                ('start', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='start, minutes after midnight')),
                ('warmup_minutes', models.PositiveSmallIntegerField(verbose_name='warm-up, minutes')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
            ],
            options={
                'verbose_name': 'planned session',
                'verbose_name_plural': 'planned sessions',
                'ordering': ['day', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=workouts.models.plans.new_code, editable=False, max_length=20, unique=True)),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='title')),
                ('share_code', models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name='code of the link to read')),
                ('copied_as', models.CharField(blank=True, max_length=80, verbose_name='name that the sharer may see')),
                ('archived_at', models.DateTimeField(blank=True, null=True, verbose_name='archived')),
                ('deleted_at', models.DateTimeField(blank=True, null=True, verbose_name='deleted')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('copied_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='workouts.plan', verbose_name='copied from')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='plans', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
            ],
            options={
                'verbose_name': 'plan',
                'verbose_name_plural': 'plans',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PlannedExercise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('sets', models.PositiveSmallIntegerField(verbose_name='sets')),
                ('reps', models.PositiveSmallIntegerField(verbose_name='reps')),
                ('rpe', models.FloatField(validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(10)], verbose_name='RPE')),
                ('rest_seconds', models.PositiveIntegerField(verbose_name='rest, seconds')),
                ('seconds', models.PositiveIntegerField(blank=True, null=True, verbose_name='seconds')),
                ('load_kg', models.FloatField(blank=True, null=True, verbose_name='weight, kg')),
                ('equipment', models.CharField(max_length=50, verbose_name='equipment')),
                ('modification', models.CharField(blank=True, max_length=50, verbose_name='modification')),
                ('snapshot', models.JSONField(verbose_name='exercise as prescribed')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('exercise', models.ForeignKey(blank=True, help_text='Empty when it came from elsewhere and this catalogue does not have it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='exercises.exercise', verbose_name='exercise')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exercises', to='workouts.plannedsession')),
            ],
            options={
                'verbose_name': 'planned exercise',
                'verbose_name_plural': 'planned exercises',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='PlanWeek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('monday', models.DateField(blank=True, null=True, verbose_name='Monday')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weeks', to='workouts.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'week of a plan',
                'verbose_name_plural': 'weeks of plans',
                'ordering': ['plan', models.OrderBy(models.F('monday'), nulls_first=True)],
            },
        ),
        migrations.CreateModel(
            name='RunnerSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('preferences', models.JSONField(default=dict, verbose_name='preferences')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='runner_settings', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'settings of a runner',
                'verbose_name_plural': 'settings of runners',
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='name')),
                ('changes', models.JSONField(default=list, verbose_name='what was changed')),
                ('request', models.JSONField(verbose_name='request')),
                ('request_version', models.PositiveSmallIntegerField(default=1)),
                ('messages', models.JSONField(default=list, verbose_name='messages')),
                ('relaxed', models.JSONField(default=list, verbose_name='what was given up')),
                ('ways_back', models.JSONField(default=list, verbose_name='what would bring it back')),
                ('withheld', models.BooleanField(default=False, verbose_name='withheld')),
                ('cost', models.FloatField(default=0, verbose_name='cost')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='workouts.version', verbose_name='made from')),
                ('week', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='workouts.planweek', verbose_name='week')),
            ],
            options={
                'verbose_name': 'version of a week',
                'verbose_name_plural': 'versions of weeks',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='planweek',
            name='current',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='workouts.version', verbose_name='as it is now'),
        ),
        migrations.AddField(
            model_name='plannedsession',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='workouts.version', verbose_name='version'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(condition=models.Q(('deleted_at__isnull', False)), fields=['deleted_at'], name='plans_that_are_deleted'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(fields=['-created_at', '-id'], name='plans_the_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='plannedexercise',
            constraint=models.UniqueConstraint(fields=('session', 'position'), name='one_exercise_in_a_place'),
        ),
        migrations.AddConstraint(
            model_name='plannedexercise',
            constraint=models.CheckConstraint(condition=models.Q(('reps__gte', 1), ('sets__gte', 1)), name='a_dose_has_sets_and_reps'),
        ),
        migrations.AddConstraint(
            model_name='plannedexercise',
            constraint=models.CheckConstraint(condition=models.Q(('rpe__gte', 0), ('rpe__lte', 10)), name='rpe_is_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='plannedexercise',
            constraint=models.CheckConstraint(condition=models.Q(('load_kg', None), ('load_kg__gte', 0), _connector='OR'), name='a_weight_is_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='planweek',
            constraint=models.UniqueConstraint(condition=models.Q(('monday', None)), fields=('plan',), name='one_week_repeats'),
        ),
        migrations.AddConstraint(
            model_name='planweek',
            constraint=models.UniqueConstraint(fields=('plan', 'monday'), name='one_week_from_a_monday'),
        ),
        migrations.AddConstraint(
            model_name='plannedsession',
            constraint=models.CheckConstraint(condition=models.Q(('day__lte', 6)), name='session_day_is_in_the_week'),
        ),
        migrations.AddConstraint(
            model_name='plannedsession',
            constraint=models.CheckConstraint(condition=models.Q(('start', None), ('start__lte', 1439), _connector='OR'), name='session_starts_in_a_day'),
        ),
        migrations.AddConstraint(
            model_name='plannedsession',
            constraint=models.UniqueConstraint(fields=('version', 'day', 'position'), name='one_session_in_a_place'),
        ),
        migrations.RunPython(make_cache_table, drop_cache_table),
    ]
