"""The errors of a form as a list at its top: each leads to its field and names its row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exercises.templatetags.form_sums import row_name

LONGEST = 40  # characters of the name of a file


@dataclass(frozen=True, kw_only=True)
class ErrorLink:
    where: str  # Modifications, row 2 (Band): name
    text: str
    anchor: str  # the id of the field, or of its group


def error_links(context: dict[str, Any]) -> list[ErrorLink]:
    """`context` is that of a page of Django's admin with a form that was sent."""
    found = list(_of_form(context["adminform"].form, "", "content-main"))
    for inline in context["inline_admin_formsets"]:
        formset, name = inline.formset, str(inline.formset.model._meta.verbose_name_plural)
        group = f"{formset.prefix}-group"
        for text in formset.non_form_errors():
            found.append(ErrorLink(where=capfirst(name), text=str(text), anchor=group))
        for number, form in enumerate(formset.forms, start=1):
            known = row_name(form)
            row = f"{capfirst(name)}, {number}" + (f" ({known})" if known else "")
            found += _of_form(form, row, group)
    return [*found, *_of_whole(context)]


def lost_files(request: HttpRequest) -> list[ErrorLink]:
    """A browser sends a chosen file once: a form that comes back has lost it."""
    text = _("It could not be kept: choose it again before you save.")
    chosen = cast(Iterable[tuple[str, Any]], request.FILES.items())
    return [
        ErrorLink(where=str(file.name)[:LONGEST], text=text, anchor=f"id_{name}")
        for name, file in chosen
    ]


def _of_whole(context: dict[str, Any]) -> Iterator[ErrorLink]:
    """What the item as a whole was refused for: `Bridge: slug: this address leads to ...`."""
    form, title = context["adminform"].form, context.get("refused_title", "")
    groups = {inline.formset.prefix: inline for inline in context["inline_admin_formsets"]}
    for message in context.get("refused", ()):
        field, _colon, text = message.removeprefix(f"{title}: ").partition(": ")
        if field in form.fields:
            where, anchor = str(form.fields[field].label), form[field].id_for_label
        elif field in groups:
            name = groups[field].formset.model._meta.verbose_name_plural
            where, anchor = str(name), f"{field}-group"
        else:
            where, text, anchor = title, message.removeprefix(f"{title}: "), "content-main"
        yield ErrorLink(where=capfirst(where), text=text, anchor=anchor)


def _of_form(form: Any, row: str, group: str) -> Iterator[ErrorLink]:
    for field, texts in form.errors.items():
        is_field = field in form.fields
        label = str(form.fields[field].label or field) if is_field else ""
        where = ": ".join(part for part in (row, capfirst(label) if not row else label) if part)
        anchor = (form[field].id_for_label or form[field].auto_id) if is_field else group
        for text in texts:
            yield ErrorLink(where=where, text=str(text), anchor=anchor or group)
