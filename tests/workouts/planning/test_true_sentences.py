"""What is said of any built week is true of it: each sentence is held to its facts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import disturbed
from workouts.pages.wording import sentence
from workouts.planning import build_week, review_week
from workouts.planning.measures.dose import load_advice, warm_up
from workouts.planning.rules import (
    loading_a_strain,
    loading_through_pain,
    pregnancy_overload,
    too_much_too_new,
    unscreened_effort,
    unsupervised_youth,
)
from workouts.planning.search.reasons import WHAT_VERSIONS_ARE_FOR, free_day_reason
from workouts.planning.values.request import Request
from workouts.planning.values.week import Day, Prescription, Reason, RunKind, Week

RULES_OF_VERSIONS = {sentence: rule for rule, sentence in WHAT_VERSIONS_ARE_FOR}


def all_said(week: Week, request: Request) -> Iterator[Reason]:
    """Every reason, step and piece of advice of the week."""
    for session in week.sessions:
        yield from (*session.reasons, *warm_up(session))
        for item in session.items:
            yield from item.reasons
            yield from filter(None, [load_advice(item)])
    yield from filter(None, (free_day_reason(day, week, request) for day in Day))
    yield from (*week.relaxed, *week.ways_back)


def cap_in_force(rule: str, request: Request) -> float | None:
    stage = request.strain_stage
    return {
        "R46": None if stage is None else loading_a_strain.RPE_CAP.get(stage),
        "R44": loading_through_pain.AMBER_RPE if request.has_amber_pain else None,
        "R51": pregnancy_overload.RPE_CAP if request.pregnant else None,
        "R50": unsupervised_youth.effort_cap(request) if request.is_youth else None,
        "R53": unscreened_effort.RPE_CAP if unscreened_effort.needs_clearance(request) else None,
        "R33": too_much_too_new.effort_cap(request) if request.is_intro else None,
    }[rule]


@given(request=REQUESTS)
def test_a_reason_that_names_a_cap_quotes_the_one_in_force(request: Request) -> None:
    for item in build_week(request, exercises()).items:
        for reason in item.reasons:
            if "cap" in reason.facts:
                assert reason.facts["cap"] == cap_in_force(reason.rule, request)
                assert item.rpe <= reason.facts["cap"]


@given(request=REQUESTS)
def test_the_day_after_is_quiet_only_without_key_run_and_strength(request: Request) -> None:
    week = build_week(request, exercises())
    for session in week.sessions:
        if any(reason.sentence == "The day after is quiet." for reason in session.reasons):
            tomorrow = session.day + 1
            others = (
                week.sessions if tomorrow <= Day.SUN else request.next_sessions or week.sessions
            )
            assert not any(other.day == tomorrow % 7 for other in others)
            run = request.run_on(tomorrow)
            assert not run.is_key or (tomorrow > Day.SUN and run.kind is RunKind.RACE)


@given(request=REQUESTS)
def test_a_primer_comes_before_the_race(request: Request) -> None:
    for session in build_week(request, exercises()).sessions:
        said = [reason.sentence for item in session.items for reason in item.reasons]
        if any("primer" in one for one in said):
            assert not any(0 <= race.day_offset <= session.day for race in request.races)


def is_refused(item: Prescription, request: Request, sentence: str) -> bool:
    check = RULES_OF_VERSIONS[sentence].check_item
    return check is not None and any(check(item, request))


@given(request=REQUESTS)
def test_a_version_is_for_what_it_says(request: Request) -> None:
    for item in build_week(request, exercises()).items:
        for reason in item.reasons:
            if reason.sentence in RULES_OF_VERSIONS:
                itself = replace(item, modification=None)
                assert is_refused(itself, request, reason.sentence)
                assert not is_refused(item, request, reason.sentence)


@given(request=REQUESTS)
def test_numbers_are_what_a_person_can_do(request: Request) -> None:
    """Whole sets, reps and days; effort in halves."""
    week = build_week(request, exercises())
    for reason in all_said(week, request):
        said = sentence(reason)
        for number in re.findall(r"\d+\.\d+", said):
            assert number.endswith(".5"), said
            assert "RPE" in said, said


@given(request=REQUESTS, seed=st.integers(0, 99))
def test_a_finding_names_what_is_prescribed_and_counts_whole_sets(
    request: Request, seed: int
) -> None:
    week = disturbed(build_week(request, exercises()), seed)
    names = {item.name for item in week.items} | {item.exercise.name for item in week.items}
    for finding in review_week(week, request):
        assert finding.facts.get("exercise", next(iter(names), "")) in names | {""}
        assert isinstance(finding.facts.get("sets", 0), int), finding
