"""What a browser would send of the forms of a page."""

from html.parser import HTMLParser

Fields = list[tuple[str, str]]


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Fields] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append([])
        elif tag == "select":
            self.select = given.get("name") or ""
        elif self.forms and tag == "option" and "selected" in given and self.select:
            self.forms[-1].append((self.select, given.get("value") or ""))
        elif self.forms and tag == "input" and given.get("name"):
            self._input(given)

    def _input(self, given: dict[str, str | None]) -> None:
        kind = given.get("type") or "text"
        is_chosen = kind not in ("checkbox", "radio") or "checked" in given
        if is_chosen and kind not in ("submit", "button"):
            self.forms[-1].append((given["name"] or "", given.get("value") or ""))


def form_with(page: str, name: str) -> Fields:
    """The first form that has a field of this name. Raises LookupError."""
    reader = _Forms()
    reader.feed(page)
    for fields in reader.forms:
        if name in dict(fields):
            return fields
    raise LookupError(name)


def value_of(page: str, name: str) -> str:
    """Raises LookupError."""
    return dict(form_with(page, name))[name]
