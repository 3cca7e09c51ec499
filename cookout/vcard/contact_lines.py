"""One contact point as a line of a vCard, written so that it is read back the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from cookout.vcard.contact_points import (
    LONGEST_LABEL,
    LONGEST_VALUE,
    CardContact,
    labels_by_group,
    points_from,
)
from cookout.vcard.properties import Property
from cookout.vcard.text import clean, clean_line
from cookout.vcard.versions import Version
from cookout.vcard.writing import escape, escape_uri, line

_TYPES = {"mobile": "cell"}
_KNOWN = {"home", "work", "mobile", "fax", "pager", "main", "other"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:(?!//)")


def lines_of(point: CardContact, *, version: Version, taken: set[str]) -> list[Property]:
    """The property, and if no standard type matches its label, a line with the label."""
    address = point.kind == "address"
    value = (clean if address else clean_line)(point.value, LONGEST_VALUE)
    label = clean_line(point.label, LONGEST_LABEL)
    if not value:
        return []
    wanted = [CardContact(point.kind, label, value)]
    written: list[Property] = []
    for written in _ways(wanted[0], version, taken):
        labels = labels_by_group(written)
        if [found for prop in written for found in points_from(prop, labels)] == wanted:
            break
    return written


def _ways(point: CardContact, version: Version, taken: set[str]) -> Iterator[list[Property]]:
    """The possible ways to write the line, the plainest first."""
    words = point.label.split()
    if set(words) <= _KNOWN:
        types = ",".join(_TYPES.get(word, word) for word in words)
        yield [_line(point, version, types=types)]
    if point.kind == "profile":
        yield [_line(point, version, network=point.label)]
    free = next(f"item{n}" for n in range(1, 10_000) if f"item{n}" not in taken)
    yield [
        _line(point, version, group=free),
        line("X-ABLABEL", escape(point.label), group=free),
    ]


def _line(
    point: CardContact, version: Version, *, types: str = "", network: str = "", group: str = ""
) -> Property:
    match point.kind:
        case "phone":
            return line("TEL", escape(point.value), group=group, TYPE=types)
        case "mail":
            return line("EMAIL", escape(point.value), group=group, TYPE=types)
        case "address":
            value = f";;{escape(point.value)};;;;"
            return line("ADR", value, group=group, TYPE=types)
        case "link":
            return line("URL", escape_uri(point.value), group=group, TYPE=types)
    # A name on a network may look like an address: then it is written as one.
    is_address = bool(_SCHEME.match(point.value))
    value = f"x-name:{quote(point.value, safe='')}" if is_address else escape(point.value)
    if version == "3.0":
        return Property(
            group, "X-SOCIALPROFILE", _params(types, "X-SERVICE-TYPE", network), value, 0
        )
    params = _params(types, "SERVICE-TYPE", network)
    params |= {} if is_address else {"VALUE": ("text",)}
    return Property(group, "SOCIALPROFILE", params, value, 0)


def _params(types: str, name: str, network: str) -> dict[str, tuple[str, ...]]:
    params = {"TYPE": tuple(types.split(","))} if types else {}
    return params | ({name: (network,)} if network else {})
