"""Changes by hand: each gives another week and leaves the old one as it was."""

from dataclasses import replace
from typing import Any

import pytest

from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning.edits import (
    Add,
    AddSession,
    Clear,
    Drop,
    DropJumps,
    DropSprints,
    Edit,
    Lighten,
    Move,
    Note,
    Reorder,
    Replace,
    WarmUp,
    lightened,
    tell,
)
from workouts.planning.measures.load import items_stress
from workouts.planning.values.week import Day, Slot, Stress, Week

HINGE = item("romanian_deadlift", sets=3, rpe=8.0, equipment="barbell")
CURL = item("hamstring_curl", rpe=8.0)
JUMPS = item("jump_squat", sets=2, reps=5)
RUNNER = request("easy rest quality:tempo easy easy easy long")
TUESDAY = week(session("Tue", None, HINGE, CURL))


def after(edit: Edit, before: Week = TUESDAY) -> Week:
    return edit.apply(before, RUNNER)


def words(edit: Edit, before: Week = TUESDAY) -> str:
    change = edit.in_words(before)
    return say(change.sentence, change.facts)


def test_a_moved_session_takes_the_slot_and_time_of_its_new_day() -> None:
    runner = request(
        "easy rest easy easy easy easy easy", strength_starts=(None, 600) + (None,) * 5
    )
    before = week(session("Mon", "L"), session("Wed", None, HINGE))
    moved = Move(place=1, to=Day.TUE).apply(before, runner)
    assert [(s.day, s.slot, s.start) for s in moved.sessions[1:]] == [(Day.TUE, Slot.ALONE, 600)]
    assert words(Move(place=0, to=Day.FRI)) == "Move the session from Tuesday to Friday."


def test_a_session_with_a_letter_is_named_by_it() -> None:
    named = replace(TUESDAY, sessions=(replace(TUESDAY.sessions[0], letter="A"),))
    assert "Strength A" in words(Lighten(place=0), named)


def test_sessions_stay_in_the_order_of_days() -> None:
    before = week(session("Mon", "L"), session("Wed", "M"))
    assert [s.day for s in after(Move(place=0, to=Day.SUN), before).sessions] == [Day.WED, Day.SUN]


def test_a_lightened_session_counts_as_light() -> None:
    light = after(Lighten(place=0)).sessions[0]
    assert items_stress(light.items) is Stress.LIGHT
    assert all(one.rpe <= 5.5 and one.sets <= 2 for one in light.items)
    assert after(Lighten(place=0), week(session("Tue", "H"))).sessions[0].stated_stress == "L"
    assert words(Lighten(place=0)) == "Make the session on Tuesday light."


def test_what_cannot_be_light_with_one_set_is_left_out() -> None:
    many = [item("hamstring_curl", sets=1, equipment="substitute") for _ in range(9)]
    assert 0 < len(lightened(tuple(many))) < 9
    assert lightened((JUMPS,)) == (JUMPS,)


def test_jumps_and_sprints_can_go_alone() -> None:
    jumping = week(session("Tue", None, JUMPS, HINGE), session("Thu", sprints=4))
    assert after(DropJumps(place=0), jumping).sessions[0].items == (HINGE,)
    assert [s.day for s in after(DropSprints(place=1), jumping).sessions] == [Day.TUE]
    stated = week(session("Tue", "L", contacts=20))
    assert after(DropJumps(place=0), stated).sessions[0].stated_contacts == 0
    assert words(DropSprints(place=1), jumping) == "Leave out the hill sprints on Thursday."


def test_a_session_or_the_whole_week_can_go() -> None:
    assert after(Drop(place=0)).sessions == ()
    assert after(Clear()).sessions == ()
    assert words(Clear()) == "Leave out all strength work this week."
    assert words(Drop(place=0)) == "Leave out the session on Tuesday."


def test_exercises_are_put_in_order() -> None:
    messy = week(session("Tue", None, CURL, HINGE))
    assert after(Reorder(place=0), messy).sessions[0].items == (HINGE, CURL)


def test_the_warm_up_can_be_changed() -> None:
    assert after(WarmUp(place=0, minutes=10)).sessions[0].warmup_minutes == 10
    assert words(WarmUp(place=0, minutes=10)) == "Warm up for 10 minutes on Tuesday."


def test_another_dose_stays_where_it_is_and_another_exercise_finds_its_place() -> None:
    messy = week(session("Tue", None, CURL, HINGE))
    fewer = item("hamstring_curl", sets=1)
    same_order = after(Replace(place=0, position=0, item=fewer), messy).sessions[0]
    assert same_order.items == (fewer, HINGE)
    lunge = item("lunge")
    swapped = after(Replace(place=0, position=0, item=lunge), messy).sessions[0]
    assert swapped.items == (HINGE, lunge)


def test_the_last_exercise_takes_its_session_along() -> None:
    alone = week(session("Tue", None, HINGE))
    assert after(Replace(place=0, position=0, item=None), alone).sessions == ()
    assert after(Replace(place=0, position=0, item=None)).sessions[0].items == (CURL,)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"sets": 2}, "Sets of Romanian deadlift on Tuesday: 2 instead of 3."),
        ({"reps": 6}, "Reps of Romanian deadlift on Tuesday: 6 instead of 8."),
        ({"rpe": 7.0}, "Romanian deadlift on Tuesday: stop with 3 left instead of 2."),
        ({"rest_seconds": 150}, "Rest of Romanian deadlift on Tuesday: 150 seconds."),
        ({"mod": "rdl_short_range"}, "RDL to the knee instead of Romanian deadlift on Tuesday."),
    ],
)
def test_a_changed_dose_is_told_by_what_changed(changed: dict[str, Any], sentence: str) -> None:
    dose = {"sets": 3, "rpe": 8.0, "equipment": "barbell"} | changed
    edit = Replace(place=0, position=0, item=item("romanian_deadlift", **dose))
    assert words(edit) == sentence


def test_swaps_and_additions_are_told_by_name() -> None:
    lunge = item("lunge")
    swap = Replace(place=0, position=0, item=lunge)
    assert words(swap) == "Lunge instead of Romanian deadlift on Tuesday."
    assert (
        words(Replace(place=0, position=1, item=None)) == "Leave out Sliding leg curl on Tuesday."
    )
    assert words(Add(place=0, item=lunge)) == "Add Lunge on Tuesday."
    assert after(Add(place=0, item=lunge)).sessions[0].items == (HINGE, lunge, CURL)


def test_the_week_before_the_change_is_left_alone() -> None:
    after(Drop(place=0))
    assert TUESDAY.sessions[0].items == (HINGE, CURL)


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        after(Drop(place=3))
    with pytest.raises(IndexError):
        words(Replace(place=0, position=5, item=None))


def test_several_changes_are_told_each_of_the_week_before_it() -> None:
    moved_then_left_out = (Move(place=0, to=Day.FRI), Replace(place=0, position=0, item=None))
    changes = tell(moved_then_left_out, TUESDAY, RUNNER)
    assert [say(change.sentence, change.facts) for change in changes] == [
        "Move the session from Tuesday to Friday.",
        "Leave out Romanian deadlift on Friday.",
    ]
    with pytest.raises(IndexError):
        tell((Drop(place=0), Drop(place=0)), TUESDAY, RUNNER)


def test_a_session_is_added_to_a_day() -> None:
    edit = AddSession(day=Day.WED, item=CURL, warmup_minutes=5)
    old, new = after(edit).sessions
    assert old == TUESDAY.sessions[0]
    assert (new.day, new.slot, new.items) == (Day.WED, Slot.AFTER_0H, (CURL,))
    assert words(edit) == "A session on Wednesday, with Sliding leg curl."


def test_a_note_is_written_next_to_a_session() -> None:
    note = Note(place=0, text="Easy does it")
    assert after(note).sessions[0].note == "Easy does it"
    assert words(note) == "A note on Tuesday."


def test_what_is_really_done_has_one_name() -> None:
    assert item("hamstring_curl", equipment="leg_curl_machine").name == "Hamstring curl"
    assert item("hamstring_curl").name == "Sliding leg curl"
    assert item("hamstring_curl", mod="hc_nordic").name == "Nordic lower"
    assert item("lunge").name == "Lunge"


def test_other_kit_is_told_where_the_name_stays() -> None:
    box = item("step_up", equipment="box")
    edit = Replace(place=0, position=0, item=item("step_up", equipment="stairs"))
    assert words(edit, week(session("Tue", None, box))) == "Different kit for Step-up on Tuesday."


def test_what_is_done_with_kit_has_the_name_that_the_catalogue_gives_it() -> None:
    bar = item("deadlift", equipment="barbell")
    edit = Replace(place=0, position=0, item=item("deadlift", equipment="dumbbells"))
    told = words(edit, week(session("Tue", None, bar)))
    assert told == "Dumbbell deadlift instead of Deadlift on Tuesday."
