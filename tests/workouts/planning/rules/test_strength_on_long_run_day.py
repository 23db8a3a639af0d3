"""R05: the long run is the session of its day."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import strength_on_long_run_day

LONG_SUNDAY = "easy easy easy easy easy easy long:90min"


def test_any_other_day_is_free() -> None:
    assert said(strength_on_long_run_day, request(LONG_SUNDAY), session("Sat", "H")) == []


def test_the_long_run_is_the_session_of_its_day() -> None:
    sentence = "Sunday already has the 90-minute long run."
    for stress, severity, cost in (("H", "must", 10), ("M", "must", 10), ("L", "should", 4)):
        assert said(strength_on_long_run_day, request(LONG_SUNDAY), session("Sun", stress)) == [
            (severity, cost, sentence)
        ]
