"""An archive previewed, taken in and undone as a whole; what was edited since stays."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest

from cookout.export.archive import arriving
from cookout.export.archive.archive import archive_of
from cookout.export.archive.arrival import Arrival, ArrivalPiece, ArrivalRow
from cookout.members.member import Member
from cookout.models import Cookout, Event, Guest, Interaction, Person, Plan, Promise, Role, Week
from cookout.trash.erasing import Erasing
from tests.cast import AT, TODAY, person, sol, talk
from tests.export.archive.test_archive import content_of, two_as_one
from tests.world import cast_world

pytestmark = pytest.mark.django_db


def handed_in(owner: Member, packed: bytes) -> Arrival:
    pieces = [packed[at : at + 1_000] for at in range(0, len(packed), 1_000)]
    return Arrival.hand_in(owner=owner, file_name="x.zip", pieces=pieces, at=AT)


@cache
def _packed() -> bytes:
    owner = cast_world(at=AT)
    two_as_one(owner)
    whole = b"".join(archive_of(owner, at=AT))
    Member.objects.all().delete()
    return whole


@pytest.fixture
def packed(db: None) -> bytes:
    """The cast's world, and a merge in it, packed once: it is in no database any more."""
    return _packed()


def test_it_is_seen_first_taken_and_undone(packed: bytes) -> None:
    owner = sol()
    ines = person(owner, "Ines Duarte")
    before = content_of(owner)
    arrival = handed_in(owner, packed)
    brought = arriving.preview(arrival)
    assert (brought.people > 100, len(brought.names), brought.same) == (True, 12, 0)
    assert content_of(owner) == before
    assert arriving.take(arrival, at=AT) == brought.in_words()
    assert not ArrivalPiece.objects.exists()
    assert Person.objects.of(owner).count() == brought.people + 1
    assert arriving.take(arrival, at=AT) == brought.in_words()
    undone = arriving.undo(arrival, at=AT)
    assert (undone.gone, undone.stayed) == (brought.people, 0)
    assert content_of(owner) == before
    assert not ArrivalRow.objects.exists()
    assert arriving.undo(arrival, at=AT).gone == 0
    assert Person.objects.of(owner).get() == ines


def edited_person(owner: Member) -> None:
    Person.objects.of(owner).get(name="Priya Nair").write(notes="She moved.")


def edited_words(owner: Member) -> None:
    priya = Person.objects.of(owner).get(name="Priya Nair")
    priya.interactions.filter(people=priya).update(words="Edited.")


def new_talk(owner: Member) -> None:
    talk(Person.objects.of(owner).get(name="Priya Nair"))


def new_promise(owner: Member) -> None:
    priya = Person.objects.of(owner).get(name="Priya Nair")
    Promise.make(person=priya, what="Send the link", on=TODAY)


def new_guest(owner: Member) -> None:
    priya = Person.objects.of(owner).get(name="Priya Nair")
    fresh = Cookout.objects.create(owner=owner, on=TODAY)
    Guest.objects.create(owner=owner, cookout=fresh, person=priya)


@pytest.mark.parametrize("edit", [edited_person, edited_words, new_talk, new_promise, new_guest])
def test_who_was_edited_since_stays_with_everything(packed: bytes, edit: Any) -> None:
    owner = sol()
    arrival = handed_in(owner, packed)
    arriving.take(arrival, at=AT)
    priya = Person.objects.of(owner).get(name="Priya Nair")
    edit(owner)
    talks, promises = priya.interactions.count(), priya.promises.count()
    undone = arriving.undo(arrival, at=AT)
    assert undone.stayed >= 1
    assert undone.gone > 100
    priya.refresh_from_db()
    assert (priya.interactions.count(), priya.promises.count()) == (talks, promises)
    assert not Interaction.objects.of(owner).filter(people=None).exists()


def test_what_it_added_to_somebody_who_was_here_goes_again() -> None:
    owner = sol()
    dana = person(owner, event=Event.objects.create(owner=owner, name="Fair", on=TODAY))
    talk(dana, ago=9)
    Promise.make(person=dana, what="Send the link", on=TODAY)
    Role.need(owner=owner, name="Plumber", on=TODAY)
    packed = b"".join(archive_of(owner, at=AT))
    before = content_of(owner)
    Interaction.objects.all().delete()
    Promise.objects.all().delete()
    Role.objects.all().delete()
    dana.recount()
    less = content_of(owner)
    brought = arriving.take_in(owner=owner, file=io.BytesIO(packed), file_name="x.zip", at=AT)
    assert (brought.people, brought.same) == (0, 1)
    assert content_of(owner) == before
    arriving.undo(Arrival.objects.get(), at=AT)
    assert content_of(owner) == less


def test_a_cookout_that_has_a_guest_of_here_stays(packed: bytes) -> None:
    owner = sol()
    ines = person(owner, "Ines Duarte")
    arrival = handed_in(owner, packed)
    arriving.take(arrival, at=AT)
    for cookout in Cookout.objects.of(owner):
        Guest.objects.create(owner=owner, cookout=cookout, person=ines)
    count = Cookout.objects.of(owner).count()
    arriving.undo(arrival, at=AT)
    assert count == Cookout.objects.of(owner).count() > 0
    assert {guest.person for guest in Guest.objects.all()} == {ines}
    assert not Week.objects.exists()


def test_the_trade_goes_again_unless_it_was_said_anew(packed: bytes) -> None:
    owner = sol()
    ines = person(owner, "Ines Duarte")
    ines.stand("warm", on=TODAY)
    talk(ines)
    ines.refresh_from_db()
    due = ines.next_on
    for said in ("Life insurance agent", "Baker"):
        arrival = handed_in(owner, packed)
        arriving.take(arrival, at=AT)
        owner.refresh_from_db()
        ines.refresh_from_db()
        assert (owner.trade, owner.difficulty) == ("Life insurance agent", "hard")
        assert ines.next_on != due
        Plan(owner=owner).work_in(trade=said, difficulty="hard")
        arriving.undo(arrival, at=AT)
        owner.refresh_from_db()
        ines.refresh_from_db()
        assert (owner.trade, ines.next_on == due) == (
            ("", True) if said != "Baker" else (said, False)
        )
        assert not Plan.objects.exists()


def test_only_looking_changes_nobodys_trade(packed: bytes) -> None:
    owner = sol()
    arriving.preview(handed_in(owner, packed))
    assert owner.trade == ""
    owner.refresh_from_db()
    assert owner.trade == ""


def test_another_one_waiting_makes_room_and_nothing_new_leaves_nothing(packed: bytes) -> None:
    owner = sol()
    handed_in(owner, packed)
    arriving.take(handed_in(owner, packed), at=AT)
    assert Arrival.objects.count() == 1
    arriving.take_in(owner=owner, file=io.BytesIO(packed), file_name="x.zip", at=AT)
    assert Arrival.objects.count() == 1


def test_whoever_was_erased_since_is_not_among_those_who_stay(packed: bytes) -> None:
    owner = sol()
    arrival = handed_in(owner, packed)
    arriving.take(arrival, at=AT)
    alone = (
        Person.objects.of(owner).not_in_trash().filter(interactions=None).order_by("-pk").first()
    )
    assert alone
    alone.trash(at=AT)
    Erasing.of(alone).delete()
    result = arriving.undo(arrival, at=AT)
    assert result.stayed == Person.objects.of(owner).count()
