"""A picture from anywhere as a square JPEG: upright, cropped, without metadata.

The format is decided by the first bytes, and the size by the header, before anything is decoded.
What leaves is a new JPEG of the pixels alone: no place, no camera, no comment, no color profile.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LARGE, SMALL = 512, 96
"""Sides in pixels: the largest plate is shown at 84, those of lists at 48, on screens with two
pixels where others have one."""
QUALITY = 85
MOST_BYTES = 25_000_000
MOST_PIXELS = 50_000_000
LESS_PIXELS = 20_000_000
"""Of formats that are decoded whole, at four bytes a pixel; a JPEG is scaled while it is read."""
MOST_SCANS = 100
"""A camera writes a JPEG in one scan, a website in about ten. Each is decoded over all pixels, so
that a small file with thousands of them would keep a processor busy for hours."""
LEAST_SIDE = 24
ORIENTATION = 0x0112

NO_PHOTO = "This file isn’t a photo. Choose a JPEG, PNG, WebP or GIF picture."
HEIC = "This is a HEIC photo, which browsers can’t show. Save it as a JPEG and choose that."
TOO_LARGE = "This photo is too large. Choose one of at most 50 megapixels and 25 MB."
TOO_SMALL = f"This photo is too small. Choose one of at least {LEAST_SIDE} pixels each way."
DAMAGED = "This photo is damaged and can’t be opened. Choose another one."

_SIGNS = (
    *((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG")),
    *((b"GIF87a", "GIF"), (b"GIF89a", "GIF")),
)
_PHONE = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_SCAN = b"\xff\xda"
_END = b"\xff\xd9"
# How a camera that was held like this wrote its rows, by name of what undoes it.
_TURNS = (
    *("FLIP_LEFT_RIGHT", "ROTATE_180", "FLIP_TOP_BOTTOM", "TRANSPOSE"),
    *("ROTATE_270", "TRANSVERSE", "ROTATE_90"),
)
# The parts of a JPEG without which it is none: start, tables, frame, scan.
_BARE = frozenset((0xDB, 0xC0, 0xC4, 0xDD))
_JFIF = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
# A damaged file makes the decoders raise any of these.
_DAMAGES = (OSError, ValueError, SyntaxError, EOFError, MemoryError, ArithmeticError, LookupError)


class PhotoRefused(Exception):
    """A file that cannot be somebody's photo; its text is one of the sentences here."""


class Crop(StrEnum):
    """Which part of a picture that is no square stays."""

    USUAL = "usual"
    START = "start"
    MIDDLE = "middle"
    END = "end"

    def before(self, *, width: int, height: int) -> float:
        """The share that is cut off before the square, of all that is cut off. Faces are mostly
        in the upper part of a portrait and in the middle of a landscape."""
        usual = 0.25 if height > width else 0.5
        return {Crop.START: 0.0, Crop.MIDDLE: 0.5, Crop.END: 1.0}.get(self, usual)


@dataclass(frozen=True)
class Square:
    """A photo as it is kept: for pages, and smaller for lists."""

    large: bytes
    small: bytes

    @property
    def mark(self) -> str:
        """A hash of the photo, used in its address: an address never shows another photo."""
        return hashlib.sha256(self.large).hexdigest()[:12]


def square(content: bytes, crop: Crop = Crop.USUAL) -> Square:
    """The picture cropped to a square. PhotoRefused says why it can't be."""
    return _kept(_as_jpeg(_scaled(_cropped(_decoded(content, LARGE), crop), LARGE)))


def square_again(content: bytes) -> Square:
    """The square of a photo that was one before: the same bytes if they hold nothing else."""
    with _opened(content) as image:
        is_ours = image.format == "JPEG" and image.width == image.height <= LARGE
    return _kept(content) if is_ours and is_bare(content) else square(content)


def _kept(large: bytes) -> Square:
    """With its small version, made from the bytes of the large one so that it is reproducible."""
    return Square(large, _as_jpeg(_scaled(_decoded(large, SMALL), SMALL)))


def _decoded(content: bytes, side: int) -> Image:
    """The pixels, upright: of a large JPEG hardly more than are needed."""
    with _opened(content) as image:
        try:
            image.draft("RGB", (side, side))
            image.load()
            turn = image.getexif().get(ORIENTATION)
            image = _in_color(image)
            if isinstance(turn, int) and 2 <= turn < 2 + len(_TURNS):
                image = _turned(image, _TURNS[turn - 2])
        except _DAMAGES as error:
            raise PhotoRefused(DAMAGED) from error
        return image


def _turned(image: Image, turn: str) -> Image:
    from PIL.Image import Transpose

    return image.transpose(Transpose[turn])


def _opened(content: bytes) -> Image:
    """The picture with its header read, and not more. PhotoRefused."""
    if len(content) > MOST_BYTES:
        raise PhotoRefused(TOO_LARGE)
    name = _format(content)
    if name == "JPEG" and _SCAN not in content:
        raise PhotoRefused(DAMAGED)
    import PIL.Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = PIL.Image.open(io.BytesIO(content), formats=(name,))
    except PIL.Image.DecompressionBombError as error:
        raise PhotoRefused(TOO_LARGE) from error
    except _DAMAGES as error:
        raise PhotoRefused(DAMAGED) from error
    if image.width * image.height > (MOST_PIXELS if name == "JPEG" else LESS_PIXELS):
        raise PhotoRefused(TOO_LARGE)
    if min(image.size) < LEAST_SIDE:
        raise PhotoRefused(TOO_SMALL)
    # Within a scan the two bytes never stand beside each other.
    if name == "JPEG" and content.count(_SCAN) > MOST_SCANS:
        raise PhotoRefused(DAMAGED)
    return image


def _format(content: bytes) -> str:
    if name := next((name for sign, name in _SIGNS if content.startswith(sign)), ""):
        return name
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    is_phones = content[4:8] == b"ftyp" and content[8:12] in _PHONE
    raise PhotoRefused(HEIC if is_phones else NO_PHOTO)


def _in_color(image: Image) -> Image:
    """RGB, with RGBA where something is transparent; 16 bits a pixel are brought to 8."""
    if image.mode.startswith(("I", "F")):
        image = image.convert("F").point(lambda level: level / 256).convert("L")
    is_clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if is_clear else "RGB")


def _cropped(image: Image, crop: Crop) -> Image:
    side, share = min(image.size), crop.before(width=image.width, height=image.height)
    left, top = (round((length - side) * share) for length in image.size)
    return image.crop((left, top, left + side, top + side))


def _scaled(image: Image, side: int) -> Image:
    """At most so large, on white where it is transparent."""
    import PIL.Image

    if image.width > side:
        image = image.resize((side, side), PIL.Image.Resampling.LANCZOS, reducing_gap=2.0)
    if image.mode == "RGBA":
        behind = PIL.Image.new("RGBA", image.size, "white")
        image = PIL.Image.alpha_composite(behind, image).convert("RGB")
    return image


def _as_jpeg(image: Image) -> bytes:
    import PIL.Image

    # Saving an image writes what came with it, too: this one knows nothing but its pixels.
    bare = PIL.Image.frombytes("RGB", image.size, image.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def is_bare(content: bytes) -> bool:
    """Whether a JPEG is pixels alone: one scan, nothing beside it, and nothing after it."""
    at = 20
    if not content.startswith(_JFIF):
        return False
    while content[at : at + 2] != _SCAN:
        if content[at : at + 1] != b"\xff" or content[at + 1] not in _BARE:
            return False
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
        if at + 2 > len(content):
            return False
    return content.find(_END, at) == len(content) - 2 and content.count(_SCAN) == 1
