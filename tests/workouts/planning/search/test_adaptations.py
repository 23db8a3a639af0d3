"""With which kit and modification a runner can do an exercise, the most fitting first."""

from typing import Any

import pytest

from exercises.vocabulary import Level
from tests.workouts.planning.catalogue import equipment, exercise, exercises
from tests.workouts.planning.weeks import request
from workouts.planning.rules.missing_equipment import is_at_hand
from workouts.planning.search.adaptations import adaptations, is_learner
from workouts.planning.values.request import Request


def runner(*kit: str, level: str = "intermediate", **facts: Any) -> Request:
    return request(level=level, equipment=frozenset(kit), **facts)


def written(key: str, who: Request) -> list[str]:
    """`kit` or `kit:modification`, the most fitting first."""
    return [
        ":".join(filter(None, (v.equipment, v.modification.id if v.modification else "")))
        for v in adaptations(exercise(key), who)
    ]


def test_without_kit_only_the_substitute_is_left() -> None:
    assert written("deadlift", runner()) == ["substitute"]
    assert written("romanian_deadlift", runner()) == ["substitute"]


def test_a_lunge_needs_nothing_and_goes_on_from_there() -> None:
    established = written("lunge", runner())
    assert established == ["none", "none:lu_reverse", "none:lu_static", "substitute"]


def test_an_established_runner_takes_the_loaded_adaptation_first() -> None:
    assert written("lunge", runner("dumbbells"))[0] == "dumbbells"
    assert written("step_up", runner("box", "dumbbells"))[0] == "box:su_add_weight"


def test_weight_is_not_added_where_the_runner_has_none() -> None:
    assert "box:su_add_weight" not in written("step_up", runner("box"))


def test_dumbbells_alone_make_no_step() -> None:
    assert written("step_up", runner("dumbbells")) == ["substitute", "substitute:su_height_down"]


def test_a_beginner_past_the_first_weeks_starts_gently() -> None:
    beginner = runner("dumbbells", level="beginner", program_week=3)
    assert written("lunge", beginner)[0] == "dumbbells:lu_reverse"
    assert written("deadlift", beginner)[0] == "dumbbells:dl_blocks"


@pytest.mark.parametrize(
    ("key", "kit", "early", "later"),
    [
        ("deadlift", ("barbell",), "barbell:dl_blocks", "barbell"),
        ("romanian_deadlift", ("barbell",), "barbell:rdl_short_range", "barbell"),
        ("step_up", ("box",), "box:su_height_down", "box"),
        ("step_up", ("box", "dumbbells"), "box:su_height_down", "box:su_add_weight"),
        ("lunge", (), "none:lu_reverse", "none"),
        ("lunge", ("dumbbells",), "dumbbells:lu_reverse", "dumbbells"),
    ],
)
def test_after_six_weeks_a_beginner_moves_on_to_the_exercise_itself(
    key: str, kit: tuple[str, ...], early: str, later: str
) -> None:
    for week, version in ((3, early), (6, early), (7, later), (None, later)):
        assert written(key, runner(*kit, level="beginner", program_week=week))[0] == version


def test_who_comes_back_or_does_something_new_starts_gently_again() -> None:
    for back in ({"weeks_off": 3}, {"novel_eccentric": True}):
        assert written("lunge", runner(level="beginner", **back))[0] == "none:lu_static"


def test_in_the_first_weeks_the_simplest_adaptation_comes_first() -> None:
    assert written("lunge", runner(level="beginner", program_week=1))[0] == "none:lu_static"
    assert written("lunge", runner(program_week=2))[0] == "none:lu_static"


def test_a_learner_pulls_a_kettlebell_before_a_barbell() -> None:
    kit = ("barbell", "kettlebell")
    assert written("deadlift", runner(*kit))[0] == "barbell"
    assert written("deadlift", runner(*kit, novel_eccentric=True))[0] == "kettlebell:dl_blocks"


@pytest.mark.parametrize(
    ("key", "kit", "named"),
    [
        ("deadlift", "kettlebell", "dl_kettlebell"),
        ("deadlift", "trap_bar", "dl_trap_bar"),
        ("romanian_deadlift", "dumbbells", "rdl_dumbbell"),
        ("hamstring_curl", "resistance_band", "hc_band"),
        ("hamstring_curl", "seated_leg_curl_machine", "hc_seated"),
    ],
)
def test_kit_that_a_modification_is_named_for_is_called_by_that_name(
    key: str, kit: str, named: str
) -> None:
    found = written(key, runner(kit))
    assert found[0] == f"{kit}:{named}"
    assert found.index(f"{kit}:{named}") < found.index(kit)


def test_a_learner_is_a_beginner_of_six_weeks_or_anyone_in_the_first_two() -> None:
    assert is_learner(runner(level="beginner", program_week=6))
    assert not is_learner(runner(level="beginner", program_week=7))
    assert not is_learner(runner(level="beginner"))
    assert is_learner(runner(level="advanced", program_week=2))
    assert not is_learner(runner(level="intermediate", program_week=3))


@pytest.mark.parametrize("level", Level)
def test_every_adaptation_is_within_the_runners_kit_and_the_substitute_comes_last(
    level: Level,
) -> None:
    for who in (runner(*equipment(), level=level), runner("dumbbells", level=level)):
        for known in exercises():
            found = adaptations(known, who)
            assert all(is_at_hand(adaptation.equipment, known, who) for adaptation in found)
            last = [adaptation.equipment == "substitute" for adaptation in found]
            assert last == sorted(last)
            assert len(set(found)) == len(found)
