"""What a dose needs besides its numbers."""

import pytest

from tests.workouts.planning.weeks import item, request, session
from workouts.pages.wording import say
from workouts.planning.measures.dose import load_advice, reps_left, tempo, warm_up
from workouts.planning.values.week import Prescription, Session

HINGE = item("romanian_deadlift", rpe=8.0, equipment="barbell")
CURL = item("hamstring_curl", rpe=6.5)


def steps(one: Session) -> list[str]:
    return [say(step.sentence, step.facts) for step in warm_up(one)]


def test_tempo_is_the_catalogues_for_the_level() -> None:
    assert tempo(HINGE, request()) == "3-0-1-0"
    assert tempo(HINGE, request(level="beginner")) == "3-1-1-0"
    assert tempo(item("jump_squat"), request()) == ""


def test_ones_own_weight_is_lowered_slowly_except_after_a_strain() -> None:
    for own in (CURL, item("lunge"), item("step_up", equipment="box")):
        assert tempo(own, request()) == "4-0-1-0"
        assert tempo(own, request(strain_stage=4)) != "4-0-1-0"
    for loaded in (HINGE, item("romanian_deadlift", equipment="resistance_band")):
        assert tempo(loaded, request()) == "3-0-1-0"


@pytest.mark.parametrize(
    ("lift", "advice"),
    [
        (HINGE, "A weight that leaves about 2 good reps."),
        (
            item("romanian_deadlift", equipment="resistance_band", rpe=7.0),
            "A band that leaves about 3 good reps.",
        ),
        (
            item("step_up", equipment="box", rpe=7.0),
            "Your own weight, lowered slowly. Once more than 3 good reps are left, move through a "
            "bigger range.",
        ),
        (
            item("step_up", equipment="box", rpe=7.0, mod="su_add_weight"),
            "A weight that leaves about 3 good reps.",
        ),
        (
            CURL,
            "Your own weight, lowered slowly. Once more than 4 good reps are left, use one leg, "
            "and later a bigger range.",
        ),
    ],
)
def test_weight_is_chosen_by_what_it_leaves(lift: Prescription, advice: str) -> None:
    found = load_advice(lift)
    assert found is not None
    assert say(found.sentence, found.facts) == advice


def test_jumps_and_sprints_have_no_weight() -> None:
    assert load_advice(item("jump_squat")) is None
    assert load_advice(item("hill_sprint")) is None


def test_the_warm_up_walks_drills_and_ramps_up() -> None:
    assert steps(session("Tue", None, HINGE, CURL)) == [
        "3 minutes of brisk walking or easy jogging.",
        "Hinges and lunges without weight, five on each side.",
        "3 lighter sets of Romanian deadlift, each a little heavier.",
    ]


def test_jumps_are_warmed_up_with_hops_and_own_weight_needs_no_ramp() -> None:
    jumping = session("Tue", None, item("jump_squat"), CURL, warmup_minutes=10)
    assert steps(jumping) == [
        "8 minutes of brisk walking or easy jogging.",
        "Hinges and lunges without weight, five on each side.",
        "A few small hops, softer each time.",
    ]


@pytest.mark.parametrize(("rpe", "sets"), [(8.0, "3"), (7.5, "2"), (6.0, "One")])
def test_heavier_lifts_ramp_up_longer(rpe: float, sets: str) -> None:
    lift = item("deadlift", rpe=rpe, equipment="barbell")
    assert steps(session("Tue", None, lift))[-1].startswith(f"{sets} lighter set")


def test_sprints_are_warmed_up_by_the_run() -> None:
    assert steps(session("Tue", None, item("hill_sprint", equipment="hill"))) == [
        "The easy run is your warm-up: at least twenty minutes of it."
    ]


@pytest.mark.parametrize(
    ("rpe", "left"),
    [(10, "0"), (9.5, "0 to 1"), (8, "2"), (7.5, "2 to 3"), (7.4, "2 to 3"), (0, "10"), (11, "0")],
)
def test_reps_left_are_counted_as_a_person_counts(rpe: float, left: str) -> None:
    assert say("{left}", {"left": reps_left(rpe)}) == left
