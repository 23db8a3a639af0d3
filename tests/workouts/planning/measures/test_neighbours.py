"""Which sessions are neighbours: in a week that repeats, or in the real weeks."""

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import (
    item,
    last_week,
    request,
    said,
    session,
    trained,
    week,
)
from workouts.planning.measures.neighbours import as_last_week, days_apart, pairs, recognised
from workouts.planning.rules import hamstring_days_too_close
from workouts.planning.values.request import OtherSession, Request, TrainedItem
from workouts.planning.values.week import Day, Session


def neighbours(request_: Request, *sessions: Session) -> list[tuple[str, str, int]]:
    found = pairs(week(*sessions), request_, among=lambda session: session.is_gym)
    return [(one.day.code, other.day.code, gap) for one, other, gap in found]


def on(day: str, stress: str = "H") -> tuple[OtherSession, ...]:
    return (OtherSession(placed=session(day, stress)),)


def test_sunday_and_monday_are_one_day_apart() -> None:
    assert days_apart(Day.SUN, Day.MON) == 1
    assert days_apart(Day.MON, Day.THU) == 3


def test_a_week_that_repeats_is_a_ring() -> None:
    assert neighbours(request(), session("Mon", "H"), session("Sat", "M")) == [("Sat", "Mon", 2)]
    assert neighbours(request(), session("Sat", "M"), session("Thu", "H")) == [("Thu", "Sat", 2)]


def test_the_real_week_before_takes_the_place_of_the_repeated_one() -> None:
    known = request(last_strength=on("Fri"), next_strength=())
    assert neighbours(known, session("Mon", "H"), session("Sat", "M")) == [
        ("Mon", "Sat", 5),
        ("Fri", "Mon", 3),
        ("Fri", "Sat", 8),
    ]


def test_as_long_as_one_side_is_unknown_the_week_still_repeats() -> None:
    known = request(last_strength=on("Fri"))
    assert ("Sat", "Mon", 2) in neighbours(known, session("Mon", "H"), session("Sat", "M"))


def test_last_sundays_heavy_session_keeps_monday_from_being_heavy() -> None:
    runner = request(last_strength=on("Sun"), next_strength=())
    assert said(hamstring_days_too_close, runner, session("Mon", "H")) == [
        ("must", 10, "Sunday and Monday are both heavy, with no day in between.")
    ]
    quiet = request(last_strength=(), next_strength=on("Mon"))
    assert said(hamstring_days_too_close, quiet, session("Mon", "H")) == []
    assert said(hamstring_days_too_close, quiet, session("Sun", "H")) != []


def test_neighbours_of_another_kind_do_not_count() -> None:
    sprints = last_week(stress=None, sprints=4)
    assert neighbours(request(last_strength=sprints), session("Mon", "H")) == []


def test_a_planned_week_is_remembered_by_its_days_classes_sets_and_effort() -> None:
    curls = session("Thu", None, item("hamstring_curl", sets=3, rpe=7.0))
    (found,) = as_last_week(week(curls), request())
    assert found.placed.day is Day.THU
    assert found.items == (trained("hamstring_curl", sets=3, rpe=7.0),)
    assert found.ham_sets == 3.0


def test_what_is_known_by_its_id_only_gets_its_place_in_a_session() -> None:
    by_id = TrainedItem(exercise_id="romanian_deadlift", sets=2, rpe=7.0)
    unheard_of = TrainedItem(exercise_id="good_morning", sets=2, rpe=7.0)
    before = OtherSession(placed=session("Mon", "M"), items=(by_id, unheard_of))
    asked = request(last_strength=(before,))
    (found,) = recognised(asked, exercises()).last_strength or ()
    assert [item.order_slot for item in found.items] == [3, None]
    assert recognised(request(), exercises()) == request()
