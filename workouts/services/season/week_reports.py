"""Use case of a week that is over, or nearly: its runner says how it was as a whole."""

from django.db import transaction

from workouts.models import Plan, WeekReport


@transaction.atomic
def tell_of_week(plan: Plan, report: WeekReport) -> None:
    """In the place of what was said of this week before; a week of which there is nothing to tell
    is not kept."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    others = (one for one in plan.week_reports if one.monday != report.monday)
    plan.week_reports = (*others, report) if report.says_something else others
    plan.save(update_fields=["week_report_days", "updated_at"])
