"""The fields of forms as Django writes them, without its templates.

The builder has two hundred inputs, an exercise on the desk eight hundred, and each would be a
template with others inside.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Context = Mapping[str, Any]


class Renderer(DjangoTemplates):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = BY_HAND.get(template_name)
        if write is None:
            return super().render(template_name, context, request)
        return SafeString(write(context))


def _input(context: Context) -> str:
    widget = context["widget"]
    kind, name = _text(widget["type"]), _text(widget["name"])
    value = "" if widget["value"] is None else f' value="{_text(str(widget["value"]))}"'
    return f'<input type="{kind}" name="{name}"{value}{_attributes(widget["attrs"])}>'


def _choice(context: Context) -> str:
    """One of several, in its label unless the page writes that."""
    widget, control = context["widget"], _input(context)
    if not widget.get("wrap_label"):
        return control
    of = _attributes({"for": widget["attrs"].get("id") or False})
    return f"<label{of}>{control}\n {_text(widget['label'])}</label>"


def _textarea(context: Context) -> str:
    widget = context["widget"]
    name, value = _text(widget["name"]), _text(widget["value"] or "")
    return f'<textarea name="{name}"{_attributes(widget["attrs"])}>\n{value}</textarea>'


def _select(context: Context) -> str:
    widget = context["widget"]
    name, attributes = _text(widget["name"]), _attributes(widget["attrs"])
    groups = "".join(_options(label, options) for label, options, _index in widget["optgroups"])
    return f'<select name="{name}"{attributes}>{groups}\n</select>'


def _options(label: object, options: list[Context]) -> str:
    listed = "".join(f"\n  {_option(one)}" for one in options)
    if not label:
        return listed
    return f'\n  <optgroup label="{_text(label)}">{listed}\n  </optgroup>'


def _option(widget: Context) -> str:
    value, label = _text(str(widget["value"])), _text(widget["label"])
    return f'<option value="{value}"{_attributes(widget["attrs"])}>{label}</option>'


def _choices(context: Context) -> str:
    widget = context["widget"]
    attributes = {name: widget["attrs"].get(name) or False for name in ("id", "class")}
    groups = "".join(_group(label, options) for label, options, _index in widget["optgroups"])
    return f"<div{_attributes(attributes)}>{groups}\n</div>"


def _group(label: object, options: list[Context]) -> str:
    listed = "".join(f"<div>\n    {_choice({'widget': one})}\n</div>" for one in options)
    return f"\n  <div><label>{_text(label)}</label>{listed}\n  </div>" if label else listed


def _label(context: Context) -> str:
    label, tag = _text(context["label"]), context["tag"]
    return f"<{tag}{_attributes(context['attrs'])}>{label}</{tag}>" if context["use_tag"] else label


def _errors(context: Context) -> str:
    errors = context["errors"]
    if not errors:
        return ""
    field = errors.field_id
    attributes = {"class": context["error_class"], "id": f"{field}_error" if field else False}
    lines = "".join(f"<li>{_text(error)}</li>" for error in errors)
    return f"<ul{_attributes(attributes)}>{lines}</ul>"


def _attributes(attributes: Context | None) -> str:
    given = ((name, one) for name, one in (attributes or {}).items() if one is not False)
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_text(str(value))}"'
        for name, value in given
    )


def _text(value: Any) -> str:
    """In a page; what is marked as safe is not escaped again. Most are plain texts, for which the
    question whether they are lazy costs more than this."""
    return escape(value) if type(value) is str else str(conditional_escape(value))


INPUTS = ("text", "number", "email", "url", "hidden", "date", "search", "checkbox")
BY_HAND: Mapping[str, Callable[[Context], str]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    **{f"django/forms/widgets/{kind}_option.html": _choice for kind in ("radio", "checkbox")},
    **{f"django/forms/widgets/{name}.html": _choices for name in ("radio", "checkbox_select")},
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
    "django/forms/errors/list/ul.html": _errors,
}
