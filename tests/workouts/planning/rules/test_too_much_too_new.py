"""R33: the first two weeks of anything new introduce, they do not train."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import too_much_too_new


def test_an_established_runner_is_not_concerned() -> None:
    big = session("Mon", None, item("deadlift", sets=4, rpe=8.0))
    assert said(too_much_too_new, request(program_week=3), big) == []


def test_the_first_dose_is_small() -> None:
    runner = request(novel_eccentric=True)
    small = session("Mon", None, item("deadlift", sets=2, rpe=6.5))
    assert said(too_much_too_new, runner, small) == []
    big = session("Mon", None, item("deadlift", sets=3, rpe=7.0))
    assert said(too_much_too_new, runner, big) == [
        ("must", 10, "Single-leg deadlift reach: 3 sets is a lot for a first dose."),
        ("must", 10, "Single-leg deadlift reach with only 3 left is hard for a first dose."),
    ]


def test_a_beginner_stays_at_six() -> None:
    runner = request(level="beginner", program_week=2)
    assert said(too_much_too_new, runner, session("Mon", None, item("lunge", rpe=6.5)))[0] == (
        "must",
        10,
        "Lunge with only 3 to 4 left is hard for a first dose.",
    )


def test_new_work_two_days_before_a_key_run_costs() -> None:
    runner = request("easy easy easy quality:tempo easy easy easy", program_week=1)
    assert said(too_much_too_new, runner, session("Tue", "M")) == [
        ("should", 5, "Tuesday brings new work two days before the tempo run.")
    ]
    assert said(too_much_too_new, runner, session("Tue", "L")) == []
    assert said(too_much_too_new, runner, session("Mon", "M")) == []


def test_beginners_leave_sprints_for_later() -> None:
    runner = request(level="beginner", program_week=1)
    assert said(too_much_too_new, runner, session("Mon", sprints=1)) == [
        ("must", 10, "Monday has hill sprints, in the first weeks of lifting.")
    ]
    assert said(too_much_too_new, request(program_week=1), session("Mon", sprints=1)) == []
