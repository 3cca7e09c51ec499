"""Photos: chosen or brought by a card, moved by a merge, out and in, and gone for good."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta

import pytest

from cookout.capture.intake.intake import Intake
from cookout.export.cards import cards_of
from cookout.faces import Look, face
from cookout.members.member import Member
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.people.picture import Square, square
from cookout.trash.emptying import empty_trash
from cookout.trash.erasing import Erasing
from cookout.vcard.envelope import read
from cookout.vcard.person import photo_in
from tests.cast import AT, person, rowan

pytestmark = pytest.mark.django_db


def drawn(name: str) -> bytes:
    return face(Look.of(name), 64)


ONE, OTHER, THIRD = (square(drawn(name)) for name in ("Dana", "Teo", "Vera"))


def choose(someone: Person, photo: Square = ONE) -> Photo:
    return Photo.choose(person=someone, square=photo, at=AT)


def shown(someone: Person) -> str:
    """The mark of the photo on their plate, which is the one that is kept."""
    someone.refresh_from_db()
    kept = Photo.objects.shown().filter(person=someone).values_list("mark", flat=True)
    assert someone.photo_mark == (kept.first() or "")
    return someone.photo_mark


def card(name: str = "", *, uid: str = "dana", line: str = "", note: str = "") -> bytes:
    """Dana's card with the drawn photo of a name, or with any line in its place."""
    packed = f"PHOTO;ENCODING=b;TYPE=JPEG:{b64encode(drawn(name)).decode()}" if name else line
    lines = ["VERSION:3.0", f"UID:{uid}", "FN:Dana Whitfield", f"NOTE:{note}", packed]
    return "\r\n".join(["BEGIN:VCARD", *filter(None, lines), "END:VCARD", ""]).encode()


def take(owner: Member, content: bytes, days: int = 0) -> Intake:
    at = AT + timedelta(days=days)
    intake = Intake.hand_in(owner=owner, file_name="phone.vcf", content=content, at=at)
    intake.take(at=at)
    return intake


def dana_of(owner: Member) -> Person:
    return Person.objects.of(owner).get(name="Dana Whitfield")


# Chosen, removed, restored


def test_a_photo_is_chosen_replaced_removed_and_restored() -> None:
    dana = person(rowan())
    assert shown(dana) == ""
    first = choose(dana)
    assert choose(dana).pk == first.pk
    assert shown(dana) == ONE.mark
    photo = choose(dana, OTHER)
    assert shown(dana) == OTHER.mark
    photo.remove(at=AT)
    assert shown(dana) == ""
    photo.restore(at=AT)
    assert shown(dana) == OTHER.mark


def test_a_removed_photo_is_forgotten_after_30_days_and_no_card_brings_one_back() -> None:
    owner = rowan()
    take(owner, card("Dana"))
    dana = dana_of(owner)
    photo = dana.photo
    photo.remove(at=AT)
    empty_trash(at=AT + timedelta(days=29))
    assert Photo.objects.get(person=dana).can_come_back
    empty_trash(at=AT + timedelta(days=31))
    kept = Photo.objects.get(person=dana)
    assert not kept.can_come_back
    assert (bytes(kept.small), bytes(kept.large)) == (b"", b"")
    take(owner, card("Teo", note="newer"), days=40)
    assert shown(dana) == ""


# Cards


@pytest.mark.parametrize(
    "card_with",
    [
        lambda packed: f"PHOTO;ENCODING=BASE64;JPEG:\r\n {packed}\r\n",
        lambda packed: f"PHOTO;ENCODING=b;TYPE=JPEG:{packed}",
        lambda packed: f"PHOTO:data:image/jpeg;base64,{packed}",
    ],
    ids=["2.1", "3.0", "4.0"],
)
def test_a_card_brings_its_photo(card_with: object) -> None:
    owner = rowan()
    line = card_with(b64encode(drawn("Dana")).decode())  # type: ignore[operator]
    take(owner, card(line=line))
    assert shown(dana_of(owner)) == ONE.mark


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;VALUE=uri:https://example.org/dana.jpg",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + b64encode(drawn("Dana")[:300]).decode(),
        "PHOTO;ENCODING=b;TYPE=JPEG:" + b64encode(b"\xff\xd8\xff" + bytes(3000)).decode(),
    ],
    ids=["address", "torn", "no picture"],
)
def test_a_bad_photo_costs_nobody_a_card_and_goes_out_as_it_came(line: str) -> None:
    owner = rowan()
    take(owner, card(line=line))
    dana = dana_of(owner)
    assert (shown(dana), Photo.objects.count()) == ("", 0)
    (out,) = cards_of(Person.objects.filter(pk=dana.pk), version="3.0")
    assert line.partition(":")[2][:60] in out.decode().replace("\r\n ", "")


def test_a_newer_card_changes_only_what_a_card_brought() -> None:
    owner = rowan()
    take(owner, card("Dana"))
    dana = dana_of(owner)
    take(owner, card("Teo", note="newer"), days=1)
    assert shown(dana) == OTHER.mark
    # A card without one takes none away.
    take(owner, card(note="still newer"), days=2)
    assert shown(dana) == OTHER.mark
    choose(dana, THIRD)
    take(owner, card("Dana", note="newest"), days=3)
    assert shown(dana) == THIRD.mark


def test_undoing_an_import_takes_out_what_it_brought() -> None:
    owner = rowan()
    first = take(owner, card("Dana"))
    dana = dana_of(owner)
    second = take(owner, card("Teo", note="newer"), days=1)
    second.undo(at=AT + timedelta(days=2))
    assert shown(dana) == ONE.mark
    # It is as it was: the first one takes all of it back.
    first.undo(at=AT + timedelta(days=3))
    assert not Person.objects.of(owner).exists()


def test_a_photo_chosen_since_stays_when_an_import_is_undone() -> None:
    owner = rowan()
    dana = person(owner)
    take(owner, card(uid="x"))
    intake = take(owner, card("Teo", uid="x", note="newer"), days=1)
    ours = Person.objects.of(owner).exclude(pk=dana.pk).get()
    choose(ours, THIRD)
    intake.undo(at=AT + timedelta(days=2))
    assert shown(ours) == THIRD.mark
    assert [row.stays for row in intake.stayed()] == ["photo"]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_chosen_photo_goes_out_with_the_card_and_comes_back_the_same(version: str) -> None:
    owner = rowan()
    take(owner, card("Dana"))
    dana = dana_of(owner)
    choose(dana, OTHER)
    (out,) = cards_of(Person.objects.filter(pk=dana.pk), version=version)  # type: ignore[arg-type]
    assert out.count(b"PHOTO") == 1
    assert photo_in(read(out).cards[0].content) == OTHER.large
    dana.photo.remove(at=AT)
    (without,) = cards_of(Person.objects.filter(pk=dana.pk), version=version)  # type: ignore[arg-type]
    assert b"PHOTO" not in without


# Merged and erased


@pytest.mark.parametrize("both", [True, False])
def test_a_merge_keeps_one_photo_and_undoing_it_gives_both_back(both: bool) -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    if both:
        choose(kept)
    choose(other, OTHER)
    merge = Merge.make(kept=kept, other=other, at=AT)
    assert shown(kept) == (ONE if both else OTHER).mark
    merge.undo(at=AT)
    assert (shown(kept), shown(other)) == (ONE.mark if both else "", OTHER.mark)


def test_deleting_somebody_forever_deletes_their_photo() -> None:
    dana = person(rowan())
    choose(dana)
    dana.trash(at=AT)
    Erasing.of(dana).run()
    assert not Photo.objects.exists()
