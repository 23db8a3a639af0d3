"""An exercise that an editor adds: its muscles as a picture, or a photograph with its rights."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from PIL import Image, ImageCms
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from exercises.documents.photographs import MOST_BYTES, WIDEST, small_picture
from exercises.models import Draft, Exercise, Picture
from tests.exercises.desk.admin.editing import (
    change_page,
    filled,
    photograph,
    publish,
    signed_in,
)
from tests.versions import commit_version

pytestmark = pytest.mark.usefixtures("catalogue")
RIGHTS = {"alt_text": "Hips up, one heel on a box", "author": "A. Runner", "licence": "CC BY 4.0"}


@pytest.fixture
def undrawn() -> Exercise:
    """An exercise for which we have no figure."""
    exercise = Exercise.objects.get(key="lunge")
    exercise.key, exercise.slug = "hip_thrust", "hip-thrust"
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


def test_who_says_no_photographer_is_the_photographer(editor: Client, undrawn: Exercise) -> None:
    User.objects.update(first_name="Edith", last_name="Stone")
    assertContains(editor.get(change_page("hip-thrust")), "Empty: Edith Stone.")
    data = with_picture(editor, "hip-thrust", photograph(), author="")
    editor.post(change_page("hip-thrust"), data)
    assert Draft.objects.get().document["picture"]["author"] == "Edith Stone"


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


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    huge = BytesIO()
    Image.new("1", (6_400, 6_400)).save(huge, "PNG")
    assert len(huge.getvalue()) < MOST_BYTES
    with pytest.raises(ValidationError, match="more than 40 million pixels"):
        small_picture(BytesIO(huge.getvalue()), len(huge.getvalue()))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)  # what Pillow opens at all
    with pytest.raises(ValidationError, match="no JPEG, PNG or WebP"):
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
        [found] = [one for one in Exercise.objects.for_cards() if one.key == "hip_thrust"]
        assert found.picture.address
    assert not any('"content"' in query["sql"] for query in queries.captured_queries)


# Before it is public


def test_a_picture_is_seen_before_it_is_public(editor: Client, undrawn: Exercise) -> None:
    change = change_page("hip-thrust")
    editor.post(change, with_picture(editor, "hip-thrust", photograph()))
    draft = Draft.objects.get()
    for page in (change, draft.get_absolute_url(), change.replace("change", "preview")):
        shown = re.findall(
            r'<img[^>]*src="(/exercises/[^"]+webp)"', editor.get(page).content.decode()
        )
        assert shown, page
        served = editor.get(shown[0])
        assert (served.status_code, served["Content-Type"]) == (200, "image/webp")
        assert served["Cache-Control"] == "private, no-store"
        for other in (Client(), signed_in(User.objects.create_user(f"runner{page}"))):
            assert other.get(shown[0]).status_code == 404


def test_a_picture_of_a_hidden_exercise_is_seen_by_editors(
    editor: Client, undrawn: Exercise
) -> None:
    address = picture_of(undrawn).address
    commit_version()
    Exercise.objects.filter(pk=undrawn.pk).update(published=False)
    assert editor.get(address).status_code == 200
    assert Client().get(address).status_code == 404


# Colours


def pixel(picture: Image.Image, kind: str = "PNG", **options: Any) -> tuple[int, ...]:
    """The colour in the middle of what readers get."""
    file = BytesIO()
    picture.save(file, kind, **options)
    file.seek(0)
    small = small_picture(file, len(file.getvalue()))
    with Image.open(BytesIO(small.content)) as made:
        assert made.mode == "RGB"
        assert "icc_profile" not in made.info
        found = made.getpixel((made.width // 2, made.height // 2))
    return found if isinstance(found, tuple) else ()


def palette(transparent: int) -> Image.Image:
    picture = Image.new("P", (40, 40), transparent)
    picture.putpalette([0, 0, 0] * 256)
    return picture


@pytest.mark.parametrize(
    ("picture", "options"),
    [
        (Image.new("RGBA", (40, 40), (0, 0, 0, 0)), {}),
        (Image.new("LA", (40, 40), (0, 0)), {}),
        (palette(7), {"transparency": 7}),
    ],
)
def test_what_is_see_through_lies_on_white(picture: Image.Image, options: dict[str, Any]) -> None:
    assert min(pixel(picture, **options)) > 250


def test_sixteen_bits_of_grey_keep_their_grey() -> None:
    grey = pixel(Image.new("I;16", (40, 40), 0x8000))
    assert all(abs(part - 128) <= 3 for part in grey)


def test_colours_of_another_profile_are_converted() -> None:
    """As a camera's wide profile names it, this is a stronger green than the numbers say."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert pixel(Image.new("RGB", (40, 40), "teal"), icc_profile=profile)
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = pixel(Image.new("RGB", (40, 40), "teal"), icc_profile=plain)
    assert all(abs(a - b) <= 4 for a, b in zip(same, (0, 128, 128), strict=True))
    wide = pixel(Image.new("RGB", (40, 40), (60, 200, 60)), icc_profile=swapped(plain))
    assert wide[0] > wide[1]  # red and green are swapped in this profile


def swapped(profile: bytes) -> bytes:
    """The profile with the primaries of red and green exchanged."""
    return (
        profile.replace(b"rXYZ", b"xXYZ", 1)
        .replace(b"gXYZ", b"rXYZ", 1)
        .replace(b"xXYZ", b"gXYZ", 1)
    )
