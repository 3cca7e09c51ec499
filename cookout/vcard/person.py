"""Parse a card as a person: names, contact points, dates and notes.

A card never fails here: what can't be understood is skipped, and stays in the card's bytes. A group
of an address book is parsed like a person with the group's name, and marked as a group.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from cookout.vcard import remembered
from cookout.vcard.also import also_on
from cookout.vcard.contact_points import CardContact, points_of
from cookout.vcard.days import Partial
from cookout.vcard.envelope import KNOWN_BY, VCard
from cookout.vcard.person_fields import FIELDS, NAME_PARTS, PersonField
from cookout.vcard.properties import Property, properties, split, unescape
from cookout.vcard.text import clean, clean_line, from_base64, plain, with_newlines
from cookout.vcard.ties import CardTie, ties_of

__all__ = ["CardContact", "Reading", "digest", "identity", "read_person"]

LONGEST_LINE = 300
LONGEST_NOTES = 50_000
LARGEST_PHOTO = 10_000_000
MOST = 200

# Patterns that begin with one certain letter are found quickly, past pictures of any size.
_UID = re.compile(rb":(?<=[Uu][Ii][Dd]:)")
_UID_HEAD = re.compile(rb"(?:[\w.-]*\.)?uid", re.I)
_ONE_LINE = re.compile(rb"[^\r\n]*+(?:(?:\r\r?\n|\n|\r)[ \t][^\r\n]*+)*+")
_DRESSED = (re.compile(rb":(?<=[ \t]:)"), re.compile(rb";(?<=[Dd \t];)"))
_QUOTED = re.compile(rb"-[Pp][Rr][Ii][Nn][Tt]")
_VCARDS = re.compile(rb":[ \t]*[Vv][Cc][Aa][Rr][Dd]")
MARKS = 2
# Fields with a reader of their own. All others are the texts of their properties, in a row.
_READ_APART = {"name", *NAME_PARTS, "nickname", "company", "birthday", "died", "notes"}
# The label of Google that all contacts have.
_EVERYBODY = {"mycontacts", "my contacts"}
_PHOTO = re.compile(rb"[Pp][Hh][Oo][Tt][Oo]")
_PHOTO_LINE = re.compile(rb"(?im)^(?:[\w-]+\.)?PHOTO[;:]")
_PICTURES = (
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("image/gif", re.compile(rb"GIF8[79]a")),
    ("image/webp", re.compile(rb"RIFF.{4}WEBP", re.S)),
    ("image/heic", re.compile(rb".{4}ftyp(?:heic|heix|mif1)", re.S)),
    ("image/bmp", re.compile(rb"BM.{4}\0{4}", re.S)),
)


@dataclass(frozen=True)
class Reading:
    """A person as parsed from a card. The name is never empty; every other field may be."""

    card: VCard = field(repr=False, compare=False)
    name: str
    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    company: str = ""
    department: str = ""
    title: str = ""
    role: str = ""
    pronouns: str = ""
    birthday: Partial | None = None
    died: str = ""
    """The day as far as it is known, as "2024-05-14" or "2024"; "yes" without one; or empty."""
    anniversary: Partial | None = None
    notes: str = ""
    points: tuple[CardContact, ...] = ()
    categories: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    """What else is worth remembering, each with its label: a hobby, another day."""
    ties: tuple[CardTie, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    """Labels and values that have no field of their own."""
    uid: str | None = None
    kind: str = "individual"

    @property
    def photo(self) -> bytes | None:
        """The first picture in the card, decoded on access. Pictures at a web address are never
        fetched."""
        return photo_in(self.card.content)


def photo_in(content: bytes) -> bytes | None:
    """The first picture in the bytes of a card. Most have none: those aren't parsed."""
    if not _PHOTO.search(content) and b"\0" not in content:
        return None
    line = _PHOTO_LINE.search(content) if _is_plain(content) else None
    # Mostly one property: those before it need not be read for it.
    return first_picture(properties(content[line.start() :] if line else content))


def first_picture(props: Iterable[Property]) -> bytes | None:
    """The first picture of a person among the properties of a card."""
    pictures = (prop for prop in props if prop.name == "PHOTO")
    return next((raw for picture in pictures if (raw := _picture(picture))), None)


def _is_plain(content: bytes) -> bool:
    """Whether a line that begins like a property is one: not a part of quoted text, nor of a card
    inside."""
    is_one = content[:5].upper() == b"BEGIN" and b"\0" not in content
    return is_one and len(_VCARDS.findall(content)) <= MARKS and not _QUOTED.search(content)


def digest(card: VCard) -> str:
    """A hash of the card, independent of line endings and of the UTF it was saved in."""
    text, _ = plain(card.content)
    return hashlib.sha256(with_newlines(text).strip()).hexdigest()


def identity(card: VCard) -> str | None:
    """The normalized UID of a card."""
    return bare(_uid(_with_uid(card))) or None


def _with_uid(card: VCard) -> list[Property]:
    """The properties that include the UID. Mostly one line; the rest needn't be parsed."""
    content = card.content
    if not _is_plain(content) or any(pattern.search(content) for pattern in _DRESSED):
        return card.properties
    return [prop for line in _uid_lines(content) for prop in properties(line)]


def _uid_lines(content: bytes) -> Iterator[bytes]:
    for colon in _UID.finditer(content):
        end = colon.start()
        start = max(content.rfind(b"\n", 0, end), content.rfind(b"\r", 0, end)) + 1
        if _UID_HEAD.fullmatch(content, start, end) and (line := _ONE_LINE.match(content, start)):
            yield line[0]


def bare(uid: str | None) -> str:
    """A normalized UID: a bare UUID and a urn:uuid are the same."""
    return re.sub(r"^urn:uuid:", "", uid, flags=re.I).casefold() if uid else ""


def read_person(card: VCard) -> Reading:
    props, order = card.properties, card.day_first
    names = _names(props)
    prefix, given, additional, family, suffix = names
    called, *also_called = [*_list(props, "NICKNAME"), *remembered.nicknames(props), ""]
    nickname = clean_line(called, LONGEST_LINE)
    company, department = _company(props)
    points = points_of(props)
    return Reading(
        card=card,
        name=_name(props, names, nickname, company, points),
        prefix=prefix,
        given=given,
        additional=additional,
        family=family,
        suffix=suffix,
        nickname=nickname,
        company=company,
        department=department,
        birthday=remembered.birthday(props, order),
        died=remembered.died(props, order),
        anniversary=remembered.anniversary(props, order),
        notes=_notes(props),
        points=points,
        categories=tuple(_list(props, "CATEGORIES")),
        related=remembered.related(props, order)
        + tuple(("also called", name) for name in also_called if name),
        ties=ties_of(props),
        also=also_on(props),
        uid=_uid(props),
        kind=_kind(props),
        **{field.name: _text_of(props, field) for field in FIELDS if field.name not in _READ_APART},
    )


def _named(props: list[Property], *names: str) -> list[Property]:
    """The non-empty properties with these names, the preferred first."""
    found = [prop for prop in props if prop.name in names and prop.value]
    return found if len(found) < 2 else sorted(found, key=lambda one: not one.preferred)


def _line(text: str) -> str:
    return clean_line(text, LONGEST_LINE)


def _name(
    props: list[Property],
    names: tuple[str, ...],
    nickname: str,
    company: str,
    points: tuple[CardContact, ...],
) -> str:
    """The name for lists: the best that the card has, never empty."""
    formatted = next((text for prop in _named(props, "FN") if (text := _line(prop.text()))), "")
    name = formatted or _line(" ".join(filter(None, names))) or nickname or company
    for kind in ("mail", "phone", "profile", "link", "address"):
        name = name or next((point.value for point in points if point.kind == kind), "")
    # An address stands in several lines, and the first will do.
    name = _line(name.partition("\n")[0])
    rest = (_line(prop.text()) for prop in _named(props, *KNOWN_BY))
    return name or next(filter(None, rest), "") or "No name"


def _names(props: list[Property]) -> tuple[str, str, str, str, str]:
    """Prefix, given, additional, family and suffix, from the first non-empty N."""
    for prop in _named(props, "N"):
        lists = [split(part, ",") for part in split(prop.decoded(), ";")]
        parts = [" ".join(filter(None, (_line(unescape(x)) for x in part))) for part in lists]
        if any(parts):
            family, given, additional, prefix, suffix = [*parts, *[""] * 5][:5]
            return _line(prefix), _line(given), _line(additional), _line(family), _line(suffix)
    return "", "", "", "", ""


def _company(props: list[Property]) -> tuple[str, str]:
    """The company, and the departments in one line."""
    for prop in _named(props, "ORG"):
        company, *departments = [*filter(None, map(_line, prop.parts())), ""]
        if company:
            return company, _line(", ".join(filter(None, departments)))
    return "", ""


def _list(props: list[Property], name: str) -> list[str]:
    """The values of a list property without doubles, ignoring case."""
    # 2.1 parts a list of categories by semicolons.
    by = "[,;]" if name == "CATEGORIES" else ","
    values = (_line(part) for prop in _named(props, name) for part in prop.parts(by))
    kept: dict[str, str] = {}
    for value in filter(None, values):
        if name == "CATEGORIES" and value.casefold() in _EVERYBODY:
            continue
        kept.setdefault(value.casefold(), value)
    return list(kept.values())[:MOST]


def _text_of(props: list[Property], field: PersonField) -> str:
    """A text field from its properties, else as implied by another property."""
    plainly = [name for name in field.vcard if name not in field.vcard_values]
    texts = filter(None, (_line(prop.text()) for prop in _named(props, *plainly)))
    if found := _line(", ".join(dict.fromkeys(texts))):
        return found
    implied = (
        values.get(_line(prop.text()).casefold(), "")
        for name, values in field.vcard_values.items()
        for prop in _named(props, name)
    )
    return next(filter(None, implied), "")


def _notes(props: list[Property]) -> str:
    texts = (clean(prop.text(), LONGEST_NOTES) for prop in props if prop.name == "NOTE")
    return clean("\n\n".join(dict.fromkeys(filter(None, texts))), LONGEST_NOTES)


def _uid(props: list[Property]) -> str | None:
    return next((uid for prop in props if prop.name == "UID" and (uid := _line(prop.text()))), None)


def _kind(props: list[Property]) -> str:
    """The kind of the card: an individual, a group, an organization, a place."""
    for prop in _named(props, "KIND", "X-ADDRESSBOOKSERVER-KIND"):
        return _line(prop.text()).lower() or "individual"
    company = any(prop.value.upper() == "COMPANY" for prop in _named(props, "X-ABSHOWAS"))
    return "org" if company else "individual"


def _picture(one: Property) -> bytes | None:
    """The bytes of a picture inside the card, if browsers can show it."""
    value = one.value
    if value[:5].lower() == "data:":
        value = unquote(unescape(value)).partition(",")[2]
    if len(value) > LARGEST_PHOTO * 3 // 2 or "://" in value[:20]:
        return None
    raw = from_base64(value)
    return raw if raw and len(raw) <= LARGEST_PHOTO and _picture_type(raw) else None


def _picture_type(raw: bytes) -> str | None:
    return next((kind for kind, beginning in _PICTURES if beginning.match(raw)), None)
