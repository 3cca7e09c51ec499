"""Photos that cards bring: for new people, and for others who have none chosen by the member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from cookout.capture.intake.matching import ImportRow, photo_of
from cookout.members.bulk_insert import insert
from cookout.people.card import Card
from cookout.people.photo import Photo, show_photos
from cookout.people.picture import Square

if TYPE_CHECKING:
    from cookout.members.member import Member

COLUMNS = ("person_id", "mark", "small", "large")


def add(*, owner: Member, rows: Iterable[ImportRow], at: datetime) -> None:
    """Save the photos of people whom a file created."""
    _insert(owner.pk, ((row.made, row.picture) for row in rows if row.made), at)


def bring(*, owner: Member, rows: Iterable[ImportRow], at: datetime) -> dict[int, list[str]]:
    """Keep the photos of newer cards; by person the mark before, empty without one, and since.

    What the member chose or removed stays so. Another address book only fills.
    """
    wanted = {row.person.pk: row for row in rows if row.person and row.picture}
    if not wanted:
        return {}
    here = {photo.person_id: photo for photo in _photos(wanted)}
    fresh: dict[int, Square] = {}
    for pk, row in wanted.items():
        photo, picture = here.get(pk), row.picture
        may_change = not row.is_recognized and photo and photo.source == Photo.Source.CARD
        if picture and (not photo or (may_change and photo.mark != picture.mark)):
            fresh[pk] = picture
    Photo.objects.filter(person__in=fresh).delete()
    _insert(owner.pk, fresh.items(), at)
    show_photos(list(fresh))
    return {pk: [here[pk].mark if pk in here else "", one.mark] for pk, one in fresh.items()}


def put_back(person: int, marks: list[str]) -> bool:
    """Take a photo that came out again, and make the one before anew from the card that stays.

    Returns whether it is as it was: what the member chose or removed since stays.
    """
    if not marks:
        return True
    before, came = marks
    photo = Photo.objects.without_bytes().filter(person=person).first()
    if not photo or (photo.source, photo.mark) != (Photo.Source.CARD, came):
        return False
    photo.delete()
    if before:
        _bring_again(photo.owner_id, person)
    show_photos([person])
    return True


def missing(people: Iterable[int]) -> set[int]:
    """People who never had a photo although one of their cards has one that can be opened."""
    wanted = set(people)
    wanted -= set(Photo.objects.filter(person__in=wanted).values_list("person_id", flat=True))
    return {pk for pk, _ in _on_cards(wanted)}


def bring_missing(*, owner: Member, people: Iterable[int], at: datetime) -> dict[int, list[str]]:
    """Keep the photos of the cards of these people, one at a time; by person as `bring` says."""
    brought: dict[int, list[str]] = {}
    for pk, found in _on_cards(people):
        _insert(owner.pk, [(pk, found)], at)
        brought[pk] = ["", found.mark]
    show_photos(list(brought))
    return brought


def _photos(people: Iterable[int]) -> Iterable[Photo]:
    return Photo.objects.without_bytes().filter(person__in=list(people))


def _insert(owner_id: int, pictures: Iterable[tuple[int, Square | None]], at: datetime) -> None:
    rows = ((pk, one.mark, one.small, one.large) for pk, one in pictures if one)
    insert(Photo, COLUMNS, rows, owner_id=owner_id, source=Photo.Source.CARD, at=at)


def _bring_again(owner_id: int, person: int) -> None:
    """The photo of the newest card with one, dated as of when that card was imported."""
    for card in Card.objects.filter(person=person).order_by("-pk").iterator(1):
        if found := photo_of(bytes(card.content)):
            _insert(owner_id, [(person, found)], card.taken_at)
            return


def _on_cards(people: Iterable[int]) -> Iterator[tuple[int, Square]]:
    """The photo on the newest card of each person with one."""
    seen = set[int]()
    cards = Card.objects.filter(person__in=list(people)).order_by("-pk")
    for pk, content in cards.values_list("person_id", "content").iterator(1):
        if pk not in seen and (found := photo_of(bytes(content))):
            seen.add(pk)
            yield pk, found
