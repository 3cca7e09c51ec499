"""The lines without a pattern become the name, the company, the title and the address."""

from __future__ import annotations

import pytest

from cookout.practice.card_fields.fields import CardFields
from cookout.practice.card_fields.reading import read_fields
from tests.practice.card_fields.printed import printed


def values(card: CardFields) -> tuple[str | None, ...]:
    return tuple(one and one.value for one in (card.name, card.company, card.title))


@pytest.mark.parametrize(
    ("lines", "name", "company", "title"),
    [
        (
            ("Harbor Lending", "Vera Holt", "Loan Officer", "vera@harborlending.com"),
            *("Vera Holt", "Harbor Lending", "Loan Officer"),
        ),
        (
            ("VERA HOLT", "LOAN OFFICER", "HARBOR LENDING LLC", "(818) 555-0134"),
            *("Vera Holt", "HARBOR LENDING LLC", "Loan Officer"),
        ),
        (
            ("Dr. Vera Holt, CPA", "Steuerberaterin", "Holt & Partner mbB", "info@holt-partner.de"),
            *("Vera Holt", "Holt & Partner mbB", "Steuerberaterin"),
        ),
        (
            ("Vera Holt, Loan Officer", "Harbor Lending", "vholt@gmail.com"),
            *("Vera Holt", "Harbor Lending", "Loan Officer"),
        ),
        (
            ("Söhne Grün GmbH", "Jörg Müller", "Geschäftsführer", "j.mueller@soehne-gruen.de"),
            *("Jörg Müller", "Söhne Grün GmbH", "Geschäftsführer"),
        ),
        (
            (
                "Marieke van den Heuvel",
                "Makelaar",
                "heuvel@waterkant.nl",
                "Waterkant Makelaars B.V.",
            ),
            *("Marieke van den Heuvel", "Waterkant Makelaars B.V.", "Makelaar"),
        ),
        (
            ("Żaneta Święcicka", "Wspólniczka Zarządzająca", "zaneta@orzel.pl", "Orzeł Sp. z o.o."),
            *("Żaneta Święcicka", "Orzeł Sp. z o.o.", "Wspólniczka Zarządzająca"),
        ),
        (
            ("SUNRISE", "BAKERY", "Olga Petrova", "Owner", "olga@sunrisebakery.com"),
            *("Olga Petrova", "SUNRISE BAKERY", "Owner"),
        ),
        (
            ("Harbor Lending", "Vera Holt, Agent", "We care about you and your family always."),
            *("Vera Holt", "Harbor Lending", "Agent"),
        ),
        (
            ("Cloud & AI Department", "Avery Smith", "Researcher", "Blue Yonder Airlines"),
            *("Avery Smith", "Blue Yonder Airlines", "Researcher"),
        ),
        (
            ("Coldwell Bay", "Jennifer M. Walsh", "Realtor Associate", "jwalsh@cbrealty.com"),
            *("Jennifer M. Walsh", "Coldwell Bay", "Realtor Associate"),
        ),
        (
            ("M", "Müller Maschinenbau", "Hans-Peter Müller", "hp.mueller@mueller-maschinenbau.de"),
            *("Hans-Peter Müller", "Müller Maschinenbau", None),
        ),
    ],
)
def test_the_lines_find_their_roles(
    lines: tuple[str, ...], name: str, company: str, title: str | None
) -> None:
    assert values(read_fields(printed(*lines))) == (name, company, title)


def test_a_logo_alone_leaves_the_company_to_its_domain_in_doubt() -> None:
    company = read_fields(printed("Vera Holt", "vera@north-star.com")).company
    assert company
    assert (company.value, company.is_doubtful) == ("North Star", True)


def test_a_domain_that_is_the_persons_own_names_no_company() -> None:
    assert read_fields(printed("Vera Holt", "vera@veraholt.com")).company is None


def test_a_slogan_with_a_number_is_no_address() -> None:
    assert read_fields(printed("24 Hour Emergency Service", "555-010-9876")).address is None


def test_a_free_mailbox_names_no_company() -> None:
    assert read_fields(printed("Vera Holt", "vera@gmail.com")).company is None


def test_two_lines_that_may_both_be_the_name_are_a_choice() -> None:
    name = read_fields(printed("Vera Holt", "Dana Voss", "555-010-9876")).name
    assert name
    assert name.is_doubtful
    assert {name.value, *name.alternatives} >= {"Vera Holt", "Dana Voss"}


def test_the_trade_comes_from_the_title() -> None:
    trade = read_fields(printed("Vera Holt", "Pediatric Dentist", "vera@example.org")).trade
    assert trade
    assert trade.value == "dentist"


def test_a_title_in_two_lines_is_one() -> None:
    card = read_fields(
        printed("Vera Holt", "Vice President of", "Global Operations", "vera@harborlending.com")
    )
    assert card.title
    assert card.title.value == "Vice President of Global Operations"


def test_the_back_of_a_card_belongs_to_the_same_person() -> None:
    front = printed("Harbor Lending", sizes={"Harbor Lending": 80})
    back = printed("Vera Holt", "Loan Officer", "vera@harborlending.com", side=1)
    assert values(read_fields([*front, *back])) == ("Vera Holt", "Harbor Lending", "Loan Officer")


@pytest.mark.parametrize(
    "lines",
    [
        ("12 Maple Street, Suite 4", "Pasadena, CA 91101"),
        ("Hauptstraße 7", "10115 Berlin"),
        ("120, boulevard Voltaire · 69002 Lyon",),
        ("1 High Street", "London EC1V 9BX", "United Kingdom"),
        ("ul. Długa 3/12", "00-590 Warszawa"),
        ("Storgatan 5", "111 43 Stockholm"),
        ("Prinsengracht 9", "1016 GK Amsterdam"),
    ],
)
def test_the_address_stands_around_its_postcode(lines: tuple[str, ...]) -> None:
    found = read_fields(printed("Vera Holt", "", "", *lines, "", "vera@example.org")).address
    assert found
    assert found.value == ", ".join(lines)


def test_an_empty_card_has_no_fields() -> None:
    assert read_fields([]).is_empty
