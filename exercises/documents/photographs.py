"""An editor's photograph, checked and made small: whatever comes in, only plain WebP goes out."""

import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

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
        digest=sha256(content).hexdigest()[:16],
    )


def stored_picture(content: bytes) -> SmallPicture:
    """A picture made by `small_picture` stays as it is; any other is made small."""
    upload = BytesIO(content)
    picture = _opened(upload)
    as_it_came = Image.open(BytesIO(content))
    tells = {"exif", "xmp", "icc_profile"} & set(as_it_came.info)
    if as_it_came.format != "WEBP" or tells or max(picture.size) > WIDEST:
        return small_picture(upload, len(content))
    return _described(content, picture)


def _opened(upload: BinaryIO) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("This picture has more than 40 million pixels."))
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ValidationError(_("This is no JPEG, PNG or WebP picture that can be read.")) from None
