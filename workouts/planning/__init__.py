"""The planning engine: plain Python, the one door to it."""

from workouts.planning.additions import additions
from workouts.planning.builder import Builder, build_week
from workouts.planning.by_hand import Outcome, change_by_hand
from workouts.planning.differences import differences, other_schools
from workouts.planning.guidelines import GUIDELINES
from workouts.planning.missed import ways_after_missing
from workouts.planning.progression import needs_new_plan, next_week
from workouts.planning.remedies import remedies
from workouts.planning.review import new_findings, review_days, review_week, should_cost
from workouts.planning.rules import ALL_RULES
from workouts.planning.swaps import alternatives
from workouts.planning.table import day_table
from workouts.planning.transfer import Transfer, transfer
from workouts.planning.ways_back import ways_back

__all__ = [
    "ALL_RULES",
    "GUIDELINES",
    "Builder",
    "Outcome",
    "Transfer",
    "additions",
    "alternatives",
    "build_week",
    "change_by_hand",
    "day_table",
    "differences",
    "needs_new_plan",
    "new_findings",
    "next_week",
    "other_schools",
    "remedies",
    "review_days",
    "review_week",
    "should_cost",
    "transfer",
    "ways_after_missing",
    "ways_back",
]
