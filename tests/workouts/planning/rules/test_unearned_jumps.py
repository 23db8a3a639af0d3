"""R25: jumps come after weeks of squat-pattern strength."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.workouts.planning.runners import REQUESTS
from tests.workouts.planning.weeks import item, request, said, session
from workouts.planning.rules import unearned_jumps
from workouts.planning.rules.unearned_jumps import FOUNDATION_WEEKS, has_earned_jumps
from workouts.planning.values.request import Request


def test_jumps_are_earned_by_weeks_that_depend_on_the_level() -> None:
    jumps = session("Mon", "L", contacts=15)
    for level, weeks in (("beginner", 6), ("intermediate", 4), ("advanced", 2)):
        assert said(unearned_jumps, request(level=level, foundation_weeks=weeks), jumps) == []
        assert said(unearned_jumps, request(level=level, foundation_weeks=weeks - 1), jumps) == [
            ("must", 10, f"Monday has jumps after {weeks - 1} of {weeks} foundation weeks.")
        ]


def test_a_session_without_jumps_needs_none() -> None:
    assert said(unearned_jumps, request(), session("Mon", "H")) == []


def test_plyometric_lunges_come_after_four_weeks_of_two_footed_jumps() -> None:
    split = session("Mon", None, item("plyometric_lunge"))
    sentence = "Plyometric lunge comes after four weeks of two-footed jumps."
    assert said(unearned_jumps, request(foundation_weeks=8), split) == []
    assert said(unearned_jumps, request(foundation_weeks=7), split) == [("must", 10, sentence)]
    beginner = request(level="beginner", foundation_weeks=99)
    assert said(unearned_jumps, beginner, split) == [("must", 10, sentence)]


@given(request_=REQUESTS, weeks=st.integers(3, 99), done=st.integers(0, 99))
def test_a_break_of_three_weeks_starts_the_count_again(
    request_: Request, weeks: int, done: int
) -> None:
    back = replace(request_, weeks_off=weeks, foundation_weeks=done)
    assert not has_earned_jumps(back)
    jumps = said(unearned_jumps, back, session("Mon", "L", contacts=9))
    assert [found[2] for found in jumps] == [
        f"Monday has jumps after 0 of {FOUNDATION_WEEKS[back.level]} foundation weeks."
    ]


def test_two_weeks_off_keep_what_was_earned() -> None:
    runner = request(weeks_off=2, foundation_weeks=20)
    assert said(unearned_jumps, runner, session("Mon", "L", contacts=9)) == []


def test_lunges_without_a_jump_need_no_foundation() -> None:
    assert said(unearned_jumps, request(), session("Mon", None, item("lunge"))) == []
