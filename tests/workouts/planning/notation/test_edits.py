"""Edits as text: what is written is read back, and an error names the field that is wrong."""

from dataclasses import replace

import pytest

from exercises.records import RecordError
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning.edits import (
    AddSession,
    ChangeRun,
    Clear,
    Drop,
    Edit,
    Lighten,
    Move,
    Note,
    Replace,
    SwapRuns,
    WarmUp,
)
from workouts.planning.notation.edits import (
    check_size,
    needs_catalogue,
    parse_edits,
    read,
    written,
)
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.limits import MOST_ITEMS, MOST_SESSIONS, MOST_WEEK_ITEMS
from workouts.planning.values.week import Day

HINGE = item("romanian_deadlift", sets=3, rpe=7.0, equipment="barbell")
CURL = item("hamstring_curl", rpe=7.0)
TUESDAY = week(session("Tue", None, HINGE, CURL))
EDITS = (
    Move(place=0, to=Day.FRI),
    Lighten(place=0),
    Drop(place=0),
    WarmUp(place=0, minutes=8),
    Note(place=0, text="Words"),
    Replace(place=0, position=1, item=None),
    Replace(place=0, position=1, item=replace(CURL, sets=1, load_kg=20.0)),
    AddSession(day=Day.MON, item=replace(CURL, load_kg=12.5), warmup_minutes=5),
    Clear(),
    ChangeRun(day=Day.MON, run=parse_run("long:75min@07:30", "run")),
    SwapRuns(day=Day.MON, to=Day.TUE),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_what_is_written_is_read_back(edit: Edit) -> None:
    (again,) = parse_edits(read(written(edit)), TUESDAY, exercises())
    assert again == edit


def test_another_exercise_and_another_version_are_read_from_the_catalogue() -> None:
    lunge = {"exercise": "lunge", "sets": 2, "reps": 8, "rest": 60, "modification": "walking"}
    known = {exercise.id: exercise for exercise in exercises()}["lunge"]
    lunge["modification"] = known.modifications[0].id
    (edit,) = parse_edits([{"kind": "add", "place": 0, "item": lunge}], TUESDAY, exercises())
    added = edit.apply(TUESDAY, request()).sessions[0]
    new = next(one for one in added.items if one.exercise.id == "lunge")
    assert (new.rpe, new.modification) == (6.0, known.modifications[0])
    assert new.equipment == (known.equipment[0] if known.equipment else "none")
    kept = week(replace(added, items=(new,)))
    again = Replace(place=0, position=0, item=replace(new, sets=1))
    assert parse_edits(read(written(again)), kept, ()) == (again,)


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({}, "edits"),
        ([], "edits"),
        ([{"kind": "fly"}], "edits"),
        ([{"kind": "move", "to": "Mon"}], "edits.1.place"),
        ([{"kind": "move", "place": 0, "to": "Mon", "owner": 1}], "edits.1.owner"),
        ([{"kind": "note", "place": 0, "text": "x" * 501}], "edits.1.text"),
        ([{"kind": "note", "place": 0, "text": 5}], "edits.1.text"),
        ([{"kind": "note", "place": 0, "text": "\ud83c"}], "edits.1.text"),
        ([{"kind": "add", "place": 0, "item": {"exercise": "squat"}}], "exercise"),
    ],
    ids=str,
)
def test_an_error_names_the_field_that_is_wrong(document: object, field: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_edits(document, TUESDAY, exercises())
    assert refused.value.field == field


@pytest.mark.parametrize("wrong", [{"equipment": "sofa"}, {"modification": "upside-down"}])
def test_kit_and_versions_must_belong_to_the_exercise(wrong: dict[str, str]) -> None:
    dose = {"exercise": "lunge", "sets": 2, "reps": 8, "rest": 60}
    with pytest.raises(RecordError):
        parse_edits([{"kind": "add", "place": 0, "item": dose | wrong}], TUESDAY, exercises())
    retired = {"exercise": "romanian_deadlift", "sets": 2, "reps": 8, "rest": 60} | wrong
    with pytest.raises(RecordError):
        parse_edits([{"kind": "add", "place": 0, "item": retired}], TUESDAY, ())


def test_only_a_change_that_names_an_exercise_needs_the_catalogue() -> None:
    assert needs_catalogue([{"kind": "add", "item": {"exercise": "lunge"}}])
    for document in (read(written(Move(place=0, to=Day.FRI))), "nonsense", [1], {}):
        assert not needs_catalogue(document)


def test_a_week_holds_only_so_many_sessions() -> None:
    full = week(*(session("Mon", "L") for _ in range(MOST_SESSIONS)))
    check_size(full)
    with pytest.raises(RecordError, match="a week holds at most 14 sessions"):
        check_size(week(*full.sessions, session("Mon", "L")))


def test_a_session_holds_only_so_many_exercises() -> None:
    full = session("Mon", "L", *[CURL] * MOST_ITEMS)
    check_size(week(full))
    with pytest.raises(RecordError, match="a session holds at most 12 exercises"):
        check_size(week(replace(full, items=(*full.items, CURL))))


def test_a_week_holds_only_so_many_exercises() -> None:
    full = week(*(session("Mon", "L", *[CURL] * 10) for _ in range(MOST_WEEK_ITEMS // 10)))
    check_size(full)
    with pytest.raises(RecordError, match="a week holds at most 70 exercises"):
        check_size(week(*full.sessions, session("Tue", "L", CURL)))


@pytest.mark.parametrize("text", [r'[{"\ud800": 1}]', r'[{"text": "\udfff"}]', r'["\u0000"]'])
def test_what_no_database_keeps_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match=r"edits\.1"):
        read(text)


def test_text_that_is_no_json_is_refused() -> None:
    for text in ("", "[" * 100_000):
        with pytest.raises(RecordError):
            read(text)
