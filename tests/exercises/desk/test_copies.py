"""A copy has its own keys and names."""

import pytest

from exercises.desk.copies import LEFT_OUT, LONGEST_KEY, copied, fields_that_name, free_key
from exercises.documents.from_rows import document_of, find
from exercises.documents.into_rows import lay
from tests.exercises.desk.documents import now

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize("name", ["Bridge", "A very long name of an exercise " * 2, "Lunge 2"])
def test_a_copy_has_keys_of_its_own(name: str) -> None:
    lunge = find("exercise", "lunge")
    assert lunge
    copy = copied(document_of(lunge), name[:80])
    keys = [one["key"] for one in copy["modifications"]]
    assert len(keys) == len(set(keys)) > 3
    assert all(len(key) <= LONGEST_KEY for key in keys)
    lay("exercise", copy)


def test_a_copy_is_called_by_its_own_name_wherever_plans_would_call_it() -> None:
    other = now("romanian_deadlift")
    copy = copied(other, "Single-leg bridge")
    options = {one["label"]: one.get("name", "") for one in copy["equipment"]}
    assert options["Dumbbells"] == "Dumbbell single-leg bridge"
    assert options["Barbell"] == ""
    names = [one["name"] for one in copy["modifications"]]
    assert names[0] == "Heavier single-leg bridge"
    assert "Single-leg bridge to the knee" in names
    assert "sources" not in copy
    assert all("claims" not in benefit for benefit in copy["benefits"])
    assert all("note" not in one for one in [copy["heads"], *copy["muscles"]])
    assert "note" in other["heads"]
    assert other == now("romanian_deadlift")
    lay("exercise", copy)


def test_only_modifications_that_would_get_one_name_get_a_number() -> None:
    other = now("lunge") | {"aliases": ["Split squat"]}
    for one, name in zip(
        other["modifications"], ("Band lunge", "Band split squat", "Band lunge 2"), strict=False
    ):
        one["name"] = name
    for option in other["equipment"][1:3]:
        option["name"] = "Weighted lunge"
    copy = copied(other, "Bridge")
    names = [one["name"] for one in copy["modifications"]]
    assert names[:3] == ["Band bridge", "Band bridge 2", "Band bridge 2 2"]
    assert [one["name"] for one in copy["equipment"][1:3]] == ["Weighted bridge"] * 2
    lay("exercise", copy)


def test_a_copy_may_begin_without_some_parts() -> None:
    other = now("romanian_deadlift")
    assert not {"equipment", "substitute"} & copied(other, "Bridge", without=["kit"]).keys()
    for one in copied(other, "Bridge", without=["kit"])["modifications"]:
        assert "kit" not in one
    for part in LEFT_OUT:
        lay("exercise", copied(other, "Bridge", without=[part]))
    bare = copied(other, "Bridge", without=[*LEFT_OUT])
    assert not {"benefits", "eccentric_why", "body_position"} & bare.keys()
    assert all("load" not in dose for dose in bare["doses"].values())
    assert not {"equipment", "modifications", "steps", "setup", "mistakes"} & bare.keys()
    assert not {"prerequisites", "cautions", "contraindications"} & bare.keys()


def test_texts_that_still_name_the_other_exercise_are_told() -> None:
    other = now("romanian_deadlift")
    copy = copied(other, "Bridge")
    assert list(fields_that_name(copy, other)) == ["pattern", "substitute"]
    own = set(fields_that_name(copied(now("lunge"), "Side lunge"), now("lunge")))
    assert not own & {"name", "equipment", "modifications"}
    assert copied(other, "GHR")["modifications"][0]["name"] == "Heavier GHR"


def test_keys_that_begin_alike_stay_apart() -> None:
    used: set[str] = set()
    for _number in range(12):
        used.add(free_key("e" * 40, "a_long_way_to_do_it", used=used))
    assert len(used) == 12
    assert max(map(len, used)) == LONGEST_KEY


def test_a_long_old_key_is_cut() -> None:
    assert len(free_key("bridge", "x" * 80)) == LONGEST_KEY


def test_a_key_that_another_exercise_has_is_free_for_nobody() -> None:
    assert free_key("lu", "side") == "lu_side_2"
