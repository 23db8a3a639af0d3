"""An address as a QR code, for a phone that looks at this screen."""

from dataclasses import dataclass

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET = 4  # modules of white around it, as the standard asks


@dataclass(frozen=True, kw_only=True)
class QrCode:
    """`size` modules wide with its quiet zone; `path` draws the dark ones."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return QrCode(size=len(rows), path="".join(dark))
