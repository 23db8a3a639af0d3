"""What a change by hand gives: runs, sessions, doses; what is forbidden, and what is explained."""

import json
from dataclasses import replace

import pytest

from exercises.records import RecordError
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning import additions, change_by_hand, differences
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
    apply_all,
)
from workouts.planning.edits.reapply import edits_again
from workouts.planning.notation.edits import (
    MOST_SESSIONS,
    needs_catalogue,
    parse_edits,
    read,
    written,
)
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.request import Distance, Race
from workouts.planning.values.week import Day, Slot, Week

HINGE = item("romanian_deadlift", sets=3, rpe=7.0, equipment="barbell")
CURL = item("hamstring_curl", rpe=7.0)
RUNNER = request(
    "rest easy easy quality:tempo rest easy long:90min",
    equipment=frozenset({"barbell"}),
    session_minutes=60,
)
TUESDAY = week(session("Tue", None, HINGE, CURL))


def words(edit: Edit, before: Week = TUESDAY) -> str:
    change = edit.said(before)
    return say(change.sentence, change.facts)


def test_another_run_moves_the_strength_work_within_its_day() -> None:
    edit = ChangeRun(day=Day.TUE, run=parse_run("rest", "run"))
    changed, asked = apply_all((edit,), TUESDAY, RUNNER)
    assert changed.sessions[0].slot is Slot.ALONE
    assert str(asked.week[Day.TUE]) == "rest"
    assert words(edit) == "Tuesday is now: rest day."


@pytest.mark.parametrize(("run", "is_kept"), [("easy", False), ("race:10k", True)])
def test_a_race_that_is_not_run_is_no_race_any_more(run: str, is_kept: bool) -> None:
    runner = request(
        "rest easy easy easy rest easy race:10k", race=Race(day_offset=6, distance=Distance.TEN_K)
    )
    asked = ChangeRun(day=Day.SUN, run=parse_run(run, "run")).asked(runner)
    assert (asked.race is not None) is is_kept
    assert ChangeRun(day=Day.MON, run=parse_run("easy", "run")).asked(runner).race is not None


def test_the_long_run_slips_to_saturday_with_all_that_belongs_to_it() -> None:
    runner = request(
        "rest easy easy easy rest easy race:10k",
        race=Race(day_offset=6, distance=Distance.TEN_K),
        run_spike_day=Day.SUN,
    )
    edit = SwapRuns(day=Day.SUN, to=Day.SAT)
    asked = edit.asked(runner)
    assert [str(asked.week[day]) for day in (Day.SAT, Day.SUN)] == ["race:10k", "easy"]
    assert asked.race is not None
    assert (asked.race.day_offset, asked.run_spike_day) == (Day.SAT, Day.SAT)
    assert words(edit) == "The runs of Sunday and Saturday change places."
    later = replace(runner, race=Race(day_offset=20, distance=Distance.TEN_K), run_spike_day=None)
    assert edit.asked(later).race == later.race
    before = week(session("Mon", "L"), session("Sat", "L"))
    assert [s.slot for s in edit.apply(before, runner).sessions] == [Slot.WITH_EASY, Slot.AFTER_0H]


def test_a_session_is_added_and_has_a_note() -> None:
    edit = AddSession(day=Day.MON, item=CURL, warmup_minutes=5)
    changed = edit.apply(TUESDAY, RUNNER)
    assert [s.day for s in changed.sessions] == [Day.MON, Day.TUE]
    assert changed.sessions[0].slot is Slot.ALONE
    assert words(edit) == "A session on Monday, with Hamstring curl."
    note = Note(place=0, text="Easy does it")
    assert note.apply(TUESDAY, RUNNER).sessions[0].note == "Easy does it"
    assert words(note) == "A note on Tuesday."


def test_only_a_rule_that_was_kept_is_held_against_a_change() -> None:
    wednesday = Move(place=0, to=Day.WED)
    refused = change_by_hand((wednesday,), TUESDAY, RUNNER)
    assert [finding.rule for finding in refused.forbidden] == ["R03"]
    there = wednesday.apply(TUESDAY, RUNNER)
    noted = change_by_hand((Note(place=0, text="So be it"),), there, RUNNER)
    assert noted.forbidden == ()


def test_a_run_is_a_fact_and_never_forbidden() -> None:
    edit = ChangeRun(day=Day.WED, run=parse_run("quality:hills", "run"))
    given = replace(TUESDAY, ways_back=(), relaxed=())
    outcome = change_by_hand((edit,), given, RUNNER)
    assert outcome.forbidden == ()
    assert "R03" in {finding.rule for finding in outcome.findings if finding.is_must}
    assert outcome.week.cost >= 0


def test_ones_own_limit_is_told_apart() -> None:
    runner = replace(RUNNER, session_minutes=12)
    short = week(session("Tue", None, replace(CURL, sets=1)))
    more = Replace(place=0, position=0, item=replace(CURL, sets=4, rest_seconds=240))
    outcome = change_by_hand((more,), short, runner)
    assert "R21" in {finding.rule for finding in outcome.against_own_limit}
    assert "R21" not in {finding.rule for finding in outcome.forbidden}


def test_what_changed_is_explained_anew_and_nothing_else() -> None:
    curl = Replace(place=0, position=1, item=replace(CURL, rpe=6.5))
    changed = change_by_hand((curl,), TUESDAY, RUNNER).week.sessions[0]
    said = [say(reason.sentence, reason.facts) for reason in changed.items[1].reasons]
    assert "RPE 6.5 leaves about 3.5 good reps in the tank." in said
    jumps = session("Wed", None, item("jump_squat", sets=2, reps=5))
    told = change_by_hand((Note(place=0, text="x"),), week(jumps), RUNNER).week.sessions[0]
    assert {reason.rule for reason in told.items[0].reasons} == {"R27"}


def test_days_are_not_explained_with_what_no_longer_holds() -> None:
    heavy = week(session("Wed", "H"), session("Mon", "L"), session("Fri", "L"))
    changed = change_by_hand((Note(place=0, text="x"),), heavy, RUNNER).week
    rules = [{reason.rule for reason in one.reasons} for one in changed.sessions]
    assert "R03" not in rules[0] or all(
        "fresh" not in reason.sentence for reason in changed.sessions[0].reasons
    )
    alone = replace(session("Mon", "L"), slot=Slot.ALONE)
    full = week(alone, session("Fri", "L"))
    told = change_by_hand((Note(place=0, text="x"),), full, RUNNER).week.sessions[0]
    assert "R08" not in {reason.rule for reason in told.reasons}
    sprints = session("Thu", None, item("hill_sprint", equipment="hill"))
    told = change_by_hand((Note(place=0, text="x"),), week(sprints), RUNNER).week.sessions[0]
    assert all("warms" not in reason.sentence for reason in told.reasons)


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
    added = edit.apply(TUESDAY, RUNNER).sessions[0]
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
        ([{"kind": "note", "place": 0, "text": "x" * 501}], "text"),
        ([{"kind": "note", "place": 0, "text": 5}], "text"),
        ([{"kind": "note", "place": 0, "text": "\ud83c"}], "text"),
        ([{"kind": "add", "place": 0, "item": {"exercise": "squat"}}], "exercise"),
    ],
    ids=str,
)
def test_nonsense_is_told_by_its_field(document: object, field: str) -> None:
    with pytest.raises(RecordError) as told:
        parse_edits(document, TUESDAY, exercises())
    assert told.value.field == field


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
    edit = AddSession(day=Day.MON, item=CURL, warmup_minutes=5)
    with pytest.raises(RecordError):
        parse_edits(json.loads(written(edit)), full, exercises())


def test_text_that_is_no_json_is_told() -> None:
    for text in ("", "[" * 100_000):
        with pytest.raises(RecordError):
            read(text)


NOW = week(session("Mon", "L"), session("Tue", None, CURL), session("Thu", None, HINGE, CURL))


def test_a_change_is_made_again_where_its_session_is_now() -> None:
    assert edits_again((Move(place=0, to=Day.FRI),), TUESDAY, TUESDAY)[0] == Move(
        place=0, to=Day.FRI
    )
    assert edits_again((Drop(place=0),), TUESDAY, NOW) == (Drop(place=2),)
    curl = Replace(place=0, position=1, item=None)
    assert edits_again((curl,), TUESDAY, NOW) == (Replace(place=2, position=1, item=None),)
    only_curl = week(session("Mon", "L"), session("Tue", None, CURL))
    assert edits_again((curl,), TUESDAY, only_curl) == (replace(curl, place=1, position=0),)
    hinge = Replace(place=0, position=0, item=None)
    assert edits_again((hinge,), TUESDAY, only_curl) == ()
    assert edits_again((hinge,), TUESDAY, week(session("Fri", "L"))) == ()
    assert edits_again((Drop(place=0), Drop(place=0)), TUESDAY, NOW) == ()
    run = ChangeRun(day=Day.MON, run=parse_run("easy", "run"))
    assert edits_again((run,), TUESDAY, NOW) == (run,)


def test_doses_warm_ups_and_notes_are_told_of_when_asked() -> None:
    softer = week(
        replace(
            session("Tue", None, replace(HINGE, sets=2), CURL), warmup_minutes=9, note="Careful"
        )
    )
    told = [
        say(one.change.sentence, one.change.facts)
        for one in differences(TUESDAY, softer, RUNNER, with_doses=True)
    ]
    assert "Sets of Romanian deadlift on Tuesday: 2 instead of 3." in told
    assert told[-2:] == ["Warm up for 9 minutes on Tuesday.", "Another note on Tuesday."]
    other = week(session("Tue", None, HINGE, item("lunge")))
    assert len(differences(TUESDAY, other, RUNNER, with_doses=True)) == 1


def test_what_can_be_added_breaks_nothing_and_the_best_comes_first() -> None:
    runner = replace(
        RUNNER, equipment=frozenset({"hill"}), hill_sessions_done=5, foundation_weeks=20
    )
    found = additions(week(session("Tue", None, CURL)), runner, exercises(), day=Day.TUE, place=0)
    names = [one.item.exercise.id for one in found]
    assert "hamstring_curl" not in names
    assert len(names) == len(set(names))
    assert [one.added_cost for one in found] == sorted(one.added_cost for one in found)
    alone = additions(week(), runner, exercises(), day=Day.TUE)
    assert {type(one.edit) for one in alone} == {AddSession}
    assert "hill_sprint" in {one.item.exercise.id for one in alone}
    assert additions(week(), runner, exercises(), day=Day.SUN, place=None) is not None
    with pytest.raises(IndexError):
        additions(week(), runner, exercises(), day=Day.TUE, place=3)
