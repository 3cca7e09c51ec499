"""A picture from anywhere becomes a square of pixels alone, or a sentence says why not."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import PIL.Image
import pytest
from PIL.PngImagePlugin import PngInfo

from cookout.people import picture
from cookout.people.picture import Crop, PhotoRefused, square, square_again

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)


def stripes(*colors: tuple[int, int, int], side: int = 60, down: bool = False) -> PIL.Image.Image:
    """Squares of one color each, beside or below each other."""
    count = len(colors)
    image = PIL.Image.new("RGB", (side, side * count) if down else (side * count, side))
    for n, color in enumerate(colors):
        image.paste(
            color,
            (0, n * side, side, n * side + side) if down else (n * side, 0, n * side + side, side),
        )
    return image


def saved(image: PIL.Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def middle(content: bytes) -> tuple[int, ...]:
    with PIL.Image.open(io.BytesIO(content)) as image:
        found = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(found, tuple)
    return tuple(int(value) for value in found)


def is_like(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_of_each_kind_becomes_a_jpeg_of_512_and_one_of_96(kind: str) -> None:
    made = square(saved(PIL.Image.new("RGB", (900, 700), GREEN), kind))
    for content, side in ((made.large, 512), (made.small, 96)):
        with PIL.Image.open(io.BytesIO(content)) as image:
            assert (image.format, image.size) == ("JPEG", (side, side))
        assert is_like(middle(content), GREEN)


def test_a_small_picture_is_not_made_larger() -> None:
    with PIL.Image.open(io.BytesIO(square(saved(stripes(RED))).large)) as image:
        assert image.size == (60, 60)


@pytest.mark.parametrize(
    ("crop", "down", "shown"),
    [
        (Crop.START, False, RED),
        (Crop.MIDDLE, False, GREEN),
        (Crop.USUAL, False, GREEN),
        (Crop.END, False, BLUE),
        (Crop.START, True, RED),
        (Crop.MIDDLE, True, GREEN),
        (Crop.END, True, BLUE),
    ],
)
def test_the_chosen_part_stays(crop: Crop, down: bool, shown: tuple[int, int, int]) -> None:
    assert is_like(middle(square(saved(stripes(RED, GREEN, BLUE, down=down)), crop).large), shown)


def test_of_a_portrait_the_upper_part_stays() -> None:
    # Of five squares the usual crop begins one down.
    made = square(saved(stripes(BLUE, RED, GREEN, GREEN, GREEN, down=True)))
    assert is_like(middle(made.large), RED)


@pytest.mark.parametrize(("turn", "shown"), [(1, RED), (3, BLUE), (6, RED), (8, BLUE)])
def test_a_photo_is_upright_before_it_is_cropped(turn: int, shown: tuple[int, int, int]) -> None:
    exif = PIL.Image.Exif()
    exif[picture.ORIENTATION] = turn
    photo = saved(stripes(RED, GREEN, BLUE), "JPEG", quality=95, exif=exif)
    assert is_like(middle(square(photo, Crop.START).large), shown)


def test_nothing_but_pixels_leaves() -> None:
    exif = PIL.Image.Exif()
    exif[0x010F] = "SecretPhone"
    photo = saved(
        stripes(RED), "JPEG", exif=exif, comment=b"SecretWords", icc_profile=b"SecretColors" * 20
    )
    text = PngInfo()
    text.add_text("Comment", "SecretWords")
    for content in (photo, saved(stripes(RED), pnginfo=text), photo + b"SecretTail"):
        assert b"Secret" in content
        made = square(content)
        assert b"Secret" not in made.large + made.small


def test_what_is_transparent_is_white() -> None:
    assert is_like(middle(square(saved(PIL.Image.new("RGBA", (60, 60)))).large), (255, 255, 255))


def bomb() -> bytes:
    """Half a megabyte that would take 900 MB to open."""
    wide = high = 30_000
    size = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + wide // 8) * high), 1)
    chunks = ((b"IHDR", size), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in chunks
    )


def endless() -> bytes:
    """A JPEG with a thousand scans over all of its pixels."""
    photo = saved(stripes(RED), "JPEG", progressive=True)
    at = photo.index(b"\xff\xda")
    return photo[:at] + photo[at:-2] * 1000 + photo[-2:]


@pytest.mark.parametrize(
    # Made when they are looked at: to make the large ones takes a while.
    ("made", "words"),
    [
        (bomb, picture.TOO_LARGE),
        (lambda: bytes([255, 216, 255]) + bytes(picture.MOST_BYTES), picture.TOO_LARGE),
        (endless, picture.DAMAGED),
        (lambda: saved(PIL.Image.new("RGB", (5000, 4001))), picture.TOO_LARGE),
        (lambda: saved(PIL.Image.new("RGB", (10, 400))), picture.TOO_SMALL),
        (lambda: saved(stripes(RED, GREEN))[:120], picture.DAMAGED),
        (lambda: saved(stripes(RED, GREEN), "JPEG")[:400], picture.DAMAGED),
        (lambda: b"\0\0\0\x18ftypheic\0\0\0\0", picture.HEIC),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture.NO_PHOTO),
        (lambda: b"%PDF-1.7", picture.NO_PHOTO),
        (bytes, picture.NO_PHOTO),
    ],
    ids="bomb bytes scans pixels small png jpeg heic svg pdf empty".split(),
)
def test_what_is_no_photo_is_refused_with_a_sentence(made: Callable[[], bytes], words: str) -> None:
    content = made()
    with pytest.raises(PhotoRefused, match="^" + words.replace(".", r"\.") + "$"):
        square(content)


def test_a_kept_photo_stays_the_same_bytes() -> None:
    made = square(saved(PIL.Image.effect_noise((700, 700), 40).convert("RGB")))
    again = square_again(made.large)
    assert (again.large, again.mark) == (made.large, made.mark)
    # Whatever else somebody put into it goes.
    for more in (
        made.large + b"<script>",
        made.large[:20] + b"\xff\xfe\0\x06Hi\0\0" + made.large[20:],
    ):
        assert square_again(more).large != more
