"""Pronouns on a card: said by themselves, or implied by the grammatical gender of RFC 9554."""

import pytest

from cookout.export.cards import card_of
from cookout.vcard.envelope import VCard
from cookout.vcard.person import read_person
from tests.cast import person, rowan


def card(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:4.0", "FN:Dana", *lines, "END:VCARD", ""]).encode()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["PRONOUNS;LANGUAGE=en:they/them"], "they/them"),
        (["GRAMGENDER:FEMININE"], "she/her"),
        (["GRAMGENDER:MASCULINE", "PRONOUNS:they/them"], "they/them"),
        (["GRAMGENDER:NEUTER"], ""),
        (["PRONOUNS;PREF=2:xe/xir", "PRONOUNS;PREF=1:she/her"], "she/her, xe/xir"),
    ],
)
def test_a_card_says_or_implies_them(lines: list[str], expected: str) -> None:
    assert read_person(VCard(card(*lines))).pronouns == expected


@pytest.mark.django_db
def test_pronouns_that_were_removed_do_not_come_back_from_the_card() -> None:
    dana = person(rowan(), name="Dana")
    written = card_of(dana, content=card("GRAMGENDER:FEMININE"), version="4.0")
    assert read_person(VCard(written)).pronouns == ""
