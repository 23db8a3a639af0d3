"""Pages of the admin, filled in and sent as a browser does it."""

from typing import Any

from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from exercises.models import Draft, Exercise


def change_page(slug: str) -> str:
    return reverse("admin:exercises_exercise_change", args=[Exercise.objects.get(slug=slug).pk])


def filled(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send if the editor pressed Save at once."""
    context = client.get(address).context
    data = values_of(context["adminform"].form) | {"_base": context["base"]}
    for inline in context["inline_admin_formsets"]:
        data |= values_of(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= values_of(form)
    return data


def values_of(form: BaseForm) -> dict[str, Any]:
    values = {field.html_name: field.value() for field in form}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


def find(data: dict[str, Any], value: object, ending: str) -> str:
    """The name of the inline field that ends so and holds this value, without its ending."""
    names = [name for name in data if name.endswith(ending) and data[name] == value]
    return names[0].removesuffix(ending)


def publish(client: Client, saved: Any) -> None:
    """From the page of the draft that was saved just now."""
    address = saved["Location"]
    draft = client.get(address).context["draft"]
    client.post(address, {"step": "publish", "edition": draft.edition})
    assert not Draft.objects.exists()


def errors_of(client: Client, address: str, data: dict[str, Any]) -> str:
    response = client.post(address, data)
    assert response.status_code == 400, "the form was accepted"
    shown = [str(response.context["errors"])]
    shown += [str(inline.formset.errors) for inline in response.context["inline_admin_formsets"]]
    return " ".join(shown)
