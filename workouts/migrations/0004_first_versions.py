from django.db import migrations

FIELDS = ("request", "request_version", "messages", "relaxed", "ways_back", "withheld", "cost")


def first_versions(apps, schema_editor):
    """What each plan held becomes the first version of its repeating week."""
    models = {name: apps.get_model("workouts", name) for name in ("Plan", "PlanWeek", "Version")}
    sessions = apps.get_model("workouts", "PlannedSession")
    for plan in models["Plan"].objects.filter(weeks=None).iterator():
        week = models["PlanWeek"].objects.create(plan=plan)
        week.current = models["Version"].objects.create(
            week=week, **{name: getattr(plan, name) for name in FIELDS}
        )
        week.save()
        models["Version"].objects.filter(pk=week.current.pk).update(created_at=plan.created_at)
        sessions.objects.filter(plan=plan).update(version=week.current)


class Migration(migrations.Migration):

    dependencies = [("workouts", "0003_living_weeks")]

    operations = [migrations.RunPython(first_versions, migrations.RunPython.noop)]
