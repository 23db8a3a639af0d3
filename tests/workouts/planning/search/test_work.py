"""What a form may cost is counted in looks, which are the same on every machine."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import item, session, week
from tests.workouts.planning.weeks import request as a_request
from tools.bench.forms import preview
from workouts.planning import (
    additions,
    alternatives,
    build_week,
    remedies,
    review_week,
    transfer,
)
from workouts.planning.answers import proposal
from workouts.planning.answers.proposal import MOST_JUDGED, judging, proposals
from workouts.planning.edits import Drop, Edit
from workouts.planning.search.work import MOST_LOOKS, Work
from workouts.planning.values.request import School
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Day

KIT = "backpack box cable cable_ankle_strap hill kettlebell sliders stairs swiss_ball trap_bar"
#: A form that took 39 seconds: nearly every placement costs the same, and little fits into a day.
SLOW = a_request(
    "easy:120min easy easy easy easy rest easy",
    level=Level.ADVANCED,
    said_phase=Phase.BUILD,
    age=80,
    foundation_weeks=4,
    program_week=5,
    session_minutes=10,
    sessions_per_week=3,
    hill_sessions_done=5,
    equipment=frozenset(KIT.split()),
    school=School.EASY_DAYS,
)


def test_a_form_that_took_most_of_a_minute_is_answered_in_few_looks() -> None:
    assert preview(SLOW) < MOST_LOOKS / 2


FULL = week(*(session(day.code, None, *[item("lunge")] * 12) for day in Day))
RUNNER = a_request("rest easy quality:tempo easy easy rest long:80min")
USUAL = week(
    session("Tue", None, item("romanian_deadlift", sets=4, rpe=8.0), item("lunge")),
    session("Wed", None, item("romanian_deadlift"), item("lunge")),
)


def test_in_a_very_full_week_only_the_first_changes_are_tried() -> None:
    tried: list[Edit] = []
    work = judging()

    def changes() -> Iterator[tuple[Edit, ...]]:
        for _ in range(MOST_JUDGED):
            tried.append(Drop(place=0))
            yield (tried[-1],)

    list(proposals(changes(), FULL, SLOW, instead_of=FULL, work=work))
    assert len(tried) <= 1 + MOST_JUDGED / len(FULL.items)
    assert work.is_over


@pytest.mark.parametrize("looks", [0, MOST_JUDGED])
def test_whoever_asks_for_changes_learns_whether_all_were_tried(looks: int) -> None:
    finding = next(one for one in review_week(USUAL, RUNNER) if remedies(one, USUAL, RUNNER))
    for ask in (
        partial(remedies, finding, USUAL, RUNNER),
        partial(alternatives, USUAL, RUNNER, exercises(), place=0, position=0),
        partial(additions, USUAL, RUNNER, exercises(), day=Day.TUE, place=0),
    ):
        work = Work(looks)
        assert bool(ask(work=work)) == bool(looks)
        assert work.is_over == (not looks)


def test_a_copy_says_that_not_all_days_were_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then its sessions are placed one after the other, and still break no MUST rule."""
    shared = build_week(RUNNER, exercises())
    runner = replace(RUNNER, week=RUNNER.week[2:] + RUNNER.week[:2])
    exact = transfer(shared, runner, exercises()).week
    monkeypatch.setattr(proposal, "MOST_JUDGED", 0)
    hasty = transfer(shared, runner, exercises()).week
    assert len(shared.sessions) > 1
    assert hasty.sessions
    assert not any(finding.is_must for finding in review_week(hasty, runner))
    assert hasty.cost >= exact.cost
    assert "search-cut-short" in hasty.messages
    assert "search-cut-short" not in exact.messages
