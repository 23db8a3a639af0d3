"""R58: what the app must never say, in any file that a reader or a translator meets."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("templates", "workouts", "exercises", "static/js")
BANNED = (
    r"prevents? (running |hamstring )?injur",
    r"injury[- ]proof",
    r"(lengthens?|longer) (your |the )?stride",
    r"fix(es)? your (form|imbalance)",
    r"low impact means no risk",
    r"(no|without) risk of",
    r"acute:chronic|ACWR",
    r"guarantee",
)


#: The article's claims next to what we say instead, and the titles of papers.
QUOTING = ("claims.toml", "sources.toml")


def texts() -> list[Path]:
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".html", ".py", ".toml", ".js") and "migrations" not in path.parts
    ] + [ROOT / "README.md"]


@pytest.mark.parametrize("claim", BANNED)
def test_a_banned_claim_is_nowhere(claim: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in texts()
        if path.name not in QUOTING
        for line in path.read_text().splitlines()
        if re.search(claim, line, re.IGNORECASE)
    ]
    assert found == []


def test_every_test_that_the_security_page_names_is_there() -> None:
    page = (ROOT / "docs/security.md").read_text()
    named = set(re.findall(r"`(?:tests/)?([\w/]*test_\w+\.py)`", page))
    there = [str(path) for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(named) > 10
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []


def test_each_claim_of_the_security_page_names_a_test() -> None:
    page = (ROOT / "docs/security.md").read_text()
    protects = page.split("## What protects it, and where it is tested")[1].split(
        "\n\n`make audit`"
    )[0]
    claims = re.split(r"^ *- ", protects, flags=re.M)[1:]
    assert len(claims) > 15
    groups = [claim for claim in claims if claim.startswith("**Accounts**")]  # its claims follow
    named = r"`(?:tests/)?[\w/]*test_\w+\.py`|`tests/\w+/`"
    assert [claim for claim in claims if not re.search(named, claim)] == groups


def test_the_scan_reads_what_readers_read() -> None:
    names = {path.name for path in texts()}
    assert {"home.html", "deadlift.toml", "wording.py", "README.md"} <= names
