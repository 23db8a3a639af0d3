"""The planning engine: plain Python, the one door to it."""

from workouts.planning.answers.additions import additions
from workouts.planning.answers.built_again import built_again
from workouts.planning.answers.change_by_hand import Outcome, change_by_hand
from workouts.planning.answers.day_table import day_table
from workouts.planning.answers.differences import Difference, differences, other_schools
from workouts.planning.answers.missed import ways_after_missing
from workouts.planning.answers.remedies import remedies
from workouts.planning.answers.swaps import alternatives
from workouts.planning.answers.transfer import Transfer, transfer
from workouts.planning.answers.ways_back import ways_back
from workouts.planning.answers.why_taken import why_taken
from workouts.planning.review import new_findings, review_days, review_week, should_cost
from workouts.planning.rules import ALL_RULES, GUIDELINES
from workouts.planning.search.builder import Builder, build_week
from workouts.planning.season.next_week import NextWeek, next_week
from workouts.planning.season.outline import Outline, outline
from workouts.planning.season.races import in_season

__all__ = [
    "ALL_RULES",
    "GUIDELINES",
    "Builder",
    "Difference",
    "NextWeek",
    "Outcome",
    "Outline",
    "Transfer",
    "additions",
    "alternatives",
    "build_week",
    "built_again",
    "change_by_hand",
    "day_table",
    "differences",
    "in_season",
    "new_findings",
    "next_week",
    "other_schools",
    "outline",
    "remedies",
    "review_days",
    "review_week",
    "should_cost",
    "transfer",
    "ways_after_missing",
    "ways_back",
    "why_taken",
]
