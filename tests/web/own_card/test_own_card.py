"""The member's own card is shown, and its open address is tried by an enemy."""

from __future__ import annotations

import html
import io
import re

import PIL.Image
import pytest
import segno
import zxingcpp
from django.test import Client

from cookout.members.member import Member
from cookout.members.own_card import OwnCard
from cookout.web.own_card import own_card
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db
SAID = {"name": "Rowan Cole", "role": "Life insurance", "phone": "818 555 0100"}


@pytest.fixture
def on_the_web(settings: object) -> None:
    settings.HOME = "https://cookout.example/"  # type: ignore[attr-defined]


def code_on(page: str) -> str:
    """What the code on a page says: its path of lines, drawn again."""
    size = int(re.findall(r'viewBox="0 0 (\d+) \d+"', page[page.index('class="qr"') - 200 :])[0])
    image = PIL.Image.new("L", (size, size), "white")
    path = re.findall(r'stroke="#000" d="([^"]+)"', page)[0]
    x, y = 0.0, 0.0
    for step, one, other in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if step == "M":
            x, y = float(one), float(other)
        elif step == "m":
            x, y = x + float(one), y + float(other)
        else:
            image.paste("black", (int(x), int(y), int(x + float(one)), int(y) + 1))
            x += float(one)
    large = image.resize((size * 8, size * 8), PIL.Image.Resampling.NEAREST)
    return zxingcpp.read_barcodes(large)[0].text


def test_without_an_address_the_code_is_the_card_itself(
    home: Client, follow: Read, seen: list[str]
) -> None:
    assert "Set COOKOUT_URL" in follow("/own-card/", **SAID)
    said = code_on(seen[-1])
    assert said.startswith("BEGIN:VCARD")
    assert "TEL:818 555 0100" in said
    answer = home.get("/own-card/card.vcf")
    assert answer["Content-Type"].startswith("text/vcard")
    home.post("/own-card/share/")
    assert OwnCard.objects.get().mark == ""


@pytest.mark.usefixtures("on_the_web")
def test_a_shared_card_opens_for_others_and_no_more_when_it_is_turned_off(
    home: Client, follow: Read, seen: list[str]
) -> None:
    follow("/own-card/", **SAID)
    follow("/own-card/share/")
    card = OwnCard.objects.get()
    address = f"https://cookout.example/card/{card.secret}/"
    assert code_on(seen[-1]) == address
    outside = Client()
    answer = outside.get(f"/card/{card.secret}/")
    page = html.unescape(answer.content.decode())
    assert "Life insurance" in page
    assert "818 555 0100" in page
    assert "rowan@example.org" not in page
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    file = outside.get(f"/card/{card.secret}/card.vcf")
    assert b"FN:Rowan Cole" in file.content
    # Nothing can be left there: the form was saved without that tick.
    assert outside.post(f"/card/{card.secret}/").status_code == 404
    home.post("/own-card/stop/")
    for gone in (card.secret, f"{card.secret[:-1]}x", card.mark, "a", "%00"):
        assert outside.get(f"/card/{gone}/").status_code == 404
        assert outside.get(f"/card/{gone}/card.vcf").status_code == 404


def test_a_card_needs_a_name_and_a_link_that_is_one(home: Client, rowans: Member) -> None:
    answer = home.post("/own-card/", SAID | {"name": "", "link": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert "Enter your name" in answer.content.decode()
    assert "Enter an address" in answer.content.decode()
    assert not OwnCard.objects.exists()


def test_a_code_says_what_it_does_to_those_who_cannot_see_it() -> None:
    drawn = own_card.qr_code("https://cookout.example", label="Code that opens your card")
    assert 'role="img"' in drawn
    assert "<title>Code that opens your card</title>" in drawn
    assert "style=" not in drawn
    out = io.BytesIO()
    segno.make("x").save(out, kind="svg")
