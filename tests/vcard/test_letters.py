"""Which letters a card's bytes stand for: guessed by its whole file, letter by letter."""

from __future__ import annotations

import pytest

from cookout.vcard.envelope import read
from cookout.vcard.person import Reading, read_person
from cookout.vcard.text import clean, clean_line
from cookout.vcard.text_encoding import codec_of, letters_of


def people(content: bytes) -> list[Reading]:
    return [read_person(card) for card in read(content).cards]


def card(*lines: str, version: str = "2.1") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_a_picture_beside_an_umlaut_takes_no_time() -> None:
    """Each letter once: looking from each of them to the end again took hours."""
    assert codec_of(b"Name,Photo\nM\xfcller," + b"QUJD" * 250_000) == "cp1252"


@pytest.mark.parametrize(
    ("codec", "name", "note"),
    [
        ("cp1250", "Jiří Černý", "Potkali jsme se na veletrhu, má rád žluté růže"),
        ("cp1250", "Grażyna Wójcik", "Spotkaliśmy się w Łodzi"),
        ("iso8859_2", "Łukasz Gąska", "Lubi żółte róże i źdźbła"),
        ("cp1252", "Jörg Süßmann", "Grüße aus Köln"),
        ("cp1252", "Hélène Lefèvre", "Déjà vu à la fête"),
        ("mac_roman", "Jürgen Äpfel", "Schöne Grüße, viele Äpfel"),
        ("cp850", "Jörg Müller", "Schöne Grüße aus Köln"),
        ("cp1251", "Пётр Иванов", "Познакомились на выставке"),
        ("koi8_r", "Пётр Иванов", "Познакомились на выставке"),
        ("mac_cyrillic", "Пётр Иванов", "Познакомились на выставке"),
        ("mac_cyrillic", "Їжак Ґудзь", "Привіт із Києва, друзі"),
        ("mac_latin2", "Jiří Černý", "Potkali jsme se na veletrhu, má rád žluté růže"),
        ("mac_greek", "Γιώργος Παπαδόπουλος", "Γνωριστήκαμε στην έκθεση"),
        ("cp737", "Γιώργος Παπαδόπουλος", "Γνωριστήκαμε στην έκθεση"),
        ("cp857", "Ayşe Yıldız", "İstanbul'da tanıştık, çiçekçi"),
        ("mac_roman", "João Conceição", "Não esqueça"),
        ("iso2022_jp", "山田太郎", "展示会で会いました"),
        ("iso2022_jp", "やまだ たろう", "カタカナ"),
        ("koi8_u", "Їжак Ґудзь", "Привіт із Києва, друзі"),
        ("cp1253", "Γιώργος Παπαδόπουλος", "Γνωριστήκαμε στην έκθεση"),
        ("cp1254", "Ayşe Yıldız", "İstanbul'da tanıştık, çiçekçi"),
        ("cp1255", "שלום כהן", "נפגשנו בתל אביב"),
        ("gb18030", "王小明", "我们在展览会上认识的"),
        ("big5", "王小明", "我們在展覽會上認識的"),
        ("shift_jis", "山田太郎", "展示会で会いました"),
        ("euc_kr", "김철수", "전시회에서 만났습니다"),
    ],
)
def test_eight_bit_cards_without_a_charset_are_guessed(codec: str, name: str, note: str) -> None:
    (found,) = people(card(f"FN:{name}", f"NOTE:{note}").encode(codec))
    assert (found.name, found.notes) == (name, note)


def test_two_letters_of_another_alphabet_are_never_certain() -> None:
    assert letters_of(card("FN:Ян").encode("cp1251")).doubt


def test_the_whole_file_is_evidence_for_each_of_its_cards() -> None:
    """Alone, the second name could be of the West."""
    file = card("FN:Jiří Dvořák", "NOTE:žluťoučký kůň") + card("FN:Øystein?".replace("Ø", "Ř"))
    assert [person.name for person in people(file.encode("cp1250"))] == ["Jiří Dvořák", "Řystein?"]


def test_cards_of_two_encodings_in_one_file_are_both_read() -> None:
    file = card("FN:Jiří Černý").encode("cp1250") + card("FN:Zoë Łęcka").encode()
    assert [person.name for person in people(file)] == ["Jiří Černý", "Zoë Łęcka"]


def test_a_charset_named_elsewhere_counts_where_none_is_named() -> None:
    file = card("N;CHARSET=windows-1250:Novák;Jiří", "FN:Jiří Novák", "ORG:Kůň").encode("cp1250")
    (found,) = people(file)
    assert (found.name, found.given, found.company) == ("Jiří Novák", "Jiří", "Kůň")
    quoted = card(
        "N;CHARSET=ISO-8859-7;ENCODING=QUOTED-PRINTABLE:=D0=E1=F0=DC;=C9",
        "ORG;ENCODING=QUOTED-PRINTABLE:=C1=E8=DE=ED=E1",
    )
    assert people(quoted.encode())[0].company == "Αθήνα"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            b"Gr\xc3\xbc\xc3\x9fe aus M\xc3\xbcnchen, sch\xc3\xb6ne \xc3",
            "Grüße aus München, schöne",
        ),
        (b"Gr\xc3\xbc\xc3\x9fe aus M\xc3nchen", "Grüße aus M\ufffdnchen"),
        ("Приве́т, Ива".encode() + b"\xd0", "Приве́т, Ива"),
        ("日本語テキスト".encode()[:-1], "日本語テキス"),
        ("Fête 🎂🎈".encode()[:-2], "Fête 🎂"),
        (b"Zo\xc3\xab M\xc3\xb6ller, don\x92t ask Andr\xe9", "Zoë Möller, don’t ask André"),
        (b"Zo\xc3\xab and M\xfcller", "Zoë and Müller"),
    ],
)
@pytest.mark.parametrize("quoted", [False, True])
def test_one_cut_letter_costs_one_letter(written: bytes, text: str, quoted: bool) -> None:
    if quoted:
        hexed = "".join(f"={byte:02X}" for byte in written)
        line = f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{hexed}".encode()
    else:
        line = b"NOTE:" + written
    content = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Zoe\r\n" + line + b"\r\nEND:VCARD\r\n"
    assert people(content)[0].notes == text


def test_a_cut_letter_of_a_named_charset_costs_one_letter() -> None:
    name = "山田太郎".encode("shift_jis")[:-1]
    content = b"BEGIN:VCARD\r\nFN;CHARSET=SHIFT_JIS:" + name + b"\r\nEND:VCARD\r\n"
    assert people(content)[0].name == "山田太\ufffd"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("=?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?=", "Jürgen Müller"),
        ("=?iso-8859-1?B?SvxyZ2Vu?= Berg", "Jürgen Berg"),
        ("=?utf-8?q?Wh=C3?= =?utf-8?q?=A9?=", "Whé"),
        ("=?no-such-page?Q?J=FC?=", "Jü"),
        ("https://x.example/?a=?b", "https://x.example/?a=?b"),
        ("=?utf-8?B?###?=", "=?utf-8?B?###?="),
    ],
)
def test_names_taken_from_mail_headers_lose_their_encoding(written: str, text: str) -> None:
    assert clean_line(written, 300) == clean(written, 300) == text


def test_a_doubt_about_the_letters_is_said_with_an_example() -> None:
    certain = card("FN:Jiří Černý", "NOTE:má rád žluté růže a žluťoučké koně, příště").encode(
        "cp1250"
    )
    assert letters_of(certain).doubt == ""
    assert letters_of(card("FN:Jörg Müller").encode("cp1252")).doubt == ""
    assert letters_of(card("FN:Zoë").encode()).doubt == ""
    doubtful = letters_of(card("FN:Řehoř Novák").encode("cp1250"))
    assert "export the file again as UTF-8" in doubtful.doubt
    assert doubtful.example in doubtful.doubt


def test_japanese_in_seven_bits_is_read_in_tables_and_is_certain() -> None:
    content = "名前,Phone\r\n山田太郎,03-1234-5678\r\n".encode("iso2022_jp")
    found = letters_of(content)
    assert (found.codec, found.doubt) == ("iso2022_jp", "")
    assert letters_of(b"NOTE:an escape \x1b[1m of a terminal").codec == "utf-8"


def test_letters_of_an_old_mac_are_read_with_a_word_of_doubt() -> None:
    assert "Cyrillic" in letters_of(card("FN:Пётр Иванов").encode("mac_cyrillic")).doubt
