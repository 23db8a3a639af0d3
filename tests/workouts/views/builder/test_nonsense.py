"""Whatever is posted to the builder, it answers; it never breaks and never half saves."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.boards import a_monday
from tests.workouts.builder import answers
from tests.workouts.nonsense import EDIT, ODD, VALUES, clean
from tests.workouts.plans import sample_plan
from workouts.exchange.my_data.file_in import read_document
from workouts.forms.builder.plan import PlanForm
from workouts.models import Plan
from workouts.services.plans import remove
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize("name", ["User-Agent", "Cookie", "Referer", "X-Request-Id"])
def test_a_header_with_a_nul_is_refused_by_whatever_server_it_comes_through(
    client: Client, name: str
) -> None:
    """PostgreSQL could not note a device by it: 500 on every page of who had signed in."""
    client.force_login(User.objects.create_user("ann"))
    answer = client.get("/today/", headers={name: "a\x00b"})
    assert answer.status_code == 400


@given(st.data())
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


@given(edits=st.lists(EDIT, max_size=3) | ODD, data=st.data())
def test_no_change_however_odd_is_an_error(edits: Any, data: st.DataObject) -> None:
    cache.clear()  # of what was counted: so many changes a minute are too many
    client = Client()
    plan = sample_plan()
    version = open_week(plan).version.pk
    where = data.draw(st.sampled_from(["", f"weeks/{a_monday().isoformat()}/"]))
    here = f"{plan.get_absolute_url()}{where}"
    answer = client.post(f"{here}changes/", {"based_on": version, "edits": json.dumps(edits)})
    assert answer.status_code in (302, 400, 409)
    for address in ("", "versions/", "week.csv"):
        assert client.get(f"{here}{address}").status_code == 200
    out = client.get(f"{plan.get_absolute_url()}plan.json").content
    assert len(read_document(out).plans) == 1
    remove(plan)
