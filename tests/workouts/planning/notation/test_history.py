"""Weeks that are over, as JSON."""

from typing import Any

import pytest

from exercises.records import Fields, RecordError
from tests.workouts.planning.catalogue import equipment, exercises
from tests.workouts.planning.season.seasons import GYM, lived, racing_in, runner
from workouts.pages.wording import say
from workouts.planning.notation.history import parse_history
from workouts.planning.notation.requests import parse_races
from workouts.planning.season.documents import next_week_document
from workouts.planning.values.report import PastWeek
from workouts.planning.values.season import Distance, Priority, Race

INPUT = {
    "runner": {"level": "intermediate"},
    "phase": "base",
    "week": dict.fromkeys(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "easy"),
}
CURL = {"ex": "hamstring_curl", "sets": 2, "reps": 10, "rpe": 7, "rest": 60, "equip": "sliders"}
PLAN = [{"day": "Mon", "items": [CURL], "hill": 4}, {"day": "Thu", "items": [CURL]}]


def read(**week: Any) -> tuple[PastWeek, ...]:
    document = {"history": [{"input": INPUT, "plan": PLAN} | week]}
    return parse_history(Fields(document, "input"), exercises(), equipment())


def test_an_answer_with_reports_is_a_week_of_a_history() -> None:
    season = lived(runner(equipment=GYM | {"hill"}, race=racing_in(20)), 2)
    documents = [
        next_week_document(proposed, say) | {"id": "one", "reports": []}
        for proposed in season.weeks
    ]
    read_again = parse_history(Fields({"history": documents}, "input"), exercises(), equipment())
    for past, proposed in zip(read_again, season.weeks, strict=True):
        assert past.request.week == proposed.request.week
        assert past.request.block_week == proposed.request.block_week
        for read_session, session in zip(past.week.sessions, proposed.week.sessions, strict=True):
            told = [(i.exercise.id, i.sets, i.reps, i.load_kg) for i in read_session.items]
            assert told == [(i.exercise.id, i.sets, i.reps, i.load_kg) for i in session.items]
        assert len(past.done) == len(past.week.sessions)


def test_without_reports_nobody_knows_what_was_done() -> None:
    (past,) = read()
    assert not past.is_reported
    assert past.week.sessions[0].sprints == 4


def test_a_report_says_what_was_otherwise() -> None:
    report = {"items": [{"ex": "hamstring_curl", "fewestReps": 8, "rpe": 8.5, "kg": 30}]}
    (past,) = read(reports=[report | {"pain": 2, "soreness": 4, "painSite": "knee"}])
    first, second = past.sessions or ()
    assert (first.items[0].fewest_reps, first.items[0].rpe, first.items[0].kg) == (8, 8.5, 30)
    assert (first.pain, first.soreness, first.pain_site) == (2, 4, "knee")
    assert (second.is_done, second.items[0].rpe) == (True, None)
    (past,) = read(reports=[{"done": False}])
    assert [session.is_done for session in past.sessions or ()] == [False, True]


def test_no_history_is_an_empty_one() -> None:
    assert parse_history(Fields({}, "input"), exercises(), equipment()) == ()


def test_a_count_of_sprints_needs_the_exercise() -> None:
    document = {"history": [{"input": INPUT, "plan": [{"day": "Mon", "hill": 4}]}]}
    (past,) = parse_history(Fields(document, "input"), (), equipment())
    assert past.week.sessions[0].items == ()


@pytest.mark.parametrize(
    ("week", "field"),
    [
        ({"plan": [{"day": "Mon", "items": [{"ex": "flying"}]}]}, "history.1.plan.1.items.1.ex"),
        (
            {"plan": [{"day": "Mon", "items": [CURL | {"mod": "dl_sumo"}]}]},
            "history.1.plan.1.items.1.mod",
        ),
        (
            {"plan": [{"day": "Mon", "items": [CURL | {"equip": "barbell"}]}]},
            "history.1.plan.1.items.1.equip",
        ),
        ({"plan": [{"items": []}]}, "history.1.plan.1.day"),
        ({"reports": [{}] * 3}, "history.1.reports"),
        ({"reports": [{"pain": 11}]}, "history.1.reports.1.pain"),
        ({"reports": [{"items": [{"ex": "lunge"}]}]}, "history.1.reports.1.items.1.ex"),
        ({"mood": 1}, "history.1.mood"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(week: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as refused:
        read(**week)
    assert refused.value.field == field


def test_a_version_is_read_with_its_exercise() -> None:
    (past,) = read(plan=[{"day": "Mon", "items": [CURL | {"equip": "none", "mod": "hc_slow"}]}])
    assert past.week.sessions[0].items[0].modification_id == "hc_slow"


def test_races_of_a_season_are_a_list() -> None:
    race = {"dayOffset": 20, "distance": "10k", "priority": "B"}
    fields = Fields({"races": [race, {}]}, "input")
    assert parse_races(fields, "races") == (
        Race(day_offset=20, distance=Distance.TEN_K, priority=Priority.B),
    )
    assert parse_races(fields, "races") == ()
