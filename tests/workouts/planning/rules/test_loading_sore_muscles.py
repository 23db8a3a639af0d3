"""R45: what soreness on the day allows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning import build_week, review_week
from workouts.planning.measures.clock import usual_slot
from workouts.planning.rules import loading_sore_muscles
from workouts.planning.rules.loading_sore_muscles import has_fresh_days
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day


def sore(degree: int) -> Request:
    return request(soreness=(degree, 0, 0, 0, 0, 0, 0))


def test_a_little_soreness_changes_nothing_and_other_days_are_free() -> None:
    assert said(loading_sore_muscles, sore(3), session("Mon", "H")) == []
    assert said(loading_sore_muscles, sore(9), session("Tue", "H")) == []


def test_from_four_nothing_heavy_or_fast() -> None:
    sentence = "Monday asks too much of muscles sore at 4 out of 10."
    for hard in (session("Mon", "H"), session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(loading_sore_muscles, sore(4), hard) == [("must", 10, sentence)]
    assert said(loading_sore_muscles, sore(5), session("Mon", "M")) == []


LAST_RESORT = ("should", 12, "Monday has a session on muscles sore at 6 out of 10.")


def test_from_six_only_light_and_another_day_is_better() -> None:
    assert said(loading_sore_muscles, sore(5), session("Mon", "L")) == []
    assert said(loading_sore_muscles, sore(6), session("Mon", "L")) == [LAST_RESORT]
    assert said(loading_sore_muscles, sore(6), session("Mon", "M"))[0][0] == "must"


def test_from_six_nothing_goes_above_rpe_six() -> None:
    sentence = "Monday leaves fewer than 4 reps, and muscles are sore at 6 of 10."
    hard = session("Mon", None, item("lunge", sets=1, rpe=6.5))
    assert said(loading_sore_muscles, sore(6), hard) == [("must", 10, sentence)]
    gentle = session("Mon", None, item("lunge", sets=1, rpe=6.0))
    assert said(loading_sore_muscles, sore(6), gentle) == [LAST_RESORT]
    assert said(loading_sore_muscles, sore(5), hard) == []


def test_a_sore_day_costs_less_where_hardly_another_is_fresh() -> None:
    everywhere = request(soreness=(6,) * 7)
    one_left = request("easy easy easy easy easy race:5k long", soreness=(6, 6, 6, 6, 0, 0, 0))
    for runner in (everywhere, one_left):
        (found,) = said(loading_sore_muscles, runner, session("Mon", "L"))
        assert found[:2] == ("should", 5)


def test_who_is_sore_everywhere_gets_gentle_sessions_or_none() -> None:
    runner = request("easy easy easy easy easy easy rest", soreness=(6,) * 7)
    built = build_week(runner, exercises())
    assert built.items
    assert all(lift.rpe <= 6 for lift in built.items)


def is_worth_trying(runner: Request) -> Request:
    """Sore from time to time, and otherwise well."""
    return replace(runner, red_flag="", pain=0, pregnant=False, strain_stage=None, age=35)


@given(
    runner=REQUESTS.map(is_worth_trying),
    soreness=st.tuples(*[st.sampled_from((0, 0, 6))] * 7),
)
def test_a_built_week_is_gentle_to_sore_days_and_takes_them_last(
    runner: Request, soreness: tuple[int, ...]
) -> None:
    runner = replace(runner, soreness=soreness)
    built = build_week(runner, exercises())
    sore_sessions = [one for one in built.sessions if soreness[one.day] >= 6]
    assert all(lift.rpe <= 6 for one in sore_sessions for lift in one.items)
    for one in sore_sessions:
        for day in (day for day in Day if soreness[day] < 6 and not built.on(day)):
            others = tuple(other for other in built.sessions if other is not one)
            moved = replace(one, day=day, slot=usual_slot(day, runner))
            elsewhere = replace(built, sessions=(*others, moved))
            findings = review_week(elsewhere, runner)
            is_allowed = not any(finding.is_must for finding in findings)
            assert not is_allowed or not has_fresh_days(runner), (one.day, day)
