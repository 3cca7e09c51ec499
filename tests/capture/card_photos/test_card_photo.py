"""A card photo is kept first, read once, and goes with the person who was saved by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cookout.capture.card_photos import reader as card_reader
from cookout.capture.card_photos import reading as background
from cookout.capture.card_photos.card_photo import LONGEST_CLAIM, CardPhoto
from cookout.capture.card_photos.errors import (
    BLURRED,
    FAILED,
    NOT_INSTALLED,
    PictureRefused,
    ReaderNotInstalled,
    ReadingFailed,
)
from cookout.capture.card_photos.reader import CardReader, CardReading
from cookout.faces import business_card
from cookout.members.member import Member
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.lines import Box
from cookout.trash.erasing import Erasing
from tests.cast import AT, person, rowan

pytestmark = pytest.mark.django_db
PICTURE, _ = business_card(("Maya Okonkwo",))
NAME = FieldReading(value="Maya Okonkwo", boxes=(Box(left=7.4, top=8, right=90, bottom=30),))
READ = CardReading(
    fields=CardFields(name=NAME, mails=(FieldReading(value="maya@okonkwo.example"),)),
    pictures=(PICTURE,),
    upright=(PICTURE,),
)


class Answering(CardReader):
    """A reader that answers, or raises, what it is told, without a worker."""

    def __init__(self, *answers: CardReading | Exception) -> None:
        super().__init__()
        self.answers, self.asked = list(answers), 0

    def read(self, *_: object, **__: object) -> CardReading:
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def owner() -> Member:
    return rowan()


def kept(owner: Member, at: datetime = AT) -> CardPhoto:
    return CardPhoto.keep(owner=owner, reading=replace(READ, fields=CardFields()), at=at)


def claimed(at: datetime = AT) -> CardPhoto:
    photo = CardPhoto.claim(at=at)
    assert photo
    return photo


def test_what_was_read_is_written_down_with_where_it_stands(owner: Member) -> None:
    kept(owner)
    claimed().read(Answering(READ))
    photo = CardPhoto.objects.get()
    assert photo.state == CardPhoto.State.READ
    assert photo.readings.name == replace(NAME, boxes=(replace(NAME.boxes[0], left=7),))
    assert photo.sizes == [[900, 510], []]
    assert CardPhoto.claim(at=AT) is None


def test_one_photo_is_read_by_one_and_again_when_the_other_is_gone(owner: Member) -> None:
    kept(owner)
    claimed()
    assert CardPhoto.claim(at=AT) is None
    assert CardPhoto.claim(at=AT + LONGEST_CLAIM)


def test_a_picture_without_a_card_says_so_and_is_kept(owner: Member) -> None:
    kept(owner)
    claimed().read(Answering(PictureRefused(BLURRED)))
    photo = CardPhoto.objects.get()
    assert (photo.state, photo.problem) == (CardPhoto.State.FAILED, BLURRED)
    assert bytes(photo.front) == PICTURE


def test_a_picture_that_ends_the_worker_is_tried_twice_and_on_request(owner: Member) -> None:
    kept(owner)
    for state in (CardPhoto.State.WAITING, CardPhoto.State.FAILED):
        claimed().read(Answering(ReadingFailed(FAILED)))
        assert CardPhoto.objects.get().state == state
    assert CardPhoto.claim(at=AT) is None
    CardPhoto.objects.get().read_again()
    assert claimed().tries == 1


def test_a_picture_that_ended_the_whole_process_twice_is_given_up(owner: Member) -> None:
    kept(owner)
    claimed()
    claimed(AT + LONGEST_CLAIM)
    assert CardPhoto.claim(at=AT + 2 * LONGEST_CLAIM) is None
    assert CardPhoto.objects.get().problem == FAILED


def test_without_the_reading_packages_it_waits(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(owner)
    monkeypatch.setattr(card_reader, "is_installed", lambda: False)
    assert list(background.reading(clock=lambda: AT)) == []
    claimed().read(Answering(ReaderNotInstalled(NOT_INSTALLED)))
    photo = CardPhoto.objects.get()
    assert (photo.state, photo.tries) == (CardPhoto.State.WAITING, 0)


def test_everything_that_waits_is_read_in_the_order_in_which_it_was_taken(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, first = kept(owner, AT + timedelta(minutes=1)), kept(owner)
    reader = Answering(READ, PictureRefused(BLURRED))
    monkeypatch.setattr(card_reader, "is_installed", lambda: True)
    monkeypatch.setattr(card_reader, "CardReader", lambda: reader)
    assert [one.pk for one in background.reading(clock=lambda: AT)] == [first.pk, later.pk]
    assert reader.asked == 2


def test_what_the_member_was_faster_with_is_not_written_over(owner: Member) -> None:
    kept(owner)
    photo = claimed()
    maya = person(owner, "Maya Okonkwo")
    CardPhoto.objects.get().belong_to(maya)
    photo.read(Answering(READ))
    photo = CardPhoto.objects.get()
    assert (photo.person, photo.fields) == (maya, {})


def test_a_back_is_read_together_with_its_front(owner: Member) -> None:
    kept(owner).add_back(PICTURE)
    photo = claimed()
    assert photo.has_back
    photo.read(Answering(READ))
    assert CardPhoto.objects.get().state == CardPhoto.State.READ


def test_erasing_somebody_takes_their_cards_and_those_that_name_them(owner: Member) -> None:
    maya = person(owner, "Maya Okonkwo")
    theirs, named, other, unread = (kept(owner) for _ in range(4))
    theirs.belong_to(maya)
    for photo, name in ((named, "Maya Okonkwo"), (other, "Teo Alvarez")):
        said = replace(READ, fields=CardFields(name=FieldReading(value=name)))
        photo.read(Answering(said))
    maya.trash(at=AT)
    erasing = Erasing.of(maya)
    assert sorted(erasing.card_photos) == [theirs.pk, named.pk]
    erasing.delete()
    assert {one.pk for one in CardPhoto.objects.all()} == {other.pk, unread.pk}
