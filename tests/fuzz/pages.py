"""The forms of a page, as a browser would send them back."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client

Fields = list[tuple[str, str]]
SOME_PLACE = "place=0&position=0&day=Sun&one=1&other=2"  # without it these pages are not there
ALL_PARTS = "open=kinds&open=pieces&open=training&open=list"  # of the builder
#: Pages that hold other forms once something is answered, by how they end.
ANSWERED = {
    "/changed/": (
        *("what=ill&asked=on&weeks=1&back=1", "what=kit&asked=on&equipment=dumbbells"),
        *("what=hurts&asked=on&pain=3", "what=time&asked=on&sessions=3&session_minutes=40", ""),
    ),
    "/past-session/": ("", "on=2026-11-24"),
    "/proposed/": ("", "skip=on&missed=on"),
}
#: Pages that answer a first form with a second one, which writes.
SENT_ON = {"/import-runs/": {"text": "Tue 6x800, Thu tempo 40', Sun 28 km"}}
_known: dict[tuple[str, str], "list[FoundForm]"] = {}


@dataclass
class FoundForm:
    path: str
    fields: Fields = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.found, self.inside = address, [FoundForm(address)], False
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            path = urlsplit(urljoin(self.address, given.get("action") or "")).path
            self.found.append(FoundForm(path or self.address))
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.found[-1].fields.append((self.select, given.get("value") or ""))
        elif name and given.get("type") == "file":
            self.found[-1].files.append(name)
        elif name and tag in ("input", "button", "textarea"):
            is_left_out = given.get("type") in ("checkbox", "radio") and "checked" not in given
            if not is_left_out:
                self.found[-1].fields.append((name, given.get("value") or ""))


def forms_for(client: Client, person: str, path: str) -> list[FoundForm]:
    """What somebody would fill in to post to `path`: on its own page, or on one just above it."""
    page = path
    for _step in range(3):
        forms = [form for form in _forms(client, person, page) if form.path == path]
        if found := [form for form in forms if form.fields or form.files]:
            return found
        page = page.rstrip("/").rpartition("/")[0] + "/"
    return [FoundForm(path)]


def _forms(client: Client, person: str, page: str) -> list[FoundForm]:
    """Each page is looked at once."""
    if page in ("/", "/admin/catalogue-health/"):
        return []  # they take long and have none
    if (person, page) not in _known:
        _known[person, page] = _read(client, page)
    return _known[person, page]


def _read(client: Client, page: str) -> list[FoundForm]:
    ending = f"/{page.rstrip('/').rpartition('/')[2]}/"
    query = SOME_PLACE if page.startswith("/plans/") or page.endswith("/merge/") else ""
    queries = ANSWERED.get(ending, (query,))
    answers: list[Any] = [client.get(f"{page}?{one}&{ALL_PARTS}") for one in queries]
    if ending in SENT_ON:
        answers.append(client.post(page, SENT_ON[ending]))
    parser = Forms(page)
    for answer in answers:
        if answer.status_code == 200 and "html" in answer.get("Content-Type", ""):
            parser.feed(answer.content.decode())
    return parser.found
