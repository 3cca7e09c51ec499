"""A picture of a business card in, read, checked, and a person saved by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import segno
from playwright.sync_api import expect

from cookout.capture.card_photos.reader import is_installed
from cookout.faces import business_card

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served

LINES = (
    *("Lena Hartmann", "Family dentist", "Hartmann Dental"),
    *("818 555 0162", "lena@hartmanndental.example"),
)


@pytest.mark.skipif(not is_installed(), reason="reading cards is an extra: make cards")
def test_a_picture_of_a_card_becomes_a_person(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}met/")
    rowan.get_by_role("link", name="Photograph their card").click()
    picture, _ = business_card(LINES)
    file = {"name": "card.jpg", "mimeType": "image/jpeg", "buffer": picture}
    rowan.get_by_label("Or choose pictures").set_input_files(file)  # type: ignore[arg-type]
    rowan.get_by_label("New event").fill("Rotary lunch")
    rowan.get_by_role("button", name="Save pictures").click()
    # The page comes again by itself once the card is read.
    expect(rowan.get_by_label("Name", exact=True)).to_have_value("Lena Hartmann")
    expect(rowan.get_by_role("img", name="Front of the card")).to_be_visible()
    expect(rowan.get_by_label("Email", exact=True)).to_have_value("lena@hartmanndental.example")
    rowan.get_by_label("One thing to remember").fill("Runs half marathons")
    rowan.get_by_role("button", name="Save, next card").click()
    expect(rowan.get_by_text("Lena saved.")).to_be_visible()
    rowan.goto(f"{demo.home}people/?q=lena")
    rowan.get_by_role("link", name="Lena Hartmann").first.click()
    expect(rowan.get_by_text("Runs half marathons")).to_be_visible()
    expect(rowan.get_by_text("818 555 0162").first).to_be_visible()
    expect(rowan.get_by_role("link", name="Photo of their card")).to_be_visible()


# A camera that sees a code, and a browser that finds it: Chromium on Linux has neither.
LOOKING = """(modules) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 640;
  const drawn = canvas.getContext("2d");
  const draw = () => {
    drawn.fillStyle = "#fff";
    drawn.fillRect(0, 0, 640, 640);
    drawn.fillStyle = "#000";
    const size = Math.floor(560 / modules.length);
    modules.forEach((line, y) => [...line].forEach((dark, x) => {
      if (dark === "1") drawn.fillRect(40 + x * size, 40 + y * size, size, size);
    }));
    requestAnimationFrame(draw);
  };
  draw();
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream();
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect() { return [{ rawValue: "" }]; }
  };
}"""


def test_a_code_in_front_of_the_camera_is_read(rowan: Page, demo: Served) -> None:
    said = "BEGIN:VCARD\nVERSION:3.0\nN:Vos;Piet\nFN:Piet Vos\nTEL:818 555 0166\nEND:VCARD"
    modules = ["".join(map(str, line)) for line in segno.make(said).matrix]
    rowan.add_init_script(f"({LOOKING})({json.dumps(modules)})")
    rowan.goto(f"{demo.home}card-photos/")
    rowan.get_by_role("button", name="Scan a code").click()
    expect(rowan.get_by_role("heading", name="Who did you meet?")).to_be_visible()
    expect(rowan.get_by_label("Name", exact=True)).to_have_value("Piet Vos")
