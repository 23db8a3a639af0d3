"""The coming week: how it goes on, and that it is no worse than the last one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.vocabulary import Kind, Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.histories import (
    PHASE,
    a_week,
    after,
    first,
    hinge,
    one,
    words,
)
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning import build_week, review_week
from workouts.planning.answers.next_dose import Step
from workouts.planning.answers.next_week import Course, needs_new_plan, next_week
from workouts.planning.measures.neighbours import as_last_week
from workouts.planning.values.report import ItemReport, SessionReport, WeekReport
from workouts.planning.values.request import Phase, Request
from workouts.planning.values.week import Week


@pytest.mark.parametrize(
    ("facts", "course"),
    [
        ({}, Course.PROGRESS),
        ({"weeks_off": 1}, Course.SHORT_BREAK),
        ({"weeks_off": 3}, Course.RESTART),
        ({"deload": True}, Course.DELOAD),
        ({"weeks_since_deload": 2}, Course.PROGRESS),
        ({"weeks_since_deload": 3}, Course.DELOAD),
        ({"weeks_since_deload": 4, "level": "advanced"}, Course.PROGRESS),
        ({"weeks_since_deload": 5, "level": "advanced"}, Course.DELOAD),
        ({"pain": 5}, Course.WITHHELD),
    ],
)
def test_the_course_of_the_week(facts: dict[str, Any], course: Course) -> None:
    found, _ = after((a_week(hinge()), {}, {}), **facts)
    assert found.course is course
    assert found.week.withheld == (course is Course.WITHHELD)


def test_strong_pain_after_the_session_withholds_the_next_week() -> None:
    found, _ = after((a_week(hinge()), {"pain": 5}, {}))
    assert (found.course, found.week.sessions) == (Course.WITHHELD, ())


def test_sore_and_short_of_reps_twice_bring_the_easier_week_early() -> None:
    hard = ({"soreness": 5}, {"fewest_reps": 5})
    twice = [(a_week(hinge()), *hard)] * 2
    assert after(*twice)[0].course is Course.PROGRESS
    planned = week(session("Tue", None, hinge()), session("Fri", None, item("lunge")))
    sore = tuple(
        SessionReport(
            place=place,
            soreness=5,
            items=(ItemReport(exercise_id=key, fewest_reps=5),),
        )
        for place, key in enumerate(("romanian_deadlift", "lunge"))
    )
    history = (WeekReport(week=planned, sessions=sore),) * 2
    assert next_week(history, request(**PHASE)).course is Course.DELOAD


def test_the_easier_week_has_half_the_sets_and_no_jumps() -> None:
    planned = week(
        session("Tue", None, item("jump_squat", sets=2, reps=5), hinge(sets=4, rpe=8.0)),
        session("Thu", None, item("jump_squat", sets=2, reps=5)),
        session("Sat", None, item("hill_sprint", sets=1, reps=8, equipment="hill")),
    )
    runner = request(**PHASE | {"deload": True, "foundation_weeks": 30, "hill_sessions_done": 9})
    found = next_week((WeekReport(week=planned),), runner)
    assert found.doses[0][0] is None
    kept = [(i.exercise.id, i.sets, i.reps, i.rpe) for s in found.week.sessions for i in s.items]
    assert kept == [("romanian_deadlift", 2, 8, 7.5), ("hill_sprint", 1, 4, 6.0)]


def test_after_a_break_it_starts_again_smaller() -> None:
    short = one(hinge(sets=3), weeks_off=2)
    assert (short.load_percent, short.item.sets) == (-10.0, 3)
    assert words(short) == "After a week or two off: the same with 10 % less weight."
    long = one(hinge(sets=3), weeks_off=3)
    assert (long.step, long.item.sets, long.item.rpe) == (Step.RESTART, 1, 6.0)
    assert words(long) == "After 3 weeks off it starts again small: RPE 6."
    jumps, _ = after((a_week(item("jump_squat"), hinge()), {}, {}), weeks_off=4)
    assert jumps.doses[0][0] is None


def test_more_than_two_hamstring_sets_a_week_are_held_back() -> None:
    ranges = hinge().exercise.doses[request().level]
    top = hinge(reps=ranges.reps[1], sets=ranges.sets[0])
    curl_ranges = item("hamstring_curl").exercise.doses[request().level]
    curl = item(
        "hamstring_curl",
        sets=curl_ranges.sets[0],
        reps=curl_ranges.reps[1],
        equipment="leg_curl_machine",
    )
    planned = week(*(session(day, None, top, curl) for day in ("Mon", "Thu")))
    runner = request(**PHASE)
    found = next_week((WeekReport(week=planned),), runner)
    steps = [dose.step for row in found.doses for dose in row if dose]
    assert steps.count(Step.SET) < 4
    held = [words(dose) for row in found.doses for dose in row if dose and dose.step is Step.HOLD]
    assert "More would be too much for this week as a whole." in held


def test_another_goal_or_other_runs_need_a_new_plan() -> None:
    base, build = request(phase=Phase.BASE), request(phase=Phase.BUILD)
    assert needs_new_plan(base, build)
    assert not needs_new_plan(base, replace(base, age=50))
    assert needs_new_plan(base, request("rest " * 7, phase=Phase.BASE))


def test_progress_needs_a_week() -> None:
    with pytest.raises(ValueError, match="needs a week"):
        next_week((), request())


REPORTS: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    done=st.sampled_from((True, True, True, False)),
    pain=st.sampled_from((0, 0, 0, 2, 3, 5)),
    soreness=st.sampled_from((0, 0, 3, 6)),
    sets_done=st.sampled_from((None, None, 1)),
    rpe=st.sampled_from((None, None, 5.5, 8.0, 10.0)),
)


def reported(planned: Week, said: list[dict[str, Any]]) -> WeekReport:
    sessions = []
    for place, (one_session, facts) in enumerate(zip(planned.sessions, said, strict=False)):
        items = tuple(
            ItemReport(exercise_id=i.exercise.id, sets_done=facts["sets_done"], rpe=facts["rpe"])
            for i in one_session.items
        )
        sessions.append(
            SessionReport(
                place=place,
                done=facts["done"],
                pain=facts["pain"],
                soreness=facts["soreness"],
                items=items,
            )
        )
    return WeekReport(week=planned, sessions=tuple(sessions))


@given(REQUESTS, st.lists(REPORTS, min_size=4, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_coming_week_is_no_worse_than_the_last_one(
    request_: Request, said: list[dict[str, Any]]
) -> None:
    planned = build_week(request_, exercises())
    history = (reported(planned, said), reported(planned, said[::-1]))
    found = next_week(history, request_)
    again = replace(request_, last_strength=as_last_week(planned, request_))
    if found.course is Course.PROGRESS:
        before = [f.rule for f in review_week(planned, again) if f.is_must]
        now = [f.rule for f in review_week(found.week, again) if f.is_must]
        assert sorted(now) <= sorted(before)
    for row, old in zip(found.doses, planned.sessions, strict=False):
        for dose, was in zip(row, old.items, strict=True):
            if dose is None:
                assert was.exercise.kind is not Kind.STRENGTH
            else:
                assert dose.item.sets <= was.sets + 1
                assert abs(dose.load_percent) <= 10
                assert "{" not in words(dose)


def test_where_no_harder_version_is_allowed_the_dose_stays() -> None:
    curl = item("hamstring_curl")
    slow = tuple(m for m in curl.exercise.modifications if m.id == "hc_slow")
    dose = curl.exercise.doses[Level.BEGINNER]
    only_slow = replace(
        curl,
        exercise=replace(curl.exercise, modifications=slow),
        sets=dose.sets[1],
        reps=dose.reps[1],
    )
    facts = {"level": "beginner", "equipment": frozenset()}
    found, _ = after((a_week(only_slow), {}, {}), (a_week(only_slow), {}, {}), **facts)
    assert words(first(found)) == "At the top already: slower and tidier is the way on."
