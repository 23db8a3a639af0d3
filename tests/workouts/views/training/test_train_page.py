"""A session done on its page without scripts, step by step."""

import re
from dataclasses import replace
from functools import cached_property
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from exercises.catalogue import equipment_names, instructions
from exercises.vocabulary import Level
from tests.workouts.plans import sample_plan, saved_plan
from tests.workouts.trainings import NOON, TUESDAY, Phone, a_set, first_session, told, visible
from workouts.models import Plan, RunnerSettings, TrainingLog
from workouts.pages.week.prescriptions import prescribed_session
from workouts.pages.wording import effort_words
from workouts.planning.training.fold import Training
from workouts.services.plans import sample_request
from workouts.services.sharing import share
from workouts.services.training.trainings import find_session
from workouts.services.week.weeks import open_week
from workouts.storage.trainings import read_training

pytestmark = pytest.mark.usefixtures("catalogue")
FORM = re.compile(r"<form[^>]*>.*?</form>", re.S)
FIELD = re.compile(r'<input[^>]*?name="(\w+)"[^>]*?value="([^"]*)"', re.S)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


class Doing:
    """The page, its forms sent as a browser sends them."""

    def __init__(self, client: Client, place: int = 0) -> None:
        cache.clear()
        self.client, self.plan = client, sample_plan(title="Mine")
        session = first_session(self.plan, place)
        self.here = f"/plans/{self.plan.code}/train/{session}/{TUESDAY.isoformat()}/"

    @cached_property
    def page(self) -> str:
        """As it was opened last, at first without a step."""
        return self.open()

    def open(self, step: str = "") -> str:
        answer = self.client.get(f"{self.here}?step={step}" if step else self.here)
        assert answer.status_code == 200
        self.page = visible(answer.content.decode())
        return self.page

    def form(self, button: str) -> dict[str, str]:
        """Fields of the first form whose text holds these words."""
        found = next(form for form in FORM.findall(self.page) if button in form)
        return {name: value for name, value in FIELD.findall(found) if 'type="radio"' not in name}

    def send(self, button: str, **changed: Any) -> Any:
        answer = self.client.post(f"{self.here}events/", self.form(button) | changed)
        if answer.status_code == 302:
            self.page = visible(self.client.get(answer["Location"]).content.decode())
        return answer

    def training(self) -> Training:
        return read_training(TrainingLog.objects.get())


@pytest.fixture
def doing(client: Client) -> Doing:
    return Doing(client)


def test_the_first_page_is_the_warm_up_and_writes_nothing(doing: Doing) -> None:
    assert "Warm-up, 5 min" in words(doing.page)
    assert "minutes of brisk walking" in doing.page
    assert "Start" in doing.page
    assert not TrainingLog.objects.exists()


def test_the_effort_is_told_as_in_the_week(doing: Doing) -> None:
    [session] = [one for one in open_week(doing.plan).week.sessions if one.identity in doing.here]
    for number, item in enumerate(session.items, 1):
        assert f" {effort_words(item)}. " in words(doing.open(str(number)))


@pytest.mark.parametrize(("place", "step"), [(0, "1"), (0, "2"), (1, "1")])
def test_each_exercise_is_drawn(client: Client, place: int, step: str) -> None:
    assert 'class="pg-move"' in Doing(client, place).open(step)


def test_a_set_is_ticked_as_it_was_prefilled_or_as_it_was_typed(doing: Doing) -> None:
    doing.open("1")
    assert "Stop with" in doing.page
    doing.send("Tick Set 1", kg="62,5", reps="7", left="2")
    first = doing.training().sets[0]
    assert (first.kg, first.reps, first.rpe) == (62.5, 7, 8)
    assert "62.5 kg × 7, 2 left" in doing.page
    assert doing.form("Tick Set 2")["kg"] == "62.5"


def test_a_second_tap_is_no_second_set(doing: Doing) -> None:
    doing.open("1")
    form = doing.form("Tick Set 1")
    for _tap in range(2):
        doing.client.post(f"{doing.here}events/", form)
    assert len(doing.training().sets) == 1


def test_a_set_can_be_changed_and_undone(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick Set 1", kg="60")
    doing.send("Undo this set", reps="5")
    assert [one.reps for one in doing.training().sets] == [5]
    doing.send("Undo this set", kind="remove")
    assert doing.training().sets == ()


def test_a_phone_whose_clock_was_ahead_does_not_win_over_what_is_changed_later(
    doing: Doing, client: Client
) -> None:
    Phone(client, doing.plan).send(a_set(0, at=NOON + 400 * 86_400_000))
    doing.open("1")
    doing.send("Undo this set", kind="remove")
    assert doing.training().sets == ()


def test_a_set_in_which_nothing_went_is_told_in_reps(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick Set 1", kg="60", reps="0")
    assert "60 kg × 0" in doing.page


def test_another_weight_for_all_sets(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick all that are left")
    doing.send('id="all-1"', kg="70")
    assert {one.kg for one in doing.training().sets} == {70}


def test_another_weight_before_the_first_set_is_that_of_all_to_come(doing: Doing) -> None:
    doing.open("1")
    doing.send('id="all-1"', kg="72,5")
    assert doing.form("Tick Set 1")["kg"] == "72.5"
    doing.send("Tick all that are left")
    assert {one.kg for one in doing.training().sets} == {72.5}


def test_all_that_are_left_are_ticked_at_once(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick Set 1", reps="6")
    doing.send("Tick all that are left")
    first = TrainingLog.objects.get().prescribed["items"][0]
    reps = [one.reps for one in doing.training().sets]
    assert reps == [6, *[first["reps"]] * (first["sets"] - 1)]
    assert "Next exercise" in doing.page


def test_a_second_tap_that_finds_no_set_left_is_no_error(doing: Doing) -> None:
    doing.open("1")
    form = doing.form("Tick all that are left")
    for _tap in range(2):
        assert doing.client.post(f"{doing.here}events/", form).status_code == 302
    prescribed = TrainingLog.objects.get().prescribed["items"][0]
    assert len(doing.training().sets) == prescribed["sets"]


def test_sides_are_done_one_after_the_other(doing: Doing) -> None:
    doing.open("2")
    assert "Set 1, left" in doing.page
    doing.send("Tick Set 1, left")
    doing.send("Tick Set 1, right")
    assert [(one.set, one.side) for one in doing.training().sets] == [(0, "left"), (0, "right")]


def test_both_legs_are_one_set_as_in_the_plan(doing: Doing) -> None:
    planned = sum(item.sets for item in open_week(doing.plan).week.sessions[0].items)
    doing.open("2")
    doing.send("Tick Set 1, left")
    assert f"0 of {planned} sets done" in doing.page
    doing.send("Tick Set 1, right")
    assert f"1 of {planned} sets done" in doing.page
    assert "Sets 1" in words(doing.open("finish"))


def test_sprints_are_counted_in_seconds(client: Client) -> None:
    doing = Doing(client, place=1)
    doing.open("1")
    assert "Sprint 1" in doing.page
    doing.send("Tick Sprint 1", seconds="8.4")
    assert [(one.seconds, one.rpe) for one in doing.training().sets] == [(8.4, None)]


def test_pain_of_three_offers_the_gentler_version(doing: Doing) -> None:
    doing.open("1")
    doing.send("Save pain", pain="3")
    assert "Make it easier" in doing.page
    gentler = TrainingLog.objects.get().prescribed["items"][0]["gentler"]
    doing.send(f'value="{gentler}"', to=gentler)
    assert "Instead of Dumbbell deadlift today." in doing.page
    doing.send("Undo", to="")
    assert "Instead of" not in doing.page


@pytest.mark.django_db
def test_no_two_swaps_have_the_same_name() -> None:
    gym = frozenset(equipment_names())
    plan = saved_plan(replace(sample_request(), equipment=gym, level=Level.ADVANCED))
    for place in range(len(open_week(plan).week.sessions)):
        found = find_session(plan, first_session(plan, place), TUESDAY)
        assert found is not None
        for one in prescribed_session(found).items:
            names = [swap.name for swap in one.swaps]
            assert len(names) == len({*names})


def test_a_set_that_was_done_before_a_swap_to_one_legged_work_stays_done(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick Set 1", kg="60")
    doing.send("Single-leg deadlift reach", to="deadlift/substitute/")
    assert "Single-leg deadlift reach" in doing.page
    assert "Tick Set 1, left" not in doing.page
    assert "Tick Set 2, left" in doing.page
    doing.send("Tick Set 2, left")
    doing.send("Undo", to="")
    assert "Tick Set 3" in doing.page
    done = [(one.set, one.side, one.to) for one in doing.training().sets]
    assert done == [(0, "", ""), (1, "left", "deadlift/substitute/")]


def test_a_gentler_sprint_is_a_slower_one(client: Client) -> None:
    doing = Doing(client, place=1)
    doing.open("1")
    doing.send("Save pain", pain="4")
    doing.send("Hill sprint, easier", to="hill_sprint/hill/lighter")
    assert "three quarters of your speed" in doing.page


def test_how_an_exercise_is_done_is_told_on_demand(doing: Doing) -> None:
    first = instructions()["deadlift"][0]
    assert escape(first) in doing.open("1")


def test_pain_of_five_stops_the_exercise_and_says_why(doing: Doing) -> None:
    doing.open("1")
    doing.send("Save pain", pain="5")
    assert "Stop this exercise" in doing.page
    assert "physician or physiotherapist" in doing.page
    assert "Tick Set" not in doing.page
    assert "Next exercise" in doing.page


def test_the_end_asks_for_the_pain_of_now_whatever_was_told_before(doing: Doing) -> None:
    doing.open("1")
    doing.send("Save pain", pain="2")
    finish = doing.open("finish").partition("Any pain now?")[2].partition("</fieldset>")[0]
    assert 'name="pain"' in finish
    assert "checked" not in finish


def test_a_note_is_kept_with_its_exercise(doing: Doing) -> None:
    doing.open("1")
    doing.send("Save the note", text="Grip <easy>")
    assert "Grip &lt;easy&gt;" in doing.page
    assert doing.training().item(0).note == "Grip <easy>"


def test_the_end_tells_how_it_felt_and_what_tomorrow_holds(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick Set 1")
    doing.open("finish")
    doing.send("Save session", feel="hard", pain="1", text="Good")
    training = doing.training()
    assert (training.feel, training.pain, training.note) == ("hard", 1, "Good")
    assert "Done: Heavy, Strength A" in words(doing.page)
    assert "In your plan: " in doing.page
    doing.send("Continue this session")
    assert doing.training().finished_at is None
    doing.send("Save session", feel="hard", pain="1", text="")
    assert doing.training().note == ""


def test_the_note_of_a_finish_can_be_emptied(doing: Doing) -> None:
    doing.open("finish")
    doing.send("Save session", feel="hard", pain="1", text="Good")
    doing.send("Continue this session")
    doing.open("finish")
    doing.send("Save session", feel="hard", pain="1", text="")
    assert doing.training().note == ""


def test_a_session_is_deleted_and_brought_back(doing: Doing) -> None:
    doing.open("1")
    doing.send("Tick Set 1")
    doing.open("finish")
    doing.send("Delete it")
    assert doing.training().sets == ()
    assert "After 30 days it is gone for good." in doing.open()
    assert "Delete it" not in doing.page
    doing.send("bring it back")
    assert len(doing.training().sets) == 1
    assert "Delete it" in doing.open("finish")


WRONG_SETS = [
    ({"reps": "many"}, "reps must be a whole number"),
    ({"reps": "999"}, "reps must be"),
    ({"kg": "heavy"}, "kg must be a number"),
    ({"kg": "nan"}, "kg must be a number"),
    ({"left": "99"}, "rpe must be from 0"),
    ({"id": ""}, "id"),
    ({"id": "x", "kind": "finish", "text": "x"}, "id must be a UUID"),
    ({"id": "x", "kind": "all"}, "id must be a UUID"),
    ({"kind": "all", "item": "9"}, "item is no exercise"),
    ({"kind": "nonsense"}, "kind must be one of"),
    ({"kind": ""}, "kind"),
]


def test_what_is_wrong_is_said_and_nothing_is_kept(doing: Doing) -> None:
    doing.open("1")
    for wrong, said in WRONG_SETS:
        answer = doing.client.post(f"{doing.here}events/", doing.form("Tick Set 1") | wrong)
        assert answer.status_code == 400, wrong
        assert said in answer.content.decode(), wrong
        assert not TrainingLog.objects.filter(events__isnull=False).exists(), wrong


NUMBER = re.compile(
    r'<input\s+(?:id="[^"]*"\s+)?name="(\w+)"[^>]*?pattern="([^"]*)"\s+title="0 to (\d+)"', re.S
)


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_field_takes_no_more_than_can_be_kept(client: Client, place: int, unit: str) -> None:
    ann = User.objects.create_user("ann")
    RunnerSettings.objects.create(user=ann, preferences={"weight_unit": unit})
    client.force_login(ann)
    doing = Doing(client, place)
    page = doing.open("1")
    fields = NUMBER.findall(page)
    assert len(fields) == page.count("pattern=") > 0
    for name, pattern, most in fields:
        assert re.fullmatch(pattern, most)
        assert not re.fullmatch(pattern, str(int(most) + 1))
        assert not re.fullmatch(pattern, "60 kg")
        assert doing.send("Tick S", **{name: most}).status_code == 302


def test_last_time_is_told_and_its_weight_is_offered(doing: Doing, client: Client) -> None:
    week_ago = Phone(client, doing.plan, on=TUESDAY.replace(day=17))
    week_ago.send(a_set(0, kg=57.5), told("finish"))
    doing.open("1")
    assert "Last time, on 17 November: 57.5 kg × 8." in words(doing.page)
    assert "Last time 57.5 kg × 8, 3 left" in words(doing.page)
    assert f'href="/plans/{doing.plan.code}/log/deadlift/"' in doing.page
    assert doing.form("Tick Set 1")["kg"] == "57.5"


def test_a_record_is_told_at_the_end_by_its_set(doing: Doing, client: Client) -> None:
    Phone(client, doing.plan, on=TUESDAY.replace(day=17)).send(a_set(0, kg=57.5))
    Phone(client, doing.plan).send(a_set(0, kg=60), told("finish"))
    said = "Dumbbell deadlift: your best set so far, 60 kg × 8, 3 left."
    assert said in doing.open()


def test_a_session_that_was_changed_since_shows_what_was_prescribed(
    doing: Doing, client: Client
) -> None:
    Phone(client, doing.plan).send(a_set(0))
    TrainingLog.objects.update(prescribed={"title": "Old", "items": [{"key": "x", "name": "Then"}]})
    assert "Then" in doing.open("1")


def test_the_week_leads_to_its_sessions(doing: Doing, client: Client) -> None:
    today = doing.here.replace(f"{TUESDAY}", f"{timezone.localdate()}")
    assert f'href="{today}"' in client.get(f"/plans/{doing.plan.code}/").content.decode()
    dated = client.get(f"/plans/{doing.plan.code}/weeks/2026-11-23/").content.decode()
    assert f'href="{doing.here}"' in dated


def open_today(doing: Doing, client: Client, monkeypatch: pytest.MonkeyPatch, day: int) -> str:
    session = client.session
    session["plans"] = [doing.plan.code]
    session.save()
    client.cookies["sessionid"] = str(session.session_key)
    monkeypatch.setattr(timezone, "localdate", lambda _moment=None: TUESDAY.replace(day=day))
    doing.page = visible(client.get("/today/").content.decode())
    return words(doing.page)


def test_the_next_morning_asks_for_pain_and_soreness_and_can_be_corrected(
    doing: Doing, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Phone(client, doing.plan).send(a_set(0))
    assert "The morning after Strength A Pain" in open_today(doing, client, monkeypatch, 25)
    answer = doing.send('value="morning"', pain="8", soreness="3")
    assert answer["Location"] == "/today/"
    said = "The morning after Strength A: pain {}, soreness 3."
    assert said.format(8) in words(doing.page)
    doing.send('value="morning"', pain="1", soreness="3")
    assert said.format(1) in words(doing.page)
    training = doing.training()
    assert (training.morning_pain, training.morning_soreness) == (1, 3)
    assert "The morning after" not in open_today(doing, client, monkeypatch, 26)


def test_on_monday_the_weekend_is_asked_about_and_deleted_sessions_are_not(
    doing: Doing, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (20, 21, 22):
        Phone(client, doing.plan, on=TUESDAY.replace(day=day)).send(a_set(0))
    page = open_today(doing, client, monkeypatch, 23)
    assert "The morning after Strength A Pain" in page
    assert "The morning after Strength A on Saturday Pain" in page
    assert "Friday Pain" not in page
    Phone(client, doing.plan, on=TUESDAY.replace(day=22)).send(told("delete"))
    assert "The morning after Strength A Pain" not in open_today(doing, client, monkeypatch, 23)


def test_a_session_that_never_was_is_not_found(doing: Doing, client: Client) -> None:
    never = "00000000-0000-4000-8000-000000000000"
    assert client.get(f"/plans/{doing.plan.code}/train/{never}/{TUESDAY}/").status_code == 404
    assert client.get(doing.here.replace("2026-11-24", "2026-02-31")).status_code == 404


def test_the_page_asks_the_database_a_fixed_number_of_times(
    doing: Doing, client: Client, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 20):
        Phone(client, doing.plan, on=TUESDAY.replace(day=day)).send(a_set(0))
    doing.open("1")
    with django_assert_max_num_queries(16):
        doing.open("1")


def test_a_shared_page_tells_nothing_of_what_was_done(doing: Doing, client: Client) -> None:
    Phone(client, doing.plan).send(a_set(0, kg=61.5), told("note", text="Sore"))
    share(doing.plan)
    shared = client.get(Plan.objects.get().share_address).content.decode()
    assert "61.5" not in shared
    assert "train/" not in shared
