"""Fields understand what people type, and keep what nobody touched."""

import re
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.test import Client

from tests.workouts.boards import Board
from workouts.forms.builder.plan import CopyForm, PlanForm
from workouts.forms.changes import DoseForm, SessionForm, TitleForm
from workouts.forms.fields import NumberField, WholeNumberField
from workouts.preferences import Preferences, WeightUnit, preferring
from workouts.services.account.settings import preferences_of

pytestmark = pytest.mark.usefixtures("catalogue")
SETTINGS = {"weight_unit": "kg", "distance_unit": "km", "first_day": "mon", "school": "easy_days"}
POUNDS = Preferences(weight_unit=WeightUnit.LB)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22,5", 22.5),
        ("22.5", 22.5),
        (" 22,50 ", 22.5),
        ("22,5 kg", 22.5),
        ("22.5kg", 22.5),
        ("21.25", 21.25),
        ("6,25", 6.25),
        ("٢٢", 22.0),
        ("0", 0.0),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, meant: float) -> None:
    field = NumberField(min_value=0, max_value=1000, unit="kg")
    assert field.clean(typed) == meant


@pytest.mark.parametrize("typed", ["1,000", "1.000,5", "2,5,0", "1,2.3", "22 5", "nan", "inf"])
def test_a_number_that_could_be_two_is_asked_for_again(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"Give a number from 0 to 1000\."):
        NumberField(min_value=0, max_value=1000, unit="kg").clean(typed)


@pytest.mark.parametrize(("typed", "meant"), [("40,0", 40), ("40 min", 40), ("40.0", 40)])
def test_a_whole_number_is_read_as_people_write_it(typed: str, meant: int) -> None:
    assert WholeNumberField(min_value=1, max_value=600, unit="min").clean(typed) == meant


@pytest.mark.parametrize("form", [PlanForm, CopyForm], ids=lambda form: form.__name__)
def test_no_number_field_lets_a_browser_drop_a_comma_or_a_wheel_turn_it(form: Any) -> None:
    """A browser that does not know the comma leaves it out of `type=number`: 22,5 became 225."""
    numbers = [f for f in form().fields.values() if isinstance(f, forms.IntegerField)]
    assert numbers
    for field in numbers:
        widget = field.widget
        assert widget.input_type == "text"
        assert widget.attrs["inputmode"] in ("numeric", "decimal")


@pytest.mark.parametrize(
    "blank", ["\u200b", " \u2060 ", "\u3164", "\u2800", "\u00ad\u200d", "\u202e", "\ufe0f"]
)
def test_a_title_of_invisible_characters_is_refused(blank: str) -> None:
    form = TitleForm({"title": blank})
    assert form.errors == {"title": ["Give a name that can be seen."]}


@pytest.mark.parametrize("seen", ["", "Autumn", "أسبوع", "秋", "🏃‍♀️", "A\u200bB"])
def test_a_title_that_can_be_seen_is_kept_and_so_is_none(seen: str) -> None:
    assert TitleForm({"title": seen}).is_valid()


def dose_of(board: Board, **changed: str) -> dict[str, str]:
    """What the form of the first exercise shows, with some answers changed."""
    form = DoseForm(None, board.week().sessions[0].items[0])
    shown = {name: str(form[name].value()) for name in form.fields}
    return {**shown, "place": "0", "position": "0", **changed}


def test_a_weight_that_nobody_touched_stays_what_it_was_to_the_byte(client: Client) -> None:
    board = Board(client)
    with preferring(POUNDS):
        form = DoseForm(dose_of(board, weight="45"), board.week().sessions[0].items[0])
        assert form.is_valid()
        saved = form.changed()
    in_kg = DoseForm({**_shown(saved), "reps": "5"}, saved)
    assert in_kg.is_valid(), in_kg.errors
    kept = in_kg.changed()
    assert (kept.reps, kept.load_kg) == (5, saved.load_kg)
    with preferring(POUNDS):
        assert DoseForm(None, kept)["weight"].value() == 45.0


def _shown(item: Any) -> dict[str, str]:
    form = DoseForm(None, item)
    return {name: str(form[name].value()) for name in form.fields}


def test_a_comma_reaches_the_saved_week(client: Client) -> None:
    board = Board(client)
    assert board.post("doses/", **dose_of(board, weight="22,5")).status_code == 302
    assert board.week().sessions[0].items[0].load_kg == 22.5


def test_the_end_of_a_line_counts_once(client: Client) -> None:
    session = Board(client).week().sessions[0]
    note = "\r\n".join(["x" * 9] * 50)  # 499 letters, of which 49 are ends of lines
    form = SessionForm({"warm_up": "5", "note": note}, session)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["note"] == note.replace("\r\n", "\n")


def test_what_people_type_runs_in_its_own_direction(client: Client) -> None:
    board = Board(client, title="أسبوع التلال")
    for address in ("/plans/", board.here, f"{board.here}answers/", f"{board.here}race/"):
        page = client.get(address).content.decode()
        assert re.search(r'(dir="auto"[^<>]*>|<bdi>)\s*أسبوع التلال', page), address
    assert PlanForm()["title"].field.widget.attrs["dir"] == "auto"


def test_kit_that_is_gone_leaves_the_settings_and_is_said_once(client: Client) -> None:
    session = client.session
    session["settings"] = Preferences(equipment=("rocket_belt", "dumbbells")).document()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    said = "No longer in the catalogue, so no longer among your kit: rocket belt."
    first, second = (client.get("/plans/new/").content.decode() for _look in range(2))
    assert said in first
    assert said not in second
    assert preferences_of(client.session).equipment == ("dumbbells",)
    posted = client.post("/account/", {**SETTINGS, "equipment": ["dumbbells", "rocket_belt"]})
    assert posted.status_code == 302
    assert preferences_of(client.session).equipment == ("dumbbells",)
