"""A difference as a reviewer reads it."""

from typing import Any

import pytest

from exercises import catalogue_version
from exercises.desk.admin.reviewing.wording import shown_differences
from exercises.documents.comparison import Difference
from exercises.models import Source
from exercises.vocabulary import Posture

pytestmark = pytest.mark.usefixtures("catalogue", "db")


def shown(path: tuple[str, ...], before: Any, after: Any) -> Any:
    (one,) = shown_differences("exercise", [Difference(path=path, before=before, after=after)])
    return one


def test_words_are_marked_inside_a_sentence() -> None:
    one = shown(("summary",), "Slide out as slowly as you can.", "Slide out for four seconds.")
    assert one.before_words == ()
    one = shown(("summary",), "Keep the knee straight and push.", "Keep the knee bent and push.")
    assert one.before_words == (("Keep the knee", False), ("straight", True), ("and push.", False))
    assert one.after_words == (("Keep the knee", False), ("bent", True), ("and push.", False))


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        (
            ("benefits",),
            [{"text": "May help.", "claims": ["c06", "c17"]}],
            "Curls isolate the hamstrings.",
        ),
        (("doses",), {"beginner": {"sets": [2, 3], "tempo": "3-0-1-0"}}, "sets: 2 to 3; tempo"),
        (("posture",), Posture.ON_BACK.value, "Lying on the back"),
        (("unilateral",), True, "yes"),
        (("muscles", "quads"), {"muscle": "quads", "role": "primary"}, "role: Primary"),
        (("muscles", "hamstrings"), {"muscle": "hamstrings"}, "Hamstrings"),
        (("equipment", "box"), {"equipment": "leg_curl_machine"}, "machine"),
        (("doses", "beginner"), {"sets": [2, 3]}, "sets: 2 to 3"),
        (("doses", "beginner"), {"sets": [2, 2], "tempo": "3-0"}, "sets: 2, "),
        (("doses", "beginner", "sets"), [2, 2], "2"),
        (("sources",), ["riebe-2015"], "Riebe 2015"),
    ],
)
def test_labels_are_shown_and_no_ids(path: tuple[str, ...], value: Any, text: str) -> None:
    (line,) = shown(path, None, value).after
    assert text in line
    assert "[" not in line
    assert "_" not in line


def test_sources_are_named_in_one_query(django_assert_max_num_queries: Any) -> None:
    slugs = list(Source.objects.values_list("slug", flat=True))
    with django_assert_max_num_queries(2):  # the version of the catalogue, and the sources
        assert len(shown(("sources",), None, slugs[:1]).after) == 1
    with catalogue_version.known(catalogue_version.current()), django_assert_max_num_queries(0):
        assert len(shown(("sources",), None, slugs).after) == len(slugs)
