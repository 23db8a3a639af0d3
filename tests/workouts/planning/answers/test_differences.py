"""What changes between two weeks, in sentences, and what another school would change."""

from dataclasses import replace

from tests.workouts.planning.catalogue import exercises
from tests.workouts.planning.weeks import item, request, session, week
from workouts.pages.wording import say
from workouts.planning import Builder, build_week
from workouts.planning.answers.differences import Difference, differences, other_schools
from workouts.planning.values.request import School
from workouts.planning.values.season import Phase
from workouts.planning.values.week import Session, Week

HINGE = item("romanian_deadlift", sets=3, rpe=7.0, equipment="barbell")
SPRINTS = item("hill_sprint", sets=1, reps=2, equipment="hill")


def words(found: tuple[Difference, ...]) -> list[str]:
    return [say(one.change.sentence, one.change.facts) for one in found]


def told(before: tuple[Session, ...], after: tuple[Session, ...]) -> list[str]:
    return words(differences(Week(sessions=before), Week(sessions=after), request()))


def test_the_same_week_has_nothing_to_tell() -> None:
    one = (session("Tue", None, HINGE), session("Fri", None, item("lunge")))
    assert told(one, one) == []
    assert told((), ()) == []


def test_a_session_that_moves_is_told_by_its_days() -> None:
    assert told((session("Tue", "H"),), (session("Thu", "H"),)) == [
        "The heavy session moves from Tuesday to Thursday."
    ]
    assert told((session("Tue", "H"),), (session("Thu", "L"),)) == [
        "The heavy session of Tuesday moves to Thursday and becomes light."
    ]


def test_a_session_that_stays_is_told_by_its_stress_and_exercises() -> None:
    before = (session("Tue", None, HINGE, item("lunge")),)
    after = (session("Tue", None, item("deadlift"), item("lunge")),)
    assert told(before, after) == [
        "Tuesday becomes light instead of heavy.",
        "Tuesday: Single-leg deadlift reach instead of Romanian deadlift.",
    ]
    assert told(before, (session("Tue", None, HINGE),)) == ["Tuesday: without Lunge."]
    assert told((session("Tue", None, HINGE),), before) == ["Tuesday: also Lunge."]


def test_what_comes_and_goes_is_told() -> None:
    two = (session("Tue", "L"), session("Fri", "L"))
    assert told(two[:1], two) == ["Friday now has a session."]
    assert told(two, two[:1]) == ["Friday no longer has a session."]


def test_sprints_move_by_themselves_and_are_no_session() -> None:
    gym, moved = session("Mon", "L"), session("Thu", None, SPRINTS)
    assert told((gym, session("Wed", None, SPRINTS)), (gym, moved)) == [
        "The hill sprints move from Wednesday to Thursday."
    ]
    assert told((session("Mon", None, SPRINTS),), (session("Tue", "L"),)) == [
        "Monday no longer has a session.",
        "Tuesday now has a session.",
    ]


def test_the_other_weeks_own_reason_comes_along() -> None:
    runs = "rest quality:intervals easy rest quality:tempo easy rest"
    runner = request(runs, level="advanced", double_days=True, said_phase=Phase.BUILD)
    schools = dict(other_schools(build_week(runner, exercises()), runner, Builder(exercises())))
    assert set(schools) == {School.EASY_DAYS, School.SEPARATE_DAYS}
    moved = [one for found in schools.values() for one in found if one.why]
    assert moved
    assert all(one.why.sentence for one in moved if one.why)


def test_two_weeks_are_matched_by_kind_and_day_before_likeness() -> None:
    before = week(session("Mon", "L"), session("Thu", "M"))
    after = week(session("Mon", "M"), session("Fri", "M"))
    assert words(differences(before, after, request())) == [
        "Monday becomes moderate instead of light.",
        "The moderate session moves from Thursday to Friday.",
    ]


def test_doses_warm_ups_and_notes_are_told_of_when_asked() -> None:
    curl = item("hamstring_curl")
    before = week(session("Tue", None, HINGE, curl))
    softer = session("Tue", None, replace(HINGE, sets=2), curl)
    after = week(replace(softer, warmup_minutes=9, note="Careful"))
    assert words(differences(before, after, request())) == []
    assert words(differences(before, after, request(), with_doses=True)) == [
        "Sets of Romanian deadlift on Tuesday: 2 instead of 3.",
        "Warm up for 9 minutes on Tuesday.",
        "The note on Tuesday is different.",
    ]
    swapped = week(session("Tue", None, HINGE, item("lunge")))
    assert words(differences(before, swapped, request(), with_doses=True)) == [
        "Tuesday: Lunge instead of Sliding leg curl."
    ]
