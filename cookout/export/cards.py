"""A person as a vCard: their imported card with the member's changes, or a new one."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Max
from django.db.models.functions import Length

from cookout.capture.intake.matching import OWN, fields_of
from cookout.capture.tables.row_reader import again
from cookout.export.ties import ExportedTies
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.person import People, Person
from cookout.people.photo import Photo
from cookout.people.tag import tag_key
from cookout.practice.name_parts import name_parts
from cookout.vcard import remembered
from cookout.vcard.also import CUSTOM
from cookout.vcard.contact_lines import lines_of
from cookout.vcard.contact_points import CardContact, labels_by_group, points_from, sameness
from cookout.vcard.envelope import VCard as Source
from cookout.vcard.envelope import read
from cookout.vcard.person import Reading, read_person
from cookout.vcard.person_fields import BIRTHDAY, FIELDS
from cookout.vcard.pictures import SetAside
from cookout.vcard.properties import Property
from cookout.vcard.text import clean, clean_line
from cookout.vcard.versions import ENVELOPE, Version, carried
from cookout.vcard.writing import escape, line, write


class PhotoOut(NamedTuple):
    """A photo to export: its source and its bytes, empty if it was removed."""

    source: str
    large: bytes


class KeptBytes(NamedTuple):
    """The bytes of a card, their encoding, and the order of its dates."""

    content: bytes = b""
    codec: str = ""
    day_first: bool | None = None


NO_BYTES = KeptBytes()
CHUNK = 200
ROOM = 1_000_000
"""Bytes of cards in memory at once, where one alone is not larger."""
LONG = 50_000
NAMES = ("family", "given", "additional", "prefix", "suffix")
# What of a person each property says; a property that says something else now is written anew.
FIELDS_OF = {"FN": ("name",), "N": NAMES} | {
    field.vcard[0]: field.row_columns for field in FIELDS if field.vcard
}
# Other properties that say the same: what a member empties must not come back from them.
IMPLIED = {field.vcard[0]: field.vcard[1:] for field in FIELDS if field.vcard}
# Of these a card may have several of which only one is ours to change.
ONE_OF_SEVERAL = {"FN", "N", "ORG"}


def cards_of(people: People, *, version: Version) -> Iterator[bytes]:
    """Everyone's vCard, one after the other, with few of them in memory at a time."""
    numbers = list(people.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        few = (
            Person.objects.filter(pk__in=chunk)
            .order_by("pk")
            .prefetch_related("contact_points", "tags")
        )
        everybody, ties = {person.pk: person for person in few}, ExportedTies(chunk)
        newest = Card.objects.filter(person__in=chunk).values("person").annotate(card=Max("pk"))
        latest = {row["person"]: row["card"] for row in newest}
        for some in _by_size(everybody, latest):
            cards = Card.objects.filter(pk__in=[latest[pk] for pk in some if pk in latest])
            kept = cards.order_by().values_list("person", "content", "codec", "day_first")
            contents = {pk: KeptBytes(bytes(raw), codec, order) for pk, raw, codec, order in kept}
            photos = photos_of([everybody[pk] for pk in some])
            for pk in some:
                kept_bytes = contents.pop(pk, NO_BYTES)
                yield card_of(
                    everybody[pk],
                    **kept_bytes._asdict(),
                    version=version,
                    ties=ties,
                    photo=photos.pop(pk, None),
                )


def _by_size(people: Iterable[int], latest: dict[int, int]) -> Iterator[list[int]]:
    """These people in order, in batches: each as many as have cards of one megabyte together."""
    cards = Card.objects.filter(pk__in=latest.values()).order_by()
    lengths = dict(cards.values_list("person", Length("content")))
    some, size = list[int](), 0
    for pk in people:
        if some and size + lengths.get(pk, 0) > ROOM:
            yield some
            some, size = [], 0
        some.append(pk)
        size += lengths.get(pk, 0)
    if some:
        yield some


def newest_card(person: Person) -> KeptBytes:
    """The bytes of a person's newest card; none where they have none."""
    cards = Card.objects.filter(person=person).order_by("-pk")
    found = cards.values_list("content", "codec", "day_first").first()
    return KeptBytes(bytes(found[0]), *found[1:]) if found else NO_BYTES


def photos_of(people: Iterable[Person]) -> dict[int, PhotoOut]:
    """The photos of these people, as cards need them; without those who never had one."""
    pks = [person.pk for person in people]
    photos = Photo.objects.filter(person__in=pks).values_list("person_id", "source", "large")
    return {pk: PhotoOut(source, bytes(large)) for pk, source, large in photos}


def card_of(
    person: Person,
    *,
    content: bytes = b"",
    codec: str = "",
    day_first: bool | None = None,
    version: Version,
    photo: PhotoOut | None = None,
    ties: ExportedTies | None = None,
) -> bytes:
    """A person's card: the imported one with everything changed since, or a new one."""
    source = _source(content, codec, day_first)
    props = source.properties if source else []
    base = read_person(source) if source else None
    before = next((prop.value for prop in props if prop.name == "VERSION"), "")
    out = [
        carried(prop, source=before, target=version, day_first=day_first)
        for prop in props
        if prop.name not in ENVELOPE
    ]
    out = _with_fields(out, person, base, version)
    out = _with_points(out, person, base, version)
    out = _with_tags(out, person, base)
    out = _with_photo(out, photo, version)
    out = (ties or ExportedTies([person.pk])).on_card(out, person, version=version)
    out += [] if source else _also_of(content)
    names = {prop.name for prop in out}
    if "FN" not in names:
        out.insert(0, line("FN", escape(_name(person))))
    if not any(prop.name == "N" and prop.value.strip("; ") for prop in out):
        out = [prop for prop in out if prop.name != "N"]
        parts = _parts_of(person)
        if parts.strip(";") or version == "3.0":
            out.insert(1, line("N", parts))
    if "UID" not in names:
        out.append(line("UID", f"{OWN}{person.uid}"))
    ours = (line("BEGIN", "VCARD"), line("VERSION", version), *out, line("END", "VCARD"))
    return b"".join(write(prop) for prop in ours)


def _parts_of(person: Person) -> str:
    """The name split into parts, derived from the whole name: some phones show no one whose N is
    empty."""
    name, company = clean_line(person.name, LONG), clean_line(person.company, LONG)
    parts = name_parts(name=name, company=company)._asdict()
    return ";".join(escape(clean_line(parts[part], LONG)) for part in NAMES)


def _source(content: bytes, codec: str, day_first: bool | None) -> Source | None:
    """A person's single saved card, parsed; unusual ones are searched for a card inside."""
    if content[:11].upper() == b"BEGIN:VCARD":
        return SetAside(content, codec=codec, day_first=day_first)
    found = next(iter(read(content).cards), None) if content else None
    if not found:
        return None
    return SetAside(found.content, found.line, codec=codec, day_first=day_first)


def _with_fields(
    props: list[Property], person: Person, base: Reading | None, version: Version
) -> list[Property]:
    before = fields_of(base)
    for name, fields in FIELDS_OF.items():
        if any(getattr(person, field) != before.get(field, _nothing(field)) for field in fields):
            props = _written_over(props, name, _value_of(person, name, base, version))
    return props


def _with_tags(props: list[Property], person: Person, base: Reading | None) -> list[Property]:
    tags = [tag.name for tag in person.tags.all()]
    before = {tag_key(name) for name in (base.categories if base else ())}
    if {tag_key(name) for name in tags} == before:
        return props
    return _written_over(props, "CATEGORIES", ",".join(map(escape, tags)))


def _with_photo(props: list[Property], photo: PhotoOut | None, version: Version) -> list[Property]:
    """Replace the photo if the member chose or removed one; else the card's own stays."""
    has_own = any(prop.name == "PHOTO" for prop in props)
    if not photo or (photo.source == Photo.Source.CARD and has_own):
        return props
    props = [prop for prop in props if prop.name != "PHOTO"]
    if photo.source == Photo.Source.REMOVED:
        return props
    packed = line("PHOTO", b64encode(photo.large).decode(), ENCODING="b", TYPE="JPEG")
    return [*props, carried(packed, source="3.0", target=version)]


def _also_of(content: bytes) -> list[Property]:
    """The values of an imported table row without a field, so that the card restores them."""
    entry = again(content)
    lines: list[Property] = []
    values = (*entry.reading.also, *entry.reading.related) if entry else ()
    for place, (label, value) in enumerate(dict.fromkeys(values), start=1):
        group = f"also{place}"
        lines.append(line(CUSTOM, escape(value), group=group))
        lines.append(line("X-ABLABEL", escape(label), group=group))
    return lines


def _name(person: Person) -> str:
    """The name; a placeholder if it is invisible, so that no one is left out."""
    return clean_line(person.name, LONG) or "No name"


def _nothing(field: str) -> str | None:
    return None if field in BIRTHDAY else ""


def _value_of(person: Person, name: str, base: Reading | None, version: Version) -> str:
    """The current value of a property; empty if the member has none."""
    if name == "N":
        parts = [escape(clean_line(getattr(person, part), LONG)) for part in NAMES]
        return ";".join(parts) if any(parts) else ""
    if name == "BDAY":
        return _birthday(person, version)
    if name == "NOTE":
        return escape(clean(person.notes, LONG))
    if name == "DEATHDATE":
        day = person.died if version == "3.0" else person.died.replace("-", "")
        partial = person.died if len(person.died) < 10 or person.died.startswith("-") else day
        return "unknown" if person.died == "yes" else partial
    if name == "FN":
        return escape(_name(person))
    value = escape(clean_line(getattr(person, FIELDS_OF[name][0]), LONG))
    if name == "ORG" and value and base:
        # The department stays where the company was corrected.
        units = [unit for label, unit in base.also if label == "department"]
        return ";".join([value, *map(escape, units)])
    if name == "NICKNAME" and value:
        also = [text for label, text in (base.related if base else ()) if label == "also called"]
        return ",".join([value, *map(escape, also)])
    return value


def _birthday(person: Person, version: Version) -> str:
    """As much as is known: 4.0 has a form for each part, and 3.0 is read the same way."""
    year, month, day = person.birth_year, person.birth_month, person.birth_day
    if year and month and day:
        dash = "-" if version == "3.0" else ""
        return f"{year:04}{dash}{month:02}{dash}{day:02}"
    if year:
        return f"{year:04}-{month:02}" if month else f"{year:04}"
    if month:
        return f"--{month:02}{day:02}" if day else f"--{month:02}"
    return ""


def _written_over(props: list[Property], name: str, value: str) -> list[Property]:
    """The properties with a new value for one of them, in its old place."""
    ours = [n for n, prop in enumerate(props) if prop.name in (name, *IMPLIED.get(name, ()))]
    first = min(
        ours, key=lambda n: (not props[n].value, not props[n].preferred), default=len(props)
    )
    gone = {first} if name in ONE_OF_SEVERAL and value else set(ours)
    if name == "NICKNAME":
        gone |= {n for n, prop in enumerate(props) if any(remembered.nicknames([prop]))}
    if value:
        params = props[first].params if first < len(props) else {}
        params = {key: values for key, values in params.items() if _prefers(key, values)}
        props = [*props[:first], Property("", name, params, value, 0), *props[first:]]
        gone = {n + (n >= first) for n in gone}
    return [prop for n, prop in enumerate(props) if n not in gone]


def _prefers(key: str, values: tuple[str, ...]) -> bool:
    return key == "PREF" or (key == "TYPE" and values == ("pref",))


def _with_points(
    props: list[Property], person: Person, base: Reading | None, version: Version
) -> list[Property]:
    """Contact points: deleted ones are dropped, new ones appended."""
    now = _points_now(person.contact_points.all())
    before = {(point.kind, point.value): point for point in (base.points if base else ())}
    stays = {key for key in now if key in before and before[key].label == now[key].label}
    gone = {(p.kind, sameness(p)) for key, p in before.items() if key not in stays}
    labels, result = labels_by_group(props), []
    fresh = [point for key, point in now.items() if key not in stays]
    groups = Counter(prop.group.lower() for prop in props if prop.name != "X-ABLABEL")
    for prop in props:
        points = list(points_from(prop, labels)) or _as_label(prop, base)
        if not any((point.kind, sameness(point)) in gone for point in points):
            result.append(prop)
            continue
        groups[prop.group.lower()] -= 1
        # What else this property says is said again below.
        fresh += [
            point
            for point in points
            if (point.kind, sameness(point)) not in gone and (point.kind, point.value) in stays
        ]
    result = [
        prop
        for prop in result
        if prop.name != "X-ABLABEL" or not prop.group or groups[prop.group.lower()]
    ]
    for point in dict.fromkeys(fresh):
        taken = {prop.group.lower() for prop in result}
        result += lines_of(point, version=version, taken=taken)
    return result


def _points_now(points: Iterable[ContactPoint]) -> dict[tuple[str, str], CardContact]:
    """The contact points as the member has them now."""
    return {
        (point.kind, point.value): CardContact(point.kind, point.label, point.value)  # type: ignore[arg-type]
        for point in points
    }


def _as_label(one: Property, base: Reading | None) -> list[CardContact]:
    """A formatted address, where the card has no other."""
    if one.name != "LABEL" or not base:
        return []
    value = clean(one.text(), LONG)
    return [point for point in base.points if point.kind == "address" and point.value == value]
