"""Backup and restore: a drill with a live site, and every way in which a file can be wrong."""

import json
import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client

from exercises.desk import drafts
from exercises.documents.from_rows import document_of
from exercises.documents.whole_exercises import whole_exercises
from exercises.models import Exercise
from tests.versions import commit_version
from workouts.management import site_backup
from workouts.models import Plan, Version
from workouts.planning.edits import Drop
from workouts.planning.notation.edits import edit_document
from workouts.services.plans import create_plan, sample_request
from workouts.services.week.changes import change_week
from workouts.services.week.weeks import open_week

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def site(transactional_db: None, catalogue: None) -> Plan:
    """People, plans with a history, a draft, a session."""
    ann = User.objects.create_user("ann", "ann@example.org", "long-run-on-sunday")
    plan = create_plan(sample_request(), owner=ann, title="Ünïcode “week”")
    seen = open_week(plan).version.pk
    change_week(plan, None, [edit_document(Drop(place=0))], based_on=seen)
    lunge = document_of(whole_exercises().get(key="lunge")) | {"summary": "Draft."}
    drafts.save_draft("exercise", lunge, by=ann, seen=None)
    Client().force_login(ann)
    return plan


def written(path: Path) -> Path:
    call_command("backup", path, verbosity=0)
    return path


def test_a_restored_site_is_the_same_site(site: Plan, tmp_path: Path, client: Client) -> None:
    file, before = written(tmp_path / "site.zip"), site_backup.tables_now()
    Plan.objects.filter(pk=site.pk).update(title="Spoilt")
    commit_version()
    Exercise.objects.update(summary="Spoilt")
    User.objects.create_user("intruder")
    call_command("restore", file, replace=True, verbosity=0)
    assert but_the_version(site_backup.tables_now()) == but_the_version(before)
    assert not User.objects.filter(username="intruder").exists()
    client.force_login(User.objects.get(username="ann"))
    page = client.get(site.get_absolute_url())
    assert "Ünïcode “week”" in page.content.decode()


def but_the_version(tables: dict[str, site_backup.Table]) -> dict[str, site_backup.Table]:
    """The number of the catalogue's version goes on from what this database had."""
    return {name: table for name, table in tables.items() if not name.endswith("CatalogueVersion")}


def test_a_process_does_not_take_the_restored_catalogue_for_a_later_one_it_remembers(
    site: Plan, tmp_path: Path, client: Client
) -> None:
    file = written(tmp_path / "site.zip")
    Exercise.objects.filter(key="lunge").update(summary="A sentence nobody wants back.")
    commit_version()
    assert "nobody wants back" in client.get("/exercises/lunge/").content.decode()
    call_command("restore", file, replace=True, verbosity=0)
    Exercise.objects.filter(key="lunge").update(position=9)
    commit_version()
    assert "nobody wants back" not in client.get("/exercises/lunge/").content.decode()


def test_what_is_made_after_a_restore_gets_numbers_of_its_own(site: Plan, tmp_path: Path) -> None:
    file = written(tmp_path / "site.zip")
    call_command("restore", file, replace=True, verbosity=0)
    versions = set(Version.objects.values_list("pk", flat=True))
    newer = create_plan(sample_request())
    assert open_week(newer).version.pk not in versions


@pytest.mark.long
def test_a_site_moves_into_an_empty_database_elsewhere(site: Plan, tmp_path: Path) -> None:
    """Into a SQLite file, whatever this suite runs on; `make test-postgres` moves from there."""
    file, before = written(tmp_path / "site.zip"), site_backup.tables_now()
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'other.sqlite3'}"}

    def manage(*words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    manage("migrate", "--verbosity", "0")
    assert "each as in the backup" in manage("restore", str(file))
    again = tmp_path / "again.zip"
    manage("backup", str(again))
    tables = json.loads(zipfile.ZipFile(again).read(site_backup.MANIFEST))["tables"]
    tables.pop("exercises.CatalogueVersion")
    assert tables == {name: vars(table) for name, table in but_the_version(before).items()}


def test_a_database_with_people_is_not_overwritten_unasked(site: Plan, tmp_path: Path) -> None:
    file, before = written(tmp_path / "site.zip"), site_backup.tables_now()
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", file)
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", file)
    assert site_backup.tables_now() == before


def spoil(file: Path, name: str, change: Any) -> Path:
    """A copy in which one member is another."""
    spoilt = file.with_name("spoilt.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(spoilt, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            changed = change(content) if member == name else content
            if changed is not None:
                new.writestr(member, changed)
    return spoilt


def manifest(**changes: Any) -> Any:
    return lambda content: json.dumps(json.loads(content) | changes)


WRONG_FILES: list[tuple[str, Any, str]] = [
    (site_backup.MANIFEST, lambda content: None, "no backup of Hamstrong"),
    (site_backup.MANIFEST, lambda content: b"{", "no backup of Hamstrong"),
    (site_backup.MANIFEST, manifest(version=2), "no backup that this version"),
    (site_backup.MANIFEST, manifest(migrations=["x.0001"]), "differ in migrations"),
    (site_backup.MANIFEST, manifest(tables={}), "differ in tables"),
    (site_backup.MANIFEST, manifest(tables={"workouts.Plan": {}}), "damaged"),
    (site_backup.MANIFEST, manifest(migrations=None), "damaged"),
    ("workouts.Plan.jsonl", lambda content: b"null\n", "damaged"),
    ("workouts.Plan.jsonl", lambda content: b"\xff\xfe\n", "damaged"),
    (
        "workouts.Plan.jsonl",
        lambda content: content.replace(b"[", b"[99999999999999999999999999, ", 1),
        "damaged",
    ),
    ("workouts.Plan.jsonl", lambda content: None, "damaged"),
    ("workouts.Plan.jsonl", lambda content: content[:-20], "damaged"),
    ("workouts.Plan.jsonl", lambda content: b"", "not as in the backup|damaged|violat|FOREIGN"),
]
MORE_WRONG_FILES: list[tuple[str, Any, str]] = [
    (site_backup.MANIFEST, manifest(tables=[]), "damaged"),
    (site_backup.MANIFEST, manifest(tables={"workouts.Plan": 1}), "damaged"),
    (site_backup.MANIFEST, manifest(tables=None), "damaged"),
    (site_backup.MANIFEST, lambda content: b"[]", "no backup of Hamstrong"),
    (site_backup.MANIFEST, lambda content: b"[" * 100_000, "no backup of Hamstrong"),
    ("workouts.Plan.jsonl", lambda content: b"7\n", "damaged"),
    ("workouts.Plan.jsonl", lambda content: b"{}\n", "damaged"),
    ("workouts.Plan.jsonl", lambda content: b"[" * 100_000, "damaged"),
    ("workouts.Plan.jsonl", lambda content: b"[1, 2]\n", "damaged"),
    ("exercises.Dose.jsonl", lambda content: content.replace(b"60", b"61"), "not as in|damaged"),
]


@pytest.mark.parametrize(
    "cases",
    [WRONG_FILES, pytest.param(MORE_WRONG_FILES, marks=pytest.mark.long)],
    ids=["a dozen", "more"],
)
def test_a_wrong_file_is_refused_and_changes_nothing(
    site: Plan, tmp_path: Path, cases: list[tuple[str, Any, str]]
) -> None:
    file, before = written(tmp_path / "site.zip"), site_backup.tables_now()
    for number, (name, change, said) in enumerate(cases):
        with pytest.raises(CommandError, match=said):
            call_command("restore", spoil(file, name, change), replace=True)
        assert site_backup.tables_now() == before, number


def test_what_is_no_file_is_refused(site: Plan, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("restore", tmp_path / "nothing.zip")
    (tmp_path / "text.zip").write_text("hello")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("restore", tmp_path / "text.zip")


def test_a_file_whose_rows_refer_to_nothing_is_refused(site: Plan, tmp_path: Path) -> None:
    """Counts and checksums are right, and the database notices only at the end."""
    Plan.objects.all().delete()
    file = written(tmp_path / "site.zip")
    before = site_backup.tables_now()
    rows = b""
    spoilt = spoil(file, "auth.User.jsonl", lambda content: rows)
    tables = json.loads(zipfile.ZipFile(spoilt).read(site_backup.MANIFEST))["tables"]
    tables["auth.User"] = {"count": 0, "checksum": sha256(rows).hexdigest()}
    again = spoil(
        spoilt.rename(tmp_path / "half.zip"), site_backup.MANIFEST, manifest(tables=tables)
    )
    with pytest.raises(CommandError, match="did not take it"):
        call_command("restore", again, replace=True)
    assert site_backup.tables_now() == before


def test_nobody_else_on_the_machine_can_read_a_backup(site: Plan, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        file = written(tmp_path / "site.zip")
    finally:
        os.umask(old)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["site.zip"]


class FailingError(Exception):
    """Anything that may happen while rows are read."""


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (OSError(28, "No space left on device"), CommandError),
        (OperationalError("the connection is lost"), CommandError),
        (FailingError(), FailingError),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
    ids=repr,
)
def test_a_backup_that_does_not_come_to_its_end_leaves_no_file(
    site: Plan,
    tmp_path: Path,
    error: BaseException,
    raised: type[BaseException],
) -> None:
    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if "workouts_plannedsession" in sql:
            raise error
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse), pytest.raises(raised):
        call_command("backup", tmp_path / "site.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_is_killed_leaves_no_file_of_that_name(
    site: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is made under another name: when it gets its own, it is whole."""
    names: list[str] = []

    def listing(file: IO[bytes]) -> dict[str, site_backup.Table]:
        names.extend(one.name for one in tmp_path.iterdir())
        return {}

    monkeypatch.setattr(site_backup, "_write_tables", listing)
    site_backup.write(tmp_path / "site.zip")
    assert [name.endswith(".part") for name in names] == [True]


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["backup", "restore"])
@pytest.mark.parametrize("name", ["no/site.zip", "", "/dev/null/x.zip"])
def test_a_file_that_cannot_be_opened_is_told_in_a_message(
    tmp_path: Path, command: str, name: str
) -> None:
    """A folder that is not there, a file that is a folder, one in a file that is no folder."""
    with pytest.raises(CommandError, match=r"could not be written|cannot be read|exists already"):
        call_command(command, tmp_path / name)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_database_without_tables_is_told_in_a_message(tmp_path: Path, command: str) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}
    file = tmp_path / "site.zip"
    if command == "restore":
        with zipfile.ZipFile(file, "w") as archive:
            nothing = {"format": "hamstrong-backup", "version": 1, "migrations": [], "tables": {}}
            archive.writestr(site_backup.MANIFEST, json.dumps(nothing))
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", command, str(file)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "CommandError" in done.stderr
    assert "Traceback" not in done.stderr
