"""Draws plain fields without a template for each: the page of an exercise has eight hundred.

What is drawn is what Django's own templates draw; a test compares them.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

Context = Mapping[str, Any]


class QuickRenderer(DjangoTemplates):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = DRAWN.get(template_name)
        if draw is None:
            return str(super().render(template_name, context, request))
        return mark_safe(draw(context))  # noqa: S308  # every value in it is escaped


def _input(context: Context) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_escaped(str(widget["value"]))}"'
    kind, name = _escaped(widget["type"]), _escaped(widget["name"])
    return f'<input type="{kind}" name="{name}"{value}{_attributes(widget["attrs"])}>'


def _textarea(context: Context) -> str:
    widget = context["widget"]
    name, value = _escaped(widget["name"]), _escaped(widget["value"] or "")
    return f'<textarea name="{name}"{_attributes(widget["attrs"])}>\n{value}</textarea>'


def _select(context: Context) -> str:
    widget = context["widget"]
    options = "".join(
        f'<option value="{_escaped(str(one["value"]))}"{_attributes(one["attrs"])}>'
        f"{_escaped(one['label'])}</option>"
        for one in _options(widget)
    )
    name = _escaped(widget["name"])
    return f'<select name="{name}"{_attributes(widget["attrs"])}>{options}</select>'


def _boxes(context: Context) -> str:
    """A box to tick for each choice."""
    widget = context["widget"]
    boxes = "".join(
        f'<div><label for="{_escaped(one["attrs"]["id"])}">{_input({"widget": one})} '
        f"{_escaped(one['label'])}</label></div>"
        for one in _options(widget)
    )
    return f'<div id="{_escaped(widget["attrs"]["id"])}">{boxes}</div>'


def _label(context: Context) -> str:
    if not context["use_tag"]:
        return _escaped(context["label"])
    tag = context["tag"]
    return f"<{tag}{_attributes(context['attrs'])}>{_escaped(context['label'])}</{tag}>"


def _errors(context: Context) -> str:
    errors = context["errors"]
    if not errors:
        return ""
    attributes = {"class": context["error_class"]}
    if field := getattr(errors, "field_id", None):
        attributes["id"] = f"{field}_error"
    lines = "".join(f"<li>{_escaped(error)}</li>" for error in errors)
    return f"<ul{_attributes(attributes)}>{lines}</ul>"


def _options(widget: Context) -> Iterator[dict[str, Any]]:
    """None of the desk's choices are in groups."""
    for _group, options, _index in widget["optgroups"]:
        yield from options


def _attributes(attributes: Context | None) -> str:
    given = ((name, one) for name, one in (attributes or {}).items() if one is not False)
    return "".join(
        f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'
        for name, value in given
    )


def _escaped(text: Any) -> str:
    """Most are plain texts, for which the question whether they are lazy costs more than this."""
    return escape(text) if type(text) is str else conditional_escape(text)


_WIDGETS = "django/forms/widgets"
DRAWN: dict[str, Callable[[Context], str]] = {
    **{f"{_WIDGETS}/{kind}.html": _input for kind in ("text", "number", "hidden", "checkbox")},
    f"{_WIDGETS}/textarea.html": _textarea,
    f"{_WIDGETS}/select.html": _select,
    f"{_WIDGETS}/checkbox_select.html": _boxes,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
    "django/forms/errors/list/ul.html": _errors,
}
