"""Cards out again: what came in stands in them, what was changed is written over, twice is once."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import vobject

from cookout.capture.intake.intake import take
from cookout.export.cards import card_of, cards_of, newest_card
from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.practice.name_parts import name_parts
from cookout.vcard.envelope import read
from cookout.vcard.person import read_person
from cookout.vcard.person_fields import NAME_PARTS
from tests.cast import AT, person, rowan, sol
from tests.web.test_naughty import made_of

pytestmark = pytest.mark.django_db
VERSIONS = ("4.0", "3.0")
SAID = (
    *("name", "prefix", "given", "additional", "family", "suffix", "nickname", "company"),
    *("title", "role", "notes", "birth_year", "birth_month", "birth_day"),
)


def take_in(owner: Member, content: bytes) -> None:
    take(owner=owner, file_name="x.vcf", content=content, at=AT)


def out(owner: Member, version: Any = "4.0") -> bytes:
    return b"".join(cards_of(Person.objects.of(owner).not_in_trash(), version=version))


def unfolded(card: bytes) -> list[str]:
    return card.decode().replace("\r\n ", "").splitlines()


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def only(owner: Member) -> Person:
    return Person.objects.of(owner).get()


def content_of(someone: Person) -> tuple[Any, ...]:
    fields = {name: getattr(someone, name) for name in SAID}
    if not any(fields[part] for part in NAME_PARTS):
        # As they go out.
        fields |= name_parts(name=someone.name, company=someone.company)._asdict()
    points = [(point.kind, point.label, point.value) for point in someone.contact_points.all()]
    return tuple(fields.values()), tuple(sorted(points))


def same_again(first: bytes, version: Any, *, email: str = "again@example.org") -> bytes:
    other = Member.objects.create(name="Again", email=email)
    take_in(other, first)
    second = out(other, version)
    other.delete()
    return second


# A fresh card


def test_somebody_without_a_card_gets_a_fresh_one() -> None:
    dana = person(
        rowan(),
        given="Dana",
        family="Whitfield",
        company="Whitfield, Sweep; Co",
        role="Chimney sweep",
        birth_month=4,
        birth_day=2,
        notes="Two boys.\nOn roofs until 4.",
    )
    ContactPoint.objects.create(
        owner=dana.owner, person=dana, kind="phone", label="mobile", value="818 555 0133"
    )
    assert unfolded(card_of(dana, version="4.0")) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Dana Whitfield",
        "N:Whitfield;Dana;;;",
        "ROLE:Chimney sweep",
        "ORG:Whitfield\\, Sweep\\; Co",
        "BDAY:--0402",
        "NOTE:Two boys.\\nOn roofs until 4.",
        "TEL;TYPE=cell:818 555 0133",
        f"UID:urn:uuid:{dana.uid}",
        "END:VCARD",
    ]


def test_3_0_has_the_name_that_it_asks_for() -> None:
    lines = unfolded(card_of(person(rowan()), version="3.0"))
    assert lines[1:4] == ["VERSION:3.0", "FN:Dana Whitfield", "N:Whitfield;Dana;;;"]


def test_a_fresh_card_that_comes_back_is_the_same_person() -> None:
    owner = rowan()
    dana = person(owner, given="Dana")
    for version in VERSIONS:
        take_in(owner, card_of(dana, version=version))
    assert only(owner).pk == dana.pk


def test_a_card_of_somebody_elses_person_is_somebody_new_here() -> None:
    ines = person(sol(), "Ines Duarte")
    owner = rowan()
    take_in(owner, card_of(ines, version="4.0"))
    assert only(owner).pk != ines.pk
    assert newest_card(ines).content == b""


# Their own card


APPLE = card(
    "PRODID:-//Apple Inc.//iOS 17.0//EN",
    "N:Whitfield;Dana;;;",
    "FN:Dana Whitfield",
    "ORG:Whitfield Chimney & Stove;Roofs",
    "item1.TEL;type=pref:818 555 0133",
    "item1.X-ABLabel:Van",
    "EMAIL;type=INTERNET;type=HOME:dana@whitfieldchimney.example",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-02",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQE",
    "X-STRANGE;A=b:1;2,3\\;4",
    "UID:dana-1",
)


def test_what_is_unknown_stays_and_what_is_known_is_said_as_4_0_does() -> None:
    owner = rowan()
    take_in(owner, APPLE)
    lines = unfolded(out(owner))
    assert lines == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Apple Inc.//iOS 17.0//EN",
        "N:Whitfield;Dana;;;",
        "FN:Dana Whitfield",
        "ORG:Whitfield Chimney & Stove;Roofs",
        "item1.TEL;PREF=1:818 555 0133",
        "item1.X-ABLabel:Van",
        "EMAIL;TYPE=INTERNET,HOME:dana@whitfieldchimney.example",
        "BDAY:--0402",
        "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQE",
        "X-STRANGE;A=b:1;2,3\\;4",
        "UID:dana-1",
        "END:VCARD",
    ]


def test_what_the_member_changed_is_written_over_and_nothing_else() -> None:
    owner = rowan()
    take_in(owner, APPLE)
    dana = only(owner)
    dana.write(name="Dana Whitfield-Ross", family="Whitfield-Ross", notes="Two boys.")
    dana.contact_points.filter(kind="phone").update(value="818 555 0199", label="mobile")
    dana.contact_points.filter(kind="mail").update(label="work")
    before, after = unfolded(same_again(APPLE, "3.0")), unfolded(out(owner, "3.0"))
    assert sorted(set(before) - set(after)) == [
        "EMAIL;TYPE=INTERNET,HOME:dana@whitfieldchimney.example",
        "FN:Dana Whitfield",
        "N:Whitfield;Dana;;;",
        "item1.TEL;TYPE=pref:818 555 0133",
        "item1.X-ABLabel:Van",
    ]
    assert sorted(set(after) - set(before)) == [
        "EMAIL;TYPE=work:dana@whitfieldchimney.example",
        "FN:Dana Whitfield-Ross",
        "N:Whitfield-Ross;Dana;;;",
        "NOTE:Two boys.",
        "TEL;TYPE=cell:818 555 0199",
    ]


def test_what_was_taken_off_is_gone() -> None:
    owner = rowan()
    take_in(owner, APPLE)
    dana = only(owner)
    dana.write(company="", birth_month=None, birth_day=None)
    dana.contact_points.all().delete()
    said = out(owner)
    for gone in (b"ORG", b"BDAY", b"TEL", b"EMAIL", b"X-ABLabel"):
        assert gone not in said
    assert b"X-STRANGE" in said


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("kind", "label", "value"),
    [
        ("phone", "work fax", "+1 818 555 0100"),
        ("phone", "by the pool; weekends", "1"),
        ("mail", "", "a@example.org"),
        ("mail", "Mom’s", "mom@example.org"),
        ("address", "home", "12 Elm Street, Unit 3\nVan Nuys, CA 91401\nUSA"),
        ("link", "home page", "https://example.org/a;b,c?d=e"),
        ("profile", "twitter", "dana"),
        ("profile", "Twitter", "dana"),
        ("profile", "matrix", "matrix:u/dana"),
        ("profile", "", "https://social.example/@dana"),
        ("link", "", "//example.org"),
    ],
)
def test_every_way_to_reach_somebody_is_read_back_the_same(
    version: Any, kind: str, label: str, value: str
) -> None:
    dana = person(rowan())
    ContactPoint.objects.create(owner=dana.owner, person=dana, kind=kind, label=label, value=value)
    (source,) = read(card_of(dana, version=version)).cards
    (point,) = read_person(source).points
    assert (point.kind, point.label, point.value) == (kind, label, value)


# Lines


def test_lines_are_short_and_no_letter_is_cut_in_two() -> None:
    dana = person(rowan(), "Ünïcødé 🙂" * 9, notes="Grüße 🙂, " * 200)
    for version in VERSIONS:
        for one in card_of(dana, version=version).split(b"\r\n"):
            assert len(one) <= 75
            one.decode()


@pytest.mark.parametrize("version", VERSIONS)
def test_another_program_reads_the_same(version: Any) -> None:
    dana = person(rowan(), notes="One, two; three\nfour \\ five", nickname="Dee, or Dana")
    parsed = vobject.readOne(card_of(dana, version=version).decode())
    assert parsed.fn.value == "Dana Whitfield"
    assert parsed.note.value == dana.notes


# Twice is once


def everybody() -> Any:
    return Person.objects.not_in_trash().order_by("pk")


def out_by_owner(version: Any) -> dict[int, bytes]:
    """The cards of every member, exported all at once."""
    found: dict[int, bytes] = defaultdict(bytes)
    owners = everybody().values_list("owner", flat=True)
    for owner, written in zip(owners, cards_of(everybody(), version=version), strict=True):
        found[owner] += written
    return found


def people_by_owner() -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for one in everybody().prefetch_related("contact_points"):
        found[one.owner_id].append(content_of(one))
    return found


def test_real_files_come_out_the_same_on_the_second_round(corpus: Path) -> None:
    files = {path.read_bytes(): path for path in (corpus / "vcf").rglob("*") if path.is_file()}
    names = {}
    for number, (content, path) in enumerate(files.items()):
        owner = Member.objects.create(email=f"{number}@example.org")
        take_in(owner, content)
        names[owner.pk] = path.name
    before = people_by_owner()
    firsts = {version: out_by_owner(version) for version in VERSIONS}
    for version, first in firsts.items():
        again = {}
        for owner_id, cards in first.items():
            other = Member.objects.create(email=f"{owner_id}.{version}@example.com")
            take_in(other, cards)
            again[owner_id] = other.pk
        second, after, checked = out_by_owner(version), people_by_owner(), 0
        for owner_id, other_id in again.items():
            assert second[other_id] == first[owner_id], names[owner_id]
            if len(before[owner_id]) == len(after[other_id]):
                assert after[other_id] == before[owner_id], names[owner_id]
                checked += 1
        assert checked > 150


@pytest.mark.parametrize("version", VERSIONS)
def test_the_naughty_person_goes_out_and_comes_back(corpus: Path, version: Any) -> None:
    strings = json.loads((corpus / "bad" / "blns" / "blns.json").read_text())
    owner = rowan()
    made_of(owner, [string for string in strings if string.strip()])
    first = out(owner, version)
    assert len(read(first).cards) == 1
    second = same_again(first, version)
    assert second == first
    for one in first.split(b"\r\n"):
        assert len(one) <= 75


@pytest.mark.parametrize("version", VERSIONS)
def test_every_naughty_name_comes_back(corpus: Path, version: Any) -> None:
    strings = json.loads((corpus / "bad" / "blns" / "blns.json").read_text())
    owner = rowan()
    for string in strings:
        if string.strip():
            person(owner, string[:300], notes=string, company=string[:300])
    first = out(owner, version)
    assert len(read(first).cards) == Person.objects.count()
    assert same_again(first, version) == first


def test_what_a_row_of_a_table_says_beside_the_fields_leaves_with_the_card() -> None:
    rowans = rowan()
    rows = b"Name,Phone,Hobby,Birthday,Shoe size\nMira Tell,818 555 0147,Chess,around 1980,43\n"
    take_in(rowans, rows)
    found = unfolded(out(rowans))
    assert [line.partition(":")[2] for line in found if ".X-CUSTOM:" in line] == [
        "43", "Chess", "around 1980",
    ]  # fmt: skip
