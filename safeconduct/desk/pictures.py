"""Pictures that are brought in: recognised by what they are, and copied clean.

The original stays as it came, sealed: its metadata are evidence. The copy that people look at has none:
no place, no camera, no owner; it is turned upright and no larger than a screen needs.
"""

import struct
import threading
import warnings
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps

from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_

LIMIT = 25 * 1024 * 1024  # bytes of an original
MOST_PIXELS = 64_000_000  # a picture of a few kilobytes can unfold to gigabytes
SIDE = 2560  # pixels of the longer side of a copy
NOT_A_PICTURE = define(
    "not_a_picture", 422, N_("This is no picture that can be read: JPEG, PNG and WebP can. Nothing was kept.")
)
PICTURE_TOO_LARGE = define(
    "picture_too_large",
    422,
    N_("This picture has too many points to be opened safely. Take it smaller, or send a part of it."),
)
TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
# What Pillow raises for a picture that is broken, cut off, or made to break it.
_BROKEN = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, struct.error)
_one_at_a_time = threading.Lock()  # each unfolds to a few hundred megabytes at most


class Picture(NamedTuple):
    """What an original is, and its clean copy (JPEG)."""

    media_type: str
    clean: bytes


def look_at(original: bytes) -> Picture:
    """Recognise a picture and make its clean copy. Raises Refusal NOT_A_PICTURE, PICTURE_TOO_LARGE."""
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _look_at(original)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
            raise Refusal(PICTURE_TOO_LARGE) from None
        except _BROKEN:
            raise Refusal(NOT_A_PICTURE) from None


def _look_at(original: bytes) -> Picture:
    with Image.open(BytesIO(original), formats=("JPEG", "PNG", "WEBP")) as opened:
        media_type = TYPES[opened.format or ""]
        if opened.width * opened.height > MOST_PIXELS:
            raise Refusal(PICTURE_TOO_LARGE)
        opened.draft("RGB", (SIDE, SIDE))  # a JPEG is unfolded no larger than needed
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((SIDE, SIDE))
        copy = _on_white(upright)
    written = BytesIO()
    copy.save(written, "JPEG", quality=88)
    return Picture(media_type, written.getvalue())


def _on_white(picture: Image.Image) -> Image.Image:
    """The bare points on a new canvas: nothing that was hung onto the picture comes along."""
    canvas = Image.new("RGB", picture.size, "white")
    points = picture.convert("RGBA")
    canvas.paste(points, mask=points.getchannel("A"))
    return canvas
