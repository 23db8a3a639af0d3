"""R26: how many landings a session and a week hold (R49, R50 for age)."""

from tests.workouts.planning.weeks import last_week, request, said, session
from workouts.planning.measures import power
from workouts.planning.rules import too_many_contacts


def test_each_level_and_age_has_its_cap() -> None:
    most = power.most_contacts
    assert [most(request(level=lv)) for lv in ("beginner", "intermediate", "advanced")] == [
        40,
        80,
        120,
    ]
    assert most(request(age=50)) == 56
    assert most(request(age=17)) == 48


def test_one_landing_more_is_too_many() -> None:
    assert said(too_many_contacts, request(), session("Mon", "L", contacts=80)) == []
    assert said(too_many_contacts, request(), session("Mon", "L", contacts=81)) == [
        ("must", 10, "Monday has 81 landings, more than 80.")
    ]


def test_a_third_jump_session_is_too_many() -> None:
    days = [session(day, "L", contacts=10) for day in ("Mon", "Wed", "Fri")]
    assert said(too_many_contacts, request(), *days[:2]) == []
    assert said(too_many_contacts, request(), *days) == [
        ("must", 10, "3 jump sessions is more than 2 a week.")
    ]


def test_a_fifth_more_landings_than_last_week_is_enough() -> None:
    runner = request(last_strength=last_week(contacts=20), level="advanced", foundation_weeks=30)
    assert said(too_many_contacts, runner, session("Tue", "L", contacts=24)) == []
    assert said(too_many_contacts, runner, session("Tue", "L", contacts=25)) == [
        ("should", 4, "25 landings, after 20 last week, is a big step.")
    ]
    first = request(last_strength=last_week(), level="advanced", foundation_weeks=30)
    assert said(too_many_contacts, first, session("Tue", "L", contacts=60)) == []
