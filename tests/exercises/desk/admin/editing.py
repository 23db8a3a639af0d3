"""What an editor does: open a form, fill it in, save it, press a button of a draft."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm, BoundField, NullBooleanSelect
from django.test import Client
from django.urls import reverse
from PIL import Image

from exercises import catalogue_version
from exercises.desk import drafts
from exercises.models import Draft, Exercise
from tests.exercises.desk.documents import now
from tests.versions import LOADED

ADMIN = "/admin/exercises/"
DRAFTS = f"{ADMIN}draft/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


# Forms


def change_page(slug: str) -> str:
    return reverse("admin:exercises_exercise_change", args=[Exercise.objects.get(slug=slug).pk])


#: What the forms of the catalogue hold as it was loaded, for all who may open them.
_AS_LOADED: dict[str, dict[str, Any]] = {}


def filled(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send if the editor pressed Save at once."""
    if Draft.objects.exists() or catalogue_version.current() != LOADED:
        return values_of(client.get(address))
    if address not in _AS_LOADED:
        _AS_LOADED[address] = values_of(client.get(address))
    return {**_AS_LOADED[address]}


def values_of(page: Any) -> dict[str, Any]:
    """What a browser would send from a page with a form as it is."""
    context = page.context
    data = _values_of(context["adminform"].form) | {"_base": context["base"]}
    for inline in context["inline_admin_formsets"]:
        data |= _values_of(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values_of(form)
    return data


def _values_of(form: BaseForm) -> dict[str, Any]:
    values = {field.html_name: _sent(field) for field in form}
    return {name: value for name, value in values.items() if value is not None}


def _sent(field: BoundField) -> Any:
    """A box that is not ticked sends nothing; a choice of yes and no sends a no."""
    value = field.value()
    if isinstance(field.field.widget, NullBooleanSelect):
        return {True: "true", False: "false"}.get(value, "unknown")
    return None if value is False else value


def find(data: dict[str, Any], value: object, ending: str) -> str:
    """The name of the inline field that ends so and holds this value, without its ending."""
    names = [name for name in data if name.endswith(ending) and data[name] == value]
    return names[0].removesuffix(ending)


def edit(client: Client, slug: str, **changes: Any) -> Any:
    """Change an exercise that nobody has changed, through its form."""
    return client.post(change_page(slug), filled(client, change_page(slug)) | changes)


def errors_of(client: Client, slug: str, data: dict[str, Any]) -> str:
    response = client.post(change_page(slug), data)
    assert response.status_code == 400, "the form was accepted"
    shown = [str(response.context["errors"])]
    shown += [str(inline.formset.errors) for inline in response.context["inline_admin_formsets"]]
    return " ".join(shown)


# A file that they choose


def photograph(kind: str = "JPEG", size: tuple[int, int] = (1600, 1200)) -> bytes:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of the editor"
    Image.new("RGB", size, "teal").save(file, kind, exif=exif)
    return file.getvalue()


# Drafts


def draft_by(client: Client, slug: str = "lunge", **changes: Any) -> Draft:
    """A draft as the form saves it, without the form."""
    key = Exercise.objects.get(slug=slug).key
    draft = drafts.draft_of("exercise", key)
    return drafts.save_draft(
        "exercise",
        (draft.document if draft else now(key)) | (changes or {"summary": "Step out."}),
        by=get_user(client),
        seen=draft.saves if draft else None,
    )


def press(client: Client, draft: Draft, button: str, **data: Any) -> Any:
    address = draft.get_absolute_url()
    return client.post(address, {"action": button, "saves": draft.saves} | data)


def propose(client: Client, key: str) -> None:
    """A draft that would publish it, from the list."""
    chosen = Exercise.objects.get(key=key).pk
    client.post(f"{ADMIN}exercise/", {"action": "propose", "_selected_action": [chosen]})


def publish(client: Client, saved: Any) -> None:
    """From the page of the draft that was saved just now."""
    draft = Draft.objects.get()
    assert saved["Location"] == draft.get_absolute_url()
    press(client, draft, "publish")
    assert not Draft.objects.exists()


# Pages


def told(client: Client, response: Any) -> str:
    """What the next page would say at its top, if it were opened; the one after it does not."""
    assert response.status_code == 302
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    client.cookies.pop(settings.MESSAGES_COOKIE_NAME, None)
    return said


def upload(client: Client, content: bytes, name: str = "a.json") -> Any:
    return client.post(f"{ADMIN}batch/add/", {"file": SimpleUploadedFile(name, content)})
