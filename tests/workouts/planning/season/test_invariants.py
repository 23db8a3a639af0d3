"""What holds in every season, whatever was reported: blocks.md, section 11."""

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.vocabulary import Level
from tests.workouts.planning.catalogue import equipment, exercises
from tests.workouts.planning.runners import WEEKS
from tests.workouts.planning.season.seasons import (
    GYM,
    RUNS,
    Season,
    contacts,
    doses,
    lived,
    most_lifted,
    musts,
    racing_in,
    runner,
    sets_of,
    sprints,
    with_kg,
)
from workouts.planning import NextWeek, next_week, outline, review_week
from workouts.planning.measures.dose import told_left
from workouts.planning.measures.load import ham_sets, hardest_rpe, session_stress
from workouts.planning.rules import loading_a_strain, loading_through_pain, pregnancy_overload
from workouts.planning.season.course import Course
from workouts.planning.season.doses.jumps import LADDER
from workouts.planning.season.history import History, weeks_with_jumps
from workouts.planning.season.races import later
from workouts.planning.values.report import DoneItem, DoneSession, PastWeek, week_as_planned
from workouts.planning.values.request import PainSite, Request
from workouts.planning.values.season import Distance, Phase, Priority, Race
from workouts.planning.values.week import Day, Session, Stress, Week

HILLY = GYM | {"hill"}
RUNNERS = {
    "10k": runner(level="beginner", program_week=1, foundation_weeks=0, race=racing_in(11)),
    "marathon": runner(RUNS, equipment=HILLY, race=racing_in(17, "marathon")),
    "no race": runner(RUNS, level="advanced", equipment=HILLY),
    "from fifty": runner(RUNS, age=58, race=racing_in(14, "half")),
}
each_runner = pytest.mark.parametrize("first", RUNNERS.values(), ids=RUNNERS)


def ordinary(season: Season) -> list[NextWeek]:
    return [one for one in season.weeks if one.course is Course.ORDINARY]


@each_runner
def test_after_a_deload_the_sets_and_the_effort_are_the_standing_ones(first: Request) -> None:
    season = lived(first, 16)
    for before, deload, after in zip(
        season.weeks, season.weeks[1:], season.weeks[2:], strict=False
    ):
        is_block = before.request.phase is after.request.phase
        if deload.course is Course.DELOAD and after.course is Course.ORDINARY and is_block:
            assert sets_of(after) == pytest.approx(sets_of(before), abs=1)
            efforts = [hardest_rpe(one.week.items) for one in (before, after)]
            assert efforts[1] == pytest.approx(efforts[0], abs=0.5)


def test_the_main_lift_gets_stronger_from_wave_to_wave() -> None:
    history = lived(runner(), 12).history
    thirds = [most_lifted(history[place], "deadlift") for place in (2, 6, 10)]
    assert thirds == sorted(set(thirds))


def test_a_beginner_trains_in_earnest_by_week_six() -> None:
    first = runner(level="beginner", program_week=1, foundation_weeks=0, race=racing_in(20))
    weeks = lived(first, 6).weeks
    assert any(hardest_rpe(one.week.items) >= 6.5 and sets_of(one) >= 6 for one in weeks)


@each_runner
def test_a_taper_is_smaller_and_no_heavier_than_the_weeks_before(first: Request) -> None:
    season = lived(first, 18)
    order = (Stress.LIGHT, Stress.MODERATE, Stress.HEAVY)

    def most(one: NextWeek) -> int:
        return max((order.index(session_stress(s, one.request)) for s in one.week.gym), default=0)

    for before, week in pairwise(season.weeks):
        if week.course is Course.TAPER:
            assert sets_of(week) <= 0.6 * (week.request.usual_ham_sets or 0) + 1e-9
            assert most(week) <= most(before)
        if week.course is Course.RACE_WEEK:
            assert sets_of(week) <= 2


@pytest.mark.parametrize("distance", ["10k", "half", "marathon", "ultra"])
@pytest.mark.parametrize("level", ["beginner", "intermediate", "advanced"])
def test_a_taper_has_at_most_six_tenths_of_what_was_done(level: str, distance: str) -> None:
    season = lived(runner(RUNS, level=level, race=racing_in(9, distance)), 10)
    tapers = [one for one in season.weeks if one.course is Course.TAPER]
    before = season.weeks[: season.weeks.index(tapers[0])]
    done = [sets_of(one) for one in before if one.course is Course.ORDINARY][-3:]
    assert all(sets_of(one) <= 0.6 * sum(done) / len(done) + 0.01 for one in tapers)
    assert all(sets_of(one) <= sets_of(before[-1]) for one in tapers)
    assert sets_of(season.weeks[-1]) <= 2


@each_runner
def test_jumps_and_sprints_rise_in_small_steps_and_come_back_after_a_deload(
    first: Request,
) -> None:
    season = lived(first, 18)
    last = {"jumps": 0, "sprints": 0}
    for one in season.weeks:
        now = {"jumps": contacts(one), "sprints": sprints(one)}
        assert not last["jumps"] or now["jumps"] <= 1.2 * last["jumps"]
        assert not last["sprints"] or now["sprints"] <= last["sprints"] + 2
        assert not (now["jumps"] and one.course is not Course.ORDINARY)
        if one.course is Course.ORDINARY:
            last = {name: now[name] or last[name] for name in last}


def test_power_keeps_out_of_the_days_before_a_race() -> None:
    season = lived(RUNNERS["marathon"], 18)
    for one in season.weeks:
        race = one.request.race
        assert race is not None
        for session in one.week.sessions:
            if session.sprints or contacts(one):
                assert race.day_offset - session.day >= 5


@pytest.mark.parametrize("facts", [{"age": 55}, {"level": "beginner"}])
def test_who_needs_more_rest_never_lifts_on_two_days_in_a_row(facts: dict[str, Any]) -> None:
    for one in lived(runner(RUNS, **facts), 8).weeks:
        for a, b in combinations(sorted(one.week.gym_days), 2):
            assert b - a >= 2


@each_runner
def test_a_quiet_day_after_is_one_without_key_run_and_strength(first: Request) -> None:
    for one in lived(first, 12).weeks:
        for session in one.week.sessions:
            if any(reason.sentence == "The day after is quiet." for reason in session.reasons):
                day = Day((session.day + 1) % 7)
                assert not one.request.week[day].is_key
                assert not one.week.on(day)


def test_a_sore_day_has_nothing_hard_and_is_chosen_last() -> None:
    season = lived(runner(), 3)
    for day in Day:
        soreness = tuple(7 if other == day else 0 for other in Day)
        proposed = season.next(soreness=soreness)
        assert day not in proposed.week.gym_days


def test_where_every_day_is_sore_what_is_done_is_light() -> None:
    season = lived(runner(), 3)
    for item in season.next(soreness=(6,) * 7).week.items:
        assert item.rpe <= 6


@pytest.mark.parametrize(
    ("facts", "rule", "cap"),
    [
        ({"strain_stage": 2, "clearance": True}, "R46", loading_a_strain.RPE_CAP[2]),
        ({"strain_stage": 3, "clearance": True}, "R46", loading_a_strain.RPE_CAP[3]),
        ({"pain": 3, "pain_site": PainSite.BACK}, "R44", loading_through_pain.AMBER_RPE),
        ({"pregnant": True, "clearance": True}, "R51", pregnancy_overload.RPE_CAP),
    ],
    ids=str,
)
def test_a_reason_that_names_a_cap_quotes_the_one_in_force(
    facts: dict[str, Any], rule: str, cap: float
) -> None:
    for first in (runner(), runner(RUNS, level="advanced")):
        proposed = lived(first, 2).next(**facts)
        assert caps_quoted(proposed) == {(rule, told_left(cap))}
        assert hardest_rpe(proposed.week.items) <= cap


@pytest.mark.parametrize("stage", [1, 4])
def test_a_stage_in_which_no_cap_holds_anything_back_quotes_none(stage: int) -> None:
    """In the first one nothing is loaded so far, in the last one there is no cap."""
    for first in (runner(), runner(RUNS, level="advanced")):
        proposed = lived(first, 2).next(strain_stage=stage, clearance=True)
        assert caps_quoted(proposed) == set()
        assert hardest_rpe(proposed.week.items) <= loading_a_strain.RPE_CAP.get(stage, 10)


def caps_quoted(proposed: NextWeek) -> set[tuple[str, object]]:
    reasons = [reason for item in proposed.week.items for reason in item.reasons]
    return {(one.rule, one.facts["least"]) for one in reasons if "least" in one.facts}


def test_the_same_history_gives_the_same_week() -> None:
    season = lived(RUNNERS["marathon"], 9)
    assert season.next() == season.next()


@each_runner
def test_an_outline_says_of_each_week_what_it_becomes(first: Request) -> None:
    season = Season(first)
    for told in outline(first, exercises(), weeks=12).weeks:
        week = season.next()
        season.history = (*season.history, week_as_planned(week.week, week.request))
        assert (told.phase, told.course) == (week.request.phase, week.course)
        assert told.proposed.week == week.week
        assert (told.sessions, told.ham_sets) == (len(week.week.gym), round(sets_of(week), 2))


# Random reports over random seasons


FEELINGS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "pain": st.sampled_from((0, 0, 0, 0, 0, 1, 2, 3, 4, 6)),
        "soreness": st.sampled_from((0, 0, 0, 2, 4, 5, 6, 8)),
        "is_done": st.sampled_from((True, True, True, False)),
    }
)
ITEM_REPORTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "rpe_off": st.sampled_from((None, None, None, -2.5, -1.0, 0.0, 0.5, 1.0, 2.0)),
        "reps_short": st.sampled_from((0, 0, 0, 0, 1, 3)),
        "sets_done": st.sampled_from((None, None, None, 0, 1)),
        "form_broke": st.sampled_from((False, False, False, False, True)),
    }
)
KITS = st.frozensets(st.sampled_from(sorted(equipment() - {"none"})), max_size=6)
CHANGES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "equipment": KITS,
        "session_minutes": st.sampled_from((20, 45, 75)),
        "weekly_km": st.sampled_from((30.0, 60.0, 90.0)),
        "strain_stage": st.sampled_from((1, 2, 3, 4)),
        "pregnant": st.just(True),
        "clearance": st.booleans(),
        "weeks_off": st.sampled_from((2, 3, 6)),
        "week": WEEKS,
        "next_week": WEEKS,
        "soreness": st.tuples(*[st.sampled_from((0, 0, 0, 5, 6))] * 7),
        "pain": st.sampled_from((2, 3, 4)),
    },
)
SEASONS = st.builds(
    runner,
    level=st.sampled_from([level.value for level in Level]),
    age=st.sampled_from((16, 30, 41, 58)),
    supervised=st.just(True),
    equipment=KITS,
    program_week=st.sampled_from((None, None, 1)),
    foundation_weeks=st.sampled_from((0, 12)),
    session_minutes=st.sampled_from((30, 60)),
    sessions_per_week=st.sampled_from((None, 1, 3)),
    said_phase=st.sampled_from((Phase.BASE, Phase.INSEASON)),
    race=st.one_of(
        st.none(),
        st.builds(
            Race,
            day_offset=st.integers(0, 7 * 19),
            distance=st.sampled_from(Distance),
            priority=st.sampled_from(Priority),
        ),
    ),
)


def reported(proposed: NextWeek, data: st.DataObject) -> PastWeek:
    """Nothing written down, or anything."""
    if data.draw(st.integers(0, 9)) == 0:
        return PastWeek(request=proposed.request, week=proposed.week)
    week: Week = with_kg(proposed.week)
    sessions = tuple(_reported(session, data) for session in week.sessions)
    return PastWeek(request=proposed.request, week=week, sessions=sessions)


def _reported(session: Session, data: st.DataObject) -> DoneSession:
    items = []
    for item in session.items:
        report = data.draw(ITEM_REPORTS)
        off = report["rpe_off"]
        items.append(
            DoneItem(
                planned=item,
                sets_done=report["sets_done"],
                fewest_reps=max(0, item.reps - report["reps_short"]),
                rpe=None if off is None else min(10.0, item.rpe + off),
                form_broke=report["form_broke"],
            )
        )
    return DoneSession(planned=session, items=tuple(items), **data.draw(FEELINGS))


def check_week(history: History, proposed: NextWeek) -> None:
    """What blocks.md, section 11, says of every week, whatever was reported before it."""
    request, week = proposed.request, proposed.week
    stresses = {session_stress(one, request) for one in week.gym}
    if request.has_amber_pain:
        assert Stress.HEAVY not in stresses
        assert contacts(proposed) == sprints(proposed) == 0
        assert hardest_rpe(week.items) <= loading_through_pain.AMBER_RPE
    if proposed.course is Course.RACE_WEEK:
        assert ham_sets(week) <= 2
    if proposed.course is Course.DELOAD:
        assert contacts(proposed) == 0
        assert sprints(proposed) <= 4
    if request.is_masters or request.is_youth or request.level is Level.BEGINNER:
        assert all(b - a >= 2 for a, b in pairwise(sorted(week.gym_days)))
    for session in week.gym:
        assert request.soreness[session.day] < 6 or hardest_rpe(session.items) <= 6
    check_power(history, proposed)


def check_power(history: History, proposed: NextWeek) -> None:
    """Jumps and sprints grow from what was really done, in small steps."""
    before = weeks_with_jumps(history)
    first = LADDER[proposed.request.level][0]
    assert contacts(proposed) <= max([first, *(1.2 * last for last in before[:1])])
    done = [sum(one.planned.sprints for one in past.done) for past in history]
    last = next((count for count in reversed(done) if count), 0)
    known = proposed.request.hill_sessions_done
    assert sprints(proposed) <= max(last + 2, 2 + 2 * known if not any(done) else 0, 2)


def check_season(first: Request, weeks: int, data: st.DataObject) -> None:
    """No week breaks a MUST rule, whatever was reported, the borders to the weeks around it
    included; the same history gives the same week; weights never jump."""
    season = Season(first)
    for number in range(weeks):
        changes: dict[str, Any] = data.draw(CHANGES) if data.draw(st.integers(0, 4)) == 0 else {}
        asked = replace(later(first, number), **changes)
        proposed = next_week(season.history, asked, exercises())
        assert musts(proposed) == []
        check_week(season.history, proposed)
        if number == weeks - 1:
            assert next_week(season.history, asked, exercises()) == proposed
        assert proposed.week.withheld or proposed.week.cost >= 0
        assert review_week(proposed.week, proposed.request) is not None
        for change in proposed.changes:
            before = change.before
            if before is not None and before.load_kg and change.item.load_kg:
                is_same = before.equipment == change.item.equipment
                assert not is_same or change.item.load_kg <= 1.25 * before.load_kg
        season.history = (*season.history, reported(proposed, data))


@given(first=SEASONS, data=st.data())
@settings(max_examples=10, deadline=None)
def test_no_week_of_a_random_season_breaks_a_must_rule(first: Request, data: st.DataObject) -> None:
    check_season(first, 5, data)


@pytest.mark.long
@given(first=SEASONS, data=st.data())
@settings(max_examples=300, deadline=None)
def test_no_week_of_many_long_random_seasons_breaks_a_must_rule(
    first: Request, data: st.DataObject
) -> None:
    check_season(first, 20, data)


def test_all_as_planned_changes_doses_only_as_told() -> None:
    season = lived(runner(), 3)
    for past, proposed in zip(season.history, season.weeks[1:], strict=False):
        same = {one.item.exercise.id for one in proposed.changes if one.turn == "same"}
        before = {one[0]: one[1:4] for one in doses(past)}
        assert same <= set(before) | {"box_jump", "hill_sprint"}
