"""Save an archive's files with few of them in memory at a time: cards, photos, card photos."""

from __future__ import annotations

from typing import Any

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.matching import read_again
from cookout.export.archive.batches import create_all
from cookout.export.archive.row_checks import few_rows_of, fields_of, one_or_none_of
from cookout.export.archive.unpacking import Unpacked
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.person import Person
from cookout.people.photo import Photo, show_photos
from cookout.vcard.envelope import VCard as Source
from cookout.vcard.person import digest

ROOM = 8 * 1024 * 1024
"""Bytes of cards held in memory at a time."""
PHOTOS = 100
"""Photos held in memory at a time."""
Row = dict[str, Any]


def take_cards(owner: Member, archive: Unpacked, both: list[tuple[Person, Row]]) -> None:
    """Cards in their original order, since the newest one counts."""
    waiting, size = [], 0
    for person, row in both:
        for one in few_rows_of(row, "cards"):
            content = archive.card(one.get("file"))
            card = Card(owner=owner, person=person, **fields_of(Card, one))
            card.content, card.digest = content, digest(Source(content))
            card.also = _also(card)
            waiting.append(card)
            size += len(content)
            if size > ROOM:
                create_all(Card, waiting)
                waiting, size = [], 0
    create_all(Card, waiting)


def take_photos(owner: Member, archive: Unpacked, both: list[tuple[Person, Row]]) -> None:
    """Each is looked at as if it came from anywhere; one that was removed brings no bytes."""
    waiting = []
    for person, row in both:
        for one in one_or_none_of(row, "photo"):
            photo = Photo(owner=owner, person=person, **fields_of(Photo, one))
            if not photo.is_removed:
                square = archive.photo(one.get("file"))
                photo.mark, photo.small, photo.large = square.mark, square.small, square.large
            waiting.append(photo)
            if len(waiting) == PHOTOS:
                create_all(Photo, waiting)
                waiting = []
    create_all(Photo, waiting)
    show_photos([person.pk for person, _ in both])


def take_card_photos(archive: Unpacked, photos: list[tuple[CardPhoto, Row]]) -> list[CardPhoto]:
    """Card photos with their pictures; those without a saved person are read again here."""
    made, waiting, size = list[CardPhoto](), list[CardPhoto](), 0
    for photo, row in photos:
        photo.front = archive.card_photo(row.get("front"))
        photo.back = archive.card_photo(row["back"]) if row.get("back") else b""
        waiting.append(photo)
        size += len(photo.front) + len(photo.back)
        if size > ROOM:
            made += _without_bytes(create_all(CardPhoto, waiting))
            waiting, size = [], 0
    return made + _without_bytes(create_all(CardPhoto, waiting))


def _also(card: Card) -> list[list[str]]:
    """The values of a card that have no field; empty if its bytes are no card."""
    try:
        reading = read_again(bytes(card.content), card.codec, card.day_first)
        return [list(pair) for pair in reading.also]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def _without_bytes(photos: list[CardPhoto]) -> list[CardPhoto]:
    """Drop the bytes from memory once they are in the database."""
    for photo in photos:
        photo.front = photo.back = b""
    return photos
