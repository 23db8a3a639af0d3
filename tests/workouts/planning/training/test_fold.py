"""What the events of a training add up to."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.training.telling import NOON, done, told
from workouts.planning.training.events import POUNDS_IN_KG as LB
from workouts.planning.training.events import Event, EventKind, Feel, Side
from workouts.planning.training.fold import MISTAP_MS, LoggedSet, Training, fold

IDS = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(10)]


@st.composite
def any_event(draw: Any) -> Event:
    """Few places, numbers and times, so that events meet."""
    some = {
        "kg": st.none() | st.sampled_from([50.0, 60.0]),
        "lb": st.none() | st.just(110.0),
        "reps": st.none() | st.integers(1, 3),
        "rpe": st.none() | st.just(7.0),
        "item": st.none() | st.integers(0, 1),
        "set": st.none() | st.integers(0, 1),
        "side": st.sampled_from(Side),
        "to": st.sampled_from(["", "step_up/box/"]),
        "pain": st.none() | st.integers(0, 10),
        "soreness": st.none() | st.integers(0, 10),
        "feel": st.none() | st.sampled_from(Feel),
        "text": st.sampled_from(["", "easy", "left side"]),
        "form_broke": st.none() | st.booleans(),
    }
    return Event(
        id=draw(st.sampled_from(IDS)),
        kind=draw(st.sampled_from(EventKind)),
        at=NOON + draw(st.integers(0, 3)),
        **{name: draw(values) for name, values in some.items()},
    )


@given(st.lists(any_event(), max_size=12), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_give_the_same_training(
    events: list[Event], chance: Any
) -> None:
    again = [*events, *chance.choices(events, k=len(events))] if events else []
    chance.shuffle(again)
    assert fold(again) == fold(events)


@given(st.lists(any_event(), max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_any_split_into_batches_gives_the_same_training(
    events: list[Event], first: int, second: int
) -> None:
    kept: dict[Event, None] = {}
    for batch in (events[:first], events[second:], events[first:], events[:second]):
        kept |= dict.fromkeys(batch)
    assert fold(kept) == fold(events)


def test_nothing_told_is_an_empty_training() -> None:
    assert fold([]) == Training()
    assert fold([]).item(3).sets == ()


def test_a_set_ticked_twice_is_one_set_as_it_was_told_last() -> None:
    training = fold([done(0, 0, reps=8), done(0, 0, reps=7)])
    assert [one.reps for one in training.sets] == [7]


def test_two_sides_are_two_sets() -> None:
    both = [done(0, 0, side=Side.RIGHT, reps=9), done(0, 0, side=Side.LEFT)]
    assert [one.side for one in fold(both).sets] == [Side.LEFT, Side.RIGHT]


def test_an_edit_changes_what_it_names_and_leaves_the_rest() -> None:
    events = [done(0, 0), told(EventKind.EDIT, item=0, set=0, reps=6)]
    assert [(one.kg, one.reps) for one in fold(events).sets] == [(60, 6)]


def test_an_edit_of_all_sets_gives_each_another_weight_in_the_unit_it_was_entered_in() -> None:
    events = [done(0, 0), done(0, 1), done(1, 0)]
    sets = fold([*events, told(EventKind.EDIT, item=0, lb=135.0)]).sets
    assert [(one.kg, one.lb) for one in sets] == [(None, 135), (None, 135), (60, None)]
    assert [round(one.weight_kg or 0, 1) for one in sets] == [61.2, 61.2, 60]


def test_an_edit_of_one_side_leaves_the_other() -> None:
    events = [done(0, 0, side=Side.LEFT), done(0, 0, side=Side.RIGHT)]
    sets = fold([*events, told(EventKind.EDIT, item=0, side=Side.LEFT, reps=5)]).sets
    assert [one.reps for one in sets] == [5, 8]


def test_a_removed_set_is_gone_until_it_is_done_again() -> None:
    removed = [done(0, 0), told(EventKind.REMOVE, item=0, set=0)]
    assert fold(removed).sets == ()
    assert fold([*removed, told(EventKind.EDIT, item=0, set=0, reps=3)]).sets == ()
    assert len(fold([*removed, done(0, 0)]).sets) == 1


def test_a_swap_is_of_the_sets_after_it_and_can_be_undone() -> None:
    events = [done(0, 0), told(EventKind.SWAP, item=0, to="step_up/box/"), done(0, 1)]
    assert [one.to for one in fold(events).sets] == ["", "step_up/box/"]
    assert fold(events).item(0).to == "step_up/box/"
    back = fold([*events, told(EventKind.SWAP, item=0)])
    assert back.item(0).to == ""
    assert [one.to for one in back.sets] == ["", "step_up/box/"]


def test_pain_of_five_stops_the_exercise_and_a_lower_one_opens_it_again() -> None:
    hurts = told(EventKind.PAIN, item=1, pain=5)
    training = fold([hurts])
    assert training.item(1).is_stopped
    assert not training.item(0).is_stopped
    better = fold([hurts, told(EventKind.PAIN, item=1, pain=1, at=hurts.at + 60_000)])
    assert not better.item(1).is_stopped
    assert better.worst_pain == 5


def test_the_pain_of_one_exercise_is_not_that_of_the_whole_training() -> None:
    of_one = told(EventKind.PAIN, item=1, pain=4)
    assert fold([of_one]).pain is None
    whole = told(EventKind.FINISH, pain=2, at=of_one.at + 60_000)
    later = told(EventKind.PAIN, item=1, pain=3, at=whole.at + 60_000)
    assert (fold([of_one, whole, later]).pain, fold([of_one, whole, later]).worst_pain) == (2, 4)


def test_a_note_belongs_to_its_exercise_or_to_the_session() -> None:
    notes = [
        told(EventKind.NOTE, item=0, text="Grip"),
        told(EventKind.NOTE, text="Warm"),
        done(0, 0),
    ]
    training = fold(notes)
    assert (training.item(0).note, training.note) == ("Grip", "Warm")


def test_a_set_after_the_finish_counts_and_leaves_it_finished() -> None:
    first, finish = done(0, 0), told(EventKind.FINISH, feel=Feel.HARD, pain=2)
    training = fold([first, finish, done(0, 1)])
    assert training.finished_at == finish.at
    assert (training.feel, training.pain, len(training.sets)) == (Feel.HARD, 2, 2)
    assert fold([finish, told(EventKind.REOPEN)]).finished_at is None
    assert fold([finish, told(EventKind.FINISH)]).feel is Feel.HARD


def test_the_next_morning_is_no_part_of_the_session() -> None:
    training = fold([told(EventKind.MORNING, pain=1, soreness=4)])
    assert (training.morning_pain, training.morning_soreness) == (1, 4)
    assert training.started_at is None
    assert training.pain is None


def test_what_came_late_is_put_where_it_belongs_by_its_time() -> None:
    early, late = done(0, 0, reps=8), done(0, 0, reps=7)
    training = fold([late, early])
    assert training.sets == (LoggedSet(set=0, kg=60.0, reps=7, at=late.at),)
    assert training.started_at == early.at


def test_a_removal_of_what_is_not_there_changes_nothing() -> None:
    assert fold([told(EventKind.REMOVE, item=5, set=9)]).sets == ()
    assert fold([told(EventKind.REOPEN, item=3)]).finished_at is None


def test_a_pain_that_is_told_otherwise_within_seconds_was_a_slip_of_the_thumb() -> None:
    slip = told(EventKind.PAIN, item=0, pain=8)
    soon = told(EventKind.PAIN, item=0, pain=1, at=slip.at + MISTAP_MS)
    assert fold([slip, soon]).worst_pain == 1
    later = told(EventKind.PAIN, item=0, pain=1, at=slip.at + MISTAP_MS + 1)
    assert fold([slip, later]).worst_pain == 8
    of_another = told(EventKind.PAIN, item=1, pain=1, at=slip.at + 1)
    assert fold([slip, of_another]).worst_pain == 8
    again = told(EventKind.PAIN, item=0, pain=3, at=soon.at + MISTAP_MS)
    assert fold([slip, soon, again]).worst_pain == 3


def test_a_deleted_training_is_empty_and_comes_back_whole() -> None:
    events = [done(0, 0), told(EventKind.PAIN, pain=4), told(EventKind.FINISH)]
    delete = told(EventKind.DELETE)
    gone = fold([*events, delete])
    assert gone == Training(is_deleted=True)
    back = [*events, delete, told(EventKind.RESTORE)]
    assert fold(back) == fold(events)
    assert fold([*back, told(EventKind.DELETE)]).is_deleted


def test_what_is_told_after_a_deletion_is_a_new_beginning() -> None:
    first, delete, second = done(0, 0), told(EventKind.DELETE), done(0, 1)
    again = [first, delete, second, told(EventKind.DELETE)]
    assert [one.set for one in fold(again[:3]).sets] == [1]
    assert not fold(again[:3]).is_deleted
    assert fold(again).is_deleted
    assert [one.set for one in fold([*again, told(EventKind.RESTORE)]).sets] == [0, 1]
    assert not fold([told(EventKind.DELETE)]).is_deleted


def test_a_weight_for_all_sets_is_kept_for_those_to_come_until_another_exercise() -> None:
    events = [told(EventKind.EDIT, item=0, kg=70.0), done(0, 0, kg=65.0)]
    item = fold(events).item(0)
    assert (item.kg, item.lb, [one.kg for one in item.sets]) == (70, None, [65])
    assert fold([*events, told(EventKind.EDIT, item=0, set=0, kg=60.0)]).item(0).kg == 70
    assert fold([*events, told(EventKind.EDIT, item=0, lb=150.0)]).item(0).weight_kg == 150 / LB
    assert fold([*events, told(EventKind.EDIT, item=0, reps=5)]).item(0).kg == 70
    assert fold([*events, told(EventKind.SWAP, item=0, to="x//")]).item(0).kg is None
