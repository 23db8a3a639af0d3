"""Plans in a season, and what their pages say."""

import re
from dataclasses import replace
from datetime import timedelta

from tests.workouts.boards import a_monday
from workouts.models import Plan, RaceDay
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Day
from workouts.services.plans import create_plan, sample_request

LONG_ENOUGH = replace(sample_request(), session_minutes=60)


def race(weeks: int, distance: str = "10k", priority: str = "A") -> RaceDay:
    """On Sunday, so many weeks after this one."""
    when = a_monday(weeks) + timedelta(days=int(Day.SUN))
    return RaceDay(when=when, distance=Distance(distance), priority=Priority(priority))


def in_season(*races: RaceDay, starts: int = 0, request: Request = LONG_ENOUGH) -> Plan:
    plan = create_plan(request)
    plan.season_start = a_monday(starts)
    plan.races = races
    plan.save()
    return plan


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
