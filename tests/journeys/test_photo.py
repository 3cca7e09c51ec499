"""A photo in, cropped to a square, seen in the list, and out again with the card."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import PIL.Image
from playwright.sync_api import expect

from cookout.vcard.envelope import read
from cookout.vcard.person import photo_in
from tests.pages import PERSON

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served

WIDTH, HEIGHT = 900, 1600
LOADED = "image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])"


def portrait() -> bytes:
    """Green above, red below, with the place it was taken at."""
    image = PIL.Image.new("RGB", (WIDTH, HEIGHT), "green")
    image.paste("red", (0, HEIGHT // 2, WIDTH, HEIGHT))
    exif = PIL.Image.Exif()
    exif[0x010E] = "At home"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def is_red(content: bytes, *at: int) -> bool:
    with PIL.Image.open(io.BytesIO(content)) as image:
        red, green, _ = image.convert("RGB").getpixel(at)  # type: ignore[misc]
    return bool(red > 200 > green)


def test_a_photo_in_cropped_and_out_again(rowan: Page, demo: Served) -> None:
    teo = demo.row(PERSON, "Teo Alvarez")
    rowan.goto(f"{demo.home}people/{teo}/")
    rowan.get_by_role("link", name="Photo", exact=True).click()
    file = {"name": "teo.jpg", "mimeType": "image/jpeg", "buffer": portrait()}
    rowan.get_by_label("Photo", exact=True).set_input_files(file)  # type: ignore[arg-type]
    expect(rowan.get_by_role("img", name="Preview of the cropped photo")).to_be_visible()
    rowan.get_by_role("radio", name="Bottom or right").check()
    rowan.get_by_role("button", name="Save photo").click()
    expect(rowan.get_by_text("Photo saved.")).to_be_visible()
    plate = rowan.locator(".profile img")
    assert plate.evaluate(LOADED) == [512, 512]

    rowan.goto(f"{demo.home}people/?place=new")
    row = rowan.locator("a.chip", has_text="Teo Alvarez").locator("img")
    row.scroll_into_view_if_needed()
    assert row.evaluate(LOADED) == [96, 96]

    rowan.goto(f"{demo.home}people/{teo}/")
    with rowan.expect_download() as out:
        rowan.get_by_role("link", name=re.compile("Export Teo’s card")).click()
    (card,) = read(Path(out.value.path()).read_bytes()).cards
    photo = photo_in(card.content)
    assert photo
    # The lower half and a little of the upper one, without a word of where it was.
    assert not is_red(photo, 256, 40)
    assert is_red(photo, 256, 130)
    assert b"At home" in portrait()
    assert b"At home" not in photo
