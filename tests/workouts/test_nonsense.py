"""Whatever is posted to the builder, it answers; it never breaks and never half saves."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workouts.answers import answers
from workouts.forms import PlanForm
from workouts.models import Plan

pytestmark = pytest.mark.usefixtures("catalogue")
NASTY = st.sampled_from(
    (
        "",
        " ",
        "0",
        "-1",
        "1e9",
        "NaN",
        "９",
        "\x00",
        "\ud83c",
        "<script>",
        "' OR 1=1 --",
        "../..",
        "{{7*7}}",
        "%00",
        "x" * 5000,
        "1\r\n2",
        "on",
        "race",
        "rest",
        "hills",
        "marathon",
        "2024",
    )
)
VALUES = NASTY | st.text(max_size=12) | st.integers().map(str) | st.lists(NASTY, max_size=3)


@given(st.data())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_builder_answers_every_form(client: Client, data: Any) -> None:
    names = st.sampled_from((*PlanForm().fields, "action", "csrfmiddlewaretoken", "unknown"))
    wrong = data.draw(st.dictionaries(names, VALUES, max_size=6))
    wrong = {name: clean(value) for name, value in wrong.items()}
    before = Plan.objects.count()
    response = client.post("/plans/new/", {**answers(action="save"), **wrong})
    saved = Plan.objects.count() - before
    assert (response.status_code, saved) in ((302, 1), (400, 0), (200, 0))
    if saved:
        assert client.get(response["Location"]).status_code == 200


def clean(value: str | list[str]) -> str | list[str]:
    """A browser cannot send half a character, the test client would refuse to."""
    if isinstance(value, list):
        return [str(clean(part)) for part in value]
    return value.encode("utf-8", "replace").decode()
