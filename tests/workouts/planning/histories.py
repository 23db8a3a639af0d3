"""Weeks that were trained, what was said of them, and what comes of it."""

from typing import Any

from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning.answers.next_dose import Dose
from workouts.planning.answers.next_week import NextWeek, next_week
from workouts.planning.values.report import ItemReport, SessionReport, WeekReport
from workouts.planning.values.request import Phase, Request
from workouts.planning.values.week import Prescription, Week

#: Intermediate doses of the catalogue: 2 to 3 sets of 6 to 10.
HINGE = {"sets": 2, "reps": 8, "rpe": 7.0, "equipment": "barbell", "rest_seconds": 120}
KIT = frozenset({"barbell", "leg_curl_machine", "hill"})
PHASE: dict[str, Any] = {"phase": Phase.BUILD, "equipment": KIT, "session_minutes": 60}


def hinge(**dose: Any) -> Prescription:
    return item("romanian_deadlift", **HINGE | dose)


def a_week(*items: Prescription) -> Week:
    return week(session("Tue", None, *items))


def after(
    *histories: tuple[Week, dict[str, Any], dict[str, Any]], **facts: Any
) -> tuple[NextWeek, Request]:
    """Each history is a week, what was said of its session, and of its first exercise."""
    reports = []
    for planned, said_of_session, said_of_item in histories:
        key = planned.sessions[0].items[0].exercise.id
        items = (ItemReport(exercise_id=key, **said_of_item),)
        report = SessionReport(place=0, items=items, **said_of_session)
        reports.append(WeekReport(week=planned, sessions=(report,)))
    runner = request(**PHASE | facts)
    return next_week(tuple(reports), runner), runner


def first(found: NextWeek) -> Dose:
    dose = found.doses[0][0]
    assert dose is not None
    return dose


def words(dose: Dose) -> str:
    (reason,) = dose.item.reasons
    return say(reason.sentence, reason.facts)


def one(planned: Prescription, said: dict[str, Any] | None = None, **facts: Any) -> Dose:
    session_words: dict[str, Any] = {
        k: facts.pop(k) for k in ("pain", "soreness", "done") if k in facts
    }
    found, _ = after((a_week(planned), session_words, said or {}), **facts)
    return first(found)
