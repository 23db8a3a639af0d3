"""The generator of our figures: what is committed is what it draws, small and in one piece."""

import math
from itertools import pairwise

import pytest

from exercises.documents.toml_files import read_catalogue
from exercises.figures import FIGURES, SUBSTITUTE_FIGURES
from tools.figures.__main__ import TEMPLATES, drawings
from tools.figures.body import SHANK, THIGH
from tools.figures.movement import Movement, all_movements, pose_at
from tools.figures.stance import solve

MOVEMENTS = {movement.figure: movement for movement in all_movements()}
SIX_KILOBYTES = 6 * 1024

each_movement = pytest.mark.parametrize("movement", MOVEMENTS.values(), ids=MOVEMENTS)


@pytest.mark.parametrize("name", drawings())
def test_the_committed_file_is_what_the_rig_draws(name: str) -> None:
    """Otherwise: python -m tools.figures"""
    assert (TEMPLATES / name).read_text(encoding="utf-8") == drawings()[name]


def test_there_is_no_figure_that_the_rig_does_not_draw() -> None:
    drawn = {path.name for path in (TEMPLATES / "figures").glob("*.svg")}
    assert drawn == {name.split("/")[1] for name in drawings() if name.startswith("figures/")}


def test_every_exercise_has_a_figure() -> None:
    assert {exercise.key for exercise in read_catalogue().exercises} <= set(FIGURES)
    assert {*FIGURES.values(), *SUBSTITUTE_FIGURES.values()} == set(MOVEMENTS)


@each_movement
def test_a_moving_figure_stays_small(movement: Movement) -> None:
    assert len(drawings()[f"figures/{movement.figure}.svg"]) < SIX_KILOBYTES


@each_movement
def test_a_drawing_is_square_as_its_place_on_the_page(movement: Movement) -> None:
    *_, width, height = movement.viewbox.split()
    assert width == height


def test_titles_can_be_told_apart_on_one_page() -> None:
    assert len({movement.prefix for movement in MOVEMENTS.values()}) == len(MOVEMENTS)


@each_movement
def test_legs_and_arms_never_jump_between_two_moments(movement: Movement) -> None:
    stances = [
        solve(pose_at(movement, step / (movement.samples * 4)))
        for step in range(movement.samples * 4 + 1)
    ]
    for before, after in pairwise(stances):
        assert math.dist(before.pelvis, after.pelvis) < THIGH / 2
        assert abs(before.near_leg.bend[0] - after.near_leg.bend[0]) < 45


@pytest.mark.parametrize("figure", ["deadlift", "romanian-deadlift", "single-leg-rdl"])
def test_a_planted_foot_does_not_slide(figure: str) -> None:
    ankles = set()
    for step in range(40):
        stance = solve(pose_at(MOVEMENTS[figure], step / 40))
        thigh, shank = (math.radians(angle) for angle in stance.near_leg.bend)
        x = stance.pelvis[0] + THIGH * math.sin(thigh) + SHANK * math.sin(shank)
        y = stance.pelvis[1] + THIGH * math.cos(thigh) + SHANK * math.cos(shank)
        ankles.add((round(x, 1), round(y, 1)))
    assert len(ankles) == 1
