"""The tables of planning."""

from workouts.models.calendar_feeds import CalendarFeed
from workouts.models.mail import QueuedMail
from workouts.models.plans import (
    GRACE_DAYS,
    MOST_VERSIONS,
    NEVER_OPENED_DAYS,
    TITLE_LENGTH,
    UNUSED_DAYS,
    Plan,
    PlanWeek,
    Version,
    new_code,
)
from workouts.models.race_days import RaceDay, Season, monday_of, this_monday
from workouts.models.runner import UNPROVED_DAYS, RunnerSettings
from workouts.models.running import RunningPlan
from workouts.models.sessions import PlannedExercise, PlannedSession, Snapshot
from workouts.models.trainings import TrainingEvent, TrainingLog
from workouts.models.week_reports import MOST_WEEK_REPORTS, WeekReport

__all__ = [
    "GRACE_DAYS",
    "MOST_VERSIONS",
    "MOST_WEEK_REPORTS",
    "NEVER_OPENED_DAYS",
    "TITLE_LENGTH",
    "UNPROVED_DAYS",
    "UNUSED_DAYS",
    "CalendarFeed",
    "Plan",
    "PlanWeek",
    "PlannedExercise",
    "PlannedSession",
    "QueuedMail",
    "RaceDay",
    "RunnerSettings",
    "RunningPlan",
    "Season",
    "Snapshot",
    "TrainingEvent",
    "TrainingLog",
    "Version",
    "WeekReport",
    "monday_of",
    "new_code",
    "this_monday",
]
