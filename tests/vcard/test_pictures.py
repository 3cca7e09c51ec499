"""A picture set aside: the card says the same as when it is read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from cookout.vcard.envelope import VCard, read
from cookout.vcard.pictures import SIGN, SetAside, _without_the_picture
from cookout.vcard.writing import fold

PACKED = "/9j/" + "QUJD" * 1_500


def folded(line: str, by: str = "\r\n ") -> str:
    return by.join(line[at : at + 74] for at in range(0, len(line), 74))


def card(photo: str, *, before: str = "NOTE:hi", breaks: str = "\r\n") -> bytes:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:Dana", before, photo, "TEL:1", "END:VCARD", ""]
    return breaks.join(lines).encode()


def same(content: bytes) -> bool:
    mine, whole = SetAside(content).properties, VCard(content).properties
    return [one[:4] for one in mine] == [one[:4] for one in whole]


@pytest.mark.parametrize(
    "photo",
    [
        folded(f"PHOTO;ENCODING=b;TYPE=JPEG:{PACKED}"),
        f"PHOTO;ENCODING=b:{PACKED}",
        folded(f"item1.photo;encoding=BASE64:{PACKED}", "\r\n  "),
        folded(f"LOGO;ENCODING=b:{PACKED}", "\r\n\t"),
        folded(f"PHOTO:data:image/jpeg;base64,{PACKED}"),
        folded(f"PHOTO;ENCODING=b:\r\n {PACKED}") + "\r\n ",
    ],
)
def test_a_large_picture_is_set_aside_and_nothing_changes(photo: str) -> None:
    assert _without_the_picture(card(photo))
    assert same(card(photo))
    assert same(card(photo.replace("\r\n", "\n"), breaks="\n"))


@pytest.mark.parametrize(
    "content",
    [
        card(folded(f"PHOTO;ENCODING=b:{PACKED}", "\r\n")),
        card(folded(f"PHOTO;ENCODING=b:{PACKED}") + "\r\n"),
        card(folded(f"PHOTO;ENCODING=b:{PACKED}", "\r\r\n ")),
        card(folded(f"PHOTO;ENCODING=b:{PACKED}", "\r ")),
        card(f"PHOTO;CHARSET=utf-7;ENCODING=b:{PACKED}"),
        card(f"PHOTO;ENCODING=QUOTED-PRINTABLE:{PACKED}=\r\n=41"),
        card(f"PHOTO;ENCODING=b:{PACKED}", before="NOTE;ENCODING=QUOTED-PRINTABLE:a="),
        card(f"PHOTO;ENCODING=b:{PACKED}", before=f"X-A:{SIGN.decode()}"),
        card(f"PHOTO;ENCODING=b:{PACKED}é"),
        card(f"PHOTO:{PACKED}", before="AGENT:\r\nBEGIN:VCARD\r\nFN:Ann"),
        card(f"PHOTO:{PACKED}", before="AGENT:BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD"),
        card(f"PHOTO:{PACKED}").replace(b"END:VCARD\r\n", b""),
        card(f"PHOTO:{PACKED}").decode().encode("utf-16"),
        card(f"PHOTO:{PACKED}").replace(b"\n", b"\n  "),
        card(f"PHOTO:{PACKED}\r\nPHOTO:{PACKED[:-4]}"),
        card(f"PHOTO:{PACKED}   "),
        card(f"PHOTO:   {PACKED}"),
    ],
)
def test_what_is_odd_is_read_the_same(content: bytes) -> None:
    assert same(content)


def test_real_cards_are_read_the_same(corpus: Path) -> None:
    paths = sorted(corpus.rglob("*.vcf"))
    assert all(same(one.content) for path in paths for one in read(path.read_bytes()).cards)


def test_a_long_line_is_cut_as_if_letter_by_letter() -> None:
    for length in (*range(70, 232), *range(2_430, 2_450), 4_811, 57_029):
        text = bytes(65 + n % 23 for n in range(length))
        lines = [text[:75], *(text[at : at + 74] for at in range(75, length, 74))]
        assert fold(text) == b"\r\n ".join(lines) + b"\r\n"
