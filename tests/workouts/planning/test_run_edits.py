"""Another run on a day, and what that does to the strength work and to the request."""

from dataclasses import replace

import pytest

from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning.edits import ChangeRun, Edit, SwapRuns, apply_all
from workouts.planning.notation.requests import parse_run
from workouts.planning.values.season import Distance, Race
from workouts.planning.values.week import Day, Slot

RUNNER = request("rest easy easy quality:tempo rest easy long:90min")
TUESDAY = week(session("Tue", None, item("hamstring_curl")))


def words(edit: Edit) -> str:
    change = edit.in_words(TUESDAY)
    return say(change.sentence, change.facts)


def test_another_run_moves_the_strength_work_within_its_day() -> None:
    edit = ChangeRun(day=Day.TUE, run=parse_run("rest", "run"))
    changed, asked = apply_all((edit,), TUESDAY, RUNNER)
    assert changed.sessions[0].slot is Slot.ALONE
    assert str(asked.week[Day.TUE]) == "rest"
    assert words(edit) == "Tuesday is now: rest day."


@pytest.mark.parametrize(("run", "is_kept"), [("easy", False), ("race:10k", True)])
def test_a_race_that_is_not_run_is_no_race_any_more(run: str, is_kept: bool) -> None:
    runner = request(
        "rest easy easy easy rest easy race:10k", race=Race(day_offset=6, distance=Distance.TEN_K)
    )
    asked = ChangeRun(day=Day.SUN, run=parse_run(run, "run")).apply_to_request(runner)
    assert (asked.race is not None) is is_kept
    assert (
        ChangeRun(day=Day.MON, run=parse_run("easy", "run")).apply_to_request(runner).race
        is not None
    )


def test_the_long_run_slips_to_saturday_with_all_that_belongs_to_it() -> None:
    runner = request(
        "rest easy easy easy rest easy race:10k",
        race=Race(day_offset=6, distance=Distance.TEN_K),
        run_spike_day=Day.SUN,
    )
    edit = SwapRuns(day=Day.SUN, to=Day.SAT)
    asked = edit.apply_to_request(runner)
    assert [str(asked.week[day]) for day in (Day.SAT, Day.SUN)] == ["race:10k", "easy"]
    assert asked.race is not None
    assert (asked.race.day_offset, asked.run_spike_day) == (Day.SAT, Day.SAT)
    assert words(edit) == "Swap the runs of Sunday and Saturday."
    later = replace(runner, race=Race(day_offset=20, distance=Distance.TEN_K), run_spike_day=None)
    assert edit.apply_to_request(later).race == later.race
    before = week(session("Mon", "L"), session("Sat", "L"))
    assert [s.slot for s in edit.apply(before, runner).sessions] == [Slot.WITH_EASY, Slot.AFTER_0H]
