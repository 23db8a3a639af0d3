"""The lines of a form in the admin, written at once: Django asks twenty questions of each."""

from typing import Any

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def as_line(line: Any) -> SafeString:
    """A line of a fieldset, one field or several, as Django's own fieldset.html writes it."""
    fields = list(line)
    is_alone = len(fields) == 1
    errors = line.errors() if is_alone and line.form.is_bound else ""
    boxes = "".join(
        f"<div>{'' if is_alone else _errors(one)}{_box(one, is_alone=is_alone)}{_help(one)}</div>"
        for one in fields
    )
    names = "".join(f" field-{_name(one)}" for one in fields)
    hidden = "" if line.has_visible_field else " hidden"
    body = (
        errors + boxes if is_alone else f'<div class="flex-container form-multiline">{boxes}</div>'
    )
    kind = f"form-row{' errors' if errors else ''}{hidden}{names}"
    return SafeString(f'<div class="{kind}">{body}</div>\n')


def _name(field: Any) -> str:
    return str(field.field["name"] if field.is_readonly else field.field.name)


def _errors(field: Any) -> str:
    return "" if field.is_readonly or not field.field.form.is_bound else str(field.errors())


def _box(field: Any, *, is_alone: bool) -> str:
    """The label and the control, or what stands in its place."""
    kind = "flex-container"
    if not is_alone:
        kind += f" fieldBox field-{_name(field)}{' errors' if _errors(field) else ''}"
    if field.is_checkbox:
        return f'<div class="{kind} checkbox-row">{field.field}{field.label_tag()}</div>'
    if field.is_readonly:
        contents = f'<div class="readonly">{conditional_escape(field.contents())}</div>'
        return f'<div class="{kind}">{field.label_tag()}{contents}</div>'
    return f'<div class="{kind}">{field.label_tag()}{field.field}</div>'


def _help(field: Any) -> str:
    if field.is_readonly:
        return (
            f'<div class="help"><div>{text}</div></div>'
            if (text := field.field["help_text"])
            else ""
        )
    if not (text := field.field.help_text):
        return ""
    identity = field.field.id_for_label
    named = f' id="{escape(identity)}_helptext"' if identity else ""
    return f'<div class="help"{named}><div>{text}</div></div>'


@register.filter
def as_cells(row: Any) -> SafeString:
    """The fields of a row of a table."""
    fields = (field for fieldset in row for line in fieldset for field in line)
    return SafeString("".join(_cell(field) for field in fields))


def _cell(field: Any) -> str:
    if field.is_readonly:
        return f"<td>{conditional_escape(field.contents())}</td>"
    bound = field.field
    if bound.is_hidden:
        return ""
    identity = escape(bound.id_for_label)
    errors = bound.errors if bound.form.is_bound else ""
    label = f'<label class="cell-label" for="{identity}">{escape(capfirst(bound.label))}</label>'
    text = bound.help_text
    told = f'<span class="visually-hidden" id="{identity}_helptext">{text}</span>' if text else ""
    grip = (
        GRIP.format(_("Move this row: arrow up, arrow down, or drag"))
        if bound.name == "position"
        else ""
    )
    return f'<td class="field-{bound.name}">{errors}{label}{grip}{bound}{told}</td>'


GRIP = '<button type="button" class="grip" data-grip hidden aria-label="{}">↕</button> '
