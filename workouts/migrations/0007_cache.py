"""The table of the cache that all processes share, unless CACHE_URL names another."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command(
        "createcachetable", "cache", database=schema_editor.connection.alias, verbosity=0
    )


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE cache")


class Migration(migrations.Migration):

    dependencies = [("workouts", "0006_runner_settings")]

    operations = [migrations.RunPython(make_table, drop_table)]
