"""A published exercise has a primary muscle; its triggers are set after every migration."""

from django.db import migrations

from exercises import worked


def make(apps, schema_editor):
    worked.make_tables(schema_editor.connection)


def drop(apps, schema_editor):
    worked.drop_tables(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("exercises", "0008_edition")]

    operations = [migrations.RunPython(make, drop)]
