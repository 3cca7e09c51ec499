"""Values as old programs write them, read and written again without loss."""

from __future__ import annotations

import base64

import pytest

from cookout.vcard.envelope import read
from cookout.vcard.person import Reading, read_person
from cookout.vcard.properties import properties
from cookout.vcard.text_encoding import letters_of
from cookout.vcard.versions import carried
from cookout.vcard.writing import write


def person(*lines: str, version: str = "2.1") -> Reading:
    content = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:Ro", *lines, "END:VCARD", ""])
    (card,) = read(content.encode()).cards
    return read_person(card)


def carried_over(line: str, *, source: str = "2.1", target: str = "4.0") -> str:
    (one,) = properties(line.encode())
    return write(carried(one, source=source, target=target)).decode().replace("\r\n ", "").strip()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("ORG:Acme, Inc.;Sales", "ORG:Acme\\, Inc.;Sales"),
        ("ORG:Smith, Jones , Lee", "ORG:Smith\\, Jones \\, Lee"),
        ("ADR;WORK:;;1 Main St, Suite 4;Springfield;OH;12345;USA",
         "ADR;TYPE=WORK:;;1 Main St\\, Suite 4;Springfield;OH;12345;USA"),
        ("ORG;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9, Bar", "ORG:Café\\, Bar"),
        ("ORG:Acme\\, Inc.", "ORG:Acme\\, Inc."),
        ("TITLE:Chief, of staff", "TITLE:Chief\\, of staff"),
    ],
)  # fmt: skip
def test_a_comma_of_an_old_card_keeps_its_space(line: str, written: str) -> None:
    assert carried_over(line) == written


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("keeps=", " bees"), "keeps bees"),
        (("Ada keeps=", " bees and=", " makes very good honey=", " too"),
         "Ada keeps bees and makes very good honey too"),
        (("Gr=C3=", " =BC=C3=9Fe"), "Grüße"),
        (("a b =", " c"), "a b c"),
        (("abcdefghij=", " klmnopqrs=", " tuvwxyzAB=", " CD"), "abcdefghijklmnopqrstuvwxyzABCD"),
        (("one=", "two=", " three"), "onetwo three"),
    ],
)  # fmt: skip
def test_a_space_behind_a_soft_break_is_text_unless_it_must_be_a_fold(
    lines: tuple[str, ...], text: str
) -> None:
    assert person("NOTE;ENCODING=QUOTED-PRINTABLE:" + "\r\n".join(lines)).notes == text


@pytest.mark.parametrize("prefix", ["X-MS-", "X-EVOLUTION-", "X-"])
def test_family_and_colleagues_of_outlook_are_read(prefix: str) -> None:
    found = person(
        f"{prefix}ANNIVERSARY:20010609",
        f"{prefix}SPOUSE:Ada",
        f"{prefix}MANAGER:Bo",
        f"{prefix}ASSISTANT:Cy",
    )
    assert found.anniversary == (2001, 6, 9)
    assert not found.related
    named = [(tie.label, tie.name) for tie in found.ties]
    assert named == [("spouse", "Ada"), ("manager", "Bo"), ("assistant", "Cy")]


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("LABEL;WORK:9 Oak Ave\\nShelbyville, OH 12346\\nUSA", 2),
        ("LABEL;WORK:9 Oak Ave\\nSpringfield, OH 12345\\nUSA", 2),
        ("LABEL;HOME:1 Main St\\nSpringfield, OH 12345\\nUSA", 1),
        ("LABEL;HOME:Rowan Cole\\n1 Main St\\nSpringfield OH 12345", 1),
    ],
)
def test_a_label_of_another_address_is_an_address(label: str, values: int) -> None:
    found = person("ADR;HOME:;;1 Main St;Springfield;OH;12345;USA", label, version="3.0")
    assert len([point for point in found.points if point.kind == "address"]) == values


@pytest.mark.parametrize("sign", ["\x01", "\x1e", "\x1f", "\x0b", "\x0c", "\x1c"])
def test_a_control_sign_between_words_leaves_a_space(sign: str) -> None:
    assert person(f"ORG:Zlata{sign}Kun").company == "Zlata Kun"
    assert person(f"ORG:Zlata {sign}Kun{sign}").company == "Zlata Kun"


def test_an_escaped_quotation_mark_loses_its_backslash() -> None:
    assert (
        person('NOTE:They call it \\"the shop\\"', version="3.0").notes == 'They call it "the shop"'
    )
    assert person("NOTE:C:\\docs\\x", version="3.0").notes == "C:\\docs\\x"


@pytest.mark.parametrize(
    ("begins", "media"),
    [
        (b"II*\0\x08\0\0\0", "image/tiff"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a\x01\0", "image/gif"),
        (b"\xff\xd8\xff\xe0\0\x10", "image/jpeg"),
    ],
)
def test_a_picture_without_a_type_leaves_as_what_it_is(begins: bytes, media: str) -> None:
    packed = base64.b64encode(begins + b"\0" * 40).decode()
    written = carried_over(f"PHOTO;ENCODING=BASE64:{packed}")
    assert written.startswith(f"PHOTO:data:{media};base64,")


@pytest.mark.parametrize(
    ("params", "label"),
    [
        ("WORK;UTF-8;de-DE;UNKNOWN;INLINE", "work"),
        ("HOME;ISO-8859-1;QUOTED-PRINTABLE", "home"),
        ("CELL;en_US;8BIT", "mobile"),
        ("UNKNOWN", ""),
        ("Cottage", "cottage"),
    ],
)
def test_bare_parameters_of_old_cards_are_no_label(params: str, label: str) -> None:
    (point,) = person(f"TEL;{params}:555 0100").points
    assert (point.label, point.value) == (label, "555 0100")


@pytest.mark.parametrize(
    ("label", "plain"),
    [("$!!$", ""), ("_$!<>!$_", ""), ("_$!<Home>!$_", "home"), ("_$!<HomePage>!$_", "home page"),
     ("$!<Work>!$", "work"), ("Shop", "Shop"), ("100 $!", "100 $!"),
     ("<b>Shop</b>", "Shop"), ("&lt;i&gt;Büro&lt;/i&gt;", "Büro"), ("R&D", "R&D"),
     ("a < b", "a < b")],
)  # fmt: skip
def test_labels_have_no_markup(label: str, plain: str) -> None:
    found = person("item1.URL:https://x.example", f"item1.X-ABLabel:{label}", version="3.0")
    assert [(point.label, point.value) for point in found.points] == [(plain, "https://x.example")]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("FN:Te\x1bss\x0bMar\x0clow\x00", "FN:Tess Mar low"),
        ("N:Mar\x0blow;Te\x1bss;;;", "N:Mar low;Tess;;;"),
        ("FN:Tess\x07Marlow", "FN:Tess Marlow"),
        ("NOTE:one\x0ctwo\x00", "NOTE:one\\ntwo"),
        ("TEL;TYPE=HO\x1bME:1\x0b2", "TEL;TYPE=HOME:1 2"),
        ("NOTE:tab\tstays", "NOTE:tab\tstays"),
    ],
)
def test_no_control_character_leaves_in_a_card(line: str, written: str) -> None:
    assert carried_over(line, source="3.0") == written


@pytest.mark.parametrize(
    ("line", "kind", "label", "value"),
    [
        (
            "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=72=6F):212-555-0190",
            *("phone", "büro", "212-555-0190"),
        ),
        ("TEL;X-Boat:212-555-0190", "phone", "boat", "212-555-0190"),
        ("TEL;TYPE=X-EVOLUTION-CALLBACK:212-555-0190", "phone", "callback", "212-555-0190"),
        ("X-MS-TEL;VOICE;CALLBACK:212-555-0190", "phone", "callback", "212-555-0190"),
        ("X-SAMSUNGADR:;;1 Main;Ash;;;", "address", "", "1 Main\nAsh"),
        ("X-DISCORD:ro", "profile", "discord", "ro"),
    ],
)
def test_ways_to_reach_somebody_are_read_from_many_phones(
    line: str, kind: str, label: str, value: str
) -> None:
    reading = person(line)
    assert [(point.kind, point.label, point.value) for point in reading.points] == [
        (kind, label, value)
    ]
    assert not reading.also


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("X-KADDRESSBOOK-X-Office:B12", "office"),
        ("X-MS-INTERESTS:B12", "interests"),
        ("X-EVOLUTION-VIDEO-URL:B12", "video url"),
        ("X-MAIDENNAME:B12", "maiden name"),
        ("X-SHOE-SIZE:B12", "shoe size"),
    ],
)
def test_what_else_a_card_says_is_called_without_its_program(line: str, label: str) -> None:
    assert person(line).also == ((label, "B12"),)


def test_a_list_of_categories_of_an_old_card_is_parted_by_semicolons() -> None:
    said = "CATEGORIES:Rotary;soft\\;ball,myContacts"
    assert person(said).categories == ("Rotary", "soft;ball")
    assert carried_over(said) == "CATEGORIES:Rotary,soft\\;ball,myContacts"


def test_a_letter_that_a_fold_cuts_raises_no_doubt_about_all_letters() -> None:
    content = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\xc3\r\n \xab Bee\r\nEND:VCARD\r\n"
    assert not letters_of(content).doubt
    assert read_person(read(content).cards[0]).name == "Zoë Bee"


@pytest.mark.parametrize(
    ("line", "also"),
    [
        ("TZ:Europe/Zagreb", ("time zone", "Europe/Zagreb")),
        ("LANG:hr", ("language", "hr")),
        ("GEO:48.1;11.5", ("on the map", "48.1;11.5")),
        ("CALURI:https://cal.example/mira", ("calendar", "https://cal.example/mira")),
        ("FBURL:https://busy.example/x", ("when they are busy", "https://busy.example/x")),
        ("KEY:https://key.example/k.asc", ("public key", "https://key.example/k.asc")),
    ],
)
def test_what_a_person_would_miss_is_on_the_page(line: str, also: tuple[str, str]) -> None:
    assert person(line).also == (also,)


def test_a_key_itself_says_nothing_to_a_person() -> None:
    assert not person("KEY;ENCODING=b;TYPE=PGP:QUJDREVG").also
    assert not person("KEY:-----BEGIN PGP PUBLIC KEY BLOCK-----").also


def test_a_second_birthday_and_anniversary_are_remembered_in_words() -> None:
    found = person("BDAY:1980-05-09\r\nBDAY:1981-06-10\r\nX-ANNIVERSARY:2010-05-09")
    assert (found.birthday, found.anniversary) == ((1980, 5, 9), (2010, 5, 9))
    assert found.related == (("birthday", "10 June 1981"),)
