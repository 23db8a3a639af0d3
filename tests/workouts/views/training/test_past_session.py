"""Sessions that are written down afterwards: done on paper, or not planned at all."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import TUESDAY, Phone, a_set, first_session, told
from workouts.forms.past_session import CountsField
from workouts.models import Plan, TrainingEvent, TrainingLog
from workouts.planning.training.fold import Training
from workouts.storage.trainings import read_training

pytestmark = pytest.mark.usefixtures("catalogue")
FIELD = re.compile(r'<input[^>]*?name="([\w-]+)"[^>]*?>', re.S)
LUNGE = "lunge/dumbbells/lu_add_weight"
VALUE = re.compile(r'value="([^"]*)"')


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Plan:
    cache.clear()
    monkeypatch.setattr(timezone, "localdate", lambda _moment=None: TUESDAY.replace(day=27))
    return sample_plan(title="Mine")


class Paper:
    """The form, filled in as it is shown."""

    def __init__(self, client: Client, plan: Plan, query: str = "") -> None:
        self.client, self.address = client, f"/plans/{plan.code}/past-session/{query}"
        answer = client.get(self.address)
        assert answer.status_code == 200
        self.page = answer.content.decode()
        main = self.page[self.page.index("<main") :]
        self.fields = {
            found[1]: (VALUE.search(found[0]) or ["", ""])[1]
            for found in FIELD.finditer(main)
            if 'type="radio"' not in found[0]
        }

    def send(self, **changed: Any) -> Any:
        names = {name.replace("_", "-", 1) if name[0].isdigit() else name for name in changed}
        assert len(names) == len(changed)
        return self.client.post(self.address, self.fields | changed)


def planned(plan: Plan, day: int = 24, place: int = 0) -> str:
    return f"?session={first_session(plan, place)}&on=2026-11-{day}"


def done() -> Training:
    return read_training(TrainingLog.objects.get())


def test_a_planned_session_is_written_down_with_one_tap(client: Client, plan: Plan) -> None:
    menu = client.get(f"/plans/{plan.code}/weeks/2026-11-23/session-menu/?place=0")
    query = planned(plan).replace("&", "&amp;")
    assert f'href="/plans/{plan.code}/past-session/{query}"' in menu.content.decode()
    paper = Paper(client, plan, planned(plan))
    answer = paper.send()
    log = TrainingLog.objects.get()
    assert (str(log.session), log.date) == (str(first_session(plan)), TUESDAY)
    prescribed = log.prescribed["items"]
    for place, item in enumerate(prescribed):
        sets = done().item(place).sets
        sides = 2 if item["sides"] else 1
        assert [one.reps for one in sets] == [item["reps"]] * item["sets"] * sides
    assert done().finished_at
    page = words_of(client.get(answer["Location"]))
    assert "Your session is written down." in page
    assert "Done: Heavy" in page


def test_what_was_otherwise_is_typed_over(client: Client, plan: Plan) -> None:
    paper = Paper(client, plan, planned(plan))
    paper.send(
        **{"0-counts": "8, 8, 6", "0-weight": "62,5", "0-left": "1", "1-counts": "", "pain": "2"},
        feel="hard",
        note="Tired",
        on="2026-11-23",
    )
    training = done()
    assert [(one.kg, one.reps, one.rpe) for one in training.item(0).sets] == [
        (62.5, 8, 9),
        (62.5, 8, 9),
        (62.5, 6, 9),
    ]
    assert training.item(1).sets == ()
    assert (training.feel, training.worst_pain, training.note) == ("hard", 2, "Tired")
    assert TrainingLog.objects.get().date.day == 23


def test_the_weight_of_the_last_time_is_offered(client: Client, plan: Plan) -> None:
    Phone(client, plan, on=TUESDAY.replace(day=17)).send(a_set(0, kg=57.5))
    assert Paper(client, plan, planned(plan)).fields["0-weight"] == "57.5"


def test_sprints_are_written_down_in_seconds(client: Client, plan: Plan) -> None:
    Paper(client, plan, planned(plan, place=1)).send(**{"0-counts": "8 8,2"})
    assert [(one.reps, one.seconds) for one in done().sets] == [(1, 8), (1, 8.2)]


def test_a_session_that_has_sets_already_is_changed_where_they_are(
    client: Client, plan: Plan
) -> None:
    paper = Paper(client, plan, planned(plan))
    Phone(client, plan).send(a_set(0))
    answer = paper.send()
    assert "This session has sets already." in words_of(client.get(answer["Location"]))
    assert TrainingEvent.objects.count() == 1


def test_one_that_was_deleted_can_be_written_down_again(client: Client, plan: Plan) -> None:
    Phone(client, plan).send(a_set(0, kg=99), told("delete"))
    Paper(client, plan, planned(plan)).send(**{"0-weight": "50"})
    assert {one.kg for one in done().item(0).sets} == {50}


def test_what_was_not_planned_has_its_own_session_and_can_be_changed_like_any(
    client: Client, plan: Plan
) -> None:
    paper = Paper(client, plan)
    assert f'<option value="{LUNGE}">Weighted lunge, dumbbells</option>' in paper.page
    answer = paper.send(
        **{"0-exercise": LUNGE, "0-counts": "3 x 10", "0-weight": "20", "0-left": "3"},
        **{"2-exercise": "hill_sprint/hill/", "2-counts": "8,2 8"},
    )
    log = TrainingLog.objects.get()
    assert log.date.day == 27
    training = done()
    assert [(one.set, one.side, one.kg, one.reps) for one in training.item(0).sets][:2] == [
        (0, "left", 20, 10),
        (0, "right", 20, 10),
    ]
    assert [one.seconds for one in training.item(1).sets] == [8.2, 8]
    sprint = log.prescribed["items"][1]
    assert (sprint["reps"], sprint["seconds"]) == (1, 8)
    assert "Done: Extra session" in words_of(client.get(answer["Location"]))
    page = words_of(client.get(f"/plans/{plan.code}/log/"))
    assert "27 November 2026, Extra session" in page
    assert "20 kg × 10, 10, 10 each side" in page
    events = f"{answer['Location']}events/"
    sent = {"id": "00000000-0000-4000-8000-000000000001", "kind": "delete"}
    assert client.post(events, sent).status_code == 302
    assert done().is_deleted


def test_the_morning_after_what_was_not_planned_is_asked_about(
    client: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    Paper(client, plan).send(**{"0-exercise": LUNGE, "0-counts": "8"})
    client.force_login(owner := User.objects.create_user("ann"))
    Plan.objects.update(owner=owner)
    monkeypatch.setattr(timezone, "localdate", lambda _moment=None: TUESDAY.replace(day=28))
    assert "The morning after your extra session" in words_of(client.get("/today/"))


def test_a_second_tap_writes_nothing_twice(client: Client, plan: Plan) -> None:
    for query, first in (("", {"0-exercise": LUNGE, "0-counts": "8"}), ("p", {})):
        paper = Paper(client, plan, planned(plan) if query else "")
        paper.send(**first)
        count = (TrainingLog.objects.count(), TrainingEvent.objects.count())
        paper.send(**first)
        assert (TrainingLog.objects.count(), TrainingEvent.objects.count()) == count


@pytest.mark.parametrize("changed", [{"0-counts": "6"}, {"0-exercise": "hill_sprint/hill/"}])
def test_what_is_corrected_after_going_back_is_not_lost_in_silence(
    client: Client, plan: Plan, changed: dict[str, str]
) -> None:
    paper, first = Paper(client, plan), {"0-exercise": LUNGE, "0-counts": "8"}
    paper.send(**first)
    answer = paper.send(**first | changed)
    assert "This session has sets already." in words_of(client.get(answer["Location"]))
    assert {one.reps for one in done().sets} == {8}


def test_what_was_deleted_can_be_sent_again_after_going_back(client: Client, plan: Plan) -> None:
    paper, first = Paper(client, plan), {"0-exercise": LUNGE, "0-counts": "8"}
    events = f"{paper.send(**first)['Location']}events/"
    client.post(events, {"id": "00000000-0000-4000-8000-000000000001", "kind": "delete"})
    paper.send(**first)
    assert {one.reps for one in done().sets} == {8}


def test_more_exercises_are_asked_for_without_losing_what_was_typed(
    client: Client, plan: Plan
) -> None:
    paper = Paper(client, plan)
    page = paper.send(**{"0-exercise": LUNGE, "0-counts": "8 8", "more": "on"})
    assert page.status_code == 200
    text = page.content.decode()
    assert 'name="4-counts"' in text
    assert 'value="8 8"' in text
    assert not TrainingLog.objects.exists()
    hurt = paper.send(more="on", pain="3").content.decode()
    assert re.search(r'name="pain"\s+value="3"[^>]*checked', hurt)
    many = paper.send(more="on", rows="99").content.decode()
    assert 'name="11-counts"' in many
    assert 'name="12-counts"' not in many


def test_a_form_without_its_name_is_taken(client: Client, plan: Plan) -> None:
    assert Paper(client, plan, planned(plan)).send(id="x").status_code == 302
    assert done().sets


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"on": "2026-11-28"}, "Give a day that is not in the future."),
        ({"on": "soon"}, "Enter a valid date."),
        ({"0-exercise": LUNGE, "0-counts": "many"}, "Give a number for each set"),
        ({"0-exercise": LUNGE, "0-counts": "51"}, "each from 0 to 50"),
        ({"0-exercise": LUNGE, "0-counts": "99 x 8"}, "more than 30 sets"),
        ({"0-exercise": LUNGE, "0-counts": ""}, "Give the reps of each set."),
        ({"0-exercise": "", "0-counts": "8"}, "Choose the exercise."),
        ({"0-exercise": "é", "0-counts": "8"}, "Select a valid choice."),
        ({"0-weight": "heavy"}, "Give a number from 0 to 1000."),
        ({"pain": "11"}, "Give a whole number from 0 to 10."),
        ({}, "Give the reps of each set of at least one exercise."),
    ],
)
def test_what_is_wrong_is_said_by_its_field_and_nothing_is_kept(
    client: Client, plan: Plan, changed: dict[str, str], said: str
) -> None:
    answer = Paper(client, plan).send(**changed)
    assert answer.status_code == 400
    assert said in words_of(answer)
    assert not TrainingLog.objects.exists()


def test_a_session_that_never_was_is_not_found(client: Client, plan: Plan) -> None:
    here = f"/plans/{plan.code}/past-session/"
    assert client.get(f"{here}?session=x").status_code == 404
    never = "00000000-0000-4000-8000-000000000000"
    assert client.get(f"{here}?session={never}&on=2026-11-24").status_code == 404


@pytest.mark.parametrize("day", ["0001-01-03", "1999-12-31", "9999-12-31", "yesterday", ""])
def test_a_day_on_which_nothing_can_have_been_done_is_today(
    client: Client, plan: Plan, day: str
) -> None:
    paper = Paper(client, plan, f"?session={first_session(plan)}&on={day}")
    assert paper.fields["on"] == "2026-11-27"


def test_too_many_in_a_day_have_to_wait(client: Client, plan: Plan, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"train": "0/d/ip"}
    assert Paper(client, plan, planned(plan)).send().status_code == 429
    assert not TrainingLog.objects.exists()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("8 8 7", (8, 8, 7)),
        ("8,8,7", (8, 8, 7)),
        ("8, 8; 7/6", (8, 8, 7, 6)),
        ("3x8", (8, 8, 8)),
        ("2 × 8 6", (8, 8, 6)),
        ("", ()),
    ],
)
def test_counts_are_read_as_people_write_them(text: str, counts: tuple[float, ...]) -> None:
    assert CountsField(most=50, is_whole=True, required=False).clean(text) == counts
