"""Reread imported cards with a newer reader, and apply what that changes.

What was read before is not kept. It is what stands there, wherever the change log has no edit; so
the same three are compared as in an import, and nobody's own words are written over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from cookout.capture.intake import photos
from cookout.capture.intake.differences import Difference, differences_of
from cookout.capture.intake.family_lines import family_lines
from cookout.capture.intake.intake import Intake
from cookout.capture.intake.matching import (
    ImportRow,
    Sorted,
    Value,
    chunks,
    fields_of,
    read_again,
)
from cookout.capture.intake.slices import record
from cookout.capture.intake.ties import are_written, line_of
from cookout.capture.intake.writing import write
from cookout.members.region import region_of
from cookout.people.card import Card
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.history.change import Cause, Change, current_label
from cookout.people.history.differences import Line
from cookout.people.merging.choices import ASPECTS
from cookout.people.person import Person
from cookout.people.photo import LABEL as LABEL_OF_PHOTO
from cookout.people.search import search
from cookout.people.tag import tag_key
from cookout.people.tie import LABEL as LABEL_OF_TIES
from cookout.vcard.contact_points import CardContact
from cookout.vcard.person import Reading
from cookout.vcard.person_fields import BIRTHDAY, LABELS

if TYPE_CHECKING:
    from cookout.members.member import Member

NAME = "Kept cards, read again"
_POINTS = dict(ContactKind.choices)
_ASPECT = {name: aspect.label for aspect in ASPECTS for name in aspect.fields}


@dataclass
class Reread:
    """A person whose newest card reads differently by now."""

    row: ImportRow
    person: Person
    card: Card
    changes: list[Difference] = field(default_factory=list)
    labels: list[tuple[ContactPoint, str]] = field(default_factory=list)
    also: list[list[str]] = field(default_factory=list)
    more: list[Line] = field(default_factory=list)
    """Tags, ties and lines to remember that come."""
    has_photo: bool = False
    """Whether a card has a photo, and the member never chose or removed one."""

    @property
    def lines(self) -> list[Line]:
        """Each change: its label, the value before and the value after."""
        lines = [
            (
                LABELS.get(change.what, _POINTS.get(change.what, change.what)),
                change.mine,
                change.theirs,
            )
            for change in self.changes
        ]
        lines += [("Label", f"{p.label} {p.value}", f"{now} {p.value}") for p, now in self.labels]
        before = [list(map(str, pair)) for pair in self.card.also]
        news = [pair for pair in self.also if pair not in before]
        lines += [("Also on the card", "", ": ".join(pair)) for pair in news]
        gone = [pair for pair in before if pair not in self.also]
        lines += [("Also on the card", ": ".join(pair), "") for pair in gone]
        lines += [(LABEL_OF_PHOTO, "", "added")] if self.has_photo else []
        return lines + self.more


def rereadings(owner: Member) -> Iterator[Reread]:
    """Everyone whose newest card changes them when read again. Writes nothing."""
    region = region_of(owner)
    newest = Card.objects.of(owner).values("person").annotate(newest=Max("pk"))
    people = (
        Person.objects.of(owner).not_in_trash().prefetch_related("contact_points", "remembered")
    )
    for chunk in chunks(newest.order_by("person").values_list("newest", flat=True)):
        cards = {card.person_id: card for card in Card.objects.filter(pk__in=chunk)}
        several = _with_several(list(cards))
        edits, without = _edits(list(cards)), photos.missing(cards)
        found = people.prefetch_related("tags").filter(pk__in=cards).order_by("sort_key", "pk")
        for person in found:
            edited = edits.get(person.pk, _Edits())
            edited.is_alone = person.pk not in several
            one = _reread(person, cards[person.pk], edited, region)
            one.has_photo = person.pk in without
            if one.lines:
                yield one


@transaction.atomic
def reread(owner: Member, *, at: datetime) -> Intake | None:
    """Write the changes as an import that can be undone; None if nothing changes."""
    found = list(rereadings(owner))
    if not found:
        return None
    intake = Intake.objects.create(
        owner=owner, file_name=NAME, content=b"", handed_in_at=at, fingerprint="reread"
    )
    written = write(
        owner=owner, file_name=NAME, result=Sorted(updated=[one.row for one in found]), at=at
    )
    for reread_person in found:
        changed = written.changed[reread_person.person.pk]
        for point, label in reread_person.labels:
            kept = (str(point.kind), point.label, point.value, point.position)
            changed.gone.append(kept)
            changed.added.append((kept[0], label, kept[2], kept[3]))
            ContactPoint.objects.filter(pk=point.pk).update(label=label)
        Card.objects.filter(pk=reread_person.card.pk).update(also=reread_person.also)
    wanted = [one.person.pk for one in found if one.has_photo]
    for pk, marks in photos.bring_missing(owner=owner, people=wanted, at=at).items():
        written.changed[pk].photo = marks
    intake.taken_at, intake.done, intake.total = at, len(found), len(found)
    intake.add_to_counts(created=0, updated=len(found), same=0, in_trash=0)
    intake.save()
    record(intake, written)
    search.write([one.person.pk for one in found])
    return intake


@dataclass
class _Edits:
    """What the change log says of a person since their card was imported."""

    labels: set[str] = field(default_factory=set)
    gone: list[str] = field(default_factory=list)
    by_card: bool = False
    is_alone: bool = True

    def touches(self, name: str) -> bool:
        return bool({_ASPECT.get(name), LABELS.get(name)} & self.labels)

    def went(self, value: str) -> bool:
        """Whether the member deleted this value or wrote another one over it."""
        return any(value and value in words for words in self.gone)


def _edits(people: list[int]) -> dict[int, _Edits]:
    found: dict[int, _Edits] = defaultdict(_Edits)
    changes = Change.objects.filter(person__in=people).order_by("pk")
    for pk, cause, is_new, lines in changes.values_list("person", "cause", "is_new", "said"):
        edits = found[pk]
        if cause == Cause.INTAKE:
            edits.by_card = edits.by_card or is_new
            continue
        for label, before, _ in lines:
            edits.labels.add(current_label(label))
            edits.gone += [before] if before else []
    return found


def _with_several(people: list[int]) -> set[int]:
    """People with cards of several address books: a value missing from one may come from
    another."""
    times: dict[int, set[str]] = defaultdict(set)
    for pk, uid in Card.objects.filter(person__in=people).values_list("person_id", "uid"):
        times[pk].add(uid)
    return {pk for pk, uids in times.items() if len(uids) > 1}


def _reread(person: Person, card: Card, edits: _Edits, region: str) -> Reread:
    theirs = read_again(bytes(card.content), card.codec, card.day_first)
    base = _read_before(person, theirs, edits)
    row = ImportRow(
        theirs.card, card.digest, card.uid, told=theirs, person=person, base=base, is_in=True
    )
    points = list(person.contact_points.all())
    present = {(point.kind, point.value) for point in points}
    result = Reread(row, person, card, also=[list(one) for one in theirs.also])
    found = differences_of(row, person, present, region=region)
    result.changes = [difference for difference in found if difference.counts(row)]
    labels = {(str(point.kind), point.value): point.label[:100] for point in theirs.points}
    result.labels = [
        (point, label)
        for point in points
        if (label := labels.get((point.kind, point.value), point.label)) != point.label
        and ContactKind(point.kind).label not in edits.labels
        and edits.by_card
    ]
    before = {words for words, _ in family_lines(base)}
    here = {tag_key(name) for name in base.categories}
    result.more = [
        *(("Remember", "", words) for words, _ in family_lines(theirs) if words not in before),
        *((LABEL_OF_TIES, "", line_of(tie)) for tie in theirs.ties if tie not in base.ties),
        *(("Tag", "", name) for name in theirs.categories if tag_key(name) not in here),
    ]
    return result


def _read_before(person: Person, theirs: Reading, edits: _Edits) -> Reading:
    """What the card was read as then: the values saved now, and for edited ones what the card reads
    as now."""
    fields = {
        name: _field_before(person, name, value, edits) for name, value in fields_of(theirs).items()
    }
    year, month, day = (
        int(value) if (value := fields.pop(column)) else None for column in BIRTHDAY
    )
    known = {line.words for line in person.remembered.all()}
    lines = [words for words, _ in family_lines(theirs) if words in known or edits.went(words)]
    related = tuple(
        (label, text)
        for label, text in theirs.related
        if (f"{label.capitalize()}: {text}" if label else text) in lines
    )
    tags = {tag.key for tag in person.tags.all()}
    is_married = theirs.anniversary and family_lines(replace(theirs, related=()))[0][0] in lines
    return replace(
        theirs,
        **fields,
        birthday=(year, month, day) if year or month or day else None,
        points=tuple(_points_before(person, theirs, edits)),
        related=related,
        ties=tuple(
            tie
            for tie in theirs.ties
            if edits.went(tie.name) or are_written(person, replace(theirs, ties=(tie,)), None)
        ),
        anniversary=theirs.anniversary if is_married else None,
        categories=tuple(
            name for name in theirs.categories if tag_key(name) in tags or edits.went(name)
        ),
    )


def _field_before(person: Person, name: str, value: Value, edits: _Edits) -> Any:
    """A field as saved, unless it was edited: then as the card reads now, which changes nothing.
    Only an invalid birthday is ever emptied."""
    mine = getattr(person, name)
    is_free = not edits.touches(name) and (edits.by_card or not mine)
    is_kept = not value and not (name in BIRTHDAY and edits.is_alone)
    return mine if is_free and not is_kept else value


def _points_before(person: Person, theirs: Reading, edits: _Edits) -> Iterator[CardContact]:
    """Every saved contact point that came from a card, and those that were deleted."""
    on_card = {(point.kind, point.value) for point in theirs.points}
    for point in person.contact_points.all():
        is_by_hand = ContactKind(point.kind).label in edits.labels
        is_certain = edits.by_card and edits.is_alone and not is_by_hand
        if (point.kind, point.value) in on_card or is_certain:
            yield CardContact(point.kind, point.label, point.value)  # type: ignore[arg-type]
    for one in theirs.points:
        if edits.went(one.value):
            yield one
