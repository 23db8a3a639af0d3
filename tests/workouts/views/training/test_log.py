"""What was done: all of it, each time of one exercise, and best sets."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import TUESDAY, Phone, a_set, told
from workouts.models import Plan, TrainingLog
from workouts.services.plans import claim, delete, remove
from workouts.services.training.trainings import forget_trainings
from workouts.storage.trainings import not_deleted

pytestmark = pytest.mark.usefixtures("catalogue")


def on(client: Client, plan: Plan, day: int) -> Phone:
    return Phone(client, plan, on=TUESDAY.replace(day=day))


def log_of(client: Client, plan: Plan, more: str = "") -> str:
    answer = client.get(f"/plans/{plan.code}/log/{more}")
    assert answer.status_code == 200
    return words_of(answer)


def test_nothing_done_yet_is_said_to_be_so(client: Client, plan: Plan) -> None:
    assert "Nothing yet." in log_of(client, plan)
    assert "You have not done it yet." in log_of(client, plan, "lunge/")


def test_the_log_has_every_training_the_newest_first(client: Client, plan: Plan) -> None:
    on(client, plan, 17).send(a_set(0, kg=57.5), a_set(1, kg=57.5, reps=6), told("finish"))
    newer = on(client, plan, 24)
    newer.send(a_set(0, kg=60), told("note", text="Grip <easy>"))
    page = log_of(client, plan)
    assert page.index("24 November 2026") < page.index("17 November 2026")
    assert "Dumbbell deadlift 57.5 kg × 8, 6" in page
    assert "Not finished." in page
    assert "Grip &lt;easy&gt;" in client.get(f"/plans/{plan.code}/log/").content.decode()


def test_an_exercise_has_all_its_times_and_the_best_set_of_each_kit(
    client: Client, plan: Plan
) -> None:
    on(client, plan, 10).send(a_set(0, kg=80, form_broke=True), a_set(1, kg=60, reps=9))
    on(client, plan, 17).send(a_set(0, kg=60, reps=10), a_set(0, item=1, kg=20))
    page = log_of(client, plan, "deadlift/")
    assert "Best sets Dumbbell deadlift 60 kg × 10, 3 left 17 November 2026" in page
    assert page.index("17 November 2026, Strength A") < page.index("10 November 2026, Strength A")
    assert "80 kg × 8; 60 kg × 9" in page
    assert "20 kg" not in page


def test_an_exercise_that_never_was_is_not_found(client: Client, plan: Plan) -> None:
    assert client.get(f"/plans/{plan.code}/log/zither/").status_code == 404


def test_what_a_phone_calls_nonsense_is_shown_without_a_link(client: Client, plan: Plan) -> None:
    phone = on(client, plan, 24)
    phone.send(told("swap", item=9, to="é x/<b>/"), a_set(0, item=9, at=1_795_521_700_000))
    assert "An exercise that is gone 60 kg × 8" in log_of(client, plan)


def test_a_long_log_opens_with_its_newest_sessions(
    client: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workouts.views.training.log.MOST_LISTED", 2)
    for day in (10, 17, 24):
        on(client, plan, day).send(a_set(0))
    assert "10 November" not in log_of(client, plan)
    assert 'href="?all=on"' in client.get(f"/plans/{plan.code}/log/").content.decode()
    assert "10 November" in log_of(client, plan, "?all=on")
    monkeypatch.setattr("workouts.views.training.log.MOST_LOOKED_BACK", 2)
    assert "This page shows the last 2 sessions." in log_of(client, plan, "?all=on")


def test_a_deleted_training_is_in_no_log(client: Client, plan: Plan) -> None:
    phone = on(client, plan, 24)
    phone.send(a_set(0), told("delete"))
    assert "Nothing yet." in log_of(client, plan)
    rows = TrainingLog.objects.filter(plan=plan)
    assert not not_deleted(rows).exists()
    phone.send({**told("restore"), "at": 1_795_521_700_000})
    assert not_deleted(rows).exists()
    assert "60 kg × 8" in log_of(client, plan)


def test_a_deleted_training_is_gone_for_good_after_its_days_of_grace(
    client: Client, plan: Plan
) -> None:
    now = int(timezone.now().timestamp() * 1000)
    long_ago = now - 31 * 86_400_000
    for day, events in {
        3: [told("delete", at=long_ago)],
        4: [told("delete", at=now)],
        5: [told("delete", at=long_ago), told("restore", at=long_ago + 1)],
    }.items():
        on(client, plan, day).send(a_set(0, at=long_ago - 1), *events)
    assert forget_trainings() == 1
    left = TrainingLog.objects.order_by("date").values_list("date__day", flat=True)
    assert [*left] == [4, 5]


def test_an_account_sees_what_it_did_by_all_its_plans_and_only_it(
    client: Client, plan: Plan
) -> None:
    ann = User.objects.create_user("ann")
    old = sample_plan(title="Old")
    on(client, old, 17).send(a_set(0, kg=55))
    claim(ann, [plan.code, old.code])
    client.force_login(ann)
    assert "55 kg × 8" in log_of(client, plan)
    where = f"/plans/{old.code}/train/"
    assert where in client.get(f"/plans/{plan.code}/log/").content.decode()
    delete(old)
    assert where not in client.get(f"/plans/{plan.code}/log/").content.decode()
    remove(old)
    assert "55 kg × 8" in log_of(client, plan, "deadlift/")
    other = Client()
    other.force_login(User.objects.create_user("bob"))
    assert other.get(f"/plans/{plan.code}/log/").status_code == 404
    theirs = sample_plan(title="Bob's")
    assert "55 kg" not in log_of(other, theirs)


def test_the_week_leads_to_the_log(client: Client, plan: Plan) -> None:
    menu = client.get(f"/plans/{plan.code}/week-menu/").content.decode()
    assert f'href="/plans/{plan.code}/log/"' in menu
    menu = client.get(f"/plans/{plan.code}/exercise-menu/?place=0&position=0").content.decode()
    assert f'href="/plans/{plan.code}/log/deadlift/"' in menu


def test_pages_of_the_log_ask_the_database_a_fixed_number_of_times(
    client: Client, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 20):
        on(client, plan, day).send(a_set(0), {**a_set(1), "id": str(uuid4())})
    log_of(client, plan, "deadlift/")
    with django_assert_max_num_queries(8):
        log_of(client, plan)
    with django_assert_max_num_queries(8):
        log_of(client, plan, "deadlift/")
