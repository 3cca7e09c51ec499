"""Which number is dialed for what people write into a phone field."""

from pathlib import Path

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cookout.practice.phone_numbers import first_number, has_extension, key, numbers_in
from cookout.practice.which_number import label_of, lines, to_call, to_text
from cookout.vcard.envelope import read
from cookout.vcard.person import read_person

WRITTEN: list[tuple[str, str, tuple[str, ...]]] = [
    # The words of the field, the region, and every number in it as it is dialed.
    ("+49 (0) 30 5550199", "US", ("+49305550199",)),
    ("212-555-0190p123", "US", ("+12125550190",)),
    ("1-800-555-KITE", "US", ("+18005555483",)),
    ("0170 5550103 (after 18:00)", "US", ("01705550103",)),
    ("0170 5550103 (after 18:00)", "DE", ("+491705550103",)),
    ("+39 (0)6 1234567", "US", ("+39061234567",)),
    ("(+49) 30 5550199", "US", ("+49305550199",)),
    ("818 555 0147 / 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("818 555 0147, 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("030/5550199", "DE", ("+49305550199",)),
    ("0049 30 5550199", "US", ("+49305550199",)),
    ("011 49 30 5550199", "US", ("+49305550199",)),
    ("011 49 30 5550199", "DE", ("+49305550199",)),
    ("818.555.0147 JOE", "US", ("+18185550147",)),
    ("555-0147", "US", ("5550147",)),
    ("+39 (06) 5550199", "US", ("+39065550199",)),
    ("+36 (06) 1 555 0199", "US", ("+3615550199",)),
    ("+7 (8) 912 345-67-89", "RU", ("+79123456789",)),
    ("tel:5550190;phone-context=+1212", "DE", ("+12125550190",)),
    ("+55 (0xx11) 96123-4567", "BR", ("+5511961234567",)),
    ("0xx11 96123-4567", "BR", ("+5511961234567",)),
    ("12345678 kl. 18", "NO", ("12345678",)),
    ("911", "US", ("911",)),
    ("*611", "US", ("*611",)),
    ("(+1) (212) 555-0190", "US", ("+12125550190",)),
    ("212-555-0190,,123#", "US", ("+12125550190",)),
    ("212-555-0190;123", "US", ("+12125550190",)),
    ("212-555-0190w9", "US", ("+12125550190",)),
    ("212-555-0190 x123", "US", ("+12125550190",)),
    ("212 555 0190 ext. 12", "US", ("+12125550190",)),
    ("212-555-0190 #12", "US", ("+12125550190",)),
    ("1-800-GO-FEDEX", "US", ("+18004633339",)),
    ("1 800 FLOWERS", "US", ("+18003569377",)),
    ("1800flowers", "US", ("+18003569377",)),
    ("1-800-flowers", "US", ("+18003569377",)),
    ("+1 800 MY APPLE", "US", ("+18006927753",)),
    ("818 555 0147 home", "US", ("+18185550147",)),
    ("home 818 555 0147", "US", ("+18185550147",)),
    ("818 555 0147 after 6pm", "US", ("+18185550147",)),
    ("818 555 0147 ask for Bob 2nd floor", "US", ("+18185550147",)),
    ("Mobil: 0170/5550103", "DE", ("+491705550103",)),
    ("ask Mary", "US", ()),
    ("18", "FR", ("18",)),
    ("18", "US", ()),
    ("+52 1 55 1234 5678", "US", ("+525512345678",)),
    ("+52 55 1234 5678", "US", ("+525512345678",)),
    ("17951 138 0013 8000", "CN", ("+8613800138000",)),
    ("+1 555 0100", "US", ()),
    ("+1 (555) 0100", "US", ()),
    ("1-555-0100", "US", ()),
    ("555-01000", "US", ()),
    ("+1 555 010 0100", "US", ("+15550100100",)),
    ("+49 30", "US", ()),
    ("+1 212 555 01999", "US", ()),
    ("112", "US", ("112",)),
    ("911", "DE", ("911",)),
    ("411", "US", ("411",)),
    ("116117", "DE", ("116117",)),
    ("*123#", "US", ("*123#",)),
    ("2045", "US", ("2045",)),
    ("123456", "DE", ("123456",)),
    ("x204", "US", ()),
    ("ext. 204", "US", ()),
    ("Durchwahl 12", "DE", ()),
    ("(ext 4)", "US", ()),
    ("12", "US", ()),
    ("", "US", ()),
    ("818 555 0147 or 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("818-555-0101/0102", "US", ("+18185550101",)),
    ("030 5550199-12", "DE", ("+4930555019912",)),
    ("+1 818 555 0147 +1 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("818 555 0147 - 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("0 (+49) 30 5550199", "US", ("+49305550199",)),
    ("+44 (0)20 7946 0018", "US", ("+442079460018",)),
    ("020 7946 0018", "GB", ("+442079460018",)),
    ("tel:+1-212-555-0190;ext=12", "US", ("+12125550190",)),
    ("tel:%2B12125550190", "US", ("+12125550190",)),
    ("+49(0)170-5550103", "DE", ("+491705550103",)),
    ("８１８ 555 0147", "US", ("+18185550147",)),
    ("٠١٧٠ 5550103", "DE", ("+491705550103",)),
    ("+1 818 100 0001", "US", ("+18181000001",)),
    ("8185550147 8185550199", "US", ()),
    ("1-818-555-0147", "US", ("+18185550147",)),
    ("(818) 555-0147", "US", ("+18185550147",)),
    ("+36 (06) 1 234 5678", "US", ("+3612345678",)),
    ("+7 (8) 495 123-45-67", "US", ("+74951234567",)),
    ("212-555-0190 P 123", "US", ("+12125550190",)),
    ("212-555-0190 p123", "US", ("+12125550190",)),
    ("(212) 555-0190, ext 4", "US", ("+12125550190",)),
    ("555-KITE", "US", ("5555483",)),
    ("#31#8185550147", "US", ("#31#8185550147",)),
    ("+1 (818) 555-0147 (cell), (818) 555-0199 (home)", "US", ("+18185550147", "+18185550199")),
    ("818 555 0147\n818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("see card", "US", ()),
    ("99999999999999999999", "US", ()),
    ("+", "US", ()),
    ("+ 49 30 5550199", "US", ("+49305550199",)),
    ("818-555-0147 (x12)", "US", ("+18185550147",)),
    ("1-800-CALL-ATT-NOW", "US", ("+18002255288",)),
    ("+498005550199 (free)", "DE", ("+498005550199",)),
    ("00 49 (0) 30 / 5550199", "DE", ("+49305550199",)),
    ("(0)30 5550199", "DE", ("+49305550199",)),
    ("818 555 0147 x 12 / 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("Tel. 818 555 0147, Fax 818 555 0199", "US", ("+18185550147", "+18185550199")),
    ("818 5550147 18:00-20:00", "US", ("+18185550147",)),
    ("2025-01-31", "US", ()),
    ("818 555 O147", "US", ("+18185550147",)),
    ("212-555-0190 123", "US", ()),
    ("818 555 0147 818 555 0199", "US", ()),
    ("44 20 7946 0018", "US", ()),
    ("22123456", "US", ()),
    ("+4722123456", "US", ("+4722123456",)),
    ("22 12 34 56", "NO", ("+4722123456",)),
    ("8 (495) 123-45-67", "RU", ("+74951234567",)),
    ("06 1 234 5678", "HU", ("+3612345678",)),
    ("+39 06 1234567", "IT", ("+39061234567",)),
    ("06 1234567", "IT", ("+39061234567",)),
    ("112", "DE", ("112",)),
    ("0800 FLOWERS", "GB", ("+448003569377",)),
    ("+1-818-555-0147 ext.: 12", "US", ("+18185550147",)),
    ("1 (818) 555-0147 Mom's cell", "US", ("+18185550147",)),
]


@pytest.mark.parametrize(("text", "region", "dialed"), WRITTEN)
def test_a_tap_dials_the_number_that_is_meant(
    text: str, region: str, dialed: tuple[str, ...]
) -> None:
    assert tuple(number.dialed for number in numbers_in(text, region)) == dialed


@given(
    st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)),
    st.sampled_from(phonenumbers.PhoneNumberType.values()),
    st.integers(0, 9_999),
    st.sampled_from((0, 1, 2, 3)),
)
def test_a_number_is_dialed_as_its_country_gives_it_out(
    region: str, line_type: int, ending: int, form: int
) -> None:
    example = phonenumbers.example_number_for_type(region, line_type)
    assume(example)
    example.national_number -= example.national_number % 10_000 - ending
    text = phonenumbers.format_number(example, form)
    meant = phonenumbers.parse(text, region)
    assume(phonenumbers.is_valid_number(meant))
    e164 = phonenumbers.format_number(meant, phonenumbers.PhoneNumberFormat.E164)
    assert [number.dialed for number in numbers_in(text, region)] == [e164]


def test_the_numbers_of_real_cards_are_dialed_right(corpus: Path) -> None:
    cards = read((corpus / "reports" / "dial" / "numbers.vcf").read_bytes()).cards
    dialed = {}
    for reading in map(read_person, cards):
        (point,) = reading.points
        dialed[reading.name] = [number.dialed for number in numbers_in(point.value)]
    assert dialed == {
        "Tilda Trunk": ["+49305550199"],
        "Percy Pause": ["+12125550190"],
        "Kit Letters": ["+18005555483"],
        # Of another country than the member's, as far as anybody can tell: dialed as written.
        "Eve Evening": ["01705550103"],
    }


@pytest.mark.parametrize(
    "same",
    [
        ("818 555 0147", "+1 818-555-0147", "(818) 555.0147", "tel:+18185550147", "1 818 555 0147"),
        ("212-555-0190 x12", "+1 212 555 0190 ext. 12", "(212) 555-0190;ext=12"),
        ("011 49 170 5550103", "+49 (0)170/5550103", "0049 170 5550103"),
    ],
)
def test_one_number_has_one_key_however_it_is_written(same: tuple[str, ...]) -> None:
    assert len({key(text) for text in same}) == 1
    assert key(same[0]) != key("818 555 0147 x77")


def test_a_national_number_is_of_the_region() -> None:
    assert key("0170 5550103", "DE") == key("+49 170 5550103", "DE") == "+491705550103"
    assert key("020 7946 0018", "GB") == "+442079460018"


def test_the_national_part_leaves_out_the_country_and_the_zero() -> None:
    for text in ("+49 (0)30 5550199", "011 49 30 5550199"):
        number = first_number(text)
        assert number
        assert number.national == "305550199"


def test_an_extension_is_told_from_a_number() -> None:
    assert has_extension("212 555 0190 x12")
    assert not has_extension("212 555 0190")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("212 555 0190 ext7", "US"),
        ("212-555-0190 #7", "US"),
        ("212-555-0190 (x7)", "US"),
        ("8-912-345-67-89 доб. 7", "RU"),
        ("08-12 34 56 ankn 7", "SE"),
        ("22 123 45 67 wew. 7", "PL"),
        ("030-5550199 App. 7", "DE"),
        ("01 5550199 Klappe 7", "AT"),
        ("020 555 0199 tst. 7", "NL"),
        ("03-1234-5678 内線7", "JP"),
    ],
)
def test_an_extension_is_read_in_many_languages(text: str, region: str) -> None:
    number = first_number(text, region)
    assert number
    assert number.extension == "7"
    assert number.is_international


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        *(
            (one, "machine")
            for one in ("Faks", "télécopieur", "факс", "ファックス", "传真", "Telefax")
        ),
        *((one, "machine") for one in ("personsökare", "Localizador", "FAX privé")),
        *((one, "mobile") for one in ("mobiel", "celular", "matkapuhelin", "携帯", "Móvil")),
        *((one, "mobile") for one in ("сотовый", "мобильный", "telefon komórkowy", "kännykkä")),
        *((one, "home") for one in ("домашний", "hjem", "koti", "Hemtelefon", "particular")),
        *((one, "office") for one in ("рабочий", "Arbejde", "Werk", "praca", "勤務先")),
    ],
)
def test_a_label_is_understood_in_many_languages(label: str, kind: str) -> None:
    assert label_of(label) == kind


@pytest.mark.parametrize(
    ("points", "text", "call"),
    [
        # Each a label and a number; then the places of the one to text and the one to call.
        ([("work fax", "212 555 0177"), ("mobile", "917 555 0178")], 1, 1),
        ([("home", "818 555 0101"), ("Handy", "818 555 0102")], 1, 1),
        ([("pager", "818 555 0101")], None, None),
        ([("fax", "818 555 0101")], None, None),
        ([("", "800 555 0101")], None, 0),
        ([("", "+49 30 5550199"), ("", "+49 170 5550103")], 1, 1),
        ([("", "+49 30 5550199")], None, 0),
        ([("work", "212 555 0190 x12"), ("home", "818 555 0102")], 1, 0),
        ([("main", "212 555 0190"), ("work", "212 555 0191")], 1, 1),
        ([("Fax dienstlich", "212 555 0177"), ("Mobil", "917 555 0178")], 1, 1),
        ([("", "see card")], None, None),
    ],
)
def test_text_goes_to_a_mobile_and_call_never_to_a_machine(
    points: list[tuple[str, str]], text: int | None, call: int | None
) -> None:
    found = lines(points)
    for chosen, place in ((to_text(found), text), (to_call(found), call)):
        assert (chosen.place if chosen else None) == place


@pytest.mark.parametrize(
    ("points", "call", "text"),
    [
        ([("voicemail", "212 555 0199"), ("home", "212 555 0190")], "home", "home"),
        ([("old", "212 555 0199"), ("", "212 555 0190")], "", ""),
        ([("gold card", "212 555 0199"), ("", "212 555 0190")], "gold card", "gold card"),
        ([("Emergency contact", "212 555 0199"), ("work", "212 555 0190")], "work", "work"),
        ([("do not call", "212 555 0199")], "do not call", "do not call"),
        ([("landline", "212 555 0199"), ("other", "212 555 0190")], "landline", "other"),
        ([("Festnetz", "212 555 0199")], "Festnetz", None),
    ],
)
def test_a_label_says_which_number_comes_last(
    points: list[tuple[str, str]], call: str, text: str | None
) -> None:
    found = lines(points)
    called, texted = to_call(found), to_text(found)
    assert (called and called.label, texted and texted.label) == (call, text)
