"""R51: in pregnancy, with a clinician's yes and gentler."""

from itertools import product
from typing import Any

import pytest

from exercises.documents.toml_files import read_catalogue
from exercises.vocabulary import Posture
from tests.workouts.planning.weeks import UNSTATED, item, moving, request, said, session
from workouts.planning.measures.movement import FACTS
from workouts.planning.rules import pregnancy_overload

YES: dict[str, Any] = {"pregnant": True, "clearance": True}


def allowed(key: str, *, week: int | None = 24, **dose: Any) -> bool:
    worked = session("Mon", None, item(key, **dose))
    return said(pregnancy_overload, request(**YES, pregnancy_week=week), worked) == []


def test_seated_standing_and_low_versions_are_right() -> None:
    assert allowed("hamstring_curl", equipment="resistance_band", mod="hc_band")
    assert allowed("hamstring_curl", equipment="seated_leg_curl_machine")
    assert allowed("step_up", mod="su_height_down")
    assert allowed("lunge", mod="lu_static")
    assert allowed("romanian_deadlift", equipment="dumbbells")
    assert allowed("deadlift", equipment="kettlebell")


def test_lying_jumping_and_wobbling_are_not() -> None:
    assert not allowed("hamstring_curl", equipment="leg_curl_machine")
    assert not allowed("hamstring_curl")
    assert not allowed("step_up")
    assert not allowed("lunge")
    assert not allowed("jump_squat")
    assert not allowed("romanian_deadlift")


def test_lying_flat_is_limited_after_the_first_trimester() -> None:
    bridge = moving(item("deadlift", equipment="kettlebell"), posture=Posture.ON_BACK)
    flat = session("Mon", None, bridge)
    assert said(pregnancy_overload, request(**YES, pregnancy_week=13), flat) == []
    assert said(pregnancy_overload, request(**YES, pregnancy_week=14), flat) != []
    assert said(pregnancy_overload, request(**YES), flat) != []


def test_reps_and_effort_are_gentle() -> None:
    low_step: dict[str, Any] = {"mod": "su_height_down"}
    assert allowed("step_up", **low_step, rpe=6.5, reps=8)
    assert not allowed("step_up", **low_step, rpe=7.0)
    assert not allowed("step_up", **low_step, reps=7)


def test_without_a_clinicians_yes_there_is_no_plan() -> None:
    assert said(pregnancy_overload, request(pregnant=True), session("Mon", "L")) == [
        ("must", 10, "Monday: strength work in pregnancy needs a clinician's yes.")
    ]
    assert said(pregnancy_overload, request(clearance=True), session("Mon", "H")) == []


def test_nothing_heavy_or_fast() -> None:
    for hard in (session("Mon", "H"), session("Mon", sprints=1), session("Mon", "L", contacts=5)):
        assert said(pregnancy_overload, request(**YES), hard) == [
            ("must", 10, "Monday is heavier than suits pregnancy.")
        ]


def test_for_everyone_else_it_is_silent() -> None:
    full = session("Mon", "H", item("deadlift", equipment="barbell", rpe=8.0, reps=4, sets=3))
    assert said(pregnancy_overload, request(), full, session("Wed", sprints=6)) == []


@pytest.mark.parametrize("fact", FACTS)
def test_what_is_not_stated_is_kept_out(fact: str) -> None:
    pull = item("deadlift", equipment="kettlebell")
    unstated = session("Mon", None, moving(pull, **{fact: None}))
    assert said(pregnancy_overload, request(**YES), unstated) == [
        ("must", 10, f"Kettlebell deadlift{UNSTATED}")
    ]
    assert said(pregnancy_overload, request(), unstated) == []


def test_a_curl_is_seated_or_standing() -> None:
    """A Nordic curl whose every fact is stated is still none for pregnancy."""
    curl = item("hamstring_curl", equipment="leg_curl_machine")
    for posture in (Posture.KNEELING, Posture.ON_BACK, Posture.FACE_DOWN):
        worked = session("Mon", None, moving(curl, posture=posture))
        assert said(pregnancy_overload, request(**YES, pregnancy_week=8), worked) != []


def test_a_bar_on_one_leg_invites_a_fall() -> None:
    assert allowed("lunge", equipment="dumbbells", mod="lu_reverse")
    assert not allowed("lunge", equipment="barbell", mod="lu_reverse")


def test_no_words_of_a_suitable_version_say_to_lie_face_down() -> None:
    for known in read_catalogue().exercises:
        words = {one.equipment: f"{one.label} {one.note}" for one in known.equipment}
        if known.substitute:
            words["substitute"] = f"{known.substitute.name} {known.substitute.how}"
        changes = {one.key: f"{one.name} {one.change}" for one in known.modifications}
        kits = {one.key: one.kit or tuple(words) for one in known.modifications}
        for kit, version in product(words, (None, *changes)):
            if version and kit not in kits[version]:
                continue
            text = f"{words[kit]} {changes.get(version or '', '')}".lower()
            if allowed(known.key, equipment=kit, mod=version):
                assert not any(word in text for word in ("lying", "face down", "prone"))
