"""Whatever can be in a file that we write, it comes back from it, to the letter: a file with any
valid values goes in and out again as it was."""

import json
from copy import deepcopy
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.workouts.plans import sample_plan
from tests.workouts.trainings import Phone, a_set, told
from workouts.exchange.my_data.file_in import read_document
from workouts.exchange.my_data.file_out import written
from workouts.exchange.my_data.parcels import packed
from workouts.exchange.my_data.values import RULE_CODES
from workouts.models import Plan, TrainingLog
from workouts.models.sessions import LAST_MINUTE
from workouts.planning.screening import MessageCode
from workouts.planning.values.limits import (
    MOST_KG,
    MOST_NOTE,
    MOST_REPS,
    MOST_REST,
    MOST_SETS,
    MOST_TITLE,
    MOST_WARM_UP,
)
from workouts.planning.values.request import School
from workouts.planning.values.season import Distance, Priority
from workouts.planning.values.week import Slot
from workouts.preferences import DistanceUnit, FirstDay, Motion, Preferences, Theme, WeightUnit
from workouts.services.account.imports import put_in
from workouts.services.account.settings import preferences_of
from workouts.services.training.trainings import trainings_of

pytestmark = pytest.mark.usefixtures("catalogue")
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
PREFERENCES = st.builds(
    Preferences,
    weight_unit=st.sampled_from(WeightUnit),
    distance_unit=st.sampled_from(DistanceUnit),
    first_day=st.sampled_from(FirstDay),
    time_zone=st.sampled_from(["", *sorted(available_timezones())]),
    equipment=st.lists(st.text(LETTERS, max_size=50), max_size=3).map(tuple),
    school=st.sampled_from(School),
    motion=st.sampled_from(Motion),
    theme=st.sampled_from(Theme),
)
DAYS = st.dates().filter(lambda day: 2000 <= day.year < 2100).map(str)
REASON = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(sorted(RULE_CODES)),
        "sentence": st.text(LETTERS.filter(lambda letter: letter not in "{}"), max_size=200),
        "facts": st.just({}),
    }
)
RACE = st.fixed_dictionaries(
    {
        "date": DAYS,
        "distance": st.sampled_from(Distance).map(str),
        "priority": st.sampled_from(Priority).map(str),
    }
)


def text(most: int) -> st.SearchStrategy[str]:
    return st.text(LETTERS, max_size=most)


#: Any valid value of each field, by where it is.
OF_A_PLAN: dict[str, st.SearchStrategy[Any]] = {
    "title": text(MOST_TITLE),
    "archived": st.booleans(),
    "races": st.lists(RACE, max_size=2, unique_by=lambda race: race["date"]).map(
        lambda races: sorted(races, key=lambda race: race["date"])
    ),
    "seasonStart": st.sampled_from([None, "2026-11-23"]),
    "weekReports": st.sampled_from(
        [[], [{"monday": "2026-11-23", "poorNights": 3, "slowRuns": 1, "km": 41.5}]]
    ),
}
OF_A_VERSION: dict[str, st.SearchStrategy[Any]] = {
    "name": text(MOST_TITLE),
    "messages": st.lists(st.sampled_from(MessageCode).map(str), max_size=3, unique=True),
    "changes": st.lists(REASON, max_size=2),
    "relaxed": st.lists(REASON, max_size=2),
    "waysBack": st.lists(REASON, max_size=2),
    "withheld": st.booleans(),
    "cost": st.floats(-1e6, 1e6),
}
OF_A_SESSION: dict[str, st.SearchStrategy[Any]] = {  # its day stays, sessions are in that order
    "slot": st.sampled_from([slot.value for slot in Slot if slot.value]),
    "start": st.none() | st.integers(0, LAST_MINUTE),
    "warmup": st.integers(0, MOST_WARM_UP),
    "note": text(MOST_NOTE),
    "reasons": st.lists(REASON, max_size=2),
}
OF_AN_ITEM: dict[str, st.SearchStrategy[Any]] = {
    "sets": st.integers(1, MOST_SETS),
    "reps": st.integers(1, MOST_REPS),
    "rpe": st.floats(0, 10),
    "rest": st.integers(0, MOST_REST),
    "seconds": st.none() | st.integers(1, 60),
    "kg": st.none() | st.floats(0, MOST_KG),
    "reasons": st.lists(REASON, max_size=2),
}
OF_A_NOTE = {"text": text(MOST_NOTE)}


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    """A plan with a session that was done."""
    cache.clear()
    plan = sample_plan(title="Mine")
    Phone(client, plan).send(a_set(0), told("note", text="Good"), told("finish"))
    rows = trainings_of(Plan.objects.all(), AnonymousUser())
    (parcel,) = packed([plan], rows)
    content = "".join(written(parcel, Preferences()))
    known: dict[str, Any] = json.loads(content)
    TrainingLog.objects.all().delete()
    return known


def otherwise(data: st.DataObject, document: dict[str, Any]) -> dict[str, Any]:
    """The same file with any values in it."""
    changed = deepcopy(document)
    changed["settings"] = data.draw(PREFERENCES).document()
    (plan,) = changed["plans"]
    version = plan["weeks"][0]["versions"][0]
    session = version["sessions"][0]
    note = next(one for one in changed["trainings"][0]["events"] if one["kind"] == "note")
    for place, fields in (
        (plan, OF_A_PLAN),
        (version, OF_A_VERSION),
        (session, OF_A_SESSION),
        (session["items"][0], OF_AN_ITEM),
        (note, OF_A_NOTE),
    ):
        place |= {name: data.draw(values) for name, values in fields.items()}
    note |= {} if note["text"] else {"text": "."}
    return changed


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking takes minutes
@given(st.data())
def test_any_file_goes_in_and_out_as_it_was(document: dict[str, Any], data: st.DataObject) -> None:
    changed = otherwise(data, document)
    coding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    content = json.dumps(changed, ensure_ascii=False).encode(coding)
    session = SessionStore()
    made = put_in(read_document(content), session=session, user=AnonymousUser())
    plans = Plan.objects.filter(pk__in=[plan.pk for plan in made])
    rows = trainings_of(plans, AnonymousUser())
    (parcel,) = packed(plans, rows)
    out = "".join(written(parcel, preferences_of(session)))
    assert json.loads(out) == changed
