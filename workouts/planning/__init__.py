"""The planning engine: plain Python, the one door to it."""

from workouts.planning.builder import build_week
from workouts.planning.guidelines import GUIDELINES
from workouts.planning.review import review_week, should_cost
from workouts.planning.rules import ALL_RULES

__all__ = ["ALL_RULES", "GUIDELINES", "build_week", "review_week", "should_cost"]
