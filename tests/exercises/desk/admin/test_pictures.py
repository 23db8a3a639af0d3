"""An exercise that an editor adds: its muscles as a picture, or a photograph with its rights."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from exercises.documents.photographs import MOST_BYTES, WIDEST, small_picture
from exercises.models import Exercise, Picture
from tests.exercises.desk.admin.editing import change_page, filled, publish
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


def with_picture(client: Client, slug: str, content: bytes, **rights: str) -> dict[str, object]:
    """The form with a picture."""
    return filled(client, change_page(slug)) | {
        "picture-TOTAL_FORMS": "1",
        "picture-0-upload": SimpleUploadedFile("photo.jpg", content),
        **{f"picture-0-{name}": value for name, value in (RIGHTS | rights).items()},
    }


def picture_of(exercise: Exercise) -> Picture:
    """As the form makes it."""
    content = photograph()
    small = small_picture(BytesIO(content), len(content))
    return Picture.objects.create(exercise=exercise, **vars(small), **RIGHTS)


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
    data = with_picture(editor, "hip-thrust", photograph())
    publish(editor, editor.post(change_page("hip-thrust"), data))
    page = editor.get(undrawn.get_absolute_url())
    assertContains(page, 'alt="Hips up, one heel on a box"')
    assertContains(page, "Picture: A. Runner, CC BY 4.0")
    assertContains(page, f'width="{WIDEST}"')
    assertContains(page, 'height="720"')
    served = editor.get(Picture.objects.get().address)
    assert served["Content-Type"] == "image/webp"
    assert "immutable" in served["Cache-Control"]
    with Image.open(BytesIO(served.content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (960, 720))
        assert not picture.getexif()


def test_our_own_figure_comes_first(client: Client) -> None:
    picture_of(Exercise.objects.get(key="lunge"))
    assertNotContains(client.get("/exercises/lunge/"), "<img")


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", photograph()[:500]])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="no JPEG, PNG or WebP"):
        small_picture(BytesIO(content), len(content))


def test_a_form_without_picture_words_or_rights_is_refused(
    editor: Client, undrawn: Exercise
) -> None:
    data = with_picture(editor, "hip-thrust", b"GIF89a", alt_text="", author="", licence="")
    response = editor.post(change_page("hip-thrust"), data)
    assertContains(response, "no JPEG, PNG or WebP", status_code=400)
    for field in RIGHTS:
        assertContains(response, f'id="id_picture-0-{field}_error"', status_code=400)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("right", RIGHTS)
def test_the_database_keeps_no_picture_without_words_or_rights(
    undrawn: Exercise, right: str
) -> None:
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


def test_a_picture_is_found_under_its_own_address_only(client: Client, undrawn: Exercise) -> None:
    address = picture_of(undrawn).address
    assert client.get(address).status_code == 200
    assert client.get(address.replace("picture-", "picture-0")).status_code == 404
    commit_version()
    Exercise.objects.filter(pk=undrawn.pk).update(published=False)
    assert client.get(address).status_code == 404


def test_lists_leave_the_file_in_the_database(
    undrawn: Exercise, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    picture_of(undrawn)
    with django_assert_num_queries(6) as queries:
        [found] = [one for one in Exercise.objects.for_cards() if one.key == "lunge"]
        assert found.picture.address
    assert not any('"content"' in query["sql"] for query in queries.captured_queries)
