"""R55: how hard times how long, for each day of the week."""

from tests.workouts.planning.weeks import item, request, session, week
from workouts.planning.measures.training_load import day_loads, session_load
from workouts.planning.values.week import Day

RUNS = "rest quality:tempo:60min easy rest rest rest long:100min"


def test_each_day_has_its_running_and_its_strength() -> None:
    lift = session("Tue", None, item("romanian_deadlift", sets=3, rpe=7.0))
    loads = day_loads(week(lift), request(RUNS))
    assert [load.run for load in loads] == [0, 420, 135, 0, 0, 0, 500]
    assert loads[Day.TUE].strength == session_load(lift, request(RUNS))
    assert loads[Day.TUE].total == 420 + loads[Day.TUE].strength
    assert [load.is_guess for load in loads] == [False, False, True, False, False, False, False]


def test_jumps_make_a_light_session_ask_more() -> None:
    light = item("lunge", sets=1, rpe=5.0)
    plain = session_load(session("Tue", None, light), request())
    with_jumps = session_load(session("Tue", None, item("jump_squat"), light), request())
    assert with_jumps > 2 * plain


def test_a_session_of_which_only_the_class_is_known_has_no_length() -> None:
    assert session_load(session("Tue", "H"), request()) == 0
