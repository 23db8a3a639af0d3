"""The builder gives the best week there is, and never one that breaks a MUST rule."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.vocabulary import Kind, Level
from tests.workouts.planning.catalogue import exercise, exercises
from tests.workouts.planning.enumerator import cost_of, least_cost, limited
from tests.workouts.planning.runners import REQUESTS, WEEKS
from tests.workouts.planning.weeks import last_week
from tests.workouts.planning.weeks import request as a_request
from workouts.planning import ALL_RULES, Builder, build_week, review_week, should_cost
from workouts.planning.measures.load import ham_sets, items_stress, session_stress
from workouts.planning.search import content_costs, week_contents
from workouts.planning.search.concessions import (
    FEWER_SESSIONS,
    FEWER_SETS,
    NO_WEIGHT,
    STRENGTH_PHASES,
)
from workouts.planning.search.work import Work
from workouts.planning.values.exercise import Exercise
from workouts.planning.values.request import Request, School
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day, Prescription, Run, RunKind, Session, Stress, Week

CODES = {rule.code for rule in ALL_RULES} | {"R11", "R36", "R40"}


def everything_in(week: Week) -> list[str]:
    return [item.exercise.id for session in week.sessions for item in session.items]


@given(REQUESTS)
def test_no_built_week_breaks_a_must_rule(request: Request) -> None:
    week = build_week(request, exercises())
    findings = review_week(week, request)
    assert [finding for finding in findings if finding.is_must] == []
    assert week.cost == should_cost(findings)
    assert not (week.withheld and week.sessions)


@given(REQUESTS)
def test_every_choice_has_a_reason_that_can_be_said(request: Request) -> None:
    week = build_week(request, exercises())
    choices: list[Session | Prescription] = [
        *week.sessions,
        *(item for s in week.sessions for item in s.items),
    ]
    for choice in choices:
        assert choice.reasons
    for reason in (*week.relaxed, *(r for choice in choices for r in choice.reasons)):
        assert reason.rule in CODES
        assert "{" not in reason.sentence.format(**reason.facts)


HINGE_AND_CURL = limited(romanian_deadlift=2, hamstring_curl=1)
ONE_LEG_AND_CURL = limited(lunge=1, hamstring_curl=2)
SMALL_WEEKS = [
    a_request("rest easy quality:tempo easy easy rest long:100min", session_minutes=20),
    a_request("easy quality:intervals easy quality:tempo easy rest long:80min", double_days=True),
    a_request("easy easy quality:hills rest quality:tempo long:120min easy", level=Level.BEGINNER),
    a_request("rest rest long:60min quality:tempo rest rest rest", school=School.SEPARATE_DAYS),
    a_request(
        "easy:30min@07:00 rest easy:30min quality:tempo:30min@19:00 rest rest rest",
        strength_starts=(19 * 60, 6 * 60, 6 * 60, None, None, 19 * 60, 7 * 60),
        last_strength=last_week(("romanian_deadlift", 1, 7.0), day="Sun", stress="H", sets=1.5),
        weekly_km=30.0,
        previous_km=20.0,
    ),
]


@pytest.mark.parametrize(
    ("request_", "menu"),
    [
        pytest.param(SMALL_WEEKS[0], HINGE_AND_CURL, id="time", marks=pytest.mark.long),
        pytest.param(SMALL_WEEKS[1], ONE_LEG_AND_CURL, id="doubles", marks=pytest.mark.long),
        pytest.param(SMALL_WEEKS[2], HINGE_AND_CURL, id="beginner", marks=pytest.mark.long),
        pytest.param(SMALL_WEEKS[3], ONE_LEG_AND_CURL, id="school", marks=pytest.mark.long),
        pytest.param(SMALL_WEEKS[4], HINGE_AND_CURL, id="neighbours and clock"),
    ],
)
def test_trying_every_week_finds_none_better(request_: Request, menu: tuple[Exercise, ...]) -> None:
    assert build_week(request_, menu).cost == least_cost(request_, menu)


@pytest.mark.parametrize("most_sets", [1, pytest.param(2, marks=pytest.mark.long)])
def test_trying_every_week_with_hill_sprints_finds_none_better(most_sets: int) -> None:
    menu = (*limited(romanian_deadlift=most_sets), exercise("hill_sprint"))
    runs = "rest easy quality:tempo rest easy quality:tempo long:100min"
    request = a_request(runs, equipment=frozenset({"hill"}), hill_sessions_done=3)
    week = build_week(request, menu)
    assert cost_of(week, request) == least_cost(request, menu)


def test_the_same_question_gets_the_same_answer() -> None:
    request = a_request("rest quality:intervals easy quality:tempo easy easy long:100min")
    assert build_week(request, exercises()) == build_week(request, exercises()[::-1])


def test_a_catalogue_of_sixty_exercises_is_no_harder_to_plan_from() -> None:
    copies = [
        replace(exercise, id=f"{exercise.id}_{number}", slug=f"{exercise.slug}-{number}")
        for exercise in exercises()
        for number in range(6)
    ]
    request = a_request("rest quality:intervals easy quality:tempo easy easy long:100min")
    large, small = build_week(request, tuple(copies)), build_week(request, exercises())
    assert large.cost == small.cost
    assert len(large.gym) == len(small.gym)


def test_the_planner_takes_the_exercise_there_is_kit_for() -> None:
    machine = replace(
        exercise("hamstring_curl"), id="zz_machine_curl", equipment=("leg_curl_machine",)
    )
    floor = [
        replace(exercise("hamstring_curl"), id=f"a{n}_curl", equipment=("sliders",))
        for n in range(3)
    ]
    others = [e for e in exercises() if e.id != "hamstring_curl"]
    menu = (*others, machine, *floor)
    request = a_request(
        "easy rest easy rest easy rest easy", equipment=frozenset({"leg_curl_machine"})
    )
    assert "zz_machine_curl" in everything_in(build_week(request, menu))


def test_a_seven_day_runner_keeps_an_easy_day_without_strength() -> None:
    request = a_request("easy quality:tempo easy easy quality:hills easy long:90min")
    week = build_week(request, exercises())
    used = {session.day for session in week.sessions}
    assert "no-rest-day" in week.messages
    assert set(request.days_of(RunKind.EASY)) - used


def test_without_kit_everything_is_done_without_kit() -> None:
    request = a_request("rest easy rest easy rest easy rest", session_minutes=60)
    week = build_week(request, exercises())
    kit = {item.equipment for session in week.sessions for item in session.items}
    assert kit <= {"none", "substitute"}
    assert len(week.gym) == 2


def test_a_red_flag_ends_the_planning() -> None:
    week = build_week(a_request("easy " * 7, red_flag="pop"), exercises())
    assert week.withheld
    assert week.sessions == ()
    assert "red-flag-see-clinician" in week.messages


def test_hill_sprints_join_an_easy_day_when_there_is_a_hill() -> None:
    runs = "rest quality:intervals easy easy quality:tempo rest long:80min"
    request = a_request(runs, equipment=frozenset({"hill"}), hill_sessions_done=3)
    week = build_week(request, exercises())
    days = [session.day for session in week.sessions if session.sprints]
    assert [request.week[day].kind for day in days] == [RunKind.EASY]
    assert "hill_sprint" not in everything_in(
        build_week(replace(request, equipment=frozenset()), exercises())
    )


def test_jumps_come_first_and_only_after_the_foundation_weeks() -> None:
    runs = "rest quality:intervals easy easy rest easy long:80min"
    request = a_request(runs, said_phase=Phase.BUILD, foundation_weeks=30, session_minutes=50)
    jumping = [
        session.items[0].exercise.kind
        for session in build_week(request, exercises()).sessions
        if any(item.exercise.kind is Kind.POWER for item in session.items)
    ]
    assert jumping == [Kind.POWER]
    early = build_week(replace(request, foundation_weeks=3), exercises())
    assert "plyo-locked" in early.messages
    assert not any(i.exercise.kind is Kind.POWER for s in early.sessions for i in s.items)


def test_the_school_decides_where_heavy_work_goes() -> None:
    runs = "rest quality:intervals easy rest quality:tempo easy rest"
    request = a_request(runs, level=Level.ADVANCED, double_days=True, said_phase=Phase.BUILD)
    hard = build_week(request, exercises())
    easy = build_week(replace(request, school=School.EASY_DAYS), exercises())
    separate = build_week(replace(request, school=School.SEPARATE_DAYS), exercises())
    heavy_days = [
        {
            request.week[session.day].kind
            for session in week.gym
            if session_stress(session, request) is Stress.HEAVY
        }
        for week in (hard, easy, separate)
    ]
    assert heavy_days == [{RunKind.QUALITY}, {RunKind.EASY}, {RunKind.REST}]


@pytest.mark.parametrize("school", list(School))
def test_a_fresh_day_is_taken_before_a_sore_one(school: School) -> None:
    """Also where the sore one is of the kind that the runner's school likes."""
    runs = "easy rest easy easy rest easy rest"
    plain = a_request(runs, said_phase=Phase.INSEASON, school=school)
    (liked,) = build_week(plain, exercises()).gym
    sore = tuple(4 if day == liked.day else 0 for day in Day)
    (taken,) = build_week(replace(plain, soreness=sore), exercises()).gym
    assert taken.day != liked.day


def test_a_week_full_of_key_runs_says_what_it_gave_up() -> None:
    runs = "long:90min long:90min quality:hills long:120min quality:tempo long:90min rest"
    request = a_request(runs, level=Level.ADVANCED)
    week = build_week(request, exercises())
    assert {session_stress(session, request) for session in week.gym} == {Stress.LIGHT}
    assert [reason.sentence for reason in week.relaxed] == [FEWER_SETS, NO_WEIGHT]


def test_after_a_long_break_with_next_to_nothing_before_nothing_is_planned_yet() -> None:
    request = a_request("rest easy rest easy rest easy rest", weeks_off=4, usual_ham_sets=0.5)
    week = build_week(request, exercises())
    assert week.gym == ()
    assert FEWER_SESSIONS in {reason.sentence for reason in week.relaxed}


def test_the_main_lift_of_last_week_stays_in_its_first_weeks() -> None:
    runs = "rest quality:intervals easy rest quality:tempo easy long:80min"
    for lift in ("deadlift", "romanian_deadlift"):
        before = last_week((lift, 2, 6.0), ("step_up", 2, 6.0))
        request = a_request(
            runs, program_week=3, last_strength=before, equipment=frozenset({"barbell", "box"})
        )
        assert lift in everything_in(build_week(request, exercises()))


def test_the_clock_opens_a_day_that_whole_days_would_close() -> None:
    """Lifting at six in the morning leaves a day and a half until tomorrow evening's tempo run."""
    runs = "easy quality:tempo@20:00 easy quality:tempo@20:00 easy long:100min rest"
    by_days = a_request(runs, level=Level.ADVANCED, equipment=frozenset({"barbell"}))
    by_clock = replace(by_days, strength_starts=(6 * 60,) * 7)
    week = build_week(by_clock, exercises())
    assert [(one.day, one.start) for one in week.gym] == [(Day.MON, 360), (Day.WED, 360)]
    assert {session_stress(session, by_clock) for session in week.gym} == {Stress.MODERATE}
    assert week.cost == 0
    closed = build_week(by_days, exercises())
    assert not {session.day for session in closed.gym} & {Day.MON, Day.WED}
    assert closed.cost > 0


def test_a_beginners_first_weeks_are_never_filled_with_heavy_sessions() -> None:
    """Without another class of session there is none, and the week says so."""
    runs = "easy easy long:80min rest rest rest rest"
    kit = frozenset({"dumbbells", "sliders", "stairs"})
    request = a_request(
        runs,
        level=Level.BEGINNER,
        said_phase=Phase.PEAK,
        equipment=kit,
        session_minutes=60,
        novel_eccentric=True,
        program_week=1,
        deload=True,
        usual_ham_sets=9.0,
        school=School.SEPARATE_DAYS,
    )
    week = build_week(request, exercises())
    assert not any(finding.is_must for finding in review_week(week, request))
    assert all(items_stress(session.items) is not Stress.HEAVY for session in week.gym)


def test_three_sessions_after_a_known_week_are_planned_all_the_same() -> None:
    """More contents than one plan looks at: the best that was found, and no MUST broken."""
    before = last_week(
        ("deadlift", 2, 7.0), ("lunge", 2, 7.0), ("hamstring_curl", 1, 7.0), sets=3.0
    )
    request = a_request(
        "rest easy:50min easy:50min easy:50min rest long:90min rest",
        equipment=frozenset({"kettlebell", "barbell", "cable"}),
        sessions_per_week=3,
        program_week=3,
        last_strength=before,
        session_minutes=45,
        double_days=True,
    )
    week = build_week(request, exercises())
    assert not any(finding.is_must for finding in review_week(week, request))
    assert len(week.gym) >= 2
    assert build_week(request, exercises()) == week


BUSY = "rest quality:intervals easy easy quality:tempo easy long:80min"


@pytest.mark.parametrize("most_looks", [0, 100])
def test_a_search_cut_short_still_gives_a_week_that_breaks_no_must(most_looks: int) -> None:
    request = a_request(BUSY, sessions_per_week=3)
    exact = build_week(request, exercises())
    hasty = Builder(exercises(), work=Work(most_looks)).build(request)
    assert not any(finding.is_must for finding in review_week(hasty, request))
    assert hasty.cost >= exact.cost
    assert "search-cut-short" in hasty.messages
    assert "search-cut-short" not in exact.messages
    assert hasty.gym


def test_floors_only_save_time(monkeypatch: pytest.MonkeyPatch) -> None:
    last = last_week(("deadlift", 2, 7.0), ("lunge", 1, 7.0), sets=2.0)
    request = a_request(BUSY, last_strength=last, session_minutes=25)
    with_floors = build_week(request, exercises())
    monkeypatch.setattr(week_contents, "MOST_SUMS", 0)
    monkeypatch.setattr(content_costs, "MOST_SUMS", 0)
    assert build_week(request, exercises()).cost == with_floors.cost


OTHERS = st.tuples(WEEKS, st.booleans(), st.sampled_from(School), st.sampled_from((0, 10, 20)))


@given(REQUESTS, st.lists(OTHERS, max_size=4))
def test_a_builder_that_is_asked_for_other_days_builds_as_a_fresh_one(
    request: Request, others: list[tuple[tuple[Run, ...], bool, School, int]]
) -> None:
    builder = Builder(exercises())
    assert builder.build(request) == build_week(request, exercises())
    for days, double, school, more in others:
        minutes = request.session_minutes + more
        other = replace(request, week=days, double_days=double, school=school)
        other = replace(other, session_minutes=minutes)
        assert builder.build(other) == build_week(other, exercises())


GYM = frozenset({"barbell", "dumbbells", "leg_curl_machine", "box"})
USUAL_WEEKS = (
    "rest easy quality:tempo easy rest easy long:90min",
    "rest quality:intervals easy rest easy rest easy",
    "rest easy quality:tempo rest easy rest long:90min",
    "rest quality:tempo rest easy easy rest long:60min",
)


def is_technique(session: Session) -> bool:
    return all(item.rpe < 6 for item in session.items)


def main_lifts(week: Week) -> set[str]:
    return {
        item.exercise.id
        for item in week.items
        if item.rpe >= 6 and item.exercise.id in ("deadlift", "romanian_deadlift")
    }


@pytest.mark.parametrize("runs", USUAL_WEEKS)
@pytest.mark.parametrize("phase", [Phase.BASE, Phase.BUILD])
@pytest.mark.parametrize("level", list(Level))
def test_a_week_of_base_or_build_is_work_with_both_hinges(
    level: Level, phase: Phase, runs: str
) -> None:
    request = a_request(runs, level=level, said_phase=phase, equipment=GYM, foundation_weeks=20)
    week = build_week(request, exercises())
    assert len(week.gym) == 2
    assert not any(is_technique(session) for session in week.gym)
    assert main_lifts(week) == {"deadlift", "romanian_deadlift"}


def test_one_hard_set_comes_before_two_of_technique_where_only_light_work_fits() -> None:
    runs = "quality:tempo easy:45min quality:intervals rest easy quality:tempo long:100min"
    week = build_week(a_request(runs, said_phase=Phase.BUILD, equipment=GYM), exercises())
    light = [one for one in week.gym if items_stress(one.items) is Stress.LIGHT]
    assert light
    for session in light:
        assert {item.sets for item in session.items} == {1}
        assert min(item.rpe for item in session.items) >= 7


@pytest.mark.parametrize("phase", [Phase.BASE, Phase.BUILD])
@pytest.mark.parametrize("last", ["deadlift", "romanian_deadlift"])
def test_after_a_week_of_deadlifts_only_the_romanian_one_has_its_turn(
    last: str, phase: Phase
) -> None:
    before = last_week((last, 2, 7.0), ("step_up", 2, 7.0), ("hamstring_curl", 2, 7.0), sets=6.0)
    runs = "easy easy quality:tempo easy quality:intervals rest long:90min"
    request = a_request(
        runs, said_phase=phase, equipment=GYM, last_strength=before, sessions_per_week=1
    )
    week = build_week(request, exercises())
    assert "romanian_deadlift" in main_lifts(week) or last == "romanian_deadlift"


@pytest.mark.parametrize(
    "runs", [USUAL_WEEKS[0], pytest.param(USUAL_WEEKS[1], marks=pytest.mark.long)]
)
@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("kit", [GYM, frozenset(), frozenset({"resistance_band"})])
def test_no_week_is_cut_short_to_do_without_a_hinge_or_a_curl(
    kit: frozenset[str], level: Level, phase: Phase, runs: str
) -> None:
    week = build_week(a_request(runs, level=level, said_phase=phase, equipment=kit), exercises())
    has_curl = "hamstring_curl" in everything_in(week)
    primer = phase in (Phase.RACE_WEEK, Phase.RECOVERY) and ham_sets(week) < 2
    assert primer or (main_lifts(week) and has_curl)


WITHOUT_WEIGHTS = [
    frozenset(),
    frozenset({"box"}),
    frozenset({"resistance_band", "stairs"}),
    frozenset({"sliders", "swiss_ball"}),
]


@pytest.mark.parametrize(
    "kit",
    [
        *WITHOUT_WEIGHTS[::2],
        *(pytest.param(kit, marks=pytest.mark.long) for kit in WITHOUT_WEIGHTS[1::2]),
    ],
    ids=sorted,
)
@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("level", list(Level))
def test_without_weights_no_dose_pretends_to_be_heavy(
    level: Level, phase: Phase, kit: frozenset[str]
) -> None:
    request = a_request(USUAL_WEEKS[0], level=level, said_phase=phase, equipment=kit)
    week = build_week(request, exercises())
    most = 15 if level is Level.BEGINNER else 20
    lifts = [item for item in week.items if item.exercise.kind is Kind.STRENGTH]
    assert lifts or phase in (Phase.RACE_WEEK, Phase.RECOVERY)
    for lift in lifts:
        assert lift.rpe <= 7
        assert 10 <= lift.reps <= most
        assert lift.rest_seconds <= 90
    is_told = NO_WEIGHT in {given_up.sentence for given_up in week.relaxed}
    assert is_told == (phase in STRENGTH_PHASES)


@pytest.mark.parametrize(
    "facts", [{"equipment": frozenset({"backpack"})}, {"pain": 3}, {"weeks_off": 3}], ids=str
)
def test_a_backpack_is_offered_only_to_those_whom_weight_would_help(facts: dict[str, Any]) -> None:
    week = build_week(a_request(USUAL_WEEKS[0], **facts), exercises())
    assert week.gym
    assert NO_WEIGHT not in {given_up.sentence for given_up in week.relaxed}


def test_step_ups_and_curls_take_turns_only_where_time_is_short() -> None:
    runs = USUAL_WEEKS[1]
    rests = {}
    for minutes in (20, 60):
        request = a_request(runs, level=Level.ADVANCED, equipment=GYM, session_minutes=minutes)
        week = build_week(request, exercises())
        assert not any(f.rule == "R21" for f in review_week(week, request))
        assert len(week.gym) == 2
        rests[minutes] = {item.rest_seconds for item in week.items if item.sets > 1}
    assert 15 in rests[20]
    assert 15 not in rests[60]
