"""The thirty cases of blocks.md, section 12: what is given, and what a coach expects.

Where a test gives more than its case does, or something else, a comment says what and why.
"""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import (
    GYM,
    KG,
    QUIET_RUNS,
    RUNS,
    Season,
    as_done,
    contacts,
    dose,
    doses,
    felt,
    lifted_as,
    lived,
    missed,
    most_lifted,
    musts,
    racing_in,
    runner,
    sets_of,
    sprints,
)
from workouts.planning import NextWeek, outline, review_week
from workouts.planning.measures.load import session_stress
from workouts.planning.measures.neighbours import days_apart
from workouts.planning.season.course import Course
from workouts.planning.values.report import PastWeek
from workouts.planning.values.request import Request
from workouts.planning.values.season import Distance, Phase, Priority, Race
from workouts.planning.values.week import Day, Stress

HILLY = GYM | {"hill"}


def told(first: Request, **facts: Any) -> str:
    """`base 3, DELOAD 1, build 3`: the outline as runs of alike weeks."""
    found: list[list[Any]] = []
    for week in outline(first, exercises(), **facts).weeks:
        name = "DELOAD" if week.is_deload else week.phase.value
        if found and found[-1][0] == name:
            found[-1][1] += 1
        else:
            found.append([name, 1])
    return ", ".join(f"{name} {count}" for name, count in found)


def heaviest(proposed: NextWeek) -> set[Stress]:
    return {session_stress(one, proposed.request) for one in proposed.week.gym}


def session_days(proposed: NextWeek) -> list[Day]:
    return sorted(proposed.week.gym_days)


def test_01_a_marathon_in_eighteen_weeks_has_every_phase_and_three_easier_weeks() -> None:
    assert told(runner(race=racing_in(17, "marathon"))) == (
        "base 3, DELOAD 1, build 3, DELOAD 1, build 3, DELOAD 1, peak 4, taper 1, race_week 1"
    )


def test_02_a_beginner_with_a_half_in_twelve_weeks_learns_first_and_builds_late() -> None:
    first = runner(level="beginner", program_week=1, foundation_weeks=0, race=racing_in(11, "half"))
    assert told(first) == "base 5, DELOAD 1, base 1, build 2, peak 1, taper 1, race_week 1"
    build = lived(first, 8).weeks[7]
    assert build.request.phase is Phase.BUILD
    assert build.request.foundation_weeks >= 6


def test_03_five_weeks_before_a_10k_there_is_a_peak_and_a_taper_only() -> None:
    first = runner(race=racing_in(4))
    assert told(first) == "peak 3, taper 1, race_week 1"
    assert [contacts(week) for week in lived(first, 5).weeks] == [0] * 5


def test_03_who_jumped_until_then_goes_on() -> None:
    season = lived(runner(race=racing_in(10)), 2)
    assert contacts(season.weeks[-1]) > 0
    season.first = runner(race=racing_in(6))
    proposed = season.next()
    assert proposed.request.phase is Phase.PEAK
    assert contacts(proposed) > 0


def test_04_sixteen_days_before_a_marathon_nobody_begins_to_lift() -> None:
    race = Race(day_offset=16, distance=Distance.MARATHON)
    season = lived(runner(level="beginner", program_week=1, foundation_weeks=0, race=race), 5)
    assert [len(one.week.gym) for one in season.weeks[:3]] == [0, 0, 0]
    assert "too-late-for-new" in season.weeks[0].week.messages
    assert "too-late-for-new" not in season.weeks[4].week.messages
    first = next(
        7 * number + one.week.gym_days[0] for number, one in enumerate(season.weeks) if one.week.gym
    )
    assert first >= race.day_offset + 6


def test_05_two_weeks_before_an_a_marathon_it_is_a_taper_whatever_is_said() -> None:
    # No jumps by the case, a few for who jumped until then by the table of section 5.
    race = Race(day_offset=13, distance=Distance.MARATHON)
    first = runner(block_week=None, said_phase=Phase.BUILD, foundation_weeks=0)
    usual = lived(first, 3)
    proposed = usual.next(race=race, said_phase=Phase.BUILD, foundation_weeks=12)
    assert proposed.course is Course.TAPER
    assert "phase-differs" in proposed.week.messages
    assert contacts(proposed) == 0
    share = sets_of(proposed) / (proposed.request.usual_ham_sets or 0)
    assert 0.4 <= share <= 0.6


def test_06_a_taper_after_peak_weeks_is_smaller_than_they_are() -> None:
    season = lived(runner(RUNS, level="advanced", race=racing_in(6)), 6)
    *_, peak, taper = season.weeks
    assert (peak.course, taper.course) == (Course.ORDINARY, Course.TAPER)
    assert 1.5 <= sets_of(taper) <= 2.7 < sets_of(peak)
    assert Stress.HEAVY not in heaviest(taper)


def test_07_a_deload_keeps_the_weight_and_the_week_after_takes_up_the_doses() -> None:
    # A race far away: without one the fifth week is the first of build, with doses of its own.
    season = lived(runner(race=racing_in(20)), 5)
    third, deload, fifth = season.history[2:]
    usual = season.weeks[3].request.usual_ham_sets or 0
    assert 0.5 <= sets_of(deload) / usual <= 0.6
    before = {item.exercise.id: item for item in third.week.items}
    for item in deload.week.items:
        assert item.load_kg == before[item.exercise.id].load_kg
        assert item.reps == before[item.exercise.id].reps - 2
    assert "R18" not in {one.rule for one in review_week(deload.week, deload.request)}
    assert doses(fifth) == doses(third)


def test_08_jumps_come_back_after_a_deload_where_they_were() -> None:
    # 30 contacts where the case has 34, which no sets of three to six jumps make.
    season = lived(runner(level="advanced", race=racing_in(10)), 6)
    *_, third, deload, back = [contacts(week) for week in season.weeks]
    assert (third, deload, back) == (30, 0, 30)


def pulled(**report: Any) -> NextWeek:
    """The week after one in which the deadlift of 80 kg was reported so, three sets of six."""
    season = lived(runner(RUNS, block_week=5), 1)
    past = season.history[0]
    aimed = {"sets": 3, "reps": 6, "rpe": 8.0, "load_kg": KG["deadlift"]}

    def set_up(session: Any) -> Any:
        items = tuple(
            replace(one, planned=replace(one.planned, **aimed))
            if one.planned.exercise.id == "deadlift"
            else one
            for one in session.items
        )
        planned = replace(session.planned, items=tuple(one.planned for one in items))
        return replace(session, items=items, planned=planned)

    sessions = tuple(set_up(session) for session in past.sessions or ())
    week = replace(past.week, sessions=tuple(one.planned for one in sessions))
    season.history = (lifted_as(replace(past, week=week, sessions=sessions), "deadlift", **report),)
    return season.next()


@pytest.mark.parametrize(
    ("report", "kg"),
    [
        ({"rpe": 6.0}, {82.5, 85.0}),  # 09
        ({"rpe": 10.0, "fewest_reps": 3}, {72.0}),  # 10
        ({"rpe": 9.0, "fewest_reps": 4}, {76.0}),
        ({"form_broke": True}, {80.0}),
        ({"rpe": 8.5}, {80.0}),
        ({}, {80.0}),
    ],
)
def test_09_and_10_the_load_follows_the_effort(report: dict[str, Any], kg: set[float]) -> None:
    assert dose(pulled(**report), "deadlift").load_kg in kg


def hurting(season: Season, pain: int) -> Season:
    return season.live([lambda past: felt(past, 0, pain=pain)])


def test_11_pain_of_four_after_one_session_eases_the_whole_week() -> None:
    season = hurting(lived(runner(RUNS, block_week=5), 2), 4)
    before, proposed = season.history[-1], season.next()
    assert proposed.course is Course.AMBER
    assert Stress.HEAVY not in heaviest(proposed)
    assert contacts(proposed) == sprints(proposed) == 0
    weights = {item.exercise.id: item.load_kg for item in before.week.items}
    for item in proposed.week.items:
        assert item.rpe <= 6.5
        if item.exercise.id in ("deadlift", "romanian_deadlift", "hamstring_curl"):
            assert item.load_kg == pytest.approx(0.7 * (weights[item.exercise.id] or 0), abs=1)


def test_12_after_two_calm_sessions_the_load_comes_back_in_steps() -> None:
    # A race far away, as in case 7: what comes back is the dose of base.
    season = hurting(lived(runner(race=racing_in(20)), 2), 4)
    standing = {item.exercise.id: item.load_kg for item in season.history[-1].week.items}
    season.live([lambda past: felt(past, 0, pain=1)])
    back = season.next()
    assert back.course is Course.COMING_BACK
    shares = [
        round((item.load_kg or 0) / (standing[item.exercise.id] or 1), 2)
        for session in back.week.gym
        for item in session.items
        if item.exercise.id in ("deadlift", "romanian_deadlift")
    ]
    assert shares == pytest.approx([0.8, 0.9], abs=0.02)
    season.live([None])
    assert {i.exercise.id: i.load_kg for i in season.next().week.items} == standing


def test_13_pain_of_five_withholds_the_week() -> None:
    season = hurting(lived(runner(), 1), 5)
    proposed = season.next()
    assert proposed.week.withheld
    assert "red-flag-see-clinician" in proposed.week.messages


def test_14_a_very_sore_day_is_left_free_or_kept_light() -> None:
    season = lived(runner(), 1)
    assert Day.MON not in session_days(season.next(soreness=(6, 0, 0, 0, 0, 0, 0)))
    sore = season.next(soreness=(6,) * 7)
    assert all(item.rpe <= 6 for item in sore.week.items)


def test_15_three_very_sore_days_in_a_row_are_a_red_flag() -> None:
    assert lived(runner(), 1).next(soreness=(8, 8, 8, 0, 0, 0, 0)).week.withheld


def test_16_after_ten_weeks_off_everything_begins_again() -> None:
    season = lived(runner(equipment=HILLY, hill_sessions_done=12, block_week=9), 1)
    weeks = [season.next(said_phase=Phase.BUILD, weeks_off=10)]
    season.live([None], said_phase=Phase.BUILD, weeks_off=10)
    weeks.append(season.next(said_phase=Phase.BUILD))
    assert [one.request.program_week for one in weeks] == [1, 2]
    assert [contacts(one) for one in weeks] == [0, 0]
    assert sprints(weeks[0]) == 0
    assert sprints(weeks[1]) <= 2
    assert all(one.request.is_intro for one in weeks)


def test_17_after_two_missed_weeks_the_sets_stay_and_the_load_is_a_tenth_lower() -> None:
    # Build without a race, and no free day for jumps: new ones would count as sets.
    season = lived(runner(RUNS, block_week=5), 2)
    standing = season.history[-1]
    season.live([missed, missed])
    back = season.next()
    assert back.course is Course.LIGHTER
    assert back.request.weeks_since_deload == 0
    assert sets_of(back) == sets_of(standing)
    assert [one[:4] for one in doses(back)] == [one[:4] for one in doses(standing)]
    weights = {item.exercise.id: item.load_kg for item in standing.week.items}
    for item in back.week.items:
        kg = weights[item.exercise.id]
        if kg:
            assert item.load_kg == pytest.approx(0.9 * kg, abs=1)


def test_18_after_three_missed_weeks_the_sets_come_back_before_the_taper() -> None:
    # The race is eight weeks away, not five: by then it would be peak, whose one session holds
    # less than 80 % of the sets. The next test has five weeks.
    season = lived(runner(race=racing_in(14)), 3)
    usual = season.next().request.usual_ham_sets or 0
    season.live([missed] * 3)
    first = season.next()
    assert first.course is Course.RESTART
    assert sets_of(first) <= 0.6 * usual
    assert max(item.rpe for item in first.week.items) <= 6
    season.live([None])
    second = season.next()
    assert sets_of(first) < sets_of(second) <= 0.8 * usual
    assert [one.course for one in season.live([None] * 3).weeks[-1:]] == [Course.ORDINARY]
    assert lived_out(season)[-2:] == [Course.TAPER, Course.RACE_WEEK]


def test_18_with_five_weeks_to_the_race_the_way_back_ends_in_the_peak() -> None:
    season = lived(runner(race=racing_in(11)), 3).live([missed] * 3)
    usual = season.next().request.usual_ham_sets or 0
    courses = lived_out(season.live([None]))[6:]
    assert courses == [
        *[Course.RESTART] * 2,
        *[Course.ORDINARY] * 2,
        Course.TAPER,
        Course.RACE_WEEK,
    ]
    first, second, *_ = back = season.weeks[6:]
    assert sets_of(first) <= 0.6 * usual
    assert sets_of(second) <= 0.8 * usual
    assert [max(item.rpe for item in one.week.items) for one in back[:2]] == [6, 6.5]
    assert {one.request.phase for one in back[1:4]} == {Phase.PEAK}


def lived_out(season: Season) -> list[Course]:
    """To the week of the race."""
    while season.weeks[-1].course is not Course.RACE_WEEK:
        season.live([None])
    return [one.course for one in season.weeks]


def test_19_a_lesser_race_takes_the_easier_week_with_it() -> None:
    season = lived(runner(block_week=5), 2)
    race = Race(day_offset=Day.SUN, distance=Distance.TEN_K, priority=Priority.B)
    proposed = season.next(race=race)
    assert proposed.course is Course.DELOAD
    assert proposed.request.block_week == 7
    for session in proposed.week.gym:
        assert session_stress(session, proposed.request) is not Stress.HEAVY or session.day <= 2


def test_20_a_race_that_is_cancelled_gives_the_usual_dose_back() -> None:
    season = lived(runner(race=racing_in(5)), 5)
    assert season.weeks[-1].course is Course.TAPER
    peak = season.history[-2]
    season.first = replace(season.first, race=None, block_week=1)
    proposed = season.next()
    assert proposed.course is Course.ORDINARY
    assert sets_of(proposed) >= sets_of(peak)


@pytest.mark.parametrize("weeks", [7, 8])  # the main lift before it is the one, and the other
def test_21_after_a_marathon_strength_comes_back_over_weeks(weeks: int) -> None:
    season = lived(runner(race=racing_in(weeks, "marathon")), 13)
    race_week = next(n for n, one in enumerate(season.weeks) if one.course is Course.RACE_WEEK)
    after = season.weeks[race_week + 1 :]
    usual = after[0].request.usual_ham_sets or 0
    assert all(day >= Day.FRI for day in after[0].week.gym_days)
    assert heaviest(after[0]) <= {Stress.LIGHT}
    assert sets_of(after[1]) <= 0.5 * usual
    assert max(item.rpe for item in after[1].week.items) <= 6.5
    assert [one.request.phase for one in after[:4]] == [Phase.RECOVERY] * 3 + [Phase.BASE]
    assert [contacts(one) for one in after[:2]] == [0, 0]


def test_22_a_strain_stops_the_block_and_leaves_what_was_usual() -> None:
    season = lived(runner(block_week=5), 2)
    strained = season.next(strain_stage=2, clearance=True)
    assert strained.course is Course.OWN
    assert contacts(strained) == sprints(strained) == 0
    assert all(item.rpe <= 6 for item in strained.week.items)
    before = doses(season.history[-1])
    season.live([None], strain_stage=2, clearance=True)
    assert {one[0] for one in doses(season.next())} >= {one[0] for one in before}
    kg = dose(season.next(), "deadlift").load_kg
    assert kg == dose(season.weeks[1], "deadlift").load_kg or kg == KG["deadlift"]


def test_23_without_the_gym_the_work_goes_on_with_what_there_is() -> None:
    season = lived(runner(RUNS, block_week=5), 2)
    proposed = season.next(equipment=frozenset({"dumbbells"}))
    used = {item.equipment for item in proposed.week.items}
    assert used <= {"dumbbells", "none", "substitute"}
    assert not musts(proposed)
    season.live([None], equipment=frozenset({"dumbbells"}))
    assert dose(season.next(), "hamstring_curl").equipment == "leg_curl_machine"


def test_24_twenty_minutes_keep_the_main_lift_and_the_warm_up() -> None:
    season = lived(runner(), 2)
    short = season.next(session_minutes=20)
    assert not musts(short)
    assert sets_of(short) < sets_of(season.weeks[-1])
    for session in short.week.gym:
        assert session.warmup_minutes == 5
        assert session.items[0].exercise.order_slot in (2, 3)


def wishing_three(runs: str) -> list[NextWeek]:
    season = lived(runner(runs, level="advanced", age=65, sessions_per_week=3), 4)
    for proposed in season.weeks:
        pairs = combinations(session_days(proposed), 2)
        assert all(days_apart(one, other) >= 2 for one, other in pairs)
    assert [one.course for one in season.weeks] == [*[Course.ORDINARY] * 3, Course.DELOAD]
    return season.weeks


def test_25_from_fifty_on_three_sessions_keep_their_distance() -> None:
    weeks = wishing_three("rest easy:40min rest easy:40min rest easy:40min rest")
    assert [len(one.week.gym) for one in weeks] == [3, 3, 3, 2]
    assert [len(one.notes) for one in weeks] == [0, 0, 0, 2]


def test_25_where_they_cannot_there_are_two_and_a_reason() -> None:
    weeks = wishing_three(QUIET_RUNS)
    assert [len(one.week.gym) for one in weeks] == [2, 2, 2, 2]
    assert [one.notes[-1].sentence for one in weeks] == [
        *["A third session would leave the other two less room."] * 3,
        "Two sessions are enough this week.",
    ]


def test_26_a_third_session_in_build_is_answered_with_a_message() -> None:
    proposed = lived(runner(block_week=5, sessions_per_week=3), 1).weeks[0]
    assert len(proposed.week.gym) == 2
    assert "fewer-than-wished" in proposed.week.messages


def test_27_much_more_running_holds_everything_for_a_week() -> None:
    # The first week of build, after which the grid asks for more: a hold is seen to hold.
    season = lived(runner(block_week=5, weekly_km=40.0), 1)
    before = season.history[-1]
    held = season.next(weekly_km=50.0)
    assert sets_of(held) <= sets_of(before)
    assert not grown(held, before)
    season.live([None], weekly_km=50.0)
    assert grown(season.next(weekly_km=50.0), season.history[-1])


def grown(proposed: NextWeek, past: PastWeek) -> bool:
    """Some exercise has more sets, reps or weight than before."""
    before = {one[0]: one for one in doses(past)}
    return any(
        name in before
        and (sets > before[name][1] or reps > before[name][2] or (kg or 0) > (before[name][4] or 0))
        for name, sets, reps, _rpe, kg in doses(proposed)
    )


def test_28_after_a_tuesday_race_nothing_is_called_a_primer_for_it() -> None:
    race = Race(day_offset=1, distance=Distance.TEN_K)
    season = lived(runner(race=replace(race, day_offset=1 + 21)), 4)
    week = season.weeks[-1]
    assert week.course is Course.RACE_WEEK
    for session in week.week.gym:
        assert session.day == Day.MON or session.day >= Day.THU
        told_of = [reason.sentence for item in session.items for reason in item.reasons]
        assert session.day < Day.TUE or not any("primer" in one for one in told_of)


def test_29_a_marathon_written_as_a_run_matters_most() -> None:
    first = runner("rest easy easy rest easy rest race:marathon", block_week=None)
    proposed = Season(first).next()
    assert proposed.request.main_race is not None
    assert proposed.course is Course.RACE_WEEK


def test_30_twelve_weeks_without_a_race_make_stronger_and_swap_the_main_lift() -> None:
    season = lived(runner(level=Level.INTERMEDIATE), 13)
    first, last = season.history[0], season.history[10]
    gain = most_lifted(last, "deadlift") / most_lifted(first, "deadlift")
    assert 1.06 <= gain <= 1.1
    assert [n + 1 for n, one in enumerate(season.weeks) if one.course is Course.DELOAD] == [
        4,
        8,
        12,
    ]
    main = max(season.weeks[0].week.gym, key=lambda one: sum(i.sets for i in one.items))
    swapped = max(season.weeks[12].week.gym, key=lambda one: sum(i.sets for i in one.items))
    assert main.items[0].exercise.id != swapped.items[0].exercise.id
    assert as_done(season.weeks[12]).week.gym
