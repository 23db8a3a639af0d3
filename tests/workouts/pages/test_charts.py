"""The chart of the week: bars that are as tall as their numbers."""

from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.week.charts import FLOOR, ham_sets_words, load_chart, muscle_chart

RUNS = "rest quality:tempo:60min easy:30min rest easy long:100min race:half:90min"


def test_bars_stand_on_each_other_and_reach_their_number() -> None:
    mine = week(session("Tue", None, item("romanian_deadlift", sets=3, rpe=7.0)))
    chart = load_chart(mine, request(RUNS))
    monday, tuesday = chart.days[0], chart.days[1]
    assert (monday.run, monday.strength, monday.total) == (None, None, 0)
    assert tuesday.run is not None
    assert tuesday.strength is not None
    assert tuesday.run_load == 420
    assert round(tuesday.run.y + tuesday.run.height) == FLOOR
    assert tuesday.strength.y + tuesday.strength.height < tuesday.run.y
    assert tuesday.total == tuesday.run_load + tuesday.strength_load


def test_the_axis_holds_the_highest_day() -> None:
    chart = load_chart(week(), request(RUNS))
    assert chart.grid[-1].label >= max(day.total for day in chart.days)
    assert chart.days[6].run_load == 855
    assert all(day.label_y >= 0 for day in chart.days)


def test_a_run_of_unknown_length_is_a_guess_and_a_quiet_week_is_empty() -> None:
    assert load_chart(week(), request(RUNS)).has_guesses
    quiet = load_chart(week(), request("rest " * 7))
    assert not quiet.has_guesses
    assert quiet.sentence == "Nothing to do this week, so there is no load."


def test_the_numbers_are_told_in_words() -> None:
    chart = load_chart(week(), request("rest " * 5 + "easy:30min rest"))
    assert chart.sentence == "Load by day in minutes times effort: Saturday 90."


def test_the_count_of_sets_is_the_same_wherever_it_is_told() -> None:
    lifts = [item("romanian_deadlift", sets=3, rpe=7.0), item("lunge", sets=3, rpe=7.0)]
    for curls in range(1, 6):
        for rpe in (5.5, 7.0):
            curl = item("hamstring_curl", sets=curls, rpe=rpe)
            mine, asked = week(session("Tue", None, *lifts, curl)), request(RUNS)
            bar = muscle_chart(mine, asked, {}).muscles[0]
            assert ham_sets_words(mine, asked).split()[0] == bar.sets
