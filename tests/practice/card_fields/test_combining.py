"""A code is believed before the print, and the print adds what it leaves out."""

from __future__ import annotations

from cookout.practice.card_fields.combining import combine
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.reading import read_fields
from tests.practice.card_fields.printed import printed

CODE = CardFields(
    name=FieldReading(value="Vera Holt", source="code"),
    phones=(FieldReading(value="+1 818 555 0134", kind="mobile", source="code"),),
)


def test_the_codes_name_wins_and_the_prints_is_a_choice() -> None:
    found = combine(CODE, read_fields(printed("Vera Hoit", "555-010-9876")))
    assert found.name
    assert (found.name.value, found.name.alternatives) == ("Vera Holt", ("Vera Hoit",))


def test_the_same_number_is_one_phone_with_its_place_on_the_card() -> None:
    found = combine(CODE, read_fields(printed("(818) 555-0134")))
    assert [phone.value for phone in found.phones] == ["+1 818 555 0134"]
    assert found.phones[0].boxes


def test_the_print_adds_what_the_code_leaves_out() -> None:
    found = combine(CODE, read_fields(printed("Vera Holt", "vera@example.org", "818-555-0199")))
    assert [mail.value for mail in found.mails] == ["vera@example.org"]
    assert [phone.value for phone in found.phones] == ["+1 818 555 0134", "818-555-0199"]
