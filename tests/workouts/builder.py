"""The builder's page as tests use it: what a browser posts, and what a reader then sees."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.test import Client

from workouts.forms.builder.health import LIST, NONE, SOME
from workouts.forms.builder.kit import PIECES
from workouts.forms.builder.plan import PlanForm

NEW = "/plans/new/"


def answers(**changed: Any) -> dict[str, Any]:
    """The sensible defaults of the form, with some answers changed; None leaves one out.

    Answers of the list say that there is something to tell, and pieces of kit that they count.
    """
    usual = _usual()
    told = SOME if any(name in changed for name in LIST) else NONE
    kit = PIECES if "equipment" in changed else usual["kit"]
    given = {**usual, "told": told, "kit": kit, **changed}
    return {name: value for name, value in given.items() if value is not None}


@cache
def _usual() -> Mapping[str, Any]:
    return PlanForm.with_defaults().data


def words_of(response: Any) -> str:
    text = re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def save(client: Client, **changed: Any) -> Any:
    return client.post(NEW, answers(action="save", **changed))
