"""Kept cards, read again by a reader that reads them better than the one before."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from cookout.capture.intake import intake
from cookout.capture.intake.rereading import reread, rereadings
from cookout.cli.reread import reread as command
from cookout.faces import Look, face
from cookout.members.member import Member
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.history.change import Change, occasion
from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.people.picture import square
from cookout.people.search.search import find
from tests.cast import AT, rowan

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=30)
MAIL = str(ContactKind.MAIL.label)
CARD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Dana Whitfield\r\nORG:Acme, Inc.;Sales\r\nTITLE:Chief\r\n"
    b"TEL;WORK;CELL:818 555 0101\r\nEMAIL:dana@example.org\r\nX-MS-SPOUSE:Theo\r\n"
    b"X-ANNIVERSARY:2010-05-09\r\n"
    b"CATEGORIES:Rotary\r\nEND:VCARD\r\n"
)


@pytest.fixture
def owner() -> Member:
    return rowan()


def dana_as_read_before(owner: Member, **other: Any) -> Person:
    """Her card, as an older reader understood it."""
    intake.take(owner=owner, file_name="old.vcf", content=CARD, at=AT)
    dana = Person.objects.of(owner).get()
    Person.objects.filter(pk=dana.pk).update(company="Acme,Inc.", **other)
    dana.contact_points.filter(kind="phone").update(label="work cell utf-8")
    dana.contact_points.filter(kind="mail").update(value="dana@example.or")
    dana.ties.all().delete()
    dana.remembered.all().delete()
    dana.tags.all().delete()
    dana.cards.update(also=[])
    return Person.objects.get(pk=dana.pk)


def state(dana: Person) -> tuple[Any, ...]:
    dana = Person.objects.get(pk=dana.pk)
    return (
        (dana.company, dana.title),
        sorted(dana.contact_points.values_list("kind", "label", "value")),
        sorted(line.words for line in dana.remembered.all()),
        sorted(tag.name for tag in dana.tags.all()),
        [tie.other_name for tie in dana.ties.all()],
    )


def test_the_preview_says_what_changes_and_writes_nothing(owner: Member) -> None:
    dana = dana_as_read_before(owner)
    before = state(dana)
    (one,) = rereadings(owner)
    assert sorted(one.lines) == sorted(
        [
            ("Also on the card", "", "department: Sales"),
            ("Company", "Acme,Inc.", "Acme, Inc."),
            (MAIL, "", "dana@example.org"),
            (MAIL, "dana@example.or", ""),
            ("Family and ties", "", "Spouse: Theo"),
            ("Label", "work cell utf-8 818 555 0101", "work mobile 818 555 0101"),
            ("Remember", "", "Anniversary on 9 May, since 2010"),
            ("Tag", "", "Rotary"),
        ]
    )
    assert state(dana) == before


def test_it_is_written_once_found_and_undone(owner: Member) -> None:
    dana = dana_as_read_before(owner)
    before = state(dana)
    made = reread(owner, at=LATER)
    assert made
    assert state(dana) == (
        ("Acme, Inc.", "Chief"),
        [("mail", "", "dana@example.org"), ("phone", "work mobile", "818 555 0101")],
        ["Anniversary on 9 May, since 2010"],
        ["Rotary"],
        ["Theo"],
    )
    assert find(owner, "Sales")
    assert dana.cards.count() == 1
    assert reread(owner, at=LATER) is None
    assert made.undo(at=LATER).put_back == 1
    assert state(dana) == before


def test_what_the_member_edited_since_stays(owner: Member) -> None:
    dana = dana_as_read_before(owner, title="Boss")
    with occasion(at=LATER):
        dana.company = "Whitfield and Co"
        dana.save()
        for point in dana.contact_points.all():
            point.delete()
        ContactPoint.objects.create(owner=owner, person=dana, kind="phone", value="818 555 0199")
    reread(owner, at=LATER)
    company, points, *_ = state(dana)
    assert company == ("Whitfield and Co", "Chief")
    assert ("phone", "", "818 555 0199") in points
    assert ("phone", "work mobile", "818 555 0101") not in points


def test_an_email_edited_when_its_label_was_mail_stays(owner: Member) -> None:
    dana = dana_as_read_before(owner)
    former = [["Mail", "", "dana@example.or"]]
    Change.objects.create(owner=owner, person=dana, at=LATER, cause="hand", said=former)
    reread(owner, at=LATER)
    assert ("mail", "", "dana@example.or") in state(dana)[1]


def test_somebody_written_down_by_hand_is_only_filled_in(owner: Member) -> None:
    intake.take(owner=owner, file_name="old.vcf", content=CARD, at=AT)
    dana = Person.objects.of(owner).get()
    dana.changes.all().delete()
    Person.objects.filter(pk=dana.pk).update(name="Dee", company="", title="Sweep")
    reread(owner, at=LATER)
    dana.refresh_from_db()
    assert (dana.name, dana.company, dana.title) == ("Dee", "Acme, Inc.", "Sweep")


def test_the_command_shows_the_changes_and_makes_them_when_told(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cookout.cli.reread.prepare", lambda: None)
    dana = dana_as_read_before(owner)
    shown = CliRunner().invoke(command, [])
    assert "Dana Whitfield: Company: Acme,Inc. → Acme, Inc." in shown.output
    assert "1 person would change" in shown.output or "One person would change" in shown.output
    assert state(dana)[0] == ("Acme,Inc.", "Chief")
    CliRunner().invoke(command, ["--yes"])
    assert state(dana)[0] == ("Acme, Inc.", "Chief")
    assert CliRunner().invoke(command, []).output == "Nothing changes.\n"


def photo_line() -> bytes:
    packed = b64encode(face(Look.of("Dana"), 64))
    return b"PHOTO;ENCODING=BASE64;TYPE=JPEG:" + packed + b"\r\nEND:VCARD"


def dana_without_her_photo(owner: Member) -> Person:
    """Her card has a photo that an older reader did not take."""
    content = CARD.replace(b"END:VCARD", photo_line())
    intake.take(owner=owner, file_name="old.vcf", content=content, at=AT)
    dana = Person.objects.of(owner).get()
    Photo.objects.all().delete()
    Person.objects.update(photo_mark="")
    return dana


def test_a_photo_that_was_not_taken_comes_and_goes_with_the_undo(owner: Member) -> None:
    dana = dana_without_her_photo(owner)
    (one,) = rereadings(owner)
    assert one.lines == [("Photo", "", "added")]
    kept = reread(owner, at=LATER)
    assert kept
    dana.refresh_from_db()
    assert dana.photo_mark == Photo.objects.get().mark
    assert not list(rereadings(owner))
    kept.undo(at=LATER)
    dana.refresh_from_db()
    assert (dana.photo_mark, Photo.objects.count()) == ("", 0)


def test_a_photo_that_the_member_removed_or_chose_stays_so(owner: Member) -> None:
    dana = dana_without_her_photo(owner)
    Photo.choose(person=dana, square=square(face(Look.of("Theo"), 64)), at=AT).remove(at=AT)
    assert not list(rereadings(owner))
