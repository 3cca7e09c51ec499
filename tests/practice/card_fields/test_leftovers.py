"""What a line says beside its phones, mails and links is not lost."""

from __future__ import annotations

import pytest

from cookout.practice.card_fields.reading import read_fields
from tests.practice.card_fields.printed import printed


def test_a_footer_in_one_line_gives_all_its_fields() -> None:
    footer = "12 Maple Street, Pasadena, CA 91101 | 818-555-0134 | vera@harborlending.com"
    card = read_fields(printed("Harbor Lending", "Vera Holt", "Loan Officer", footer))
    assert card.address
    assert card.address.value == "12 Maple Street, Pasadena, CA 91101"
    assert [phone.value for phone in card.phones] == ["818-555-0134"]
    assert [mail.value for mail in card.mails] == ["vera@harborlending.com"]


@pytest.mark.parametrize(
    "line",
    [
        "Vera Holt 818-555-0134",
        "Vera Holt · Tel. +1 818 555 0134",
        "Vera Holt | vera@gmail.com",
        "vera@gmail.com Vera Holt",
        "Vera Holt, www.example.org",
    ],
)
def test_a_name_beside_a_number_or_an_address_is_read(line: str) -> None:
    name = read_fields(printed(line)).name
    assert name
    assert name.value == "Vera Holt"


@pytest.mark.parametrize(
    "line", ["Tel. 818-555-0134", "Direct / Mobile: 818-555-0134", "E-Mail vera@gmail.com"]
)
def test_a_label_is_no_name(line: str) -> None:
    card = read_fields(printed(line))
    assert (card.name, card.company, card.title) == (None, None, None)
