"""The headings that address books give their columns, and what each of them means here."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cookout.capture.tables.languages import (
    ADDRESSES,
    BETWEEN,
    COMPOUND,
    PARTS,
    PLACES,
    THINGS,
    VOCABULARY,
)
from cookout.capture.tables.more_languages import MORE, MORE_PLACES
from cookout.practice.spelling import fold
from cookout.vcard.person_fields import HEADINGS, LABELS

# What a column may hold, as the Import page names it.
FIELDS = LABELS | {
    "particle": "Prefix of the last name, like van",
    "department": "Department",
    "phone": "Phone",
    "mail": "Email",
    "link": "Web page",
    "profile": "Profile",
    "address": "Full address",
    "box": "Address: box",
    "extended": "Address: extra line",
    "street": "Address: street",
    "city": "Address: city",
    "region": "Address: state or region",
    "code": "Address: postal code",
    "country": "Address: country",
    "birth_year": "Birthday: year",
    "birth_month": "Birthday: month",
    "birth_day": "Birthday: day",
    "anniversary": "Anniversary",
    "event": "Other date",
    "related": "Family or tie",
    "categories": "Labels",
    "connected_on": "Connected on",
    "label": "Label of the next column",
    "kept": "Keep as is",
    "aside": "Skip this column",
}


MOST_DIGITS = 4


class HeadingMeaning(NamedTuple):
    """What a column holds. Columns of one group belong together: parts of one address."""

    field: str
    label: str = ""
    group: str = ""


# Beside the fields of a person: a field, its label where it has one, and the headings that mean
# it. What stands in small letters here has been through `key`.
_VOCABULARY = """
department: department, organization department, abteilung
birth_year: birth year
birth_month: birth month
birth_day: birth day
anniversary: anniversary, wedding anniversary
categories: categories, category, labels, group membership, groups, group, tags, tag, keywords
connected_on: connected on
name: fn
company: org
birthday: bday
address: adr
mail: email, email address, e mail, emailaddress, mail, mail address, primary email
mail: secondary email, emailadresse, email adresse, courriel, correo, correo electronico
phone: phone, phone number, phone no, contact number, contact no, telephone, telephone number
phone: tel, tel no, telefon, telefono, telefone
phone mobile: mobile, mobile phone, mobile number, mobile no, cell, cell phone, cellphone
phone mobile: handy, mobil, movil, cellulare
phone fax: fax, fax number, telefax
phone pager: pager, pager number
phone main: primary phone, main phone
phone company main: company main phone
phone car: car phone
phone radio: radio phone
phone assistant: assistant phone
phone video: phone video
phone tty: tty tdd phone
phone callback: callback
phone isdn: isdn
phone telex: telex
link: web page, webpage, website, web site, url, web, webseite, sitio web, website profile
link home page: home page, homepage, website home page
link blog: blog, website blog
profile chat: screen name
address: address, full address, mailing address, address line, adresse, direccion, indirizzo
address: endereco
street: street, street address, strasse, rue, calle, straat
extended: extended address, apartment, suite
box: po box, address po box, postfach
city: city, town, locality, ort, stadt, ville, ciudad, citta, cidade, plaats
region: state, region, province, county, state province, bundesland, provincia
code: zip, zip code, zipcode, postal code, post code, postcode, plz, postleitzahl, code postal
code: codigo postal
country: country, country region, land, pays, pais, paese
related spouse: spouse
related partner: partner
related child: child, children
related manager: manager, manager name
related assistant: assistant, assistant name
related referred by: referred by
related hobby: hobby
aside: n, rev, prodid, version
aside: email type, email display name, photo, file as, directory server, sensitivity, priority
aside: private, internet free busy, initials, organization type
"""


def key(heading: str) -> str:
    """A heading for comparing: lower case, without accents, marks and "'s"."""
    text = (
        re.sub(r"(?<=[a-z])(?=[A-Z\d])", " ", heading[:200])
        .casefold()
        .replace("ł", "l")
        .replace("ı", "i")
    )
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = re.sub(r"['’]s\b", "", plain).replace("e-mail", "email")
    return " ".join(re.sub(r"[^\w]+|_", " ", plain).split())


def _more() -> dict[str, HeadingMeaning]:
    rows = (row.partition(": ") for row in MORE.strip().splitlines())
    meanings = ((HeadingMeaning(*field.split(" ", 1)), words) for field, _, words in rows)
    return {key(word): found for found, words in meanings for word in words.split(", ")}


@cache
def _exact() -> dict[str, HeadingMeaning]:
    """The meaning of each exact heading. Built for the first table, to keep the start fast."""
    rows = (*VOCABULARY.strip().splitlines(), *_VOCABULARY.strip().splitlines())
    return (
        _more()
        | {heading: HeadingMeaning(name) for heading, name in HEADINGS.items()}
        | {
            word: HeadingMeaning(*field.split(" ", 1))
            for field, _, words in (row.partition(": ") for row in rows)
            for word in words.split(", ")
        }
    )


_NETWORKS = (
    *("linkedin", "twitter", "facebook", "instagram", "xing", "github", "mastodon", "telegram"),
    *("whatsapp", "signal", "skype", "aim", "icq", "jabber", "msn", "yahoo", "google talk"),
)
_OF_A_NETWORK = re.compile(
    rf"(?:im )?({'|'.join(_NETWORKS)})(?: (?:url|profile|id|handle|name|number))?"
)
_LABELS = {"home": "home", "private": "home", "personal": "home", "business": "work"}
_LABELS |= {"work": "work", "office": "work", "other": ""}
_LABELS = {
    key(word): "" if place == "other" else place
    for places in (MORE_PLACES, PLACES)
    for place, words in places.items()
    for word in words.split()
} | _LABELS
_ADDRESSES = {key(word) for word in ADDRESSES}
_NUMBERED = re.compile(
    r"(email|phone|address|organization|relation|website|event|im|custom field) (\d+) (.+)"
)
_ALSO = THINGS | PARTS
_NUMBERED_ELSEWHERE = re.compile(r"(\D+?) (\d+) (.+)")
_VALUES = {"email": "mail", "website": "link", "im": "profile", "relation": "related"}
_VALUES |= {"custom field": "kept"}
_THINGS = ("email", "phone", "address")
_KEYS = {"phone", "mail", "address", "birthday"}
_OF_AN_ADDRESS = {"street", "extended", "box", "city", "region", "code", "country", "address"}


def may_be_a_key(text: str) -> bool:
    """Whether a word in it may mean a number, a mailbox, an address or a birthday: most names
    need not be looked up."""
    return _of_keys().search(fold(text)) is not None


@cache
def _of_keys() -> re.Pattern[str]:
    """Compiled at the first row of a table."""
    long = {max(known.split(), key=len) for known, held in _exact().items() if held.field in _KEYS}
    long |= {max(one.split(), key=len) for name in _THINGS for one in THINGS[name].split("|")}
    found: list[str] = []
    for word in sorted(long | {*COMPOUND, *_THINGS}, key=len):
        # Email addresses hold "address": whatever holds a shorter one is found by it.
        if not any(shorter in word for shorter in found):
            found.append(word)
    # By their first letters, so that few are tried at each.
    grouped = groupby(sorted(found), key=itemgetter(0))
    return re.compile(
        "|".join(f"{first}(?:{'|'.join(word[1:] for word in words)})" for first, words in grouped)
    )


@lru_cache(maxsize=4096)
def meaning(heading: str) -> HeadingMeaning | None:
    """What a heading means; None if unknown."""
    if sum(letter.isdigit() for letter in heading) > MOST_DIGITS:
        return None  # a number stands in it: it is a value, whatever stands before
    words = key(heading)
    if (numbered := _NUMBERED.fullmatch(words)) and (known := _numbered(*numbered.groups())):
        return known
    if known := _exact().get(words):
        return known
    if (elsewhere := _NUMBERED_ELSEWHERE.fullmatch(words)) and (
        known := _numbered_elsewhere(*elsewhere.groups())
    ):
        return known
    # "LinkedIn" is one word, whatever its capitals.
    if network := _OF_A_NETWORK.fullmatch(key(heading.lower())):
        return HeadingMeaning("profile", network[1])
    kept = [word for word in words.split() if not word.isdigit()]
    labels = [word for word in kept if word in _LABELS]
    known = _in_words(kept)
    if not known or not labels:
        return known
    if known.field not in _OF_AN_ADDRESS | {"phone", "mail", "link"}:
        return None
    where = _LABELS[labels[0]]
    label = " ".join(word for word in (where, known.label) if word)
    is_part = known.field in _OF_AN_ADDRESS
    return HeadingMeaning(known.field, label, where or "other" if is_part else "")


def _in_words(words: list[str]) -> HeadingMeaning | None:
    """The meaning of a heading's words, without filler words and words for home or work."""
    rest = [COMPOUND.get(word, word) for word in words if word not in _LABELS or word in COMPOUND]
    short = [word for word in rest if word not in BETWEEN]
    part = [word for word in short if word not in _ADDRESSES]
    ways = (" ".join(some) for some in (rest, short, part, words))
    return next((known for way in ways if way and (known := _exact().get(way))), None)


def _numbered_elsewhere(label: str, number: str, part: str) -> HeadingMeaning | None:
    """A numbered Google heading in another language: "Telefon 2 - Wert"."""
    things = (name for name in THINGS if name == label or re.fullmatch(_ALSO[name], label))
    parts = (name for name in PARTS if name == part or re.fullmatch(_ALSO[name], part))
    label, part = next(things, ""), next(parts, part)
    return _numbered(label, number, part) if label else None


def _numbered(label: str, number: str, part: str) -> HeadingMeaning | None:
    """A numbered Google heading: "Phone 2 - Value" beside "Phone 2 - Type"."""
    group = f"{label} {number}"
    if label == "organization":
        return _exact().get({"name": "company", "title": "job title"}.get(part, f"{label} {part}"))
    if part in ("type", "label", "service"):
        # An old chat column has both, and its service says more.
        return HeadingMeaning("aside" if (label, part) == ("im", "type") else "label", "", group)
    if label == "address":
        known = _exact().get("address" if part == "formatted" else part)
        return HeadingMeaning(known.field, "", group) if known else None
    if part in ("value", "address"):
        return HeadingMeaning(_VALUES.get(label, label), "", group)
    return HeadingMeaning("aside") if part == "display name" else None
