"""The envelope: every card of a file is kept byte for byte, or refused by line and reason."""

from __future__ import annotations

import re
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.vcard.envelope import HEADLESS, NOBODY, TORN, UNFINISHED, VCard, read
from cookout.vcard.foreign_files import EXPORT, UNPACK
from cookout.vcard.person import digest, read_person

ROWAN = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Rowan Cole\r\nTEL:+1 555 0100\r\nEND:VCARD\r\n"
SOL = b"BEGIN:VCARD\nVERSION:4.0\nFN:Sol\nEMAIL:sol@example.org\nEND:VCARD\n"


def names(content: bytes) -> list[str]:
    return [read_person(card).name for card in read(content).cards]


def refusals(content: bytes) -> list[tuple[int, str]]:
    return [(refused.line, refused.reason) for refused in read(content).refused]


def wrapped(*lines: str, version: str = "2.1") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


# Cards and their bytes


def test_every_card_keeps_its_exact_bytes_and_its_line() -> None:
    junk = b"Kept here since spring\n\n"
    book = read(ROWAN + junk + SOL)
    assert [card.content for card in book.cards] == [ROWAN, SOL]
    assert [card.line for card in book.cards] == [1, 8]
    assert book.refused == []


def test_a_card_keeps_properties_nobody_knows_in_their_order() -> None:
    card = read(wrapped("item1.x-foo;CN=a;cn=b:a;b,c\\n", "FN:Rowan", "X-FOO:2")).cards[0]
    kept = [(p.group, p.name, p.value, p.line) for p in card.properties]
    assert kept == [
        ("", "VERSION", "2.1", 2),
        ("item1", "X-FOO", "a;b,c\\n", 3),
        ("", "FN", "Rowan", 4),
        ("", "X-FOO", "2", 5),
    ]
    assert card.properties[1].params == {"CN": ("a", "b")}
    assert card.version == "2.1"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_line_ending_will_do(ending: str) -> None:
    text = ROWAN.decode().replace("\r\n", ending) + SOL.decode().replace("\n", ending)
    book = read(text.encode())
    assert [card.line for card in book.cards] == [1, 6]
    assert [p.line for p in book.cards[1].properties] == [7, 8, 9]
    assert b"".join(card.content for card in book.cards) == text.encode()
    assert names(text.encode()) == ["Rowan Cole", "Sol"]


def test_line_endings_may_be_mixed_in_one_card() -> None:
    content = b"begin:vcard\rversion:2.1\r\r\nfn:Rowan\ntel:1\r\nend:vcard"
    card = read(content).cards[0]
    assert [(p.name, p.line) for p in card.properties] == [("VERSION", 2), ("FN", 3), ("TEL", 4)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
)
def test_whatever_the_encoding_the_letters_are_right(encoding: str) -> None:
    text = "BEGIN:VCARD\r\nFN:Zoë Müller\r\nEND:VCARD\r\n" * 2
    book = read(text.encode(encoding))
    assert [card.line for card in book.cards] == [1, 4]
    for card in book.cards:
        assert read_person(card).name == "Zoë Müller"
        assert card.content in text.encode(encoding)
        assert read(card.content).cards == [VCard(card.content)]


def test_cards_in_utf_16_keep_their_bytes_even_around_broken_letters() -> None:
    card = "BEGIN:VCARD\nFN:\U0001f33d \ud800 x\nEND:VCARD\n".encode("utf-16-le", "surrogatepass")
    book = read(b"\xff\xfe" + card + card + b"\0")
    assert [card.content for card in book.cards] == [card, card]
    assert read_person(book.cards[0]).name == "\U0001f33d \ufffd x"


def test_files_put_one_after_the_other_lose_nobody() -> None:
    bom = b"\xef\xbb\xbf"
    glued = ROWAN.rstrip() + SOL + bom + SOL.rstrip() + bom + ROWAN
    assert names(glued) == ["Rowan Cole", "Sol", "Sol", "Rowan Cole"]
    assert refusals(glued) == []


def test_cards_in_two_encodings_in_one_file_are_each_read_right() -> None:
    assert names("BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode() * 2)[0] == "Zoë"
    latin = "BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode("cp1252")
    assert names(latin + latin.decode("cp1252").encode()) == ["Zoë", "Zoë"]


def test_a_card_moved_in_by_spaces_is_read_like_any_other() -> None:
    content = b"\n".join(b"    " + line for line in SOL.splitlines()) + b"\n"
    assert names(content * 2) == ["Sol", "Sol"]
    assert read(content).cards[0].content == content


# Broken files


def test_a_card_that_the_next_one_cuts_off_is_kept_as_far_as_it_goes() -> None:
    cut = ROWAN.replace(b"END:VCARD\r\n", b"")
    assert names(cut + SOL + SOL) == ["Rowan Cole", "Sol", "Sol"]
    assert read(cut + SOL).cards[0].content == cut
    assert refusals(cut + SOL) == []


def test_a_card_that_breaks_off_inside_a_line_is_refused() -> None:
    assert names(ROWAN[:55] + SOL) == ["Sol"]
    assert refusals(ROWAN[:55] + SOL) == [(1, TORN)]


@pytest.mark.parametrize("length", [55, 58])
def test_a_file_that_ends_inside_a_card_says_so(length: int) -> None:
    assert names(SOL + ROWAN[:length]) == ["Sol"]
    assert refusals(SOL + ROWAN[:length]) == [(6, UNFINISHED)]


def test_an_end_without_a_beginning_is_refused_by_line_not_skipped() -> None:
    headless = ROWAN.replace(b"BEGIN:VCARD\r\n", b"")
    assert refusals(SOL + b"\n" + headless + SOL) == [(8, HEADLESS)]
    assert names(SOL + headless + SOL) == ["Sol", "Sol"]


def test_an_end_too_many_is_nobody() -> None:
    assert refusals(SOL + b"END:VCARD\nEND:VCARD\n" + SOL) == []


def test_a_card_with_nobody_in_it_is_refused() -> None:
    assert refusals(SOL + wrapped("NOTE:who was this", "N:;;;;", "FN: ")) == [(6, NOBODY)]


@pytest.mark.parametrize(
    "line", ["N:Cole", "ORG:Cole Ltd", "TEL:1", "EMAIL:a@example.org", "NICKNAME:Ro", "URL:x.org"]
)
def test_one_thing_to_know_somebody_by_is_enough(line: str) -> None:
    assert len(names(wrapped(line))) == 1


def test_lines_that_are_no_properties_do_not_lose_the_card() -> None:
    content = wrapped("***", "--+TEL;HOME:1", "FN", "FN:Rowan", "View;CA;94040", ":", ";:", "=")
    card = read(content).cards[0]
    assert card.content == content
    assert [(p.name, p.value) for p in card.properties] == [("VERSION", "2.1"), ("FN", "Rowan")]


def test_words_run_together_with_a_mark_are_told_apart() -> None:
    runon = ROWAN.replace(b"0100\r\nEND", b"0100END")
    assert names(runon + SOL) == ["Rowan Cole", "Sol"]
    assert read_person(read(runon).cards[0]).points[0].value == "+1 555 0100"
    assert names(b"--" + SOL) == ["Sol"]
    note = wrapped("FN:Rowan", "NOTE:every card starts with BEGIN:VCARD", "TEL:1")
    assert len(names(note + SOL)) == 2


# Cards inside cards

INNER = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Robin\r\nTEL:2\r\nEND:VCARD"


@pytest.mark.parametrize(
    "agent",
    [
        f"AGENT:\r\n{INNER}",
        f"AGENT:\r\n\r\n{INNER}",
        f"item1.AGENT;VALUE=VCARD:\r\n{INNER}",
        f"AGENT:{INNER}",
        INNER.replace("\r\nTEL", f"\r\nAGENT:\r\n{INNER}\r\nTEL").join(["AGENT:\r\n", ""]),
        "AGENT:BEGIN:VCARD\\nFN:Robin\\nEMAIL\\;INTERNET:r@example.org\\nEND:VCARD\\n",
    ],
)
def test_a_card_inside_an_agent_belongs_to_the_card_around_it(agent: str) -> None:
    content = wrapped("FN:Rowan", agent, "TEL:1")
    book = read(content + SOL)
    assert [card.content for card in book.cards] == [content, SOL]
    assert book.refused == []
    rowan = read_person(book.cards[0])
    assert [point.value for point in rowan.points] == ["1"]
    assert rowan.related == (("agent", "Robin"),)


def test_a_card_directly_inside_another_belongs_to_it() -> None:
    content = wrapped("FN:Rowan", INNER)
    assert [card.content for card in read(content + SOL).cards] == [content, SOL]
    assert [p.name for p in read(content).cards[0].properties] == ["VERSION", "FN", "BEGIN"]


def test_a_stray_end_far_below_does_not_swallow_everybody_in_between() -> None:
    cut = ROWAN.replace(b"END:VCARD\r\n", b"")
    assert names(cut + SOL + SOL + SOL + b"END:VCARD\n") == ["Rowan Cole", "Sol", "Sol", "Sol"]


def test_an_agent_without_an_end_takes_nobody_along() -> None:
    cut = f"BEGIN:VCARD\nFN:Rowan\nAGENT:\n{INNER}\n".encode()
    assert names(cut + SOL) == ["Rowan", "Sol"]


# Files that are no address book


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This file is empty."),
        (b"\xef\xbb\xbf \r\n", "This file is empty."),
        (b"\n" * 200_000, "This file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is a picture."),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a picture."),
        (b"\0\0\0\x18ftypheic\0\0", "This is a picture."),
        (b"%PDF-1.7\n", "This is a PDF document."),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "This is an office document."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This file belongs to another program."),
        (b"SQLite format 3\0", "This file belongs to another program."),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
            "This is a calendar (an .ics file).",
        ),
        (b"<!DOCTYPE html><p>BEGIN:VCARD</p>", "This is a web page (HTML)."),
        (b"<?xml version='1.0'?><vcards/>", "This is an XML file."),
        (b'["vcard", [["fn", {}, "text", "Rowan"]]]', "This is a JSON file."),
        (b'{\n  "people": []}', "This is a JSON file."),
        (b"Name,Mail\nRowan,r@example.org\n", "This is a table, not contact cards."),
        ("Name;Mail\nRowan;x\n".encode("utf-16"), "This is a table, not contact cards."),
        (b"Rowan 555 0100\n", "There’s no contact card in this text."),
        (bytes(range(256)), "This is not an address book that Cookout can read."),
    ],
)
def test_a_file_that_is_no_address_book_is_one_calm_sentence(content: bytes, says: str) -> None:
    assert refusals(content) == [(1, f"{says} {EXPORT}")]
    assert read(content).cards == []


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\0vcf", b"\x1f\x8b\x08\0", b"7z\xbc\xaf\x27"])
def test_a_packed_file_is_to_be_unpacked(content: bytes) -> None:
    assert refusals(content) == [(1, f"This is a compressed file. {UNPACK}")]


# Never an exception, never a hang

MARKS = [
    b"BEGIN:VCARD\n",
    b"END:VCARD\n",
    b"AGENT:\n",
    b"FN:x\n",
    b"END:VCARD",
    b"BEGIN:VCARD",
    b" ",
]


def check(content: bytes) -> None:
    """What holds for any bytes at all."""
    book = read(content)
    assert book.cards or book.refused
    breaks = len(re.findall(rb"\r\r\n|\r\n|\n|\r", content))
    place = 0
    for card in book.cards:
        assert 1 <= card.line <= breaks + 1
        place = content.index(card.content, place) + len(card.content)
        person = read_person(card)
        assert person.name.strip()
        assert "\0" not in repr(person).replace("\\x00", "\0")
        str(person).encode()
        assert len(digest(card)) == 64
        again = read(card.content)
        assert len(again.cards) + len(again.refused) == 1
        for kept in again.cards:
            assert kept.content == card.content
            # Alone it says less of its letters than in its file, which is why their codec is kept.
            assert read_person(replace(kept, codec=card.codec)) == person
            assert digest(kept) == digest(card)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(content: bytes) -> None:
    check(content)
    check(b"BEGIN:VCARD\r\n" + content + b"\r\nFN:x\r\nEND:VCARD\r\n")


@given(st.lists(st.sampled_from(MARKS), max_size=12))
def test_marks_in_any_order_lose_no_name(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    check(content)
    begun = len(re.findall(rb"BEGIN:VCARD(?=[ ]*(?:\n|\Z))", content))
    book = read(content)
    named = [found for found in book.refused if found.reason != HEADLESS]
    assert book.cards == [] or len(book.cards) + len(named) <= begun


QUIRKY = [
    wrapped(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Zo=EB",
        "NOTE;QUOTED-PRINTABLE:a=0D=0A=",
        "b",
        f"AGENT:\r\n{INNER}",
        "PHOTO;BASE64:",
        "  /9j/4AAQSkZJRg==",
        "",
        "TEL;HOME;VOICE:1",
        "SOUND;X-IRMC-N:;;;;",
    ),
    wrapped(
        "FN:Rowan",
        'item1.ADR;TYPE="home,work";LABEL="a:b;c^n":;;1 Main\\, St;X;Y;1;Z',
        "item1.X-ABLabel:_$!<Home>!$_",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15",
        "CATEGORIES:a,b\\,c",
        version="3.0",
    ),
    "\ufeffBEGIN:VCARD\r\nFN:Zoë\r\nX-ANDROID-CUSTOM:a;b\r\nEND:VCARD\r\n".encode("utf-16-le"),
]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_damaged_cards_are_read_without_an_exception(drawn: st.DataObject) -> None:
    content = bytearray(
        b"".join(drawn.draw(st.lists(st.sampled_from(QUIRKY), min_size=1, max_size=3)))
    )
    for _ in range(drawn.draw(st.integers(1, 6))):
        start = drawn.draw(st.integers(0, len(content)))
        length = drawn.draw(st.integers(0, 12))
        piece = drawn.draw(st.binary(max_size=4) | st.sampled_from([*MARKS, b'"', b"=\n", b"\n "]))
        content[start : start + length] = piece
    check(bytes(content))


def inside(body: bytes) -> bytes:
    return b"BEGIN:VCARD\r\nFN:x\r\n" + body + b"\r\nEND:VCARD\r\n"


WORST: dict[str, Callable[[], bytes]] = {
    "junk": lambda: b"\xa7\x13:vc" * 4_000_000,
    "half marks": lambda: b":vcard" * 500_000,
    "marks in one line": lambda: b"BEGIN:VCARD" * 500_000,
    "empty lines": lambda: b"\n" * 200_000,
    "beginnings": lambda: b"BEGIN:VCARD\n" * 50_000,
    "nested": lambda: b"BEGIN:VCARD\n" * 50_000 + b"FN:x\n" + b"END:VCARD\n" * 50_000,
    "agents": lambda: b"BEGIN:VCARD\nFN:x\nAGENT:\n" * 50_000 + b"END:VCARD\n" * 50_000,
    "agents without end": lambda: b"BEGIN:VCARD\nFN:x\nAGENT:\n" * 50_000,
    "torn": lambda: b"xBEGIN:VCARD\nVERSION:1\n" * 50_000,
    "one line": lambda: inside(b"NOTE:" + b"a" * 5_000_000),
    "groups": lambda: inside(b"a." * 2_500_000),
    "an open quote": lambda: inside(b'TEL;TYPE="' + b"a" * 5_000_000),
    "parameters": lambda: inside(b"TEL" + b";" * 5_000_000 + b":1"),
    "parts": lambda: inside(b"N:" + b";" * 5_000_000),
    "escapes": lambda: inside(b"N:" + b"\\" * 5_000_000),
    "a list": lambda: inside(b"CATEGORIES:" + b"a,\\" * 2_000_000),
    "soft breaks": lambda: inside(b"NOTE;QUOTED-PRINTABLE:" + b"a=\r\n" * 200_000),
    "folds": lambda: inside(b"NOTE:" + b"a\r\n " * 500_000),
    "torn lines": lambda: inside(b"NOTE:" + b"a b\r\n" * 200_000),
    "empty lines in a card": lambda: inside(b"\r\n" * 200_000),
    "phones": lambda: inside(b"TEL:1\r\n" * 50_000),
    "a far agent": lambda: inside(b"AGENT:" + b"\r\n" * 200_000 + b"BEGIN:VCARD"),
}


@pytest.mark.parametrize("name", WORST)
def test_no_file_takes_long(name: str) -> None:
    content = WORST[name]()
    began = time.process_time()
    for card in read(content).cards:
        read_person(card)
    assert time.process_time() - began < 20


@pytest.mark.parametrize("name", ["junk", "one line"])
def test_memory_grows_with_the_file_and_no_faster(name: str) -> None:
    content = WORST[name]()
    tracemalloc.start()
    try:
        for card in read(content).cards:
            read_person(card)
        assert tracemalloc.get_traced_memory()[1] < 6 * len(content)
    finally:
        tracemalloc.stop()


# Real files


def counted_otherwise(content: bytes) -> int:
    """The outermost cards that begin, counted as simply as can be."""
    depth = count = 0
    for line in re.split(rb"[\r\n]+", content):
        words = line.strip().lower()
        if words.endswith(b"begin:vcard"):
            count += depth == 0
            depth += 1
        elif words == b"end:vcard":
            depth = max(0, depth - 1)
    return count


def test_every_card_of_every_real_file_is_kept_or_refused(corpus: Path) -> None:
    files = [path for path in (corpus / "vcf").rglob("*") if path.is_file()]
    assert sum(path.suffix == ".vcf" for path in files) >= 229
    kept, refused = 0, []
    for path in files:
        content = path.read_bytes()
        book = read(content)
        count = counted_otherwise(content)
        assert len(book.cards) + len(book.refused) == max(1, count), path.name
        lines = content.splitlines()
        for card in book.cards:
            assert lines[card.line - 1].upper().endswith(b"BEGIN:VCARD"), path.name
        check(content)
        kept += len(book.cards)
        refused += [found.reason for found in book.refused if count]
    assert kept == 277
    # One real file ends without an end, one holds a photo and nothing else.
    assert sorted(refused) == sorted([UNFINISHED, NOBODY])


def test_every_other_kind_of_real_file_is_refused_once(corpus: Path) -> None:
    for folder in ("ics", "mail", "csv/linkedin", "bad", "cards"):
        for path in (corpus / folder).rglob("*"):
            if path.is_file() and path.suffix != ".vcf":
                book = read(path.read_bytes())
                assert (len(book.cards), len(book.refused)) == (0, 1), path.name
