"""Answers as JSON."""

from tests.workouts.planning.weeks import request
from workouts.planning import review_week
from workouts.planning.notation.answers import answer_document
from workouts.planning.values.week import Day, Session, Slot, Stress, Week


def test_an_answer_says_when_to_lift_if_the_runner_said_when() -> None:
    runner = request(strength_starts=(None, 360, *(None,) * 5))
    tuesday = Session(day=Day.TUE, slot=Slot.WITH_EASY, start=360)
    document = answer_document(Week(sessions=(tuesday,)), runner, [], lambda text, facts: text)
    assert document["plan"][0]["start"] == "06:00"


def test_an_answer_writes_its_findings_with_days_and_cost() -> None:
    runner = request("easy easy quality:tempo easy easy easy rest")
    planned = Week(
        sessions=(Session(day=Day.TUE, slot=Slot.WITH_EASY, stated_stress=Stress.HEAVY),)
    )
    findings = [f for f in review_week(planned, runner) if f.rule == "R03"]
    document = answer_document(planned, runner, findings, lambda text, facts: text)
    assert document["findings"] == [
        {
            "rule": "R03",
            "severity": "must",
            "cost": 10,
            "message": "{day} is {heavy} and the {run} comes the day after.",
            "remedy": "Move it two days ahead of the {run}, or make it light.",
            "days": ["Tue"],
        }
    ]
