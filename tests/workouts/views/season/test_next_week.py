"""The coming week as it is proposed from what was done."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.workouts.boards import a_monday
from tests.workouts.builder import words_of
from tests.workouts.lived_weeks import plan_of, trained, trained_week
from tests.workouts.sessions import made_here
from tests.workouts.views.season.looking import Looking, doses, today
from workouts.models import Plan, PlanWeek, RunnerSettings, Season, TrainingEvent, TrainingLog
from workouts.planning.training.events import Event, EventKind
from workouts.planning.values.week import Day, Week
from workouts.services.plans import sample_request
from workouts.services.season.next_week import propose
from workouts.services.season.seasons import all_mondays, season_weeks
from workouts.services.sharing import share
from workouts.services.week.changes import change_week
from workouts.services.week.weeks import find_week, open_week
from workouts.storage.trainings import event_rows

pytestmark = pytest.mark.usefixtures("catalogue", "sunday")
MOST_QUERIES = 4 + 6  # those of the page, and of what counts how often it is asked for


def test_each_dose_has_its_step_and_its_reason(done: Looking) -> None:
    said = done.page()
    assert "All sessions done, and nothing hurt." in said
    assert "Strength A, Tuesday: done" in said
    assert "More" in said
    assert "All reps with 2 left: one rep more." in said
    assert "This week is not over" not in said
    assert not PlanWeek.objects.exclude(monday=None).exists()


def test_what_was_not_as_planned_is_heard(client: Client) -> None:
    plan = plan_of(0)
    trained(plan, a_monday(), reps=5, rpe=9.5, form_broke=True)
    said = Looking(client, plan).page()
    assert "5 of 8 reps in the shortest set" in said
    assert "0.5 left, 3 planned" in said
    assert "the form broke" in said
    assert ": not done" in said
    assert "Sessions done: 1 of " in said


def test_a_morning_is_heard_of_once_it_was_told(client: Client) -> None:
    plan = plan_of(0)
    log = trained(plan, a_monday(), pain=2)
    looking = Looking(client, plan)
    assert "Pain 2, soreness 0 the next morning." in looking.page()
    log.events.filter(kind="morning").delete()
    assert not re.search(r"Pain \d", looking.page())
    told = Event(id=str(uuid4()), kind=EventKind.PAIN, at=log.events.earliest("at").at, pain=0)
    TrainingEvent.objects.bulk_create(event_rows(log, [told]))
    said = looking.page()
    assert "Pain 0." in said
    assert "the next morning." not in said


def test_nobody_says_that_nothing_hurt_before_the_runner_does(client: Client) -> None:
    plan = plan_of(0)
    trained_week(plan, a_monday())
    TrainingEvent.objects.filter(kind="morning").delete()
    said = Looking(client, plan).page()
    assert "All sessions done." in said
    assert "nothing hurt" not in said


def test_an_exercise_that_was_swapped_is_heard_as_what_was_done(client: Client) -> None:
    plan = plan_of(0)
    log = trained(plan, a_monday())
    swap = {"key": "other/none/", "name": "Other one", "counting": "weight"}
    first, *others = log.prescribed["items"]
    log.prescribed["items"] = [{**first, "swaps": [swap]}, *others]
    log.save()
    at = log.events.order_by("at")[0].at - 1
    told = Event(id=str(uuid4()), kind=EventKind.SWAP, at=at, item=0, to=swap["key"])
    TrainingEvent.objects.bulk_create(event_rows(log, [told]))
    said = Looking(client, plan).page()
    assert f"{first['name']}: done as Other one" in said
    assert "left out" not in said


def test_less_weight_and_more_sets_are_no_lesser_week(client: Client) -> None:
    plan = plan_of(0)
    trained_week(plan, a_monday(), reps=4, rpe=10.0)
    said = Looking(client, plan).page()
    assert "Some more, some less" in said
    assert "9 hamstring sets, 8 the week before." in said


def test_nothing_written_down_is_the_same_again_and_it_says_so(client: Client) -> None:
    looking = Looking(client, plan_of(1), a_monday(1))
    said = looking.page()
    assert "Nothing was written down for the last 2 weeks." in said
    assert "Nothing was written down last week, so the doses stay the same." in said
    assert "nothing written down" in said
    assert "More" not in said
    assert looking.take().status_code == 302
    strip = [dose[:5] for dose in doses(looking.plan)]
    assert [dose[:5] for dose in doses(looking.plan, looking.monday)] == strip


def test_who_did_not_train_says_so_and_it_is_kept_with_the_week(client: Client) -> None:
    plan = plan_of(3)
    trained_week(plan, a_monday(-3))
    looking = Looking(client, plan)
    assert "I did not train" in looking.page()
    said = looking.page("?missed=on")
    assert "You say that you did not train." in said
    assert "3 weeks without strength work: back with fewer, easier sets." in said
    looking.take()
    assert open_week(plan, looking.monday).asked.weeks_off == 3


def test_pain_of_four_makes_the_whole_week_easier(client: Client) -> None:
    plan = plan_of(0)
    trained(plan, a_monday(), 0, pain=4)
    trained(plan, a_monday(), len(open_week(plan).week.sessions) - 1)
    looking = Looking(client, plan)
    said = looking.page()
    assert "Easier until it is calm" in said
    assert "stop and see a physician or physiotherapist" in said
    assert "Pain 4, soreness 0 the next morning." in said
    assert "Same as before" not in said
    assert "Not until two sessions in a row have been calm." in said
    looking.take("same")
    assert not PlanWeek.objects.exclude(monday=None).exists()
    looking.take("none")
    assert doses(plan, looking.monday) == []
    assert open_week(plan, looking.monday).asked.pain == 4


def test_pain_of_five_withholds_the_week_and_says_why(client: Client) -> None:
    plan = plan_of(0)
    trained(plan, a_monday(), pain=5)
    looking = Looking(client, plan)
    said = looking.page()
    assert "Please let a physician look first" in said
    assert "There is a plan once the pain is down to 4 out of 10 or less." in said
    assert "Change by hand" not in said
    assert "hamstring set" not in said
    looking.take()
    assert open_week(plan, looking.monday).week.withheld


def test_pain_that_a_plan_began_with_is_over_after_two_calm_sessions(client: Client) -> None:
    plan = plan_of(0, replace(sample_request(), pain=3))
    looking = Looking(client, plan)
    answers = f"{plan.get_absolute_url()}answers/"
    assert "Easier until it is calm" in looking.page()
    assert client.get(answers).context["form"]["pain"].value() == "3"
    trained_week(plan, a_monday())
    assert "Easier until it is calm" not in looking.page()
    page = client.get(answers)
    assert page.context["form"]["pain"].value() == "0"
    assert "Nothing that changes what you lift" in words_of(page)


def test_an_easier_week_comes_after_three_and_may_wait_after_two_clean_ones(
    client: Client,
) -> None:
    plan = plan_of(2)
    for weeks in (-2, -1, 0):
        trained_week(plan, a_monday(weeks))
    looking = Looking(client, plan)
    said = looking.page()
    assert "An easier week" in said
    assert "3 weeks of work: an easier one lets the gains show." in said
    assert "this easier week can wait" in said
    assert "No strength this week" in said
    skipped = looking.page("?skip=on")
    assert "An easier week was due, and you skip it after two good ones." in skipped
    assert "Show me the easier week" in skipped
    assert looking.take().status_code == 302
    assert not open_week(plan, looking.monday).asked.deload


def test_after_the_easier_week_the_usual_doses_are_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(2)
    for weeks in (-2, -1, 0):
        trained_week(plan, a_monday(weeks))
    looking = Looking(client, plan)
    looking.page()
    looking.take()
    trained_week(plan, looking.monday)
    today(monkeypatch, Day.SUN, 1)
    later = Looking(client, plan, looking.monday + timedelta(weeks=1))
    assert "The dose from before, taken up again." in later.page()
    later.take()
    mondays = [later.monday - timedelta(weeks=weeks) for weeks in (2, 1, 0)]
    sets = [sum(dose[2] for dose in doses(plan, monday)) for monday in mondays]
    assert sets[1] < sets[0] <= sets[2]


def test_a_week_before_its_end_can_be_asked_for(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(0)
    trained(plan, a_monday())
    today(monkeypatch, Day.WED)
    said = Looking(client, plan).page()
    assert "This week is not over." in said
    assert "still to come" in said


def test_a_session_that_was_not_planned_is_heard_too(client: Client) -> None:
    plan = plan_of(0)
    log = trained(plan, a_monday(), pain=4)
    TrainingLog.objects.filter(pk=log.pk).update(session=uuid4())
    said = Looking(client, plan).page()
    assert "Extra session, Tuesday" in said
    assert "Easier until it is calm" in said


def test_sessions_before_the_plan_was_made_were_not_missed(client: Client) -> None:
    plan = plan_of(0)
    last = len(open_week(plan).week.sessions) - 1
    trained(plan, a_monday(), last)
    made = plan.created_at + timedelta(days=3)
    Plan.objects.filter(pk=plan.pk).update(created_at=made)
    assert "before you began" in Looking(client, plan).page()


def test_only_this_week_and_the_next_are_proposed(done: Looking) -> None:
    for weeks in (-1, 2):
        address = f"/plans/{done.plan.code}/weeks/{a_monday(weeks).isoformat()}/proposed/"
        assert done.client.get(address).status_code == 404
    first = f"/plans/{done.plan.code}/weeks/{a_monday().isoformat()}/"
    assert done.client.get(f"{first}proposed/")["Location"] == first


def test_one_address_leads_to_the_week_that_is_due(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(1)
    here = f"/plans/{plan.code}/"
    today(monkeypatch, Day.MON)
    assert client.get(f"{here}next-week/")["Location"] == (
        f"{here}weeks/{a_monday().isoformat()}/proposed/"
    )
    today(monkeypatch, Day.SAT)
    assert client.get(f"{here}next-week/")["Location"] == (
        f"{here}weeks/{a_monday(1).isoformat()}/proposed/"
    )


@pytest.mark.parametrize(
    ("day", "week"), [(Day.MON, "This week"), (Day.WED, ""), (Day.SUN, "Next week")]
)
def test_today_and_the_week_say_when_one_waits_to_be_decided(
    client: Client, monkeypatch: pytest.MonkeyPatch, day: Day, week: str
) -> None:
    plan = plan_of(1)
    made_here(client, plan)
    today(monkeypatch, day)
    said = f"{week}: see what we propose" if week else ""
    pages = ["/today/", f"/plans/{plan.code}/weeks/{a_monday().isoformat()}/"]
    for page in pages:
        words = words_of(client.get(page))
        assert said in words
        assert ("see what we propose" in words) is bool(said)


def test_a_week_that_is_decided_is_asked_about_no_more(done: Looking) -> None:
    made_here(done.client, done.plan)
    assert "see what we propose" in words_of(done.client.get("/today/"))
    done.page()
    done.take()
    assert "see what we propose" not in words_of(done.client.get("/today/"))
    assert "see what we propose" not in words_of(done.client.get(done.here))


def test_others_see_nothing_of_it(done: Looking) -> None:
    share(done.plan)
    before = Client().get(done.plan.share_address).content
    done.page()
    done.take()
    assert Client().get(done.plan.share_address).content == before
    assert b"proposed" not in before


def test_a_past_week_counts_as_it_was_planned_then(client: Client) -> None:
    plan = plan_of(1)
    week = open_week(plan)
    edit = [{"kind": "lighten", "place": 0}]
    change_week(plan, None, edit, based_on=week.version.pk)
    trained(plan, a_monday(-1))
    said = Looking(client, plan, a_monday()).page()
    heard = said.partition("Strength A, Tuesday: done")[2].partition("Strength B")[0]
    assert heard.strip().startswith("Pain 0, soreness 0 the next morning. Hill sprints")


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    short, long = plan_of(0), plan_of(10)
    trained_week(short, a_monday())
    for weeks in range(-10, 1):
        trained_week(long, a_monday(weeks))
    for plan in (short, long):
        looking = Looking(client, plan)
        looking.page()
        with django_assert_max_num_queries(MOST_QUERIES):
            looking.page()


def test_trainings_beyond_what_anybody_does_are_not_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(1)
    trained_week(plan, a_monday(-1))
    trained_week(plan, a_monday())
    count = TrainingEvent.objects.filter(training__date__gte=a_monday()).count()
    monkeypatch.setattr("workouts.services.training.logged_weeks.MOST_EVENTS", count)
    assert "All sessions done, and nothing hurt." in Looking(client, plan).page()


def test_weights_are_told_in_the_unit_of_the_reader(client: Client) -> None:
    owner = User.objects.create_user("ann")
    client.force_login(owner)
    RunnerSettings.objects.create(user=owner, preferences={"weight_unit": "lb"})
    plan = plan_of(1, owner=owner)
    for weeks in (-1, 0):
        trained_week(plan, a_monday(weeks), kg=None, lb=135.0, rpe=5)
    said = Looking(client, plan).page()
    assert re.search(r"left: (5|10) lb more\.", said)
    assert " kg" not in said


def work_of(week: Week) -> list[tuple[Any, ...]]:
    return [
        (session.day, item.exercise.id, item.sets, item.reps, item.rpe)
        for session in week.sessions
        for item in session.items
    ]


@pytest.mark.parametrize(
    "felt", [{}, {"pain": 4}, {"soreness": 6}, {"rpe": 9.5}, {"reps": 3, "pain": 3}], ids=str
)
@pytest.mark.parametrize("sessions", [1, 2])
def test_the_season_shows_the_week_that_is_proposed(felt: dict[str, Any], sessions: int) -> None:
    plan = plan_of(1, replace(sample_request(), pain=3))
    plan.season_start = a_monday(-1)
    plan.save()
    trained_week(plan, a_monday(-1))
    for place in range(sessions):
        trained(plan, a_monday(), place, **felt)
    found = find_week(plan.code, a_monday(1), also=all_mondays())
    proposal = propose(found)
    assert proposal is not None
    weeks = season_weeks(found, Season(start=a_monday(-1))).weeks
    shown = next(week for week in weeks if week.monday == a_monday(1))
    assert shown.course is proposal.proposed.course
    assert shown.week.sessions == proposal.proposed.week.sessions


def test_the_season_takes_what_is_still_to_come_as_planned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    today(monkeypatch, Day.MON)
    plan = plan_of(1)
    plan.season_start = a_monday(-1)
    plan.save()
    found = find_week(plan.code, also=all_mondays())
    before = season_weeks(found, Season(start=a_monday(-1))).weeks
    trained(plan, a_monday(), 0)
    now, coming = season_weeks(found, Season(start=a_monday(-1))).weeks[1:3]
    assert (now.done, now.sessions) == (1, 2)
    assert now.ham_sets == before[1].ham_sets
    assert work_of(coming.week) == work_of(before[2].week)
