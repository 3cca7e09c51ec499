"""Codes become fields: a vCard, a MECARD, a link, a LinkedIn profile."""

from __future__ import annotations

import io

import PIL.Image
import pytest
import segno

from cookout.capture.card_photos.codes import fields_of_code, fields_of_codes, read_codes

VCARD = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Holt;Vera;;;\nFN:Vera Holt\nORG:Harbor Lending\n"
    "TITLE:Loan Officer\nTEL;TYPE=CELL:+1 818 555 0134\nEMAIL:vera@harborlending.com\n"
    "URL:https://www.harborlending.com/\nEND:VCARD\n"
)
MECARD = "MECARD:N:Holt,Vera;ORG:Harbor\\; Lending;TEL:8185550134;EMAIL:vera@example.org;;"


def drawn(text: str) -> PIL.Image.Image:
    out = io.BytesIO()
    segno.make(text, micro=False).save(out, kind="png", scale=5)
    return PIL.Image.open(out).convert("RGB")


@pytest.mark.parametrize("text", [VCARD.strip(), MECARD, "https://example.org/vera"])
@pytest.mark.parametrize("angle", [0, 90, 30])
def test_a_code_is_read_at_any_turn(text: str, angle: int) -> None:
    assert read_codes(drawn(text).rotate(angle, expand=True, fillcolor="white")) == [text]


def test_a_vcard_gives_its_fields() -> None:
    found = fields_of_code(VCARD)
    assert found.name
    assert found.company
    assert found.title
    assert (found.name.value, found.company.value) == ("Vera Holt", "Harbor Lending")
    assert [(phone.value, phone.kind) for phone in found.phones] == [("+1 818 555 0134", "mobile")]
    assert [link.value for link in found.links] == ["www.harborlending.com"]
    assert found.name.source == "code"


def test_a_mecard_gives_its_fields() -> None:
    found = fields_of_code(MECARD)
    assert found.name
    assert found.company
    assert (found.name.value, found.company.value) == ("Vera Holt", "Harbor; Lending")
    assert [mail.value for mail in found.mails] == ["vera@example.org"]


def test_a_linkedin_link_says_that_it_is_a_profile() -> None:
    found = fields_of_code("https://www.linkedin.com/in/vera-holt?utm_source=card")
    assert [(x.value, x.kind) for x in found.links] == [
        ("www.linkedin.com/in/vera-holt", "linkedin")
    ]


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "WIFI:T:WPA;S:x;P:y;;", "hello", "http://[broken", "https://"]
)
def test_other_codes_give_nothing(text: str) -> None:
    assert fields_of_code(text).is_empty


def test_the_first_code_is_believed_first() -> None:
    found = fields_of_codes(["MECARD:N:Holt,Vera;;", VCARD.replace("Vera Holt", "V. Holt")])
    assert found.name
    assert found.name.value == "Vera Holt"
