"""The rows that our own SQL reads are those that Django reads."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.workouts.boards import Board
from workouts.models import PlannedExercise, PlannedSession, PlanWeek, this_monday
from workouts.storage.week_rows import read_sessions, read_weeks

pytestmark = pytest.mark.usefixtures("catalogue")


def columns(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def current(board: Board) -> Any:
    [week], _version = read_weeks(board.plan.code, [])
    return week.current


def test_sessions_and_exercises_are_read_with_every_column(board: Board) -> None:
    board.change({"kind": "load", "place": 0, "position": 0, "kg": 22.5})
    version = current(board)
    read_sessions([version])
    sessions = version.sessions.all()
    known = PlannedSession.objects.filter(version=version)
    assert [columns(row) for row in sessions] == [columns(row) for row in known]
    assert len(sessions) > 1
    for session in sessions:
        rows = [*PlannedExercise.objects.filter(session=session.pk)]
        assert [columns(row) for row in session.exercises.all()] == [columns(row) for row in rows]
        told = [(row.snapshot.content, row.exercise, row.key) for row in session.exercises.all()]
        assert told == [(row.snapshot.content, row.exercise, row.key) for row in rows]


def test_a_session_without_exercises_is_read(board: Board) -> None:
    version = current(board)
    PlannedExercise.objects.filter(session__version=version).delete()
    read_sessions([version])
    assert len(version.sessions.all()) == PlannedSession.objects.filter(version=version).count()
    assert all(not session.exercises.all() for session in version.sessions.all())


def test_sessions_are_read_once(board: Board, django_assert_num_queries: Any) -> None:
    version = current(board)
    read_sessions([version, version])
    with django_assert_num_queries(0):
        read_sessions([version])


def test_dated_weeks_are_found_whether_they_follow_the_plan_again_or_not(board: Board) -> None:
    mondays = [this_monday() + number * timedelta(days=7) for number in range(3)]
    for monday in mondays[:2]:
        board.change({"kind": "clear"}, here=f"{board.here}weeks/{monday}/")
    board.post("following/", f"{board.here}weeks/{mondays[1]}/")
    found, _version = read_weeks(board.plan.code, mondays)
    known: dict[date | None, Any] = {week.monday: week for week in found}
    assert {*known} == {None, *mondays[:2]}
    for row in PlanWeek.objects.filter(plan=board.plan):
        assert columns(known[row.monday]) == columns(row)
    assert known[mondays[0]].current is not None
    assert known[mondays[1]].current is None
