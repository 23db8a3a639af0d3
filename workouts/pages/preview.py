"""The week that answers give, next to the form in which they are given."""

from typing import Any

from workouts.forms.builder.plan import PlanForm
from workouts.pages.season.races import countdown
from workouts.pages.week import board
from workouts.services.plans import preview_for


def answered(form: PlanForm) -> dict[str, Any]:
    """The form with its week; without one, while something is missing."""
    if not form.is_valid():
        return {"form": form, "board": None}
    race = form.race()
    planned, week, findings = preview_for(form.to_request(), race)
    shown = board.preview_board(week, planned, findings)
    return {"form": form, "board": shown, "countdown": race and countdown(race)}
