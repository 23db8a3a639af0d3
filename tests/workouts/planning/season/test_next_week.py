"""The proposal for the coming week: contents that find a place, and what they give up for it."""

from dataclasses import replace

import pytest

from exercises.vocabulary import Kind, Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.season.seasons import (
    EASY_WEEK,
    GYM,
    RUNS,
    Season,
    begun,
    contacts,
    felt,
    lived,
    musts,
    racing_in,
    runner,
    sets_of,
    sprints,
    unreported,
)
from tests.workouts.planning.weeks import item, request
from tests.workouts.planning.weeks import session as a_session
from workouts.pages.wording import say
from workouts.planning import NextWeek, next_week
from workouts.planning.measures.load import is_main_lift, session_stress
from workouts.planning.measures.minutes import ONE_LEG_SLOT, session_minutes, takes_turns
from workouts.planning.season import next_week as next_week_module
from workouts.planning.season.course import Course
from workouts.planning.season.doses.grid import Role
from workouts.planning.season.doses.roles import role_of
from workouts.planning.season.races import later
from workouts.planning.season.same_again import forbidden_in, same_again
from workouts.planning.training.report import not_done
from workouts.planning.values.report import week_as_planned
from workouts.planning.values.season import Distance, PastRace, Phase
from workouts.planning.values.week import Prescription, Run, RunKind, Session, Stress, Week, reason


def test_each_dose_has_its_step_before_its_other_reasons() -> None:
    proposed = lived(runner(), 1).next()
    for session in proposed.week.gym:
        for one in session.items:
            change = next(
                c
                for c in proposed.changes
                if (c.day, c.item.exercise) == (session.day, one.exercise)
            )
            assert one.reasons[0] == change.why
            assert len(one.reasons) > 1


def test_a_first_week_is_new_and_a_second_goes_on_from_it() -> None:
    season = lived(runner(), 1)
    assert {change.turn for change in season.weeks[0].changes} == {"new"}
    changes = season.next().changes
    assert all(change.before is not None for change in changes)


@pytest.mark.parametrize("minutes", [10, 15, 20, 25, 30, 40])
def test_sessions_fit_the_time(minutes: int) -> None:
    for new in (None, 1):
        for proposed in lived(runner(session_minutes=minutes, program_week=new), 3).weeks:
            for session in proposed.week.gym:
                assert session_minutes(session) <= minutes + 2


def test_a_short_session_pairs_what_may_take_turns() -> None:
    found = [
        takes_turns(one)
        for minutes in range(16, 24)
        for proposed in lived(runner(session_minutes=minutes), 2).weeks
        for one in proposed.week.items
    ]
    assert any(found)


def test_one_session_a_week_gives_each_hinge_its_turn() -> None:
    season = lived(runner(sessions_per_week=1, race=racing_in(20)), 3)
    mains = [
        next(one.exercise.id for one in week.week.items if is_main_lift(one))
        for week in season.weeks
    ]
    assert mains[0] == mains[2] != mains[1]


def test_the_hinges_go_on_taking_turns_after_a_whole_wave() -> None:
    season = lived(runner(sessions_per_week=1), 15)
    mains = [
        next(one.exercise.id for one in week.week.items if is_main_lift(one))
        for week in season.weeks[12:]
    ]
    assert mains[0] == mains[2] != mains[1]


def test_in_a_crowded_week_something_is_given_up_and_no_rule_broken() -> None:
    crowded = "quality:intervals easy quality:tempo easy quality:hills easy long:120min"
    for weeks in (1, 6):
        season = lived(runner(crowded, double_days=False, block_week=5), weeks)
        assert all(musts(one) == [] for one in season.weeks)
    race_week = Season(runner(" ".join(["race:half"] * 7), block_week=None)).next()
    assert race_week.week.gym == ()


def test_who_wants_no_session_gets_none() -> None:
    assert Season(runner(sessions_per_week=0)).next().week.sessions == ()


def test_without_any_exercise_there_is_nothing_to_propose() -> None:
    assert next_week((), runner(), ()).week.sessions == ()
    jumps = tuple(one for one in exercises() if role_of(one, exercises()) is None)
    assert next_week((), runner(), jumps).week.gym == ()


def test_a_missing_role_is_done_by_what_comes_nearest() -> None:
    no_pull = tuple(one for one in exercises() if role_of(one, exercises()) is not Role.PULL)
    week = next_week((), runner(), no_pull).week
    assert any(is_main_lift(one) for one in week.items)
    no_main = tuple(one for one in no_pull if role_of(one, exercises()) is not Role.HINGE)
    assert not any(is_main_lift(one) for one in next_week((), runner(), no_main).week.items)


def test_a_lift_that_left_the_catalogue_can_be_eased_too() -> None:
    season = lived(runner(), 1)
    left = tuple(one for one in exercises() if one.order_slot != ONE_LEG_SLOT)
    asked = replace(later(season.first, 1), pain=4)
    assert next_week(season.history, asked, left).week.gym


def test_a_lift_that_nothing_replaces_is_left_out_of_an_easier_week() -> None:
    season = lived(runner(), 1)
    past = season.history[0]
    sessions = tuple(
        replace(one, items=tuple(map(_without_doses, one.items))) for one in past.week.sessions
    )
    history = (week_as_planned(replace(past.week, sessions=sessions), past.request),)
    left = tuple(one for one in exercises() if one.id != "hamstring_curl")
    eased = next_week(history, replace(later(season.first, 1), pain=4), left).week
    assert eased.gym
    assert "hamstring_curl" not in {one.exercise.id for one in eased.items}


def _without_doses(one: Prescription) -> Prescription:
    is_curl = one.exercise.id == "hamstring_curl"
    return replace(one, exercise=replace(one.exercise, doses={})) if is_curl else one


def test_a_history_from_elsewhere_goes_on_too() -> None:
    """A week of one exercise only, and one whose exercise is not in the catalogue any more."""
    asked = runner(block_week=None)
    only_curls = Season(asked).next().week
    curls = tuple(replace(session, items=session.items[-1:]) for session in only_curls.sessions)
    history = (week_as_planned(replace(only_curls, sessions=curls), asked),)
    assert next_week(history, asked, exercises()).week.gym
    some = tuple(one for one in exercises() if one.id != "hamstring_curl")
    proposed = next_week(history, replace(asked, deload=True), some)
    assert musts(proposed) == []


def test_an_easier_week_from_one_session_stays_one_session() -> None:
    asked = runner(block_week=None)
    first = Season(asked).next().week
    history = (week_as_planned(replace(first, sessions=first.sessions[:1]), asked),)
    eased = next_week(history, replace(asked, deload=True), exercises())
    assert len(eased.week.gym) == 1
    alone = replace(asked, sessions_per_week=1)
    again = next_week(history, alone, exercises())
    assert len(again.week.gym) == 1


def test_one_session_without_a_main_lift_is_no_turn_of_one() -> None:
    asked = runner(block_week=None, sessions_per_week=1)
    first = Season(asked).next().week
    curls = (replace(first.sessions[0], items=first.sessions[0].items[-1:]),)
    history = (week_as_planned(replace(first, sessions=curls), asked),)
    assert next_week(history, asked, exercises()).week.gym
    eased = (week_as_planned(first, replace(asked, deload=True)),)
    assert next_week(eased, asked, exercises()).week.gym


def test_a_taper_out_of_nothing_is_made_from_the_grid() -> None:
    proposed = Season(runner(race=racing_in(1))).next()
    assert proposed.course is Course.TAPER
    assert 0 < sets_of(proposed) <= 3


def test_a_lighter_version_of_a_heavy_week_comes_before_none() -> None:
    runs = "easy quality:intervals easy quality:tempo easy long:100min easy"
    season = lived(runner(runs, block_week=5, double_days=False), 3)
    assert all(one.week.gym for one in season.weeks)


def test_an_ultra_is_followed_by_a_week_without_strength() -> None:
    season = lived(runner(race=racing_in(3, "ultra")), 5)
    assert season.weeks[4].request.phase is Phase.RECOVERY
    assert season.weeks[4].week.gym == ()


def test_an_exercise_without_a_dose_for_the_level_is_left_out() -> None:
    asked = request(RUNS, equipment=GYM)
    bare = tuple(replace(one, doses={}) for one in exercises())
    assert next_week((), asked, bare).week.gym == ()
    assert all(run.kind in RunKind for run in asked.week)


def power_told(week: NextWeek, kind: Kind) -> list[str]:
    return [
        say(change.why.sentence, change.why.facts)
        for change in week.changes
        if change.item.exercise.kind is kind
    ]


def test_jumps_are_told_with_what_there_was_before() -> None:
    season = lived(runner(race=racing_in(9), block_week=5), 2)
    told = [power_told(week, Kind.POWER) for week in season.weeks]
    assert told == [["Jumps begin, with 20 landings."], ["24 landings, 20 before: in small steps."]]


def test_sprints_are_told_with_what_there_was_before() -> None:
    season = lived(runner(equipment=GYM | {"hill"}, block_week=5, race=racing_in(6)), 2)
    assert power_told(season.weeks[0], Kind.RUNNING_POWER) == [
        "Hill sprints begin, with 2 of them."
    ]
    assert power_told(season.weeks[1], Kind.RUNNING_POWER) == [
        "4 sprints, 2 before: in small steps."
    ]
    past = season.history[-1]
    many = replace(past.week, sessions=tuple(map(_ten_sprints, past.week.sessions)))
    season.history = (season.history[0], replace(past, week=many))
    assert power_told(season.next(), Kind.RUNNING_POWER) == [
        "6 sprints, 10 before: in small steps."
    ]
    assert power_told(season.live([None]).next(), Kind.RUNNING_POWER) == ["As many as before: 6."]


def _ten_sprints(session: Session) -> Session:
    items = (replace(one, reps=10) if one.seconds else one for one in session.items)
    return replace(session, items=tuple(items))


def test_a_version_that_is_learnt_gives_way_by_its_name() -> None:
    season = lived(runner(level=Level.BEGINNER, program_week=1, foundation_weeks=0), 7)
    told = [
        say(change.why.sentence, change.why.facts)
        for week in season.weeks
        for change in week.changes
        if "before" in change.why.facts and change.turn == "new"
    ]
    assert any(one.startswith("Another version now: ") for one in told)


def test_after_pain_one_session_a_week_is_the_main_one() -> None:
    season = lived(runner(race=racing_in(20)), 1)
    season.live([lambda past: felt(past, pain=4), None])
    back = season.next(sessions_per_week=1)
    assert back.course is Course.COMING_BACK
    assert len(back.week.gym) == 1


def test_an_easier_week_after_jumps_alone_is_made_from_the_grid() -> None:
    asked = runner(block_week=None)
    jumped = Week(sessions=(a_session("Tue", None, item("box_jump", equipment="box", reps=5)),))
    eased = next_week((week_as_planned(jumped, asked),), replace(asked, deload=True), exercises())
    assert eased.course is Course.DELOAD
    assert musts(eased) == []


def placed(week: Week) -> list[tuple[object, ...]]:
    """What is done on which day."""
    return [
        (session.day, *((i.exercise.id, i.sets, i.reps, i.rpe, i.load_kg) for i in session.items))
        for session in week.sessions
    ]


def test_the_same_week_again_where_nothing_was_written_down() -> None:
    season = lived(runner(), 1).live([unreported])
    proposed = season.next()
    assert placed(proposed.week) == placed(season.history[1].week)
    assert {change.turn for change in proposed.changes} == {"same"}
    assert all(one.reasons[0].sentence.startswith("Nothing was") for one in proposed.week.items)
    assert [note.rule for note in proposed.notes] == ["R39"]


def test_the_same_week_follows_other_runs() -> None:
    season = lived(runner(), 1).live([unreported])
    easy = season.first.week[1]
    runs = tuple(easy if day == 0 else run for day, run in enumerate(season.first.week))
    proposed = season.next(week=runs)
    assert placed(proposed.week) == placed(season.history[1].week)
    assert musts(proposed) == []


@pytest.mark.parametrize("moved", range(7))
def test_a_week_that_a_rule_forbids_now_is_planned_again_although_nothing_is_known(
    moved: int,
) -> None:
    """One more long run, on each day of the week in turn."""
    season = lived(runner(block_week=5), 1).live([unreported])
    before = placed(season.history[1].week)
    long_run = Run(kind=RunKind.LONG, minutes=120)
    runs = tuple(long_run if day == moved else run for day, run in enumerate(season.first.week))
    proposed = season.next(week=runs, previous_week=runs)
    assert musts(proposed) == []
    kept = same_again(season.history[1], proposed.request, reason("", "Again."))
    if forbidden_in(kept, proposed.request):
        assert placed(proposed.week) != before
    else:
        assert placed(proposed.week) == before


def test_after_an_easier_week_of_which_nothing_is_known_the_usual_one_comes_back() -> None:
    season = lived(runner(), 3).live([unreported])
    assert season.weeks[3].course is Course.DELOAD
    after = season.next()
    assert sets_of(after) > sets_of(season.weeks[3])


def test_a_week_that_the_builder_placed_is_gone_on_with() -> None:
    season = begun()
    before, proposed = season.history[0].week, season.next()
    for one, other in zip(before.gym, proposed.week.gym, strict=True):
        assert {i.exercise.id for i in one.items} == {i.exercise.id for i in other.items}
        for old, new in zip(one.items, other.items, strict=True):
            assert (new.sets, new.rpe) >= (old.sets, old.rpe)
    assert "less" not in {change.turn for change in proposed.changes}


def test_a_session_that_was_missed_takes_nothing_from_the_next_week() -> None:
    """One that was not done is not made up for, and its doses stay as they were."""
    season = lived(runner(RUNS, block_week=5), 2)
    last = season.history[-1]
    sessions = (*(last.sessions or ())[:-1], not_done((last.sessions or ())[-1].planned))
    season.history = (*season.history[:-1], replace(last, sessions=sessions))
    for change in season.next().changes:
        assert change.before is None or change.item.sets >= change.before.sets


def test_a_third_session_takes_over_helpers_where_the_others_lose_nothing() -> None:
    season = lived(runner(EASY_WEEK, level="intermediate", sessions_per_week=3), 3)
    week = season.weeks[-1].week
    assert len(week.gym) == 3
    mains = [sum(is_main_lift(item) for item in one.items) for one in week.gym]
    assert sorted(mains) == [0, 1, 1]
    deload = season.next()
    assert deload.course is Course.DELOAD
    assert len(deload.week.gym) == 2
    assert 0.5 <= sets_of(deload) / (deload.request.usual_ham_sets or 0) <= 0.6


def test_a_third_session_that_costs_the_others_is_left_out_with_its_reason() -> None:
    proposed = Season(runner(RUNS, level="advanced", sessions_per_week=3)).next()
    assert len(proposed.week.gym) == 2
    assert proposed.notes[-1].sentence.startswith("A third session would")


def test_before_a_marathon_the_second_session_is_light_while_long_runs_are_very_long() -> None:
    runs = "rest easy:50min easy:50min rest easy:50min rest long:{}min"
    for minutes, is_light in ((150, True), (140, False)):
        first = runner(runs.format(minutes), block_week=5, race=racing_in(10, "marathon"))
        classes = {session_stress(one, first) for one in Season(first).next().week.gym}
        assert (Stress.LIGHT in classes) is is_light


def test_the_first_session_after_a_10k_is_not_heavy() -> None:
    past = PastRace(day_offset=-1, distance=Distance.TEN_K)
    first = runner(EASY_WEEK, level="advanced", block_week=5)
    usual, after = Season(first).next(), Season(first).next(last_race=past)
    assert Stress.HEAVY in [session_stress(one, first) for one in usual.week.gym]
    assert session_stress(after.week.gym[0], first) is not Stress.HEAVY


def test_jumps_that_are_under_way_go_on_in_every_ordinary_week() -> None:
    runs = "rest quality:intervals:60min easy:50min quality:tempo:60min rest easy:45min long:120min"
    season = lived(runner(runs, session_minutes=60, race=racing_in(17, "marathon")), 12)
    built = [one for one in season.weeks[4:] if one.course is Course.ORDINARY]
    assert all(contacts(one) > 0 for one in built)


def test_hill_sprints_are_not_new_on_the_way_to_an_ultra() -> None:
    first = runner(equipment=GYM | {"hill"}, race=racing_in(20, "ultra"))
    assert sprints(Season(first).next()) == 0
    assert sprints(Season(replace(first, hill_sessions_done=3)).next()) > 0


def test_a_season_says_that_not_all_days_were_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found by then is given; where nothing was, the week is built by the rules alone."""
    first = lived(runner(), 1)
    exact = first.next()
    monkeypatch.setattr(next_week_module, "MOST_LOOKS", 0)
    hasty = first.next()
    assert hasty.week.gym
    assert not musts(hasty)
    assert "search-cut-short" in hasty.week.messages
    assert "search-cut-short" not in exact.week.messages
