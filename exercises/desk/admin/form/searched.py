"""Several of a long list: what is chosen as boxes to untick, and places to search for more.

The browser's own search, in a list that the page has once for all of its fields: no scripts.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")  # Doma 2013 (doma-2013)


class SearchedMany(forms.Widget):
    """`known` gives what can be chosen: its id, and what it is called."""

    def __init__(self, known: Callable[[], Mapping[str, Any]], *, name: str, places: int) -> None:
        super().__init__()
        self.known, self.list_name, self.places = known, name, places

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_new_0"

    def render(  # type: ignore[override]
        self, name: str, value: Any, attrs: Any = None, **_renderer: Any
    ) -> SafeString:
        identity, known = (attrs or {}).get("id", name), self.known()
        described = (attrs or {}).get("aria-describedby", "")
        boxes = format_html_join(
            "",
            '<label class="chosen"><input type="checkbox" name="{}" value="{}" checked> {}</label>',
            ((name, one, known.get(one, one)) for one in value or ()),
        )
        places = format_html_join(
            "",
            '<input type="text" name="{}" id="{}_new_{}" list="{}" class="vTextField" '
            'autocomplete="off" placeholder="{}" aria-describedby="{}">',
            (
                (name, identity, number, self.list_name, _("Search"), described)
                for number in range(self.places)
            ),
        )
        return format_html('<div class="searched">{}{}</div>', boxes, places)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        sent: Iterable[str] = data.getlist(name) if hasattr(data, "getlist") else data.get(name, ())
        return list(dict.fromkeys(one for text in sent if (one := _meant(text))))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False


def _meant(text: str) -> str:
    """The id, of what was chosen from the list or typed."""
    found = IN_BRACKETS.search(text)
    return (found[1] if found else text).strip()


def options(known: Mapping[str, Any]) -> list[str]:
    """What the list offers."""
    return [f"{called} ({name})" for name, called in known.items()]
