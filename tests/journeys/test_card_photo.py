"""Pictures of business cards in, read, checked, and people saved, greeted and decided by them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import segno
from playwright.sync_api import expect

from cookout.capture.card_photos.reader import is_installed
from tests.journeys.ten_cards import CARDS, EVENT, CardRun

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.served import Served

GREETS = re.compile(f"^Hi .+ {EVENT}")


# Complete: work, company, phone, mail, event, a line to remember, a promise and a hello.
COMPLETE = """
select count(*) from cookout_person p
join cookout_event e on e.id = p.event_id and e.name = ?
join cookout_cardphoto c on c.person_id = p.id and c.hello <> ''
join cookout_remember r on r.person_id = p.id and r.words = ?
join cookout_promise t on t.person_id = p.id and t.what = 'Send the link'
join cookout_contactpoint m on m.person_id = p.id and m.kind = 'mail'
join cookout_contactpoint n on n.person_id = p.id and n.kind = 'phone'
where p.name = ? and p.role = ? and p.company = ? and p.place = ?
"""
PLACES = {"Keep warm": "warm", "Let go": "gone", "Decide later": "new"}


@pytest.mark.skipif(not is_installed(), reason="reading cards is an extra: make cards")
def test_ten_cards_are_decided_one_screen_each(
    rowan: Page, demo: Served, record_property: Callable[[str, object], None]
) -> None:
    run = CardRun(rowan, demo.home)
    run.photograph()
    others = list(PLACES)
    decided = {name: others[place % 3] for place, (name, *_) in enumerate(CARDS)}
    for name, _, _, remember in CARDS:
        run.check(name, remember)
        expect(rowan.get_by_label("Hello to send later")).to_have_value(GREETS)
        run.decide_here(decided[name])
    expect(rowan.get_by_text("Daniel saved. You’re keeping Daniel warm.")).to_be_visible()
    record_property("seconds", round(run.seconds, 1))
    print(f"ten cards in {run.seconds:.0f} s, {run.reading:.0f} s of these waiting to be read")
    for name, work, company, remember in CARDS:
        told = (EVENT, remember, name, work, company, PLACES[decided[name]])
        assert demo.row(COMPLETE, *told) == 1, name
    rowan.goto(f"{demo.home}people/?q=lena")
    rowan.get_by_role("link", name="Lena Hartmann").first.click()
    expect(rowan.get_by_text("Runs half marathons")).to_be_visible()
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


# Contacts of a phone, with the one that is tapped: only Chrome on Android has them.
CONTACTS = """
Object.defineProperty(navigator, "contacts", { value: { select: async (asked, { multiple }) => {
  window.asked = [...asked, multiple];
  return [{ name: ["Nia Boateng"], tel: [" 818 555 0175 "], email: [] }];
} } });
"""


def test_a_contact_is_picked_where_the_phone_has_them(rowan: Page, demo: Served) -> None:
    rowan.goto(f"{demo.home}met/")
    expect(rowan.get_by_role("button", name="Pick from contacts")).to_be_hidden()
    rowan.add_init_script(CONTACTS)
    rowan.reload()
    rowan.get_by_label("Email", exact=True).fill("nia@example.org")
    rowan.get_by_role("button", name="Pick from contacts").click()
    expect(rowan.get_by_label("Name", exact=True)).to_have_value("Nia Boateng")
    expect(rowan.get_by_label("Phone", exact=True)).to_have_value("818 555 0175")
    expect(rowan.get_by_label("Email", exact=True)).to_have_value("nia@example.org")
    assert rowan.evaluate("asked") == ["name", "tel", "email", False]
