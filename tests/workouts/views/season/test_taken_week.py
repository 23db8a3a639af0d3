"""The coming week is taken, and what changes it afterwards."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.builder import words_of
from tests.workouts.lived_weeks import plan_of, trained, trained_week
from tests.workouts.views.season.looking import HIDDEN, Looking, doses, today
from tests.workouts.views.season.season_pages import race
from workouts.forms.season.races import race_answers
from workouts.models import PlanWeek, TrainingLog, Version
from workouts.planning.values.request import PainSite
from workouts.planning.values.week import Day
from workouts.services.plans import sample_request
from workouts.services.week.changes import change_week, undo
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue", "sunday")


def test_a_week_that_is_taken_is_a_dated_one_and_can_be_undone(done: Looking) -> None:
    usual = doses(done.plan)
    done.page()
    assert done.take().headers["Location"] == done.here
    said = words_of(done.client.get(done.here))
    assert "This is your week now. Undo" in said
    assert doses(done.plan) == usual
    taken = doses(done.plan, done.monday)
    assert taken != usual
    letters = [s.letter for s in open_week(done.plan, done.monday).week.gym]
    assert letters == [s.letter for s in open_week(done.plan).week.gym]
    assert "This week is yours already." in done.page()
    undo(done.plan, done.monday, based_on=open_week(done.plan, done.monday).version.pk)
    assert doses(done.plan, done.monday) == usual


def test_a_second_tap_takes_nothing_twice(done: Looking) -> None:
    done.page()
    assert [done.take().status_code for _tap in range(2)] == [302, 302]
    assert Version.objects.filter(week__monday=done.monday).count() == 1


def test_to_change_it_by_hand_it_is_taken_first(done: Looking) -> None:
    done.page()
    assert done.take("hand").status_code == 302
    assert "This is your week now. Change what you like." in words_of(done.client.get(done.here))


def test_the_sessions_of_the_week_before_can_be_kept(done: Looking) -> None:
    assert "Same as before" in done.page()
    assert done.take("same").status_code == 302
    assert doses(done.plan, done.monday) == doses(done.plan, a_monday())
    assert "You changed this week already" in done.page()


def test_what_was_changed_by_hand_is_shown_and_stays_until_something_is_taken(
    done: Looking,
) -> None:
    based_on = open_week(done.plan, done.monday).version.pk
    edit = [{"kind": "lighten", "place": 0}]
    change_week(done.plan, done.monday, edit, based_on=based_on)
    mine = doses(done.plan, done.monday)
    said = done.page()
    assert "Your week as it is" in said
    assert "Keep mine" in said
    assert doses(done.plan, done.monday) == mine
    done.take()
    undo(done.plan, done.monday, based_on=open_week(done.plan, done.monday).version.pk)
    assert doses(done.plan, done.monday) == mine


def test_a_proposal_that_changed_meanwhile_is_shown_again_and_nothing_is_written(
    done: Looking,
) -> None:
    done.page()
    trained(done.plan, a_monday(), 0, rpe=10)
    TrainingLog.objects.earliest("created_at").delete()
    answer = done.take()
    assert answer.status_code == 409
    assert "The proposal has changed since. Please look again." in words_of(answer)
    assert not PlanWeek.objects.exclude(monday=None).exists()


def test_nonsense_takes_nothing(done: Looking) -> None:
    done.page()
    for wrong in ({"button": "nonsense"}, {"button": ""}, {"based_on": "0"}, {"seen": "x"}):
        assert done.take(**wrong).status_code == 409, wrong
        assert not PlanWeek.objects.exclude(monday=None).exists(), wrong


@pytest.mark.parametrize("is_this_week", [False, True])
def test_more_time_leaves_the_doses_of_a_week_that_was_taken(
    done: Looking, monkeypatch: pytest.MonkeyPatch, *, is_this_week: bool
) -> None:
    done.page()
    done.take()
    before = doses(done.plan, done.monday)
    if is_this_week:
        today(monkeypatch, Day.MON, weeks=1)
    _change(done, what="time", sessions="2", session_minutes="90")
    week = open_week(done.plan, done.monday)
    assert week.asked.session_minutes == 90
    assert doses(done.plan, done.monday) == before


def test_pain_takes_weight_off_a_week_that_was_taken(done: Looking) -> None:
    done.page()
    done.take()
    before = _weights(done)
    _change(done, what="hurts", pain="4", pain_site="hamstring")
    assert before["deadlift"] == 60.0
    assert _weights(done)["deadlift"] == 42.0


def test_what_was_told_of_this_week_holds_when_something_changes(client: Client) -> None:
    plan = plan_of(0)
    plan.season_start = a_monday()
    plan.save()
    trained_week(plan, a_monday(), rpe=9.5)
    answers = {"asked": "on", "what": "time", "sessions": "2", "session_minutes": "60"}
    page = client.get(f"{plan.get_absolute_url()}changed/", answers)
    assert words_of(page).count("The same sessions on the same days.") == 2


def test_pain_that_is_over_is_not_said_again_with_less_time(client: Client) -> None:
    plan = plan_of(0, replace(sample_request(), pain=3, pain_site=PainSite.HAMSTRING))
    trained_week(plan, a_monday())
    _change(Looking(client, plan), what="time", sessions="2", session_minutes="30")
    assert open_week(plan).asked.session_minutes == 30
    assert open_week(plan).asked.pain == 0


def test_a_race_that_comes_in_leaves_the_weights_that_were_lifted(done: Looking) -> None:
    done.plan.season_start = a_monday()
    done.plan.save()
    done.page()
    done.take()
    before = _weights(done)
    _change(done, what="race", **race_answers(race(1, "5k", "B")))
    after = _weights(done)
    assert open_week(done.plan, done.monday).asked.race is not None
    assert (before["deadlift"], before["lunge"]) == (60.0, 24.0)
    assert (after["deadlift"], after["lunge"]) == (60.0, 24.0)


def _change(looking: Looking, **answers: str) -> None:
    where = f"{looking.plan.get_absolute_url()}changed/"
    page = looking.client.get(where, {"asked": "on", **answers})
    sent = dict(HIDDEN.findall(page.content.decode()))
    assert looking.client.post(where, answers | sent).status_code == 302


def _weights(looking: Looking) -> dict[str, float | None]:
    week = open_week(looking.plan, looking.monday).week
    return {item.exercise.id: item.load_kg for item in week.items}
