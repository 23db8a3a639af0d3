"""What a change by hand gives: what is forbidden, what is said, and what is explained."""

from dataclasses import replace

import pytest

from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning import change_by_hand, should_cost
from workouts.planning.edits import ChangeRun, Move, Note, Replace
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.week import Day, Reason, Session, Slot

HINGE = item("romanian_deadlift", sets=3, rpe=7.0, equipment="barbell")
CURL = item("hamstring_curl", rpe=7.0)
RUNNER = request(
    "rest easy easy quality:tempo rest easy long:90min",
    equipment=frozenset({"barbell"}),
    session_minutes=60,
)
TUESDAY = week(session("Tue", None, HINGE, CURL))


def test_a_change_is_refused_only_for_a_rule_that_was_kept_before() -> None:
    wednesday = Move(place=0, to=Day.WED)
    refused = change_by_hand((wednesday,), TUESDAY, RUNNER)
    assert [finding.rule for finding in refused.forbidden] == ["R03"]
    there = wednesday.apply(TUESDAY, RUNNER)
    noted = change_by_hand((Note(place=0, text="So be it"),), there, RUNNER)
    assert noted.forbidden == ()


def test_a_run_is_a_fact_and_never_forbidden() -> None:
    edit = ChangeRun(day=Day.WED, run=parse_run("quality:hills", "run"))
    gave_up = replace(TUESDAY, relaxed=(Reason(rule="R11", sentence="Jumps did not fit."),))
    outcome = change_by_hand((edit,), gave_up, RUNNER)
    assert outcome.forbidden == ()
    assert "R03" in {finding.rule for finding in outcome.findings if finding.is_must}
    assert outcome.week.cost == should_cost(outcome.findings) > 0


def test_what_was_given_up_is_said_until_the_runs_change() -> None:
    gave_up = replace(TUESDAY, relaxed=(Reason(rule="R11", sentence="Jumps did not fit."),))
    noted = change_by_hand((Note(place=0, text="x"),), gave_up, RUNNER)
    assert noted.week.relaxed == gave_up.relaxed
    easier = ChangeRun(day=Day.THU, run=parse_run("easy", "run"))
    assert change_by_hand((easier,), gave_up, RUNNER).week.relaxed == ()


def test_a_limit_of_the_runners_own_is_listed_apart() -> None:
    runner = replace(RUNNER, session_minutes=12)
    short = week(session("Tue", None, replace(CURL, sets=1)))
    more = Replace(place=0, position=0, item=replace(CURL, sets=4, rest_seconds=240))
    outcome = change_by_hand((more,), short, runner)
    assert "R21" in {finding.rule for finding in outcome.against_own_limit}
    assert "R21" not in {finding.rule for finding in outcome.forbidden}


def reasons_after_a_note(*sessions: Session) -> list[list[str]]:
    """What is said for the day of each session, Monday first, once the first one has a note."""
    noted = change_by_hand((Note(place=0, text="x"),), week(*sessions), RUNNER).week
    return [[say(r.sentence, r.facts) for r in one.reasons] for one in noted.sessions]


def test_what_changed_is_explained_again_and_nothing_else() -> None:
    curl = Replace(place=0, position=1, item=replace(CURL, rpe=6.5))
    changed = change_by_hand((curl,), TUESDAY, RUNNER).week.sessions[0]
    said = [say(reason.sentence, reason.facts) for reason in changed.items[1].reasons]
    assert (
        "Short of failure: nearly the same strength, and far less soreness for the next run."
        in said
    )
    jumps = session("Wed", None, item("jump_squat", sets=2, reps=5))
    told = change_by_hand((Note(place=0, text="x"),), week(jumps), RUNNER).week.sessions[0]
    assert {reason.rule for reason in told.items[0].reasons} == {"R27"}


def test_a_heavy_session_before_a_key_run_is_not_said_to_keep_legs_fresh() -> None:
    _, wednesday, _ = reasons_after_a_note(
        session("Mon", "L"), session("Wed", "H"), session("Fri", "L")
    )
    assert wednesday == [
        "Wednesday has an easy run, which lifting hardly disturbs.",
        "It is 2 days from the session on Monday.",
    ]


def test_a_rest_day_is_only_used_with_the_excuse_that_another_one_is_free() -> None:
    monday = replace(session("Mon", "L"), slot=Slot.ALONE)
    excuse = "Monday has no run, and another day of the week stays free."
    assert excuse in reasons_after_a_note(monday)[0]
    assert reasons_after_a_note(monday, session("Fri", "L"))[0] == [
        "The tempo run on Thursday is 3 days away.",
        "It is 3 days from the session on Friday.",
    ]


@pytest.mark.parametrize(
    ("day", "reasons"),
    [
        ("Tue", ["The easy run on Tuesday warms you up.", "The day after is quiet."]),
        ("Thu", ["The day after is quiet."]),
    ],
)
def test_only_an_easy_run_warms_up_for_hill_sprints(day: str, reasons: list[str]) -> None:
    sprints = session(day, None, item("hill_sprint", equipment="hill"))
    assert reasons_after_a_note(sprints) == [reasons]
