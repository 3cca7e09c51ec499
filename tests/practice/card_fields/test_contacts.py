"""Mails, links and phones by pattern, with the slips that readers make."""

from __future__ import annotations

import pytest

from cookout.practice.card_fields.reading import read_fields
from tests.practice.card_fields.printed import printed


@pytest.mark.parametrize(
    ("line", "mail"),
    [
        ("rowan@example.org", "rowan@example.org"),
        ("E: Rowan.Cole@Example.org", "rowan.cole@example.org"),
        ("Email:rowan@example.org", "rowan@example.org"),
        ("rowan @ example.org", "rowan@example.org"),
        ("rowan.cole @example. org", "rowan.cole@example.org"),
        ("rowan(at)example.org", "rowan@example.org"),
        ("rowan@example,com", "rowan@example.com"),
        ("rowan©example.com", "rowan@example.com"),
        ("Tel. 555-0134 rowan@example.co.uk", "rowan@example.co.uk"),
    ],
)
def test_a_mail_address_is_read(line: str, mail: str) -> None:
    assert [one.value for one in read_fields(printed(line)).mails] == [mail]


@pytest.mark.parametrize(
    ("line", "link", "kind"),
    [
        ("www.example.org", "www.example.org", "website"),
        ("Web: example.co.uk", "example.co.uk", "website"),
        ("https://www.example.org/team/", "www.example.org/team", "website"),
        ("www,example.org", "www.example.org", "website"),
        ("wwww.example.org", "www.example.org", "website"),
        ("linkedin.com/in/rowan-cole", "linkedin.com/in/rowan-cole", "linkedin"),
        ("EXAMPLE.ORG", "example.org", "website"),
    ],
)
def test_a_link_is_read_with_its_kind(line: str, link: str, kind: str) -> None:
    assert [(one.value, one.kind) for one in read_fields(printed(line)).links] == [(link, kind)]


@pytest.mark.parametrize("line", ["rowan@example.org", "St. Paul", "Inc. 1987", "Tel. 555-0134"])
def test_no_link_is_made_of_other_print(line: str) -> None:
    assert read_fields(printed(line)).links == ()


@pytest.mark.parametrize(
    ("line", "phone", "kind", "region"),
    [
        ("(818) 555-0134", "(818) 555-0134", "work", "US"),
        ("Cell: 818.555.0134", "818.555.0134", "mobile", "US"),
        ("F 818-555-0134", "818-555-0134", "fax", "US"),
        ("818-555-0134 (mobile)", "818-555-0134", "mobile", "US"),
        ("M818 555 0134", "818 555 0134", "mobile", "US"),
        ("T +49 (0) 30 901820-12", "+49 (0) 30 901820-12", "work", "US"),
        ("0171 2345678", "0171 2345678", "mobile", "DE"),
        ("07911 123456", "07911 123456", "mobile", "GB"),
        ("Tlf. 86 12 34 56", "86 12 34 56", "work", "US"),
        ("(8l8) 555-O134", "(818) 555-0134", "work", "US"),
        ("818-555-0134 x12", "818-555-0134 x12", "work", "US"),
    ],
)
def test_a_phone_is_read_with_its_kind(line: str, phone: str, kind: str, region: str) -> None:
    found = read_fields(printed(line), region=region).phones
    assert [(one.value, one.kind) for one in found] == [(phone, kind)]


def test_two_numbers_on_one_line_are_two_phones() -> None:
    found = read_fields(printed("T 818-555-0134 F 818-555-0199")).phones
    assert [(one.value, one.kind) for one in found] == [
        ("818-555-0134", "work"),
        ("818-555-0199", "fax"),
    ]


@pytest.mark.parametrize(
    "line", ["NMLS #4029381234", "Since 1987 - 2026", "VAT DE 123456789", "Pasadena, CA 91101-1234"]
)
def test_other_digits_are_no_phone(line: str) -> None:
    assert read_fields(printed(line)).phones == ()


def test_the_domain_says_whose_numbers_are_meant() -> None:
    found = read_fields(printed("vera@example.de", "0171 2345678"), region="US")
    assert [phone.kind for phone in found.phones] == ["mobile"]


def test_a_mail_and_a_website_a_letter_apart_doubt_each_other() -> None:
    mail = read_fields(printed("vera@harborlendlng.com", "www.harborlending.com")).mails[0]
    assert mail.is_doubtful
    assert "vera@harborlending.com" in mail.alternatives


def test_a_label_that_ran_into_the_mail_goes_where_the_name_says_so() -> None:
    mail = read_fields(printed("Vera Holt", "Eholt@example.org")).mails[0]
    assert (mail.value, mail.is_doubtful) == ("holt@example.org", True)
    assert "eholt@example.org" in mail.alternatives
