"""A session is the same one, and has the same letter, whatever happens to it and to its week."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client

from exercises.records import RecordError
from tests.workouts.boards import Board, a_monday, move
from workouts.exchange.my_data.file_in import read_document
from workouts.models import Plan, PlannedSession, RaceDay
from workouts.planning.edits import AddSession
from workouts.planning.notation.edits import edit_document
from workouts.planning.values.season import Distance
from workouts.planning.values.week import Day, Week
from workouts.services.answers import take_answers
from workouts.services.plans import duplicate
from workouts.services.season.races import RaceChange, plan_race
from workouts.services.sharing import copy_for
from workouts.services.week.changes import change_week, from_now_on
from workouts.services.week.weeks import open_week
from workouts.storage.plans import read_request

pytestmark = pytest.mark.usefixtures("catalogue")
Names = dict[str, str]
#: Hill sprints on Wednesday, strength sessions on Tuesday and Friday.
TUESDAY, FRIDAY = 0, 2


def names(week: Week) -> Names:
    """The letter of each session; all that happens must leave both as they are."""
    return {one.identity: one.letter for one in week.sessions}


def test_a_saved_week_has_an_identity_for_each_session_and_letters_in_order(board: Board) -> None:
    week = board.week()
    assert [one.letter for one in week.sessions] == ["A", "", "B"]
    assert len({UUID(one.identity) for one in week.sessions}) == 3
    assert names(board.week()) == names(week)


@pytest.mark.parametrize(
    "edit",
    [
        move(FRIDAY, "Sat"),
        {"kind": "lighten", "place": TUESDAY},
        {"kind": "warm_up", "place": TUESDAY, "minutes": 9},
        {"kind": "note", "place": TUESDAY, "text": "Slept badly"},
        {"kind": "swap_runs", "day": "Sun", "to": "Sat"},
        {"kind": "replace", "place": TUESDAY, "position": 1, "item": None},
    ],
    ids=lambda edit: str(edit["kind"]),
)
def test_every_change_leaves_each_session_what_it_was(board: Board, edit: dict[str, Any]) -> None:
    before = names(board.week())
    assert board.change(edit).status_code == 302
    assert names(board.week()) == before
    board.post("undo/")
    assert names(board.week()) == before
    board.post("redo/")
    assert names(board.week()) == before


def test_the_page_calls_a_session_by_its_letter_wherever_it_is(board: Board) -> None:
    PlannedSession.objects.filter(identity=board.week().sessions[TUESDAY].identity).update(
        letter="C"
    )
    page = board.page()
    assert page.index("Strength C") < page.index("Strength B")
    assert "Strength A" not in page


def test_a_session_that_goes_takes_its_identity_along_and_a_new_one_has_the_free_letter(
    board: Board,
) -> None:
    gone = board.week().sessions[TUESDAY]
    board.change({"kind": "drop", "place": TUESDAY})
    kept = names(board.week())
    assert sorted(kept.values()) == ["", "B"]
    add = AddSession(day=Day.TUE, item=replace(gone.items[0], sets=1), warmup_minutes=9)
    assert board.change(edit_document(add)).status_code == 302
    now = names(board.week())
    assert now.items() > kept.items()
    assert sorted(now.values()) == ["", "A", "B"]
    assert gone.identity not in now


def copied(plan: Plan) -> Plan:
    return duplicate(plan, title="", owner=None)


def into_a_dated_week(plan: Plan) -> Plan:
    monday = a_monday(1)
    opened = open_week(plan, monday)
    note = [{"kind": "note", "place": 0, "text": "x"}]
    change_week(plan, monday, note, based_on=opened.version.pk)
    assert names(open_week(plan, monday).week) == names(opened.week)
    from_now_on(plan, monday, based_on=open_week(plan, monday).version.pk)
    return plan


@pytest.mark.parametrize("happens", [copied, into_a_dated_week])
def test_a_week_has_the_same_sessions_elsewhere(
    board: Board, happens: Callable[[Plan], Plan]
) -> None:
    before = names(board.week())
    assert names(open_week(happens(board.plan)).week) == before


def test_weeks_that_a_race_changes_have_the_sessions_that_they_had(board: Board) -> None:
    before = names(board.week())
    plan_race(board.plan, RaceChange(race=RaceDay(when=a_monday(3), distance=Distance.HALF)))
    for week in (1, 2):
        now = names(board.week(a_monday(week)))
        assert now
        assert now.items() <= before.items()


def test_somebody_elses_copy_has_sessions_of_its_own_with_the_same_letters(board: Board) -> None:
    request = read_request(open_week(board.plan).version)
    copy = copy_for(board.plan, request, title="", owner=None, shown_as="")
    theirs, mine = board.week(), open_week(copy).week
    assert [one.letter for one in mine.sessions] == [one.letter for one in theirs.sessions]
    assert not names(mine).keys() & names(theirs).keys()


def sessions_of(document: Any) -> list[dict[str, Any]]:
    return [
        session
        for plan in document["plans"]
        for week in plan["weeks"]
        for version in week["versions"]
        for session in version["sessions"]
    ]


def test_an_older_file_has_no_identities_and_gets_some(board: Board) -> None:
    board.change({"kind": "note", "place": TUESDAY, "text": "x"})
    document = board.client.get("/account/hamstrong.json").json()
    for session in sessions_of(document):
        assert session.pop("identity")
        session.pop("letter")
    file = SimpleUploadedFile("hamstrong.json", json.dumps(document).encode())
    assert Client().post("/account/imports/", {"file": file}).status_code == 302
    copy = Plan.objects.exclude(pk=board.plan.pk).get()
    now = names(open_week(copy).week)
    assert sorted(now.values()) == ["", "A", "B"]
    assert {*now} == {str(one.identity) for one in sessions(copy)}
    assert not {*now} & {*names(board.week())}


def sessions(plan: Plan) -> list[PlannedSession]:
    return [*PlannedSession.objects.filter(version__week__plan=plan)]


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("identity", "x", "identity"),
        ("identity", 7, "identity"),
        ("identity", ["x"], "identity"),
        ("identity", "twice", "sessions.identity"),
        ("letter", "a", "letter"),
        ("letter", "ABC", "letter"),
        ("letter", {"A": "B"}, "letter"),
        ("letter", "twice", "sessions.letter"),
    ],
)
def test_a_file_with_a_wrong_name_of_a_session_is_refused_by_its_field(
    board: Board, name: str, value: Any, field: str
) -> None:
    document = board.client.get("/account/hamstrong.json").json()
    first, _hills, last = sessions_of(document)
    last[name] = first[name] if value == "twice" else value
    with pytest.raises(RecordError) as caught:
        read_document(json.dumps(document).encode())
    assert caught.value.field.endswith(field)


def test_the_database_takes_no_letter_twice(board: Board) -> None:
    row = sessions(board.plan)[0]
    with pytest.raises(IntegrityError):
        PlannedSession.objects.filter(version=row.version_id).update(letter="A")


def test_other_answers_leave_the_sessions_what_they_were(board: Board) -> None:
    before = names(board.week())
    opened = open_week(board.plan)
    asked = replace(read_request(opened.version), session_minutes=45)
    assert take_answers(board.plan, asked, None, based_on=opened.version.pk)
    now = names(board.week())
    assert now
    assert now.items() <= before.items()
