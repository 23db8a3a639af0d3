"""The catalogue, and the groups *editor* and *reviewer* with what each may do."""

import django.core.validators
import django.db.models.deletion
import exercises.models.technique
import re
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


EDITED = (
    "exercise", "exercisemuscle", "exerciseequipment", "substitute", "modification", "dose",
    "benefit", "instruction", "mistake", "precaution", "relatedname", "trainedquality", "picture",
    "muscle", "equipment", "source",
)
EDITOR = {
    *(f"{action}_{model}" for model in EDITED for action in ("view", "add", "change", "delete")),
    *("view_draft", "change_draft", "delete_draft", "view_batch", "add_batch", "view_change"),
}
GROUPS = {"editor": EDITOR, "reviewer": EDITOR | {"publish_draft"}}


def make_groups(apps, schema_editor):
    app = apps.get_app_config("exercises")
    before = getattr(app, "models_module", None)
    app.models_module = True  # else permissions come after all migrations
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = before
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _is_new = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="exercises", codename__in=codenames
            )
        )


def keep_groups(apps, schema_editor):
    """People may be in them."""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('reversion', '0002_add_index_on_version_for_content_type_and_db'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Muscle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='Its name on the muscle map.', unique=True, verbose_name='id')),
                ('name', models.CharField(help_text='As readers know it.', max_length=60, unique=True, verbose_name='common name')),
                ('anatomical_name', models.CharField(help_text='Shown next to it.', max_length=200, verbose_name='anatomical name')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order in lists and charts.', verbose_name='position')),
            ],
            options={
                'verbose_name': 'muscle',
                'verbose_name_plural': 'muscles',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='As rules and facts cite it.', unique=True, verbose_name='id')),
                ('citation', models.TextField(help_text='Authors (year). Title. Journal volume:pages.', verbose_name='citation')),
                ('doi', models.CharField(blank=True, help_text='10.1007/s40279-017-0835-7, without the address before it.', max_length=100, validators=[django.core.validators.RegexValidator('^10\\.\\d{4,9}/\\S+$', 'A DOI looks like 10.1007/s40279-017-0835-7.')], verbose_name='DOI')),
                ('url', models.URLField(blank=True, help_text='https://; used when there is no DOI.', verbose_name='address')),
                ('note', models.CharField(blank=True, help_text='How far the source was checked.', max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['slug'],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('is_merge', models.BooleanField(default=False, verbose_name='merge')),
                ('documents', models.JSONField(verbose_name='documents')),
                ('bases', models.JSONField(default=list)),
                ('replaced', models.JSONField(default=list)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='read')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='put in')),
                ('reverted_at', models.DateTimeField(null=True, verbose_name='taken out')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import or merge',
                'verbose_name_plural': 'imports and merges',
                'ordering': ['-pk'],
                'default_permissions': ('view', 'add'),
            },
        ),
        migrations.CreateModel(
            name='CatalogueVersion',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField(default=1)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='one_catalogue_version')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('found', 'found so'), ('saved', 'saved'), ('published', 'published'), ('imported', 'imported'), ('merged', 'merged'), ('deleted', 'deleted'), ('reverted', 'reverted')], max_length=10, verbose_name='kind')),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='exercises.batch')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='change', to='reversion.revision')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'ordering': ['-pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=50, verbose_name='id')),
                ('title', models.CharField(max_length=200, verbose_name='name')),
                ('base', models.JSONField(null=True)),
                ('document', models.JSONField()),
                ('saves', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('work', 'being written'), ('review', 'waiting for review'), ('scheduled', 'will be published'), ('discarded', 'discarded')], default='work', max_length=10, verbose_name='state')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what and why')),
                ('answer', models.CharField(blank=True, max_length=300, verbose_name="reviewer's answer")),
                ('publish_at', models.DateTimeField(blank=True, null=True, verbose_name='publish at')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='saved')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='last written by')),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='drafts', to='exercises.batch', verbose_name='import or merge')),
            ],
            options={
                'verbose_name': 'draft',
                'verbose_name_plural': 'drafts',
                'ordering': ['-updated_at'],
                'permissions': [('publish_draft', 'Can publish what somebody else has written'), ('publish_alone', 'Can publish without a second pair of eyes')],
                'default_permissions': ('view', 'change', 'delete'),
            },
        ),
        migrations.CreateModel(
            name='Equipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(help_text='As plans refer to it: resistance_band.', max_length=50, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[-a-zA-Z0-9_]+\\Z'), 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.', 'invalid')], verbose_name='id')),
                ('name', models.CharField(help_text='As runners choose it when they say what they have.', max_length=80, unique=True, verbose_name='name')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order in the list of the builder.', verbose_name='position')),
                ('resistance', models.CharField(blank=True, choices=[('bar', 'A bar with plates'), ('weight', 'Another weight, a machine or a cable'), ('band', 'A band'), ('none', 'None: your own weight')], help_text='How a runner makes it harder. Until it is stated, careful plans leave it out.', max_length=10, null=True, verbose_name='works against')),
                ('easy_to_learn', models.BooleanField(default=False, help_text='Those who are new to lifting get it before a bar.', verbose_name='easy to learn with')),
            ],
            options={
                'verbose_name': 'equipment',
                'verbose_name_plural': 'equipment',
                'ordering': ['position', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('resistance__in', ['bar', 'weight', 'band', 'none']), ('resistance', None), _connector='OR'), name='equipment_resistance_known')],
            },
        ),
        migrations.CreateModel(
            name='Exercise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('muscle_length', models.CharField(blank=True, choices=[('short', 'Short: the hips are nearly straight'), ('middle', 'Middle'), ('long', 'Long: a clear stretch under load')], help_text='How far they are stretched under load. Long work waits after a strain.', max_length=10, null=True, verbose_name='length of the hamstrings')),
                ('slow_lowering', models.BooleanField(blank=True, help_text='Lowering is the hard part, as in a Nordic curl or a four-second return.', null=True, verbose_name='slow lowering')),
                ('from_floor', models.BooleanField(blank=True, help_text='The weight starts on the floor. Not for a sore back or sit bone.', null=True, verbose_name='from the floor')),
                ('posture', models.CharField(blank=True, choices=[('standing', 'Standing'), ('kneeling', 'Kneeling'), ('seated', 'Seated'), ('face-down', 'Lying face down'), ('on-back', 'Lying on the back')], help_text='Pregnant runners do not lie face down, and not on the back for long.', max_length=10, null=True, verbose_name='posture')),
                ('deep_hip_bend', models.BooleanField(blank=True, help_text='The thigh comes close to the trunk under load. Not for a sore sit bone.', null=True, verbose_name='deep hip bend')),
                ('knee_load', models.CharField(blank=True, choices=[('little', 'Little: a hinge, a bridge, a curl'), ('some', 'Some: a low step'), ('much', 'Much: a lunge, a squat, a jump')], help_text='Not much for a sore knee.', max_length=10, null=True, verbose_name='load on the bent knee')),
                ('asks_balance', models.BooleanField(blank=True, help_text='You could fall, as on one leg or a high step. Not in pregnancy.', null=True, verbose_name='asks for balance')),
                ('key', models.SlugField(help_text='A short name without spaces, such as step_up: saved plans find the exercise by it, so it never changes. Empty: made from the name.', unique=True, verbose_name='key')),
                ('slug', models.SlugField(help_text='The address of its page.', unique=True, verbose_name='slug')),
                ('name', models.CharField(help_text='Its title everywhere.', max_length=80, unique=True, verbose_name='name')),
                ('aliases', models.CharField(blank=True, help_text='Separated by commas.', max_length=300, verbose_name='other names')),
                ('summary', models.TextField(help_text='One warm sentence under the title.', verbose_name='summary')),
                ('published', models.BooleanField(default=True, help_text='New plans and pages use published ones only.', verbose_name='published')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order in the catalogue. Plans do not read it.', verbose_name='position')),
                ('is_family', models.BooleanField(default=False, help_text='Plans use its variants, never itself.', verbose_name='is a family')),
                ('pattern', models.CharField(help_text='In words, for readers.', max_length=120, verbose_name='movement pattern')),
                ('kind', models.CharField(choices=[('strength', 'Strength'), ('power', 'Power'), ('running-power', 'Running power')], help_text='Running power is planned into easy runs, the rest into strength sessions.', max_length=20, verbose_name='kind')),
                ('role', models.CharField(blank=True, help_text='In words, for readers: isolation.', max_length=60, verbose_name='role')),
                ('unilateral', models.BooleanField(default=False, help_text='Plans then count reps per side.', verbose_name='one leg at a time')),
                ('body_position', models.CharField(blank=True, help_text='In words, for readers. Empty: as its posture.', max_length=120, verbose_name='body position')),
                ('hamstring_action', models.CharField(choices=[('hip-dominant', 'Hip-dominant'), ('knee-dominant', 'Knee-dominant'), ('mixed', 'Mixed')], help_text='Plans want hip- and knee-dominant work each week.', max_length=20, verbose_name='hamstring action')),
                ('hamstring_length', models.CharField(blank=True, help_text='In words, for readers. Empty: as chosen under “How it moves”.', max_length=120, verbose_name='hamstring length')),
                ('set_credit', models.FloatField(help_text="Hamstring sets that one set counts for in a plan's weekly total.", validators=[django.core.validators.MinValueValidator(0)], verbose_name='hamstring set credit')),
                ('set_definition', models.CharField(blank=True, help_text='10 contacts = 1 set', max_length=80, verbose_name='what one set is')),
                ('eccentric', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], help_text='High work is kept further away from key runs.', max_length=10, verbose_name='eccentric stress')),
                ('eccentric_why', models.CharField(blank=True, help_text='Shown next to the risk of soreness.', max_length=300, verbose_name='why that stress')),
                ('biceps_femoris_long_head', models.PositiveSmallIntegerField(default=0, help_text='0 none, 1 some, 2 clear, 3 emphasised.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(3)], verbose_name='biceps femoris, long head')),
                ('biceps_femoris_short_head', models.PositiveSmallIntegerField(default=0, help_text='0 none, 1 some, 2 clear, 3 emphasised.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(3)], verbose_name='biceps femoris, short head')),
                ('semitendinosus', models.PositiveSmallIntegerField(default=0, help_text='0 none, 1 some, 2 clear, 3 emphasised.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(3)], verbose_name='semitendinosus')),
                ('semimembranosus', models.PositiveSmallIntegerField(default=0, help_text='0 none, 1 some, 2 clear, 3 emphasised.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(3)], verbose_name='semimembranosus')),
                ('heads_note', models.TextField(blank=True, help_text='Shown next to the picture of the heads.', verbose_name='note on the heads')),
                ('impact', models.CharField(choices=[('none', 'No impact'), ('low', 'Low impact'), ('medium', 'Medium impact'), ('high', 'High impact')], help_text='Jumps are planned away from key runs and only once there is strength.', max_length=10, verbose_name='impact')),
                ('impact_note', models.CharField(blank=True, help_text='Shown next to the impact.', max_length=200, verbose_name='note on impact')),
                ('fatigue_cost', models.PositiveSmallIntegerField(help_text='1 trivial to 5 very costly for next-day running.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='fatigue cost')),
                ('soreness_risk', models.PositiveSmallIntegerField(help_text='1 to 5, when new.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='soreness risk')),
                ('technical_demand', models.PositiveSmallIntegerField(help_text='1 to 5.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='technical demand')),
                ('order_slot', models.PositiveSmallIntegerField(help_text='1 power, 2 floor pull, 3 hinge, 4 single leg, 5 curl.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='place in a session')),
                ('min_hours_before_key_run', models.PositiveSmallIntegerField(help_text='Shown to runners; plans go by session stress.', verbose_name='hours before a key run')),
                ('placement', models.TextField(help_text='Shown on its page; plans go by the rules.', verbose_name='where it belongs in a running week')),
                ('seconds_per_rep', models.FloatField(help_text='For session length.', validators=[django.core.validators.MinValueValidator(0)], verbose_name='seconds per rep')),
                ('setup_seconds', models.PositiveSmallIntegerField(help_text='For session length.', verbose_name='seconds to set up')),
                ('loaded', models.JSONField(default=list, editable=False, help_text='What load_catalogue has put in, so that it never puts it back.')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, help_text='The exercise that this one turned out to be. Its page leads there.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='exercises.exercise', verbose_name='merged into')),
                ('parent', models.ForeignKey(blank=True, help_text='The page a variant is shown under.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='variants', to='exercises.exercise', verbose_name='family')),
                ('sources', models.ManyToManyField(blank=True, to='exercises.source', verbose_name='sources')),
            ],
            options={
                'verbose_name': 'exercise',
                'verbose_name_plural': 'exercises',
                'ordering': ['position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Dose',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('beginner', 'New to lifting'), ('intermediate', 'Settled'), ('advanced', 'Experienced')], help_text='Years of lifting, not of running.', max_length=20, verbose_name='level')),
                ('sets_low', models.PositiveSmallIntegerField(help_text='Plans choose between these two.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='sets from')),
                ('sets_high', models.PositiveSmallIntegerField(help_text='Plans choose between these two.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='sets to')),
                ('reps_low', models.PositiveSmallIntegerField(help_text='Plans choose between these two.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='reps from')),
                ('reps_high', models.PositiveSmallIntegerField(help_text='Of one leg, when they are counted per side.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='reps to')),
                ('rpe_low', models.FloatField(help_text='0 to 10: how hard a set feels at its end.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(10)], verbose_name='RPE from')),
                ('rpe_high', models.FloatField(help_text='0 to 10.', validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(10)], verbose_name='RPE to')),
                ('rest_seconds_low', models.PositiveSmallIntegerField(help_text='Counts towards the length of a session.', verbose_name='rest from (s)')),
                ('rest_seconds_high', models.PositiveSmallIntegerField(help_text='In seconds.', verbose_name='rest to (s)')),
                ('seconds_low', models.PositiveSmallIntegerField(blank=True, help_text='Length of one sprint.', null=True, verbose_name='seconds from')),
                ('seconds_high', models.PositiveSmallIntegerField(blank=True, help_text='Length of one sprint.', null=True, verbose_name='seconds to')),
                ('contacts_low', models.PositiveSmallIntegerField(blank=True, help_text='Ground contacts of one session.', null=True, verbose_name='contacts from')),
                ('contacts_high', models.PositiveSmallIntegerField(blank=True, help_text='Plans choose between these two.', null=True, verbose_name='contacts to')),
                ('per_side', models.BooleanField(default=False, help_text='Reps are counted for each leg, and the session takes twice as long.', verbose_name='reps per side')),
                ('tempo', models.CharField(blank=True, help_text='Lowering-pause-lifting-pause: 3-0-1-0.', max_length=20, validators=[django.core.validators.RegexValidator('^[0-9]{1,2}(-([0-9]{1,2}|X)){3}$', 'Four parts in seconds, or X for fast: 3-0-1-0.')], verbose_name='tempo')),
                ('load', models.CharField(blank=True, help_text='In words, shown next to the dose.', max_length=120, verbose_name='load')),
                ('note', models.CharField(blank=True, help_text='Shown next to the dose.', max_length=200, verbose_name='note')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doses', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'dose',
                'verbose_name_plural': 'doses',
                'ordering': [models.Case(models.When(level='beginner', then=0), models.When(level='intermediate', then=1), models.When(level='advanced', then=2))],
            },
        ),
        migrations.CreateModel(
            name='Benefit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(help_text='Say “may help”; promise neither fewer injuries nor better form.', verbose_name='text')),
                ('claims', models.CharField(blank=True, help_text='Ids of the claims this sentence answers, separated by spaces: c06 c07.', max_length=100, validators=[exercises.models.technique.check_claims], verbose_name='claims')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order on the page.', verbose_name='position')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='benefits', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'benefit',
                'verbose_name_plural': 'benefits',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExerciseEquipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('muscle_length', models.CharField(blank=True, choices=[('short', 'Short: the hips are nearly straight'), ('middle', 'Middle'), ('long', 'Long: a clear stretch under load')], help_text='How far they are stretched under load. Long work waits after a strain.', max_length=10, null=True, verbose_name='length of the hamstrings')),
                ('slow_lowering', models.BooleanField(blank=True, help_text='Lowering is the hard part, as in a Nordic curl or a four-second return.', null=True, verbose_name='slow lowering')),
                ('from_floor', models.BooleanField(blank=True, help_text='The weight starts on the floor. Not for a sore back or sit bone.', null=True, verbose_name='from the floor')),
                ('posture', models.CharField(blank=True, choices=[('standing', 'Standing'), ('kneeling', 'Kneeling'), ('seated', 'Seated'), ('face-down', 'Lying face down'), ('on-back', 'Lying on the back')], help_text='Pregnant runners do not lie face down, and not on the back for long.', max_length=10, null=True, verbose_name='posture')),
                ('deep_hip_bend', models.BooleanField(blank=True, help_text='The thigh comes close to the trunk under load. Not for a sore sit bone.', null=True, verbose_name='deep hip bend')),
                ('knee_load', models.CharField(blank=True, choices=[('little', 'Little: a hinge, a bridge, a curl'), ('some', 'Some: a low step'), ('much', 'Much: a lunge, a squat, a jump')], help_text='Not much for a sore knee.', max_length=10, null=True, verbose_name='load on the bent knee')),
                ('asks_balance', models.BooleanField(blank=True, help_text='You could fall, as on one leg or a high step. Not in pregnancy.', null=True, verbose_name='asks for balance')),
                ('impact', models.CharField(blank=True, choices=[('none', 'No impact'), ('low', 'Low impact'), ('medium', 'Medium impact'), ('high', 'High impact')], help_text='Empty: as the exercise itself.', max_length=10, null=True, verbose_name='impact')),
                ('eccentric_factor', models.FloatField(blank=True, help_text='0.5 low, 1 medium, 1.5 high. Empty: as the exercise itself.', null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='eccentric factor')),
                ('label', models.CharField(help_text='Its name in this exercise.', max_length=120, verbose_name='label')),
                ('name', models.CharField(blank=True, default='', help_text='As a plan calls it: Sliding leg curl. Empty: as the exercise.', max_length=80, verbose_name='name of the exercise with it')),
                ('note', models.CharField(blank=True, help_text='Shown next to it.', max_length=200, verbose_name='note')),
                ('adds_load', models.BooleanField(default=False, help_text='Comes on top of another option and cannot stand alone.', verbose_name='adds load')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Plans take the first option a runner has.', verbose_name='position')),
                ('unilateral', models.BooleanField(default=False, help_text='Plans then count reps per side.', verbose_name='one leg at a time')),
                ('equipment', models.ForeignKey(help_text='A runner who has none of these gets the substitute, or another exercise.', on_delete=django.db.models.deletion.PROTECT, related_name='exercises', to='exercises.equipment')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='equipment', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'equipment option',
                'verbose_name_plural': 'equipment options',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(help_text='Leads to the page for ever.', unique=True, verbose_name='slug')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'former address',
                'verbose_name_plural': 'former addresses',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Instruction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('setup', 'Getting ready'), ('step', 'Step')], default='step', help_text='What to do before the first rep, or during it.', max_length=10, verbose_name='stage')),
                ('text', models.TextField(help_text='One thing at a time, as you would say it.', verbose_name='text')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order on the page, for each stage by itself.', verbose_name='position')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='instructions', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'instruction',
                'verbose_name_plural': 'instructions',
                'ordering': ['stage', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mistake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mistake', models.CharField(help_text='What one sees.', max_length=200, verbose_name='mistake')),
                ('fix', models.CharField(help_text='What to say or do about it.', max_length=200, verbose_name='fix')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order on the page.', verbose_name='position')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mistakes', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'common mistake',
                'verbose_name_plural': 'common mistakes',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Modification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('muscle_length', models.CharField(blank=True, choices=[('short', 'Short: the hips are nearly straight'), ('middle', 'Middle'), ('long', 'Long: a clear stretch under load')], help_text='How far they are stretched under load. Long work waits after a strain.', max_length=10, null=True, verbose_name='length of the hamstrings')),
                ('slow_lowering', models.BooleanField(blank=True, help_text='Lowering is the hard part, as in a Nordic curl or a four-second return.', null=True, verbose_name='slow lowering')),
                ('from_floor', models.BooleanField(blank=True, help_text='The weight starts on the floor. Not for a sore back or sit bone.', null=True, verbose_name='from the floor')),
                ('posture', models.CharField(blank=True, choices=[('standing', 'Standing'), ('kneeling', 'Kneeling'), ('seated', 'Seated'), ('face-down', 'Lying face down'), ('on-back', 'Lying on the back')], help_text='Pregnant runners do not lie face down, and not on the back for long.', max_length=10, null=True, verbose_name='posture')),
                ('deep_hip_bend', models.BooleanField(blank=True, help_text='The thigh comes close to the trunk under load. Not for a sore sit bone.', null=True, verbose_name='deep hip bend')),
                ('knee_load', models.CharField(blank=True, choices=[('little', 'Little: a hinge, a bridge, a curl'), ('some', 'Some: a low step'), ('much', 'Much: a lunge, a squat, a jump')], help_text='Not much for a sore knee.', max_length=10, null=True, verbose_name='load on the bent knee')),
                ('asks_balance', models.BooleanField(blank=True, help_text='You could fall, as on one leg or a high step. Not in pregnancy.', null=True, verbose_name='asks for balance')),
                ('unilateral', models.BooleanField(default=False, help_text='Plans then count reps per side.', verbose_name='one leg at a time')),
                ('impact', models.CharField(blank=True, choices=[('none', 'No impact'), ('low', 'Low impact'), ('medium', 'Medium impact'), ('high', 'High impact')], help_text='Empty: as the exercise itself.', max_length=10, null=True, verbose_name='impact')),
                ('eccentric_factor', models.FloatField(blank=True, help_text='0.5 low, 1 medium, 1.5 high. Empty: as the exercise itself.', null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='eccentric factor')),
                ('key', models.SlugField(help_text='Saved plans refer to it: rdl_band.', unique=True, verbose_name='id')),
                ('direction', models.CharField(choices=[('easier', 'Easier'), ('harder', 'Harder'), ('variation', 'Variation')], help_text='Plans step back to easier ones and up to harder ones.', max_length=10, verbose_name='direction')),
                ('name', models.CharField(help_text='As a plan calls it.', max_length=80, verbose_name='name')),
                ('change', models.TextField(help_text='Shown with the dose in a plan.', verbose_name='what changes')),
                ('why', models.TextField(help_text='Shown on the page of the exercise.', verbose_name='why')),
                ('set_credit', models.FloatField(blank=True, help_text='Hamstring sets that one set counts for. Empty: as the exercise itself.', null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='hamstring set credit')),
                ('adds_weight', models.BooleanField(default=False, help_text='The same movement with more weight: a step of load, not a new version.', verbose_name='adds weight only')),
                ('fit', models.CharField(blank=True, choices=[('loaded', 'More load: the same with added weight'), ('plain', 'The exercise itself, as it is called with this equipment'), ('gentle', 'Gentler: a shorter range or a lower step'), ('easy', 'Simpler: a movement to learn first')], help_text='Empty: only runners choose it, by a swap.', max_length=10, null=True, verbose_name='what plans choose it for')),
                ('kit', models.JSONField(blank=True, default=list, help_text='None ticked: with whatever the exercise is done with.', verbose_name='done with')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order on the page.', verbose_name='position')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modifications', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'modification',
                'verbose_name_plural': 'modifications',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExerciseMuscle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('primary', 'Primary'), ('secondary', 'Secondary')], help_text='Primary ones are worked hardest; there must be one.', max_length=10, verbose_name='role')),
                ('job', models.CharField(help_text='What the muscle does in this exercise.', max_length=200, verbose_name='job')),
                ('set_credit', models.FloatField(help_text='Share of a hard set credited to this muscle: 1 direct, 0.5 helper, 0.25 minor.', validators=[django.core.validators.MinValueValidator(0)], verbose_name='set credit')),
                ('in_substitute', models.BooleanField(default=True, help_text='Untick when the substitute does not train it: empty hands train no grip.', verbose_name='also without equipment')),
                ('note', models.CharField(blank=True, help_text='Shown next to it.', max_length=300, verbose_name='note')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order on the page, primary ones first.', verbose_name='position')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='muscles', to='exercises.exercise')),
                ('muscle', models.ForeignKey(help_text='It is coloured on the map and counted in a plan’s week.', on_delete=django.db.models.deletion.PROTECT, related_name='exercises', to='exercises.muscle')),
            ],
            options={
                'verbose_name': 'muscle in an exercise',
                'verbose_name_plural': 'muscles in an exercise',
                'ordering': [models.Case(models.When(role='primary', then=0), default=1), 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='name')),
                ('deed', models.CharField(choices=[('wrote', 'wrote'), ('asked', 'asked for review'), ('said', 'said'), ('sent_back', 'sent it back'), ('scheduled', 'looked at it and scheduled it'), ('taken_off', 'took it off the schedule'), ('published', 'looked at it and published it'), ('discarded', 'discarded it'), ('brought_back', 'brought it back')], max_length=12, verbose_name='what')),
                ('text', models.TextField(blank=True, verbose_name='note')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='exercises.change')),
                ('draft', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='exercises.draft')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField(verbose_name='WebP file')),
                ('width', models.PositiveSmallIntegerField(editable=False, verbose_name='width')),
                ('height', models.PositiveSmallIntegerField(editable=False, verbose_name='height')),
                ('digest', models.CharField(editable=False, max_length=16, verbose_name='digest')),
                ('alt_text', models.CharField(help_text='For readers who do not see it: the position, not “picture of”.', max_length=200, verbose_name='what it shows')),
                ('author', models.CharField(help_text='Shown under the picture.', max_length=120, verbose_name='author')),
                ('licence', models.CharField(help_text='Under which we may show it: CC BY 4.0.', max_length=120, verbose_name='licence')),
                ('exercise', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='picture', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
            },
        ),
        migrations.CreateModel(
            name='Precaution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('prerequisite', 'Before you start'), ('caution', 'Take care'), ('contraindication', 'Leave it out')], help_text='Plans do not read these; runners do, before they start.', max_length=20, verbose_name='kind')),
                ('text', models.TextField(help_text='One sentence; no promise to prevent an injury.', verbose_name='text')),
                ('position', models.PositiveSmallIntegerField(default=0, help_text='Order on the page, for each kind by itself.', verbose_name='position')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='precautions', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'precaution',
                'verbose_name_plural': 'precautions',
                'ordering': ['kind', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RelatedName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Who looks for it is shown this exercise.', max_length=80, verbose_name='name')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_names', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'name of a related exercise',
                'verbose_name_plural': 'names of related exercises',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Sketch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='name')),
                ('form', models.JSONField()),
                ('lacks', models.PositiveSmallIntegerField(default=0)),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='saved')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'unfinished sketch',
                'verbose_name_plural': 'unfinished sketches',
                'ordering': ['-updated_at'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Substitute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('muscle_length', models.CharField(blank=True, choices=[('short', 'Short: the hips are nearly straight'), ('middle', 'Middle'), ('long', 'Long: a clear stretch under load')], help_text='How far they are stretched under load. Long work waits after a strain.', max_length=10, null=True, verbose_name='length of the hamstrings')),
                ('slow_lowering', models.BooleanField(blank=True, help_text='Lowering is the hard part, as in a Nordic curl or a four-second return.', null=True, verbose_name='slow lowering')),
                ('from_floor', models.BooleanField(blank=True, help_text='The weight starts on the floor. Not for a sore back or sit bone.', null=True, verbose_name='from the floor')),
                ('posture', models.CharField(blank=True, choices=[('standing', 'Standing'), ('kneeling', 'Kneeling'), ('seated', 'Seated'), ('face-down', 'Lying face down'), ('on-back', 'Lying on the back')], help_text='Pregnant runners do not lie face down, and not on the back for long.', max_length=10, null=True, verbose_name='posture')),
                ('deep_hip_bend', models.BooleanField(blank=True, help_text='The thigh comes close to the trunk under load. Not for a sore sit bone.', null=True, verbose_name='deep hip bend')),
                ('knee_load', models.CharField(blank=True, choices=[('little', 'Little: a hinge, a bridge, a curl'), ('some', 'Some: a low step'), ('much', 'Much: a lunge, a squat, a jump')], help_text='Not much for a sore knee.', max_length=10, null=True, verbose_name='load on the bent knee')),
                ('asks_balance', models.BooleanField(blank=True, help_text='You could fall, as on one leg or a high step. Not in pregnancy.', null=True, verbose_name='asks for balance')),
                ('unilateral', models.BooleanField(default=False, help_text='Plans then count reps per side.', verbose_name='one leg at a time')),
                ('impact', models.CharField(blank=True, choices=[('none', 'No impact'), ('low', 'Low impact'), ('medium', 'Medium impact'), ('high', 'High impact')], help_text='Empty: as the exercise itself.', max_length=10, null=True, verbose_name='impact')),
                ('eccentric_factor', models.FloatField(blank=True, help_text='0.5 low, 1 medium, 1.5 high. Empty: as the exercise itself.', null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='eccentric factor')),
                ('name', models.CharField(help_text='As a plan calls it.', max_length=120, verbose_name='name')),
                ('how', models.TextField(help_text='Shown with the dose in a plan.', verbose_name='how')),
                ('keeps', models.CharField(help_text='What of the exercise it still trains.', max_length=200, verbose_name='keeps')),
                ('loses', models.CharField(blank=True, help_text='What it does not.', max_length=200, verbose_name='loses')),
                ('set_credit', models.FloatField(help_text='Replaces that of the exercise when a plan uses the substitute.', validators=[django.core.validators.MinValueValidator(0)], verbose_name='hamstring set credit')),
                ('exercise', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='substitute', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'substitute without equipment',
                'verbose_name_plural': 'substitutes without equipment',
            },
        ),
        migrations.CreateModel(
            name='TrainedQuality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quality', models.CharField(choices=[('strength', 'Strength'), ('stability', 'Stability'), ('power', 'Power'), ('speed', 'Speed')], help_text='The finder goes by it.', max_length=20, verbose_name='quality')),
                ('exercise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='qualities', to='exercises.exercise')),
            ],
            options={
                'verbose_name': 'trained quality',
                'verbose_name_plural': 'trained qualities',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'discarded'), _negated=True), fields=('kind', 'name'), name='one_draft_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['work', 'review', 'discarded']), models.Q(('publish_at__isnull', False), ('state', 'scheduled')), _connector='OR'), name='draft_is_scheduled_for_a_time'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.UniqueConstraint(fields=('exercise', 'level'), name='one_dose_per_level'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['beginner', 'intermediate', 'advanced'])), name='dose_level_known'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(('rpe_high__lte', 10), ('rpe_low__gte', 0)), name='dose_rpe_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(('reps_low__gte', 1), ('sets_low__gte', 1)), name='dose_has_sets_and_reps'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sets_low__isnull', True), ('sets_high__isnull', True)), models.Q(('sets_low__isnull', False), ('sets_high__isnull', False), ('sets_low__lte', models.F('sets_high'))), _connector='OR'), name='dose_sets_low_to_high', violation_error_message='Give both numbers, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reps_low__isnull', True), ('reps_high__isnull', True)), models.Q(('reps_low__isnull', False), ('reps_high__isnull', False), ('reps_low__lte', models.F('reps_high'))), _connector='OR'), name='dose_reps_low_to_high', violation_error_message='Give both numbers, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rpe_low__isnull', True), ('rpe_high__isnull', True)), models.Q(('rpe_low__isnull', False), ('rpe_high__isnull', False), ('rpe_low__lte', models.F('rpe_high'))), _connector='OR'), name='dose_rpe_low_to_high', violation_error_message='Give both numbers, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rest_seconds_low__isnull', True), ('rest_seconds_high__isnull', True)), models.Q(('rest_seconds_low__isnull', False), ('rest_seconds_high__isnull', False), ('rest_seconds_low__lte', models.F('rest_seconds_high'))), _connector='OR'), name='dose_rest_seconds_low_to_high', violation_error_message='Give both numbers, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seconds_low__isnull', True), ('seconds_high__isnull', True)), models.Q(('seconds_low__isnull', False), ('seconds_high__isnull', False), ('seconds_low__lte', models.F('seconds_high'))), _connector='OR'), name='dose_seconds_low_to_high', violation_error_message='Give both numbers, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='dose',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('contacts_low__isnull', True), ('contacts_high__isnull', True)), models.Q(('contacts_low__isnull', False), ('contacts_high__isnull', False), ('contacts_low__lte', models.F('contacts_high'))), _connector='OR'), name='dose_contacts_low_to_high', violation_error_message='Give both numbers, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='exerciseequipment',
            constraint=models.UniqueConstraint(fields=('exercise', 'equipment'), name='one_row_per_equipment_of_an_exercise'),
        ),
        migrations.AddConstraint(
            model_name='exerciseequipment',
            constraint=models.CheckConstraint(condition=models.Q(('muscle_length__in', ['short', 'middle', 'long']), ('muscle_length', None), _connector='OR'), name='option_muscle_length_known'),
        ),
        migrations.AddConstraint(
            model_name='exerciseequipment',
            constraint=models.CheckConstraint(condition=models.Q(('posture__in', ['standing', 'kneeling', 'seated', 'face-down', 'on-back']), ('posture', None), _connector='OR'), name='option_posture_known'),
        ),
        migrations.AddConstraint(
            model_name='exerciseequipment',
            constraint=models.CheckConstraint(condition=models.Q(('knee_load__in', ['little', 'some', 'much']), ('knee_load', None), _connector='OR'), name='option_knee_load_known'),
        ),
        migrations.AddConstraint(
            model_name='exerciseequipment',
            constraint=models.CheckConstraint(condition=models.Q(('impact__in', ['none', 'low', 'medium', 'high']), ('impact', None), _connector='OR'), name='option_impact_known'),
        ),
        migrations.AddConstraint(
            model_name='exerciseequipment',
            constraint=models.CheckConstraint(condition=models.Q(('eccentric_factor__gte', 0), ('eccentric_factor', None), _connector='OR'), name='option_eccentric_factor_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('direction__in', ['easier', 'harder', 'variation'])), name='modification_direction_known'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('set_credit__gte', 0), ('set_credit', None), _connector='OR'), name='modification_set_credit_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('fit__in', ['loaded', 'plain', 'gentle', 'easy']), ('fit', None), _connector='OR'), name='modification_fit_known'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('muscle_length__in', ['short', 'middle', 'long']), ('muscle_length', None), _connector='OR'), name='modification_muscle_length_known'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('posture__in', ['standing', 'kneeling', 'seated', 'face-down', 'on-back']), ('posture', None), _connector='OR'), name='modification_posture_known'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('knee_load__in', ['little', 'some', 'much']), ('knee_load', None), _connector='OR'), name='modification_knee_load_known'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('impact__in', ['none', 'low', 'medium', 'high']), ('impact', None), _connector='OR'), name='modification_impact_known'),
        ),
        migrations.AddConstraint(
            model_name='modification',
            constraint=models.CheckConstraint(condition=models.Q(('eccentric_factor__gte', 0), ('eccentric_factor', None), _connector='OR'), name='modification_eccentric_factor_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='exercisemuscle',
            constraint=models.UniqueConstraint(fields=('exercise', 'muscle'), name='one_row_per_muscle_of_an_exercise'),
        ),
        migrations.AddConstraint(
            model_name='exercisemuscle',
            constraint=models.CheckConstraint(condition=models.Q(('set_credit__gte', 0)), name='muscle_set_credit_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='exercisemuscle',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['primary', 'secondary'])), name='muscle_role_known'),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('alt_text', ''), _negated=True), models.Q(('author', ''), _negated=True), models.Q(('licence', ''), _negated=True)), name='picture_has_words_author_and_licence'),
        ),
        migrations.AddConstraint(
            model_name='relatedname',
            constraint=models.UniqueConstraint(fields=('exercise', 'name'), name='one_row_per_related_name_of_an_exercise'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['strength', 'power', 'running-power'])), name='exercise_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('hamstring_action__in', ['hip-dominant', 'knee-dominant', 'mixed'])), name='exercise_hamstring_action_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('eccentric__in', ['low', 'medium', 'high'])), name='exercise_eccentric_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('impact__in', ['none', 'low', 'medium', 'high'])), name='exercise_impact_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('muscle_length__in', ['short', 'middle', 'long']), ('muscle_length', None), _connector='OR'), name='exercise_muscle_length_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('posture__in', ['standing', 'kneeling', 'seated', 'face-down', 'on-back']), ('posture', None), _connector='OR'), name='exercise_posture_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('knee_load__in', ['little', 'some', 'much']), ('knee_load', None), _connector='OR'), name='exercise_knee_load_known'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('biceps_femoris_long_head__gte', 0), ('biceps_femoris_long_head__lte', 3)), name='exercise_biceps_femoris_long_head_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('biceps_femoris_short_head__gte', 0), ('biceps_femoris_short_head__lte', 3)), name='exercise_biceps_femoris_short_head_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('semitendinosus__gte', 0), ('semitendinosus__lte', 3)), name='exercise_semitendinosus_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('semimembranosus__gte', 0), ('semimembranosus__lte', 3)), name='exercise_semimembranosus_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('fatigue_cost__gte', 1), ('fatigue_cost__lte', 5)), name='exercise_fatigue_cost_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('soreness_risk__gte', 1), ('soreness_risk__lte', 5)), name='exercise_soreness_risk_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('technical_demand__gte', 1), ('technical_demand__lte', 5)), name='exercise_technical_demand_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('order_slot__gte', 1), ('order_slot__lte', 5)), name='exercise_order_slot_on_its_scale'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('set_credit__gte', 0)), name='exercise_set_credit_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('seconds_per_rep__gte', 0)), name='exercise_seconds_per_rep_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='exercise_is_not_its_own_family'),
        ),
        migrations.AddConstraint(
            model_name='exercise',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('published', False), models.Q(('merged_into', models.F('id')), _negated=True)), _connector='OR'), name='exercise_merged_is_not_published'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.CheckConstraint(condition=models.Q(('set_credit__gte', 0)), name='substitute_set_credit_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.CheckConstraint(condition=models.Q(('muscle_length__in', ['short', 'middle', 'long']), ('muscle_length', None), _connector='OR'), name='substitute_muscle_length_known'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.CheckConstraint(condition=models.Q(('posture__in', ['standing', 'kneeling', 'seated', 'face-down', 'on-back']), ('posture', None), _connector='OR'), name='substitute_posture_known'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.CheckConstraint(condition=models.Q(('knee_load__in', ['little', 'some', 'much']), ('knee_load', None), _connector='OR'), name='substitute_knee_load_known'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.CheckConstraint(condition=models.Q(('impact__in', ['none', 'low', 'medium', 'high']), ('impact', None), _connector='OR'), name='substitute_impact_known'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.CheckConstraint(condition=models.Q(('eccentric_factor__gte', 0), ('eccentric_factor', None), _connector='OR'), name='substitute_eccentric_factor_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='trainedquality',
            constraint=models.UniqueConstraint(fields=('exercise', 'quality'), name='one_row_per_quality_of_an_exercise'),
        ),
        migrations.AddConstraint(
            model_name='trainedquality',
            constraint=models.CheckConstraint(condition=models.Q(('quality__in', ['strength', 'stability', 'power', 'speed'])), name='trained_quality_known'),
        ),
        migrations.RunPython(make_groups, keep_groups),
    ]
