"""Only photos are opened, within the limits, and what leaves has no metadata."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import PIL.Image
import pytest
from pillow_heif import register_heif_opener

from cookout.capture.card_photos import errors
from cookout.capture.card_photos.picture import as_jpeg, check, open_picture


def saved(
    name: str, *, size: tuple[int, int] = (300, 180), color: str = "white", **options: object
) -> bytes:
    out = io.BytesIO()
    PIL.Image.new("RGB", size, color).save(out, name, **options)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is this large and holds a few bytes: a bomb where it is believed."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.me", "anything")
    return out.getvalue()


def animation(name: str) -> bytes:
    frames = [PIL.Image.new("RGB", (200, 120), color) for color in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, name, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_four_formats_are_opened(name: str) -> None:
    register_heif_opener()
    assert open_picture(saved(name)).size == (300, 180)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (png_of(40_000, 40_000), errors.TOO_LARGE),
        (png_of(9_000, 9_000), errors.TOO_LARGE),
        (b"\xff\xd8\xff" + bytes(26_000_000), errors.TOO_LARGE),
        (png_of(4_000, 200), errors.NO_CARD),
        (saved("PNG", size=(60, 40)), errors.TOO_SMALL),
        (saved("JPEG", size=(900, 500))[:400], errors.CORRUPT),
        (png_of(300, 200), errors.CORRUPT),
        (b"\xff\xd8\xff" + b"no picture at all" * 20, errors.CORRUPT),
        (b"RIFF\x10\0\0\0WEBPVP8 rest", errors.CORRUPT),
        (b"\0\0\0\x18ftypheic" + bytes(200), errors.CORRUPT),
        (animation("GIF"), errors.ANIMATED),
        (animation("WEBP"), errors.ANIMATED),
        (animation("PNG"), errors.ANIMATED),
        (b"%PDF-1.7\n1 0 obj", errors.PDF),
        (b"\n\n%PDF-1.4\n", errors.PDF),
        (b"BEGIN:VCARD\nEND:VCARD", errors.NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", errors.NO_PICTURE),
        (b"", errors.NO_PICTURE),
        (saved("JPEG") + b"%PDF-1.7\n1 0 obj", errors.TWO_IN_ONE),
        (saved("PNG") + zipped(), errors.TWO_IN_ONE),
        (saved("JPEG", comment=b"<script>alert(1)</script>"), errors.TWO_IN_ONE),
        (saved("JPEG", comment=b"%PDF-1.4"), errors.TWO_IN_ONE),
    ],
)
def test_what_is_no_photo_of_a_card_is_refused_with_a_sentence(
    content: bytes, sentence: str
) -> None:
    with pytest.raises(errors.PictureRefused) as refused:
        open_picture(content)
    assert str(refused.value) == sentence


def test_a_size_over_the_limit_is_refused_by_the_header() -> None:
    with pytest.raises(errors.PictureRefused, match="too large"):
        check(png_of(100_000, 100_000))


def test_a_photo_with_a_trailer_of_its_phone_is_opened() -> None:
    assert open_picture(saved("JPEG") + b"SEFT" + bytes(100)).size == (300, 180)


def test_the_turn_is_applied_and_all_metadata_goes() -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A phone maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 8.0, 0.0)})
    content = saved("JPEG", exif=exif, comment=b"secret", icc_profile=b"profile" * 40)
    assert b"A phone maker" in content
    kept = as_jpeg(open_picture(content))
    image = PIL.Image.open(io.BytesIO(kept))
    assert image.size == (180, 300)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not any(word in kept for word in (b"Exif", b"phone", b"secret", b"profile"))


def test_what_is_transparent_is_white() -> None:
    out = io.BytesIO()
    PIL.Image.new("RGBA", (300, 180), (0, 0, 0, 0)).save(out, "PNG")
    assert open_picture(out.getvalue()).getpixel((5, 5)) == (255, 255, 255)


def test_a_large_photo_is_kept_smaller() -> None:
    assert max(open_picture(saved("JPEG", size=(6_000, 4_000))).size) == 2_400
