"""Plans, and the table of the cache that all processes share unless CACHE_URL names another."""

import django.core.validators
import django.db.models.deletion
import uuid
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
                ('identity', models.UUIDField(default=uuid.uuid4, editable=False, help_text="The same for this session in all versions of a plan's weeks.", verbose_name='identity')),
                ('letter', models.CharField(blank=True, default='', max_length=2, verbose_name='letter')),
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
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('content', models.JSONField(verbose_name='exercise as prescribed')),
            ],
            options={
                'verbose_name': 'exercise as prescribed',
                'verbose_name_plural': 'exercises as prescribed',
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
                ('season_start', models.DateField(blank=True, help_text='Empty while no season carries one week into the next.', null=True, verbose_name='first Monday of the season')),
                ('race_days', models.JSONField(blank=True, default=list, help_text='Date, distance and priority of each; those that are over too.', verbose_name='races')),
                ('week_report_days', models.JSONField(blank=True, default=list, help_text='Bad nights, slow key runs and kilometres, of each week that was told of.', verbose_name='how weeks were')),
                ('once', models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True, verbose_name='the sending that made it')),
                ('archived_at', models.DateTimeField(blank=True, null=True, verbose_name='archived')),
                ('deleted_at', models.DateTimeField(blank=True, null=True, verbose_name='deleted')),
                ('opened_on', models.DateField(blank=True, editable=False, help_text='Noted for plans without an owner, from the day after they were made.', null=True, verbose_name='opened last')),
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
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=workouts.models.plans.new_code, editable=False, max_length=20, unique=True)),
                ('is_busy_only', models.BooleanField(default=False, verbose_name='only that somebody is busy')),
                ('with_runs', models.BooleanField(default=False, verbose_name='with runs')),
                ('zone', models.CharField(max_length=60, verbose_name='time zone')),
                ('events', models.JSONField(default=dict, verbose_name='what was said')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to='workouts.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'calendar feed',
                'verbose_name_plural': 'calendar feeds',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanWeek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('monday', models.DateField(blank=True, null=True, verbose_name='Monday')),
                ('running', models.JSONField(blank=True, help_text='They hold while the week is not planned by itself.', null=True, verbose_name='runs that were brought in')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weeks', to='workouts.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'week of a plan',
                'verbose_name_plural': 'weeks of plans',
                'ordering': ['plan', models.OrderBy(models.F('monday'), nulls_first=True)],
            },
        ),
        migrations.CreateModel(
            name='QueuedMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.EmailField(max_length=254, verbose_name='to')),
                ('sender', models.CharField(max_length=320, verbose_name='from')),
                ('subject', models.CharField(max_length=998, verbose_name='subject')),
                ('body', models.TextField(verbose_name='text')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                ('due_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='due')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='asked for')),
            ],
            options={
                'verbose_name': 'queued mail',
                'verbose_name_plural': 'queued mails',
                'indexes': [models.Index(fields=['recipient', 'created_at'], name='mails_to_an_address')],
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
            name='RunningPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('runs', models.JSONField(default=list, verbose_name='runs that were taken')),
                ('names', models.JSONField(default=dict, verbose_name='kinds by name')),
                ('address', models.CharField(blank=True, help_text='It is a secret.', max_length=2000, verbose_name='address of a calendar')),
                ('etag', models.CharField(blank=True, max_length=200, verbose_name='version of what came last')),
                ('checked_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='looked there')),
                ('trouble', models.JSONField(blank=True, null=True, verbose_name='what was wrong')),
                ('waiting', models.JSONField(default=list, verbose_name='runs that came and wait to be taken')),
                ('left_alone', models.JSONField(default=list, verbose_name='runs that came and were left alone')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('plan', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='running_plan', to='workouts.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'running plan',
                'verbose_name_plural': 'running plans',
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
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('exercise', models.ForeignKey(blank=True, help_text='Empty when it came from elsewhere and this catalogue does not have it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='exercises.exercise', verbose_name='exercise')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exercises', to='workouts.plannedsession')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='workouts.snapshot', verbose_name='exercise as prescribed')),
            ],
            options={
                'verbose_name': 'planned exercise',
                'verbose_name_plural': 'planned exercises',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='TrainingLog',
            fields=[
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('session', models.UUIDField(help_text='One that no week has, where it was not planned.', verbose_name='session')),
                ('date', models.DateField(verbose_name='date')),
                ('prescribed', models.JSONField(default=dict, verbose_name='what was prescribed')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='trainings', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='trainings', to='workouts.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'training',
                'verbose_name_plural': 'trainings',
                'ordering': ['-date', '-created_at'],
            },
        ),
        migrations.CreateModel(
            name='TrainingEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.UUIDField(verbose_name='event')),
                ('kind', models.CharField(max_length=10, verbose_name='kind')),
                ('at', models.BigIntegerField(help_text='Milliseconds since 1970.', verbose_name='at')),
                ('told', models.JSONField(verbose_name='what was told')),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='workouts.traininglog', verbose_name='training')),
            ],
            options={
                'verbose_name': 'event of a training',
                'verbose_name_plural': 'events of trainings',
                'ordering': ['at', 'event'],
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
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(condition=models.Q(('owner__isnull', True)), fields=['opened_on', 'created_at'], name='plans_of_nobody_by_use'),
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
        migrations.AddIndex(
            model_name='traininglog',
            index=models.Index(fields=['plan', '-date'], name='trainings_of_a_plan'),
        ),
        migrations.AddIndex(
            model_name='traininglog',
            index=models.Index(fields=['owner', '-date'], name='trainings_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='trainingevent',
            index=models.Index(condition=models.Q(('kind', 'delete')), fields=['at'], name='deletions_of_trainings'),
        ),
        migrations.AddConstraint(
            model_name='trainingevent',
            constraint=models.UniqueConstraint(fields=('training', 'event'), name='one_event_in_a_training'),
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
        migrations.AddConstraint(
            model_name='plannedsession',
            constraint=models.UniqueConstraint(condition=models.Q(('letter', ''), _negated=True), fields=('version', 'letter'), name='one_session_has_a_letter'),
        ),
        migrations.RunPython(make_cache_table, drop_cache_table),
    ]
