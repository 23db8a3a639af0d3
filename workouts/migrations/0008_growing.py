"""Indexes for what would otherwise read every plan: forgetting deleted ones, and support's list.

On PostgreSQL they are built while the site goes on writing. A build that was broken off leaves an
invalid index behind: DROP INDEX it, then migrate again.
"""

from django.db import migrations, models


class AddIndexBesideWrites(migrations.AddIndex):
    """Django's own AddIndexConcurrently knows PostgreSQL only, and cannot be imported without it."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "postgresql":
            return super().database_forwards(app_label, schema_editor, from_state, to_state)
        model = to_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            schema_editor.add_index(model, self.index, concurrently=True)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "postgresql":
            return super().database_backwards(app_label, schema_editor, from_state, to_state)
        model = from_state.apps.get_model(app_label, self.model_name)
        if self.allow_migrate_model(schema_editor.connection.alias, model):
            schema_editor.remove_index(model, self.index, concurrently=True)


class Migration(migrations.Migration):

    atomic = False
    dependencies = [("workouts", "0007_cache")]

    operations = [
        AddIndexBesideWrites(
            model_name="plan",
            index=models.Index(
                fields=["deleted_at"],
                condition=models.Q(("deleted_at__isnull", False)),
                name="plans_that_are_deleted",
            ),
        ),
        AddIndexBesideWrites(
            model_name="plan",
            index=models.Index(fields=["-created_at", "-id"], name="plans_the_newest_first"),
        ),
    ]
