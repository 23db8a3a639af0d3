"""The fields of forms as Django writes them, without its templates: the builder asks for a hundred
answers out of two hundred, and each would be a template with others inside."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


class Renderer(DjangoTemplates):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget", {})
        write = BY_HAND.get(template_name)
        if write is None or widget.get("wrap_label"):
            return super().render(template_name, context, request)
        return SafeString(write(widget))


def _input(widget: Widget) -> str:
    kind, name, value = (_text(widget[key]) for key in ("type", "name", "value"))
    valued = "" if widget["value"] is None else f' value="{value}"'
    return f'<input type="{kind}" name="{name}"{valued}{_attributes(widget)}>'


def _select(widget: Widget) -> str:
    name, attributes = _text(widget["name"]), _attributes(widget)
    groups = "".join(_group(label, options) for label, options, _index in widget["optgroups"])
    return f'<select name="{name}"{attributes}>{groups}\n</select>'


def _group(label: object, options: list[Widget]) -> str:
    listed = "".join(f"\n  {_option(one)}" for one in options)
    if not label:
        return listed
    return f'\n  <optgroup label="{_text(label)}">{listed}\n  </optgroup>'


def _option(widget: Widget) -> str:
    value, label = _text(widget["value"]), _text(widget["label"])
    return f'<option value="{value}"{_attributes(widget)}>{label}</option>'


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value: object) -> str:
    """In a page; what is marked as safe is not escaped again."""
    return str(conditional_escape(str(value)))


INPUTS = (
    *("text", "number", "email", "url", "hidden", "date", "search", "checkbox"),
    *("radio_option", "checkbox_option"),
)
BY_HAND: Mapping[str, Callable[[Widget], str]] = {
    "django/forms/widgets/select.html": _select,
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
}
