"""The lines of a form in the admin, written at once: Django asks twenty questions of each."""

from typing import Any

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exercises.templatetags.form_sums import fields_told

register = template.Library()


@register.simple_tag
def fieldset_of(fieldset: Any, level: Any, *names: object) -> SafeString:
    """A group of fields, as Django's own fieldset.html writes it, and what it says in a line.

    `level` is that of its heading, 2 unless it is said; `names` are the parts of its id.
    """
    told, identity = "", escape("-".join(str(name) for name in (*names, "heading")))
    heading, labelled = "", ""
    if fieldset.name:
        tag = "h4" if level == 4 else "h2"
        told = f'<span class="sum">{escape(fields_told(fieldset))}</span>'
        name = conditional_escape(fieldset.name)
        heading = f'<{tag} id="{identity}" class="fieldset-heading">{name} {told}</{tag}>'
        labelled = f' aria-labelledby="{identity}"'
    about = fieldset.description
    lines = f'<div class="description">{about}</div>\n' if about else ""
    lines += "".join(as_line(line) for line in fieldset)
    body = heading + lines
    if heading and fieldset.is_collapsible:
        body = f"<details><summary>{heading}</summary>{lines}</details>"
    classes = f"module aligned {fieldset.classes}"
    return SafeString(f'<fieldset class="{classes}"{labelled}>{body}</fieldset>\n')


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
    """The label and the control, or what is shown in its place."""
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
def as_row(row: Any, can_delete: bool) -> SafeString:
    """A row of a table, after what is wrong with it as a whole."""
    faults = row.form.non_field_errors() if row.form.is_bound else ""
    told = f'<tr class="row-form-errors"><td colspan="9">{faults}</td></tr>' if faults else ""
    fields = (field for fieldset in row for line in fieldset for field in line)
    cells = "".join(_cell(field) for field in fields)
    if can_delete:
        cells += f'<td class="delete">{hidden_of(row)}{_deletion(row)}</td>'
    return SafeString(f'{told}<tr class="form-row" data-row>{cells}</tr>\n')


@register.filter
def hidden_of(row: Any) -> SafeString:
    """Which row it is, and of which exercise."""
    fields = (row.needs_explicit_pk_field() and row.pk_field(), row.fk_field())
    return SafeString("".join(str(one.field) for one in fields if one))


def _deletion(row: Any) -> str:
    if not row.original:
        return ""
    field = row.deletion_field().field
    label = f'<label class="cell-label" for="{field.id_for_label}">{_("Delete")}</label>'
    return label + str(field)


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
