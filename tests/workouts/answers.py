"""What a browser posts from the builder."""

from typing import Any

from workouts.forms import PlanForm


def answers(**changed: Any) -> dict[str, Any]:
    """The sensible defaults of the form, with some answers changed; None leaves one out."""
    given = {**PlanForm.with_defaults().data, **changed}
    return {name: value for name, value in given.items() if value is not None}
