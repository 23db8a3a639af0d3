"""Files that are not what the export writes: refused by their field, and nothing is kept."""

import gc
import json
import tracemalloc
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from exercises.records import RecordError
from tests.fuzz.files import Document, heavy, long_winded, repeated, wordy
from tests.workouts.builder import words_of
from tests.workouts.plans import sample_plan
from tests.workouts.trainings import TUESDAY, first_session
from workouts.exchange.my_data.file_format import MOST_TOLD
from workouts.exchange.my_data.file_in import read_document
from workouts.exchange.my_data.file_out import written
from workouts.exchange.my_data.parcels import packed
from workouts.models import Plan, PlannedExercise, Snapshot, TrainingLog
from workouts.planning import review_week
from workouts.planning.answers.proposal import MOST_JUDGED
from workouts.planning.values.limits import MOST_ITEMS, MOST_WEEK_ITEMS
from workouts.planning.values.request import Request
from workouts.planning.values.week import Week
from workouts.preferences import Preferences
from workouts.services.sharing import share
from workouts.services.week.weeks import open_week

pytestmark = pytest.mark.usefixtures("catalogue")
MOST_GROWTH = 5  # bytes of the database for a byte of a file
UNKEEPABLE = ("nul\x00", "half \ud800", "\udfff")


@pytest.fixture
def document() -> Document:
    """What the export writes of one plan and the settings, which is gone again."""
    plan = sample_plan(title="Mine")
    (parcel,) = packed([plan], TrainingLog.objects.none())
    exported: Document = json.loads("".join(written(parcel, Preferences())))
    Plan.objects.filter(pk=plan.pk).update(title="Not imported")
    return exported


def bytes_of_database() -> int:
    size = {
        "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
        "postgresql": "SELECT pg_database_size(current_database())",
    }
    with connection.cursor() as cursor:
        cursor.execute(size[connection.vendor])
        return int(cursor.fetchone()[0])


def put_in(client: Client, document: Any) -> Any:
    file = SimpleUploadedFile("hamstrong.json", json.dumps(document).encode())
    return client.post("/account/imports/", {"file": file})


def texts_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the document has texts and names of fields."""
    if isinstance(value, dict):
        inner = [found for key, one in value.items() for found in texts_of(one, (*path, key))]
        return [(*path, key) for key in value] + inner
    if isinstance(value, list):
        return texts_of(value[0], (*path, 0)) if value else []
    return []


def changed(document: Document, path: tuple[Any, ...], value: str, *, is_key: bool) -> Document:
    copy: Any = json.loads(json.dumps(document))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[value if is_key else path[-1]] = place.pop(path[-1]) if is_key else value
    return copy  # type: ignore[no-any-return]


@pytest.mark.parametrize("is_key", [False, True], ids=["as a value", "as a key"])
def test_what_no_database_keeps_is_refused_wherever_it_is(document: Document, is_key: bool) -> None:
    for number, path in enumerate(texts_of(document)):
        hostile = changed(document, path, UNKEEPABLE[number % 3], is_key=is_key)
        with pytest.raises(RecordError, match=r"^file\."):
            read_document(json.dumps(hostile).encode())


@pytest.mark.parametrize("is_key", [False, True], ids=["as a value", "as a key"])
@pytest.mark.parametrize("text", UNKEEPABLE, ids=ascii)
def test_the_page_says_where_it_is_and_works_again(
    client: Client, document: Document, text: str, is_key: bool
) -> None:
    answer = put_in(client, changed(document, ("settings", "equipment"), text, is_key=is_key))
    assert answer.status_code == 400
    assert "This file cannot be read: file.settings." in words_of(answer)
    assert Plan.objects.count() == 1
    assert "settings" not in client.session
    assert client.get("/plans/new/").status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time_zone", ["UTC"]),
        ("time_zone", {"a": 1}),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", True),
        ("theme", ["dark"]),
        ("theme", "pink"),
        ("equipment", "box"),
        ("equipment", [["box"]]),
        ("equipment", ["x" * 51]),
        ("equipment", ["x"] * 51),
        ("weight_unit", []),
        ("weight_unit", None),
    ],
)
def test_settings_that_are_none_are_refused_by_their_field(
    client: Client, document: Document, name: str, value: object
) -> None:
    document["settings"][name] = value
    answer = put_in(client, document)
    assert answer.status_code == 400
    assert f"This file cannot be read: settings.{name}" in words_of(answer)
    assert Plan.objects.count() == 1
    assert client.get("/plans/new/").status_code == 200


def test_settings_that_are_no_object_are_refused(client: Client, document: Document) -> None:
    assert put_in(client, document | {"settings": ["UTC"]}).status_code == 400
    assert Plan.objects.count() == 1


def test_when_the_settings_cannot_be_kept_no_plan_is(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("workouts.services.account.imports.keep_preferences", fail)
    with pytest.raises(OSError, match="full"):
        put_in(client, document)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("sessions", [7, 8, 14])
def test_every_session_has_a_letter(client: Client, document: Document, sessions: int) -> None:
    assert put_in(client, heavy(document, sessions=sessions, items=1)).status_code == 302
    plan = Plan.objects.get(title="Mine")
    page = words_of(client.get(plan.get_absolute_url()))
    assert "Strength A" in page
    assert f"Strength {chr(ord('A') + sessions - 1)}" in page


def test_what_the_board_cannot_show_stays_out(client: Client, document: Document) -> None:
    for sessions, items in ((15, 1), (1, 13), (6, 12)):
        too_much = heavy(document, sessions=sessions, items=items)
        assert put_in(client, too_much).status_code == 400
    assert Plan.objects.count() == 1


def judged_in(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[int]:
    """How many exercises each week has that these modules judge from now on."""
    judged: list[int] = []

    def counted(week: Week, request: Request) -> Any:
        judged.append(len(week.items))
        return review_week(week, request)

    for answer in answers:
        monkeypatch.setattr(f"workouts.planning.answers.{answer}.review_week", counted)
    return judged


def test_the_largest_week_is_judged_in_bounded_work(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """100 s and more of CPU, when remedies were worked out for all of its 500 findings."""
    assert put_in(client, heavy(document)).status_code == 302
    plan = Plan.objects.get(title="Mine")
    share(plan)
    judged = judged_in(monkeypatch, "proposal", "remedies", "why_taken")
    assert client.get(plan.get_absolute_url()).status_code == 200
    page = client.get(f"{plan.get_absolute_url()}findings/").content.decode()
    assert page.count("remedies/?finding=") > 100
    assert client.get(plan.share_address).status_code == 200
    assert judged == []
    assert client.get(f"{plan.get_absolute_url()}remedies/?finding=200").status_code == 200
    assert 0 < sum(judged) < MOST_JUDGED + 3 * MOST_WEEK_ITEMS
    gone = client.get(f"{plan.get_absolute_url()}remedies/?finding=999")
    assert "there is nothing left to fix here" in words_of(gone)
    for nonsense in ("", "x", "-1", "1000", "²"):
        answer = client.get(f"{plan.get_absolute_url()}remedies/", {"finding": nonsense})
        assert answer.status_code == 404


def test_the_largest_session_is_handed_out_in_bounded_work(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5 s of CPU, when each of its exercises had as much work as a page of swaps."""
    assert put_in(client, heavy(document)).status_code == 302
    plan = Plan.objects.get(title="Mine")
    judged = judged_in(monkeypatch, "proposal")
    page = f"{plan.get_absolute_url()}train/{first_session(plan)}/{TUESDAY}/"
    assert client.get(page).status_code == 200
    assert 0 < sum(judged) < MOST_JUDGED + 3 * MOST_ITEMS * MOST_WEEK_ITEMS


def test_a_refused_change_of_the_largest_week_is_answered_in_bounded_work(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5 s of CPU, when ways were looked for as long for each of the first three objections."""
    assert put_in(client, heavy(document)).status_code == 302
    plan = Plan.objects.get(title="Mine")
    opened = open_week(plan)
    judged = judged_in(monkeypatch, "proposal")
    moved = '[{"kind": "move", "place": 0, "to": "Wed"}]'
    sent = {"based_on": opened.version.pk, "edits": moved}
    answer = client.post(f"{plan.get_absolute_url()}changes/", sent)
    assert (answer.status_code, bool(judged)) == (400, True)
    assert sum(judged) < MOST_JUDGED + 6 * MOST_WEEK_ITEMS
    assert NOT_ALL in words_of(answer)


NOT_ALL = "We did not try every change"
CHOICES = ("swaps/?place=0&position=0", "additions/?place=0", "remedies/?finding=0")


@pytest.mark.parametrize("address", CHOICES)
def test_a_page_says_where_not_everything_was_tried(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert put_in(client, heavy(document)).status_code == 302
    here = Plan.objects.get(title="Mine").get_absolute_url()
    monkeypatch.setattr("workouts.planning.answers.proposal.MOST_JUDGED", 0)
    page = words_of(client.get(f"{here}{address}"))
    assert NOT_ALL in page
    assert "Nothing" not in page
    assert "No single change" not in page


def test_the_findings_lead_to_their_remedies(client: Client, document: Document) -> None:
    assert put_in(client, heavy(document)).status_code == 302
    here = Plan.objects.get(title="Mine").get_absolute_url()
    page = client.get(f"{here}findings/").content.decode()
    assert f'{here}remedies/?finding=0"' in page
    answer = client.get(f"{here}remedies/?finding=0")
    assert answer.status_code == 200
    assert NOT_ALL not in words_of(answer)  # the largest week there can be has work enough for it


def test_what_a_file_says_once_is_kept_once(client: Client, document: Document) -> None:
    """211 KB became 445 MB in the database, and 1.7 MB could become 6.5 GB."""
    before = bytes_of_database()
    small = repeated(long_winded(heavy(document)), 50)
    assert put_in(client, small).status_code == 302
    assert PlannedExercise.objects.filter(session__version__week__plan__title="Mine").count() > 3000
    named = {json.dumps(one, sort_keys=True) for one in small["exercises"]}
    assert Snapshot.objects.count() <= 2 * len(named)
    assert bytes_of_database() - before < MOST_GROWTH * len(json.dumps(small))


def test_a_week_that_would_grow_the_database_with_each_change_stays_out(
    client: Client, document: Document
) -> None:
    """Each change copies the sentences of its week: 4 MB of them could be kept 300 times."""
    answer = put_in(client, wordy(heavy(document), 2))
    assert answer.status_code == 400
    assert "reasons are more than a week can have" in words_of(answer)
    assert put_in(client, wordy(document, 1)).status_code == 302


def test_an_exercise_that_is_more_than_any_of_ours_stays_out(
    client: Client, document: Document
) -> None:
    """Two weeks of such exercises would not have room in a file that leaves."""
    document["exercises"][0]["shown"] = dict.fromkeys(("how", "change", "tempo"), "🏃" * 2000)
    answer = put_in(client, document)
    assert answer.status_code == 400
    assert "exercises.1 is more than an exercise can be" in words_of(answer)


def test_the_largest_week_that_can_be_made_here_is_far_below_what_a_file_may_tell(
    document: Document,
) -> None:
    version = document["plans"][0]["weeks"][0]["versions"][0]
    told = json.dumps([version["request"], version["relaxed"], version["waysBack"]])
    most = max(
        len(json.dumps(item["reasons"])) for one in version["sessions"] for item in one["items"]
    )
    assert len(told) + most * MOST_WEEK_ITEMS < MOST_TOLD


@pytest.mark.parametrize("versions", [100, pytest.param(400, marks=pytest.mark.long)])
def test_a_file_is_written_a_few_versions_at_a_time(
    client: Client, document: Document, versions: int
) -> None:
    """1,000 versions took 85 MB more than their file, and imported ones 900."""
    assert put_in(client, repeated(document, versions)).status_code == 302
    plan = Plan.objects.get(title="Mine")
    gc.freeze()
    gc.collect()  # from now on what is dropped does not wait for a quarter of all that there was
    tracemalloc.start()
    (parcel,) = packed([plan], TrainingLog.objects.none())
    length = sum(map(len, written(parcel, None)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gc.unfreeze()
    assert length > 2_500 * versions
    assert peak < 4_000_000 + 20_000 * versions
