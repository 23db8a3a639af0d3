"""The groups *editor* and *reviewer*, with what each may do."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

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
    """People may be in them; an older version does not mind them."""


class Migration(migrations.Migration):

    dependencies = [
        ("exercises", "0005_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, keep_groups)]
