"""Rows as documents and back: nothing is lost, nothing is written twice, nonsense is named."""

from base64 import b64encode
from copy import deepcopy
from io import BytesIO
from itertools import count
from typing import Any

import pytest
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from exercises.documents.comparison import differences, merged, with_value
from exercises.documents.from_rows import document, document_of, entry_from, find
from exercises.documents.into_rows import put, rolled_back
from exercises.documents.toml_files import read_catalogue
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Dose, Exercise, Modification
from exercises.records import RecordError

LISTS = (
    *("equipment", "qualities", "related_names", "sources", "benefits", "modifications"),
    *("mistakes", "setup", "steps", "prerequisites", "cautions"),
)
pytestmark = pytest.mark.usefixtures("catalogue")


def whole(key: str) -> dict[str, Any]:
    row = find("exercise", key)
    assert row is not None
    return document_of(row)


def faults(values: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(RecordError) as refused:
        put("exercise", values, where="row 2")
    return refused.value.messages


def test_a_document_says_what_the_files_say() -> None:
    for entry in read_catalogue().exercises:
        said = document(entry) | {"sources": sorted(entry.sources)}
        assert document_of(Exercise.objects.get(key=entry.key)) == said


def test_a_document_is_read_as_it_was_written() -> None:
    for row in whole_exercises():
        assert document(entry_from("exercise", document_of(row), "here")) == document_of(row)


def test_putting_what_is_there_writes_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    values = whole("deadlift")
    with django_assert_num_queries(3) as queries:
        put("exercise", values)
    verbs = {query["sql"].split()[0] for query in queries}
    assert not verbs & {"INSERT", "UPDATE", "DELETE"}


def test_rows_keep_their_primary_keys() -> None:
    before = {row.key: row.pk for row in Modification.objects.filter(exercise__key="lunge")}
    values = whole("lunge")
    values["modifications"] = values["modifications"][::-1][:-1]
    put("exercise", values)
    after = {row.key: row.pk for row in Modification.objects.filter(exercise__key="lunge")}
    assert after.items() < before.items()
    assert whole("lunge") == values


def test_every_part_goes_and_comes_back() -> None:
    for key in ("lunge", "hill_sprint", "hamstring_curl"):
        values = whole(key)
        bare = {name: value for name, value in values.items() if name not in ("parent",)}
        bare |= {name: [] for name in LISTS}
        bare |= {"doses": {}, "contraindications": []}
        bare.pop("substitute", None)
        put("exercise", bare)
        assert not Dose.objects.filter(exercise__key=key).exists()
        put("exercise", values)
        assert whole(key) == values


def test_a_picture_travels_byte_by_byte() -> None:
    written = BytesIO()
    Image.new("RGB", (300, 200), "navy").save(written, "WEBP")
    picture = {
        "content": b64encode(written.getvalue()).decode(),
        "alt_text": "A dark square.",
        "author": "Ours",
        "licence": "CC0",
    }
    put("exercise", whole("lunge") | {"picture": picture})
    assert whole("lunge")["picture"] == picture
    values = whole("lunge")
    del values["picture"]
    put("exercise", values)
    assert "picture" not in whole("lunge")


def test_what_is_no_picture_is_refused() -> None:
    picture = {"alt_text": "A", "author": "B", "licence": "C"}
    assert "picture" in faults(whole("lunge") | {"picture": picture | {"content": "bm8="}})[0]
    assert "picture" in faults(whole("lunge") | {"picture": picture | {"content": "%%"}})[0]


def test_kit_that_the_exercise_lacks_is_told_with_the_name_of_the_modification() -> None:
    values = deepcopy(whole("lunge"))
    one = values["modifications"][0]
    one["kit"] = ["leg_curl_machine"]
    (said,) = faults(values)
    assert said == (
        f"row 2: modifications: “{one['name']}” is done with leg_curl_machine, "
        "which the exercise does not have"
    )


def test_everything_wrong_is_said_at_once() -> None:
    values = whole("lunge") | {"fatigue_cost": 9, "set_credit": -1}
    values["doses"] = deepcopy(values["doses"])
    values["doses"]["beginner"] |= {"reps": [8, 6], "rpe": [5, 12]}
    said = faults(values)
    for fault in (
        "row 2: fatigue_cost: must be 1 to 5",
        "row 2: set_credit: must not be negative",
        "row 2: doses.beginner: reps: 8 to 6 is no range",
        "row 2: doses.beginner: rpe: must be 0 to 10",
    ):
        assert fault in said


def test_what_the_catalogue_has_not_is_refused_and_nothing_is_written() -> None:
    values = whole("lunge") | {"summary": "Changed", "sources": ["nobody-1900"], "parent": "x"}
    values["muscles"] = [*values["muscles"], values["muscles"][0] | {"muscle": "third-arm"}]
    assert len(faults(values)) == 3  # all of them at once
    del values["parent"]
    said = faults(values)
    assert "row 2: muscles: third-arm is not in the catalogue" in said
    assert "row 2: sources: nobody-1900 is not in the catalogue" in said
    assert whole("lunge")["summary"] != "Changed"


def test_names_that_are_taken_are_refused() -> None:
    assert "name" in faults(whole("lunge") | {"key": "lunge2", "slug": "lunge2"})[0]
    stolen = whole("deadlift")["modifications"][0]
    values = whole("lunge")
    values["modifications"] = [*values["modifications"], stolen]
    assert "belongs to another exercise" in faults(values)[0]


def test_a_text_that_is_too_long_is_refused() -> None:
    assert "row 2: name:" in faults(whole("lunge") | {"name": "x" * 81})[0]


def test_nothing_stays_of_what_was_tried() -> None:
    values = whole("lunge")
    with rolled_back():
        row = put("exercise", values | {"key": "n", "slug": "n", "name": "N", "modifications": []})
        assert row.pk
        tried = put(
            "exercise",
            values | {"key": "m", "slug": "m", "name": "M", "modifications": []},
            pks=count(-1, -1),
        )
        assert tried.pk == -1
    assert Exercise.objects.count() == 10


def test_a_merge_keeps_what_both_have_changed() -> None:
    base = whole("lunge")
    mine = with_value(base, ("summary",), "Mine.")
    mine = with_value(mine, ("doses", "beginner", "sets"), [1, 1])
    theirs = with_value(base, ("name",), "Theirs")
    theirs = with_value(theirs, ("doses", "beginner", "reps"), [5, 5])
    result = merged(base, mine, theirs)
    assert result.clashes == ()
    assert {one.path for one in differences(base, result.document)} == {
        ("summary",),
        ("name",),
        ("doses", "beginner", "sets"),
        ("doses", "beginner", "reps"),
    }


def test_a_merge_names_what_both_have_changed_differently() -> None:
    base = whole("lunge")
    mine = with_value(base, ("summary",), "Mine.")
    theirs = with_value(base, ("summary",), "Theirs.")
    result = merged(base, mine, theirs)
    assert result.clashes == (("summary",),)
    assert result.document["summary"] == "Mine."
    gone = with_value(base, ("modifications", "lu_side"), None)
    changed = with_value(base, ("modifications", "lu_side", "name"), "Sideways")
    assert merged(base, gone, changed).clashes == (("modifications", "lu_side"),)


def test_an_order_is_a_difference_and_can_be_put_back() -> None:
    base = whole("lunge")
    turned = base | {"modifications": base["modifications"][::-1]}
    (one,) = differences(base, turned)
    assert one.path == ("modifications", "order")
    assert with_value(turned, one.path, one.before) == base
    changed = with_value(base, ("modifications", "lu_side", "name"), "Sideways")
    names = [part["key"] for part in merged(base, turned, changed).document["modifications"]]
    assert names == [part["key"] for part in turned["modifications"]]


STEPS = ["Stand.", "Step.", "Sink.", "Push."]


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (["Stand.", "Step.", "Sink.", "Push.", "Mine."], ["Yours.", *STEPS], "Yours Stand Mine"),
        ([*STEPS, "Mine."], [*STEPS, "Yours."], "Yours Mine"),
        (["Stand tall.", *STEPS[1:]], [*STEPS[:3], "Push off."], "tall Push off"),
        (STEPS[1:], [*STEPS[:3], "Push off."], "Step off"),
        ([*STEPS, "Same."], [*STEPS, "Same."], "Same"),
    ],
)
def test_lines_that_two_change_apart_come_together(
    mine: list[str], theirs: list[str], together: str
) -> None:
    result = merged({"steps": STEPS}, {"steps": mine}, {"steps": theirs})
    assert result.clashes == ()
    lines = result.document["steps"]
    assert len(lines) == len(set(lines))
    assert set(lines) >= {*mine, *theirs} - set(STEPS)
    found = " ".join(lines).replace(".", "")
    assert all(word in found for word in together.split())


def test_a_line_that_two_change_is_a_clash() -> None:
    mine, theirs = (["Stand.", word, *STEPS[2:]] for word in ("Mine.", "Yours."))
    result = merged({"steps": STEPS}, {"steps": mine}, {"steps": theirs})
    assert result.clashes == (("steps",),)
    assert result.document["steps"] == mine


def test_a_range_is_one_value() -> None:
    doses = [{"doses": {"beginner": {"reps": reps}}} for reps in ([6, 8], [5, 8], [6, 9])]
    assert merged(*doses).clashes == (("doses", "beginner", "reps"),)


def test_lines_next_to_a_clash_are_lost_by_nobody() -> None:
    mine = ["Stand tall.", "Mine.", *STEPS[2:], "And rest."]
    theirs = [STEPS[0], "Yours.", "Sink slowly.", *STEPS[3:]]
    result = merged({"steps": STEPS}, {"steps": mine}, {"steps": theirs})
    assert result.clashes == (("steps",),)
    together = ["Stand tall.", "Mine.", "Sink slowly.", *STEPS[3:], "And rest."]
    assert result.document["steps"] == together


def test_sources_never_clash() -> None:
    base, mine, theirs = ({"sources": names} for names in (["a", "b"], ["a", "c"], ["b", "d"]))
    result = merged(base, mine, theirs)
    assert (result.clashes, result.document["sources"]) == ((), ["c", "d"])


@pytest.mark.parametrize(("field", "most"), [("summary", 300), ("placement", 1000)])
def test_a_text_that_is_longer_than_its_place_is_refused(field: str, most: int) -> None:
    said = f"row 2: {field}: must be at most {most} characters, not {most + 1}"
    assert faults(whole("lunge") | {field: "x" * (most + 1)}) == (said,)


def test_a_whole_exercise_is_read_in_one_query(django_assert_num_queries: Any) -> None:
    said = {row.key: document_of(row) for row in Exercise.objects.all()}
    with django_assert_num_queries(1):
        assert {row.key: document_of(row) for row in whole_exercises()} == said
