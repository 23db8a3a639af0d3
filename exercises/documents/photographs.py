"""An editor's photograph, checked and made small: whatever comes in, only plain WebP goes out."""

import warnings
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from exercises.models import Draft

MOST_BYTES = 10_000_000  # of an upload
MOST_PIXELS = 40_000_000  # more is no photograph but an attack on our memory
FORMATS = ("JPEG", "PNG", "WEBP")
WIDEST = 960  # pixels, the stage of an exercise page on a sharp screen
QUALITY = 75


@dataclass(frozen=True, kw_only=True)
class SmallPicture:
    content: bytes
    width: int
    height: int
    digest: str


def small_picture(upload: BinaryIO, size: int) -> SmallPicture:
    """Raises ValidationError, with what to do instead. Position, camera and names are left out."""
    if size > MOST_BYTES:
        raise ValidationError(_("This file is larger than 10 MB. Choose a smaller picture."))
    picture = _opened(upload)
    picture.thumbnail((WIDEST, WIDEST))
    written = BytesIO()
    picture.save(written, "WEBP", quality=QUALITY, method=6)
    return _described(written.getvalue(), picture)


def _described(content: bytes, picture: Image.Image) -> SmallPicture:
    return SmallPicture(
        content=content,
        width=picture.width,
        height=picture.height,
        digest=_digest(content),
    )


def stored_picture(content: bytes) -> SmallPicture:
    """A picture made by `small_picture` stays as it is; any other is made small."""
    upload = BytesIO(content)
    picture = _opened(upload)
    as_it_came = Image.open(BytesIO(content))
    tells = {"exif", "xmp", "icc_profile"} & set(as_it_came.info)
    is_plain = as_it_came.format == "WEBP" and as_it_came.mode == "RGB"
    if not is_plain or tells or max(picture.size) > WIDEST:
        return small_picture(upload, len(content))
    return _described(content, picture)


def picture_of_draft(slug: str, digest: str) -> bytes | None:
    """The picture that a draft would put on this page."""
    drafts = Draft.objects.filter(kind="exercise", document__slug=slug)
    for document in drafts.values_list("document", flat=True):
        content = b64decode(document.get("picture", {}).get("content", ""))
        if _digest(content) == digest:
            return content
    return None


def picture_address(slug: str, content: str) -> str:
    """Of a picture as a document has it."""
    return reverse("exercises:picture", args=[slug, _digest(b64decode(content))])


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _plain(picture: Image.Image) -> Image.Image:
    """Red, green and blue as a screen shows them; what is see-through lies on white."""
    profile = picture.info.pop("icc_profile", None)
    if picture.mode.startswith("I"):  # 16 bits of grey, of which the upper eight are shown
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        picture = Image.new("RGBA", seen.size, "white")
        picture.alpha_composite(seen)
        picture = picture.convert("RGB")
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that says nothing changes nothing
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, own, screen, outputMode="RGB") or picture
    return picture.convert("RGB")


def _opened(upload: BinaryIO) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("This picture has more than 40 million pixels."))
            return _plain(ImageOps.exif_transpose(picture))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ValidationError(_("This is no JPEG, PNG or WebP picture that can be read.")) from None
