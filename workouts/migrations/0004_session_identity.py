"""Every session knows which one it is, and keeps its letter.

Of the sessions that were planned before, those with one letter in all versions of a plan's weeks
count as one.
"""

from collections import defaultdict
from itertools import groupby, product
from string import ascii_uppercase
from uuid import uuid4

from django.db import migrations, models

from workouts.models.sessions import RandomIdentity

ROWS_AT_ONCE = 2000
LETTERS = [*ascii_uppercase, *map("".join, product(ascii_uppercase, repeat=2))]


def name_sessions(apps, schema_editor):
    sessions = apps.get_model("workouts", "PlannedSession")
    lifts = (
        apps.get_model("workouts", "PlannedExercise")
        .objects.exclude(exercise__kind="running-power")
        .filter(session=models.OuterRef("pk"))
    )
    found = (
        sessions.objects.annotate(is_gym=models.Exists(lifts))
        .order_by("version__week__plan", "version", "day", "position")
        .values_list("version__week__plan", "version", "pk", "is_gym")
    )
    changed = []
    for _plan, of_plan in groupby(found.iterator(), key=lambda row: row[0]):
        identities = defaultdict(uuid4)
        for _version, of_version in groupby(of_plan, key=lambda row: row[1]):
            lifted = ran = 0
            for *_keys, pk, is_gym in of_version:
                letter = LETTERS[lifted] if is_gym else ""
                identity = identities[letter or ran]
                changed.append(sessions(pk=pk, identity=identity, letter=letter))
                lifted, ran = lifted + is_gym, ran + (not is_gym)
        if len(changed) >= ROWS_AT_ONCE:
            _save(sessions, changed)
    _save(sessions, changed)


def _save(sessions, changed):
    sessions.objects.bulk_update(changed, ["identity", "letter"], batch_size=ROWS_AT_ONCE)
    changed.clear()


def settle(apps, schema_editor):
    """PostgreSQL builds no index while foreign keys of changed rows wait for their check."""
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ("workouts", "0003_race"),
    ]

    operations = [
        migrations.AddField(
            model_name="plannedsession",
            name="identity",
            field=models.UUIDField(
                db_default=RandomIdentity(),
                default=uuid4,
                editable=False,
                help_text="The same for this session in all versions of a plan's weeks.",
                verbose_name="identity",
            ),
        ),
        migrations.AddField(
            model_name="plannedsession",
            name="letter",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=2, verbose_name="letter"
            ),
        ),
        migrations.RunPython(name_sessions, migrations.RunPython.noop),
        migrations.RunPython(settle, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="plannedsession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("letter", ""), _negated=True),
                fields=("version", "letter"),
                name="one_session_has_a_letter",
            ),
        ),
    ]
