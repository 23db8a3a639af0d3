"""Every claim of the article is visible, or worded down as the rules on claims ask."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from exercises.documents.toml_files import DATA, read_catalogue

pytestmark = pytest.mark.usefixtures("catalogue")
CLAIMS = tomllib.loads((DATA / "claims.toml").read_text(encoding="utf-8"))["claims"]
PAGES = ["index", *(entry.slug for entry in read_catalogue().exercises)]
Read = Callable[[str], str]

#: What may not be said (RULES.md R58).
BANNED = re.compile(
    r"prevents? (?:running )?injur|injury.free|reduces? (?:the )?risk of injur"
    r"|lengthens? your stride|fix(?:es)? your (?:form|imbalance)|no risk|guarantee|!",
    re.IGNORECASE,
)


def address_of(page: str) -> str:
    return "/exercises/" if page == "index" else f"/exercises/{page}/"


def test_all_claims_are_listed() -> None:
    assert [claim["id"] for claim in CLAIMS] == [f"c{number:02}" for number in range(1, 49)]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_a_claim_is_visible_where_the_list_says(read_page: Read, claim: dict[str, Any]) -> None:
    words = read_page(address_of(claim["page"]))
    assert [text for text in claim["words"] if text not in words] == []


def test_benefits_name_known_claims() -> None:
    known = {claim["id"] for claim in CLAIMS}
    named = {
        claim
        for entry in read_catalogue().exercises
        for row in entry.benefits
        for claim in row.claims
    }
    assert named <= known


@pytest.mark.parametrize("page", PAGES)
def test_no_page_promises_more_than_was_shown(read_page: Read, page: str) -> None:
    words = read_page(address_of(page)).split("Sources")[0]  # titles of papers are theirs
    assert BANNED.search(words) is None
