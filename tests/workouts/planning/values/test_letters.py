"""Strength A stays Strength A, wherever it goes."""

from itertools import islice

from tests.workouts.planning.weeks import item, session
from workouts.planning.values.letters import as_before, lettered, letters, named_like
from workouts.planning.values.week import Session, Week


def lift(day: str, identity: str = "", letter: str = "") -> Session:
    return session(day, "M", identity=identity, letter=letter)


def hills(day: str, identity: str = "") -> Session:
    return session(day, None, item("hill_sprint"), identity=identity)


def names(week: Week) -> list[tuple[str, str]]:
    return [(one.identity, one.letter) for one in week.sessions]


def test_letters_go_on_after_z_as_the_columns_of_a_table() -> None:
    assert [*islice(letters(), 25, 29)] == ["Z", "AA", "AB", "AC"]


def test_a_built_week_has_its_letters_in_the_order_of_days_and_none_for_hill_sprints() -> None:
    week = Week(sessions=(lift("Mon"), hills("Tue"), lift("Thu"), lift("Sat")))
    assert [one.letter for one in lettered(week).sessions] == ["A", "", "B", "C"]


def test_a_session_that_comes_later_takes_the_first_letter_that_is_free() -> None:
    week = Week(sessions=(lift("Mon"), lift("Tue", "2", "C"), lift("Thu", "1", "A"), lift("Sat")))
    assert [one.letter for one in lettered(week).sessions] == ["B", "C", "A", "D"]


def test_a_week_that_is_built_again_has_the_sessions_that_it_had() -> None:
    before = Week(sessions=(lift("Mon", "b", "B"), hills("Tue", "h"), lift("Sat", "a", "A")))
    week = Week(sessions=(lift("Tue"), hills("Wed"), lift("Thu"), lift("Sat"), hills("Sun")))
    known = [("a", "A"), ("h", ""), ("b", "B"), ("", ""), ("", "")]
    assert names(as_before(week, before)) == known


def test_a_session_that_is_known_already_is_no_other_one() -> None:
    before = Week(sessions=(lift("Mon", "a", "A"), lift("Tue", "b", "B"), lift("Wed", "c", "C")))
    week = Week(sessions=(lift("Mon"), lift("Tue", "a", "B")))
    assert names(as_before(week, before)) == [("c", "C"), ("a", "B")]


def test_a_letter_stays_with_its_lifts_whatever_their_days() -> None:
    pull, hinge, curl = item("deadlift"), item("romanian_deadlift"), item("hamstring_curl")
    before = Week(
        sessions=(
            session("Tue", None, pull, curl, identity="a", letter="A"),
            hills("Wed", "h"),
            session("Fri", None, hinge, curl, identity="b", letter="B"),
        )
    )
    week = Week(
        sessions=(
            session("Mon", None, hinge, curl),
            session("Thu", None, pull, curl),
            hills("Sat"),
            session("Sun", None, item("step_up")),
        )
    )
    assert names(named_like(week, before)) == [("b", "B"), ("a", "A"), ("h", ""), ("", "")]


def test_lifts_that_are_all_new_take_the_letters_in_their_order() -> None:
    before = Week(sessions=(session("Tue", None, item("deadlift"), identity="a", letter="A"),))
    assert names(named_like(Week(sessions=(lift("Mon"),)), before)) == [("a", "A")]
