"""R07: where the heavy work goes, by the school of scheduling the runner chose."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import hard_easy_day
from workouts.planning.values.request import School

RUNS = "easy quality:tempo rest easy easy easy easy"
EASY = "Monday is an easy day, and the session on it is heavy."


def test_only_heavy_sessions_make_a_day_hard() -> None:
    assert said(hard_easy_day, request(RUNS), session("Mon", "M")) == []
    assert said(hard_easy_day, request(RUNS), session("Tue", "H")) == []
    assert said(hard_easy_day, request(RUNS), session("Wed", "H")) == []


def test_a_heavy_easy_day_costs_less_when_advanced() -> None:
    assert said(hard_easy_day, request(RUNS), session("Mon", "H")) == [("should", 3, EASY)]
    advanced = request(RUNS, level="advanced")
    assert said(hard_easy_day, advanced, session("Mon", "H")) == [("should", 2, EASY)]


def test_other_schools_prefer_other_days() -> None:
    easy_days = request(RUNS, school=School.EASY_DAYS)
    assert said(hard_easy_day, easy_days, session("Mon", "H")) == []
    assert said(hard_easy_day, easy_days, session("Tue", "H")) == [
        ("should", 3, "Tuesday is a hard run day, and you keep those for running.")
    ]
    separate = request(RUNS, school=School.SEPARATE_DAYS)
    assert said(hard_easy_day, separate, session("Wed", "H")) == []
    assert said(hard_easy_day, separate, session("Mon", "H")) == [
        ("should", 3, "Monday has a run, and you like to lift on days without one.")
    ]
