"""Open a picture from anywhere: only four formats, never larger than the limits, no metadata.

The format is decided by the first bytes, and the size by the header, before anything is decoded.
What leaves is a new JPEG of the pixels alone: turned as the camera said, without place or device.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from cookout.capture.card_photos.errors import (
    ANIMATED,
    CORRUPT,
    NO_CARD,
    NO_PICTURE,
    PDF,
    TOO_LARGE,
    TOO_SMALL,
    TWO_IN_ONE,
    PictureRefused,
)

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 25_000_000
MOST_PIXELS = 50_000_000
LESS_PIXELS = 20_000_000
"""WebP, and what is transparent, takes up to four times the memory to open."""
LEAST_SIDE = 80
THINNEST = 8
"""A card is never this many times as wide as high."""
LONGEST_SIDE = 2_400
"""Pictures are kept at most this large: print of a card is legible from about 1,000 on."""
QUALITY = 88

_END_OF_ZIP = b"PK\x05\x06"
_MARKUP = (b"<html", b"<!doctype", b"<script", b"<svg", b"<?php", b"<?xml")


def format_of(content: bytes) -> str:
    """JPEG, PNG, WEBP or HEIF by the first bytes; PictureRefused says what else it is."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc"):
        return "HEIF"
    if content[:6] in (b"GIF87a", b"GIF89a"):
        raise PictureRefused(ANIMATED)
    raise PictureRefused(PDF if b"%PDF-" in content[:1024] else NO_PICTURE)


def check(content: bytes) -> tuple[int, int]:
    """The size of a picture by its header alone; PictureRefused where it may not be opened."""
    with _opened(content) as image:
        return image.size


def open_picture(content: bytes) -> Image:
    """The pixels of a picture, upright, RGB, at most LONGEST_SIDE; PictureRefused otherwise."""
    from PIL import ImageOps

    with _opened(content) as image:
        try:
            # Lets the JPEG decoder scale while it decodes, which saves most of the memory.
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            image.load()
        except (OSError, ValueError, SyntaxError, MemoryError, EOFError) as error:
            raise PictureRefused(CORRUPT) from error
        # Smaller first: turning makes a copy.
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
        ImageOps.exif_transpose(image, in_place=True)
        return _on_white(image)


def as_jpeg(image: Image) -> bytes:
    """The pixels alone as a JPEG: no metadata goes with them."""
    import PIL.Image

    bare = PIL.Image.frombytes("RGB", image.size, image.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a picture that is ours, by its header."""
    import PIL.Image

    with PIL.Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
        return image.size


def _opened(content: bytes) -> Image:
    import PIL.Image

    if len(content) > MOST_BYTES:
        raise PictureRefused(TOO_LARGE)
    name = format_of(content)
    if _is_something_else_too(content, name):
        raise PictureRefused(TWO_IN_ONE)
    if name == "HEIF":
        _register_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = PIL.Image.open(io.BytesIO(content), formats=(name,))
    except PIL.Image.DecompressionBombError as error:
        raise PictureRefused(TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise PictureRefused(CORRUPT) from error
    has_alpha = image.mode in ("RGBA", "LA", "PA")
    _check_size(*image.size, most=LESS_PIXELS if name == "WEBP" or has_alpha else MOST_PIXELS)
    # A photo of some phones carries a second frame for depth or light; an animation is no photo.
    if name in ("PNG", "WEBP") and getattr(image, "n_frames", 1) > 1:
        raise PictureRefused(ANIMATED)
    return image


def _check_size(width: int, height: int, *, most: int) -> None:
    if width * height > most:
        raise PictureRefused(TOO_LARGE)
    if max(width, height) > THINNEST * max(min(width, height), 1):
        raise PictureRefused(NO_CARD)
    if min(width, height) < LEAST_SIDE:
        raise PictureRefused(TOO_SMALL)


def _register_heif() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def _is_something_else_too(content: bytes, name: str) -> bool:
    """Whether a picture is also a PDF, a ZIP or a page, as attacks on upload filters are."""
    tail = content[_end(content, name) :]
    head = content[:1024].lower()
    return (
        b"%pdf-" in head
        or b"%PDF-" in tail
        or _END_OF_ZIP in tail[-66_000:]
        or any(word in head or word in tail[:4096].lower() for word in _MARKUP)
    )


def _end(content: bytes, name: str) -> int:
    """Where the picture itself ends, as near as its format says without decoding."""
    if name == "PNG":
        return content.rfind(b"IEND") + 8
    if name == "JPEG":
        return content.rfind(b"\xff\xd9") + 2
    if name == "WEBP":
        return int.from_bytes(content[4:8], "little") + 8
    return len(content)


def _on_white(image: Image) -> Image:
    """RGB, with white behind what is transparent, and 16 bits a pixel brought to 8."""
    import PIL.Image

    if image.mode.startswith(("I", "F")):
        image = image.convert("F").point(lambda level: level / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        behind = PIL.Image.new("RGBA", image.size, "white")
        return PIL.Image.alpha_composite(behind, image).convert("RGB")
    return image.convert("RGB")
