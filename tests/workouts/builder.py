"""The builder's page as tests use it: what a browser posts, and what a reader then sees."""

import re
from typing import Any

from django.test import Client

from workouts.forms.plan import PlanForm

NEW = "/plans/new/"


def answers(**changed: Any) -> dict[str, Any]:
    """The sensible defaults of the form, with some answers changed; None leaves one out."""
    given = {**PlanForm.with_defaults().data, **changed}
    return {name: value for name, value in given.items() if value is not None}


def words_of(response: Any) -> str:
    text = re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def save(client: Client, **changed: Any) -> Any:
    return client.post(NEW, answers(action="save", **changed))
