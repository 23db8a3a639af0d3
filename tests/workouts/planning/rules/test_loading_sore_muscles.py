"""R45: what soreness on the day allows."""

from tests.workouts.planning.weeks import request, said, session
from workouts.planning.rules import loading_sore_muscles
from workouts.planning.values.request import Request


def sore(degree: int) -> Request:
    return request(soreness=(degree, 0, 0, 0, 0, 0, 0))


def test_a_little_soreness_changes_nothing_and_other_days_are_free() -> None:
    assert said(loading_sore_muscles, sore(3), session("Mon", "H")) == []
    assert said(loading_sore_muscles, sore(9), session("Tue", "H")) == []


def test_from_four_nothing_heavy_or_fast() -> None:
    sentence = "Monday asks too much of muscles sore at 4 out of 10."
    for hard in (session("Mon", "H"), session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(loading_sore_muscles, sore(4), hard) == [("must", 10, sentence)]
    assert said(loading_sore_muscles, sore(5), session("Mon", "M")) == []


def test_from_six_only_light() -> None:
    assert said(loading_sore_muscles, sore(6), session("Mon", "L")) == []
    assert said(loading_sore_muscles, sore(6), session("Mon", "M"))[0][0] == "must"
