"""An exercise that an editor adds: its muscles as a picture, or a photograph with its rights."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from exercises.documents.photographs import MOST_BYTES, WIDEST, small_picture
from exercises.models import Exercise, Picture
from tests.exercises.desk.admin.forms import change_page, errors_of, filled, publish
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")
RIGHTS = {"alt_text": "Hips up, one heel on a box", "author": "A. Runner", "licence": "CC BY 4.0"}


def photograph(kind: str = "JPEG", size: tuple[int, int] = (1600, 1200)) -> bytes:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of the editor"
    Image.new("RGB", size, "teal").save(file, kind, exif=exif)
    return file.getvalue()


@pytest.fixture
def undrawn() -> Exercise:
    """An exercise under an address for which we have no figure."""
    exercise = Exercise.objects.get(key="lunge")
    exercise.slug = "hip-thrust"
    commit_version()
    exercise.save()
    return exercise


def add_picture(client: Client, slug: str, content: bytes, **rights: str) -> dict[str, object]:
    data = filled(client, change_page(slug))
    return data | {
        "picture-TOTAL_FORMS": "1",
        "picture-0-upload": SimpleUploadedFile("photo.jpg", content),
        **{f"picture-0-{name}": value for name, value in (RIGHTS | rights).items()},
    }


def photograph_it(client: Client, slug: str, content: bytes) -> None:
    """Add a picture and publish it."""
    publish(client, client.post(change_page(slug), add_picture(client, slug, content)))


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor"))
    return client


def test_without_a_figure_the_muscles_are_the_picture(client: Client, undrawn: Exercise) -> None:
    for address in (undrawn.get_absolute_url(), "/exercises/?q=lunge"):
        page = client.get(address).content.decode()
        stage = page[page.index('class="tile"') :]
        assert stage.index('class="mm"') < stage.index("</div>")
        assert 'data-primary="glutes quads hamstrings"' in stage


def test_a_photograph_is_shown_with_its_author(editor: Client, undrawn: Exercise) -> None:
    photograph_it(editor, "hip-thrust", photograph())
    page = editor.get(undrawn.get_absolute_url())
    assertContains(page, 'alt="Hips up, one heel on a box"')
    assertContains(page, "Picture: A. Runner, CC BY 4.0")
    assertContains(page, f'width="{WIDEST}" height="720"')
    served = editor.get(Picture.objects.get().address)
    assert served["Content-Type"] == "image/webp"
    assert "immutable" in served["Cache-Control"]
    with Image.open(BytesIO(served.content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (960, 720))
        assert not picture.getexif()


def test_our_own_figure_comes_first(editor: Client) -> None:
    photograph_it(editor, "lunge", photograph("PNG"))
    assert Picture.objects.count() == 1
    assertNotContains(editor.get("/exercises/lunge/"), "<img")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", photograph()[:500]])
def test_what_is_no_picture_is_refused(editor: Client, undrawn: Exercise, content: bytes) -> None:
    data = add_picture(editor, "hip-thrust", content)
    errors = errors_of(editor, change_page("hip-thrust"), data)
    assert "no JPEG, PNG or WebP" in errors or "empty" in errors
    assert not Picture.objects.exists()


@pytest.mark.parametrize("right", ["alt_text", "author", "licence"])
def test_a_picture_without_words_or_rights_is_refused(
    editor: Client, undrawn: Exercise, right: str
) -> None:
    data = add_picture(editor, "hip-thrust", photograph(), **{right: ""})
    assert "This field is required" in errors_of(editor, change_page("hip-thrust"), data)
    values = {"content": b"x", "width": 1, "height": 1, "digest": "x", **RIGHTS, right: ""}
    with pytest.raises(IntegrityError):
        Picture.objects.create(exercise=undrawn, **values)


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    huge = BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, "PNG")
    assert len(huge.getvalue()) < MOST_BYTES
    with pytest.raises(ValidationError):
        small_picture(BytesIO(huge.getvalue()), len(huge.getvalue()))
    with pytest.raises(ValidationError, match="10 MB"):
        small_picture(BytesIO(photograph()), MOST_BYTES + 1)


def test_a_picture_is_found_under_its_own_address_only(editor: Client, undrawn: Exercise) -> None:
    photograph_it(editor, "hip-thrust", photograph())
    address = Picture.objects.get().address
    assert editor.get(address.replace("picture-", "picture-0")).status_code == 404
    commit_version()
    Exercise.objects.filter(pk=undrawn.pk).update(published=False)
    assert editor.get(address).status_code == 404


def test_lists_leave_the_file_in_the_database(
    editor: Client, undrawn: Exercise, django_assert_num_queries
) -> None:
    photograph_it(editor, "hip-thrust", photograph())
    with django_assert_num_queries(6) as queries:
        [found] = [one for one in Exercise.objects.for_cards() if one.key == "lunge"]
        assert found.picture.address
    assert not any('"content"' in query["sql"] for query in queries.captured_queries)
