"""The words in a table's cells: clean lines and texts, labels, addresses, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cookout.vcard.contact_points import LONGEST_VALUE, CardContact, plain_label
from cookout.vcard.person import LONGEST_LINE, LONGEST_NOTES
from cookout.vcard.text import clean, clean_line

# The parts of an address, and the field that may hold all of it at once.
PARTS = ("box", "extended", "street", "city", "region", "code", "country", "address")

# What these say is nothing that a person would call a phone or a mail by.
_UNSAID = {"other", "custom", "profile", "internet", "smtp", "ex", "obsolete"}
_EVERYBODY = {"mycontacts", "my contacts"}
_SEVERAL = re.compile(r"\s*:::\s*|\n")  # how Google puts several values into one cell
_APART = re.compile(r"\s*:::\s*")
_MAILS = re.compile(r"\s*:::\s*|[\s;,]+")
_UNCLEAN = re.compile(r"  |=\?")
_SCHEME = re.compile(r"^(?:mailto|tel):\s*", re.I)
_BETWEEN_DIGITS = re.compile(r"[\s()./-]")


# Most cells are one clean line, and cleaning a million of them would take its time.
def line(text: str, limit: int = LONGEST_LINE) -> str:
    is_clean = len(text) <= limit and text.isprintable() and not _UNCLEAN.search(text)
    return text.strip() if is_clean else clean_line(text, limit)


def lines(text: str, limit: int = LONGEST_NOTES) -> str:
    is_clean = len(text) <= limit and text.replace("\n", " ").isprintable() and "=?" not in text
    return text.strip() if is_clean else clean(text, limit)


@lru_cache(maxsize=1024)
def label(text: str) -> str:
    """The label of a contact point, in lower case; "* Home" is the preferred one."""
    plain = plain_label(text.lstrip("* "))
    plain = plain.lower() if plain.isascii() else plain
    return "" if plain in _UNSAID else plain


def values(text: str, *, mails: bool = False) -> list[str]:
    """The values of a cell that may hold several."""
    several = _MAILS if mails and text.count("@") > 1 else _SEVERAL
    parts = several.split(text) if several is _MAILS or several.search(text) else (text,)
    found = [line(_SCHEME.sub("", part.strip()), LONGEST_VALUE) for part in parts]
    return [value for value in found if value]


def several(text: str) -> list[str]:
    """The values of a cell as Google strings them together, in their order, empty ones too."""
    return [part.strip() for part in _APART.split(text)] if ":::" in text else [text]


def labels(text: str) -> list[str]:
    """Labels of a person, whatever separator a program used; the one that every contact has is
    dropped."""
    separator = ":::" if ":::" in text else ";" if ";" in text else ","
    words = (line(word).lstrip("* ") for word in text.split(separator))
    return [word for word in words if word and word.lower() not in _EVERYBODY]


def address(parts: dict[str, list[str]]) -> str:
    """A postal address as on an envelope: box and street, then the place on one line, then the
    country."""
    texts_of = {name: "\n".join(dict.fromkeys(texts)) for name, texts in parts.items()}
    whole = texts_of.pop("address", "")
    if whole and "street" not in texts_of:
        # A whole address, or only its street: what it says already is not said twice.
        texts_of = {name: text for name, text in texts_of.items() if not _holds(whole, text)}
        texts_of["street"] = whole
    box, extended, street, city, region, code, country, _ = (
        texts_of.get(name, "") for name in PARTS
    )
    place = " ".join(
        part for part in (f"{city}," if city and region else city, region, code) if part
    )
    return lines("\n".join(filter(None, (box, extended, street, place, country))), LONGEST_VALUE)


def _holds(whole: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def each_once(points: Iterable[CardContact]) -> tuple[CardContact, ...]:
    """Contact points without doubles. Of several labels for one number the first non-empty one
    counts."""
    kept: dict[tuple[str, str], CardContact] = {}
    for point in points:
        same = point.value.removesuffix("/") if point.kind == "link" else point.value.casefold()
        if point.kind == "profile":
            same = f"{point.label}\n{same}"  # one name on two networks is two profiles
        if point.kind == "phone":
            same = _BETWEEN_DIGITS.sub("", same)
        known = kept.setdefault((point.kind, same), point)
        if point.label and not known.label:
            kept[point.kind, same] = point
    return tuple(kept.values())
