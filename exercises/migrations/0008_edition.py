"""The text that changes with the catalogue; its triggers are set after every migration."""

from django.db import migrations

from exercises import catalogue_version as edition


def make(apps, schema_editor):
    edition.make_table(schema_editor.connection)


def drop(apps, schema_editor):
    edition.drop_table(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("exercises", "0007_help_texts")]

    operations = [migrations.RunPython(make, drop)]
