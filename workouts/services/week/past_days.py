"""What of a dated week is over: the days before today, and the sessions that are done."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from workouts.models import Plan, TrainingLog, this_monday
from workouts.planning.answers.rest_of_week import kept_sessions, rest_of_week
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Week
from workouts.services.week.weeks import OpenWeek
from workouts.storage.trainings import not_deleted

Done = Mapping[date, frozenset[str]]


def done_sessions(plan: Plan) -> Done:
    """The identities of the sessions that are done, by the Monday of their week; from this one."""
    logs = not_deleted(TrainingLog.objects.filter(plan=plan, date__gte=this_monday()))
    done: dict[date, set[str]] = defaultdict(set)
    for session, when in logs.values_list("session", "date"):
        done[when - timedelta(days=when.weekday())].add(str(session))
    return {monday: frozenset(sessions) for monday, sessions in done.items()}


def has_begun(opened: OpenWeek, done: Done) -> bool:
    """Some of its sessions are over."""
    return bool(kept_sessions(opened.week, **_over(opened, done)))


def with_past(week: Week, opened: OpenWeek, request: Request, done: Done) -> Week:
    """A new week, with all that is over as it is."""
    return rest_of_week(week, opened.week, request, **_over(opened, done))


def _over(opened: OpenWeek, done: Done) -> dict[str, Any]:
    """Days before there was a plan are not over: nothing was planned for them."""
    monday = opened.monday
    if monday is None or monday != this_monday():
        return {"today": Day.MON, "done": done.get(monday, ()) if monday else ()}
    made = timezone.localdate(opened.plan.created_at)
    return {
        "today": Day(timezone.localdate().weekday()),
        "since": Day(made.weekday()) if made > monday else Day.MON,
        "done": done.get(monday, ()),
    }
