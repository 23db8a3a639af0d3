"""What a runner does in one step, and reads then."""

import re
from typing import Any

from django.test import Client

from tests.workouts.answers import answers

NEW = "/plans/new/"


def words_of(response: Any) -> str:
    text = re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def save(client: Client, **changed: Any) -> Any:
    return client.post(NEW, answers(action="save", **changed))
