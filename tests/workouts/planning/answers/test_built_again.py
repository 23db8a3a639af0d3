"""What a week that is built again keeps of the one before."""

from tests.workouts.planning.weeks import item, session, week
from workouts.planning import built_again

CURL = "hamstring_curl"


def test_a_session_keeps_its_name_and_the_note_of_its_runner() -> None:
    before = week(session("Tue", "H", identity="1", letter="A", note="The blue band"))
    after = built_again(week(session("Wed", "M"), session("Fri", "M")), before)
    kept = [(one.identity, one.letter, one.note) for one in after.sessions]
    assert kept == [("1", "A", "The blue band"), ("", "", "")]


def test_a_note_of_a_session_without_a_name_is_not_given_to_another() -> None:
    before = week(session("Tue", "H", note="Of the past"))
    assert [one.note for one in built_again(week(session("Tue", "H")), before).sessions] == [""]


def test_a_weight_stays_with_the_same_form_of_an_exercise() -> None:
    before = week(
        session("Tue", None, item("lunge", load_kg=12.5), item(CURL, load_kg=30.0)),
        session("Fri", None, item("deadlift", load_kg=60.0)),
    )
    new = week(session("Thu", None, item("lunge", sets=3), item(CURL, equipment="band")))
    (kept,) = built_again(new, before).sessions
    assert [one.load_kg for one in kept.items] == [12.5, None]


def test_a_weight_of_the_new_week_stays() -> None:
    before = week(session("Tue", None, item("lunge", load_kg=12.5)))
    (kept,) = built_again(week(session("Thu", None, item("lunge", load_kg=10.0))), before).sessions
    assert [one.load_kg for one in kept.items] == [10.0]
