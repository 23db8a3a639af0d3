"""What an editor does in one step."""

import re
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from exercises.documents.from_rows import document_of, find
from exercises.models import Draft, Exercise
from tests.exercises.desk.admin.forms import change_page, filled

ADMIN = "/admin/exercises/"
DRAFTS = f"{ADMIN}draft/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def now(key: str, kind: str = "exercise") -> dict[str, Any]:
    row = find(kind, key)
    assert row is not None
    return document_of(row)


def edit(client: Client, slug: str, **changes: Any) -> Any:
    address = change_page(slug)
    return client.post(address, filled(client, address) | changes)


def draft_by(client: Client, slug: str = "lunge", **changes: Any) -> Draft:
    edit(client, slug, **(changes or {"summary": "Step out."}))
    return Draft.objects.get(kind="exercise", name=Exercise.objects.get(slug=slug).key)


def step(client: Client, draft: Draft, name: str, **data: Any) -> Any:
    address = draft.get_absolute_url()
    return client.post(address, {"step": name, "edition": draft.edition} | data)


def told(client: Client, response: Any) -> str:
    """What the next page says at its top."""
    page = client.get(response["Location"]).content.decode()
    found = re.search(r'<ul class="messagelist">(.+?)</ul>', page, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split()) if found else ""


def upload(client: Client, content: bytes, name: str = "a.json") -> Any:
    return client.post(f"{ADMIN}batch/add/", {"file": SimpleUploadedFile(name, content)})
