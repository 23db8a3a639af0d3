"""R44: what pain allows."""

from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import loading_through_pain


def test_up_to_two_of_ten_nothing_changes() -> None:
    heavy = session("Mon", None, item("deadlift", sets=4, rpe=8.0), contacts=9)
    assert said(loading_through_pain, request(pain=2), heavy) == []


def test_amber_pain_keeps_heavy_and_fast_work_out() -> None:
    runner = request(pain=3)
    assert said(loading_through_pain, runner, session("Mon", "M")) == []
    assert said(loading_through_pain, runner, session("Mon", "H")) == [
        ("must", 10, "Monday is heavy, with pain of 3 out of 10.")
    ]
    for fast in (session("Mon", sprints=2), session("Mon", "L", contacts=9)):
        assert said(loading_through_pain, runner, fast) == [
            ("must", 10, "Monday has jumps or sprints, with pain of 3 out of 10.")
        ]


def test_amber_pain_takes_load_off() -> None:
    assert (
        said(loading_through_pain, request(pain=4), session("Mon", None, item("lunge", rpe=6.5)))
        == []
    )
    assert said(
        loading_through_pain, request(pain=4), session("Mon", None, item("lunge", rpe=7.0))
    ) == [("should", 3, "Lunge at RPE 7 is hard for a sore leg.")]


def test_from_five_on_there_is_no_loading() -> None:
    assert said(loading_through_pain, request(pain=5), session("Mon", "L")) == [
        ("must", 10, "Pain of 5 out of 10: no hamstring loading on Monday.")
    ]


def test_amber_pain_and_new_slow_lowering_do_not_meet() -> None:
    curl = session("Mon", None, item("hamstring_curl", sets=1))
    assert said(loading_through_pain, request(pain=3, novel_eccentric=True), curl) == [
        ("must", 10, "Sliding leg curl is new slow lowering, which a sore leg should not meet.")
    ]
    machine = session("Mon", None, item("hamstring_curl", equipment="leg_curl_machine", sets=1))
    assert said(loading_through_pain, request(pain=3, novel_eccentric=True), machine) == []
    assert said(loading_through_pain, request(pain=2, novel_eccentric=True), curl) == []
