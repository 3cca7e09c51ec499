"""Codes on a card: a vCard, a MECARD, a mail address, a phone number or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from cookout.practice.card_fields.combining import combine
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.links import kind_of_link
from cookout.practice.trades import find_trade
from cookout.vcard import envelope
from cookout.vcard.contact_points import CardContact
from cookout.vcard.person import read_person

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_CODES = 6
LONGEST_CODE = 8_000
_MECARD = re.compile(r"((?:[^;:\\]|\\.)+):((?:[^;\\]|\\.)*);")
_ESCAPED = re.compile(r"\\(.)")


def read_codes(image: Image) -> list[str]:
    """The text of every square code in a picture, without doubles."""
    import zxingcpp

    square = zxingcpp.BarcodeFormats(
        [
            zxingcpp.BarcodeFormat.QRCode,
            zxingcpp.BarcodeFormat.MicroQRCode,
            zxingcpp.BarcodeFormat.DataMatrix,
            zxingcpp.BarcodeFormat.Aztec,
        ]
    )
    found = zxingcpp.read_barcodes(image, formats=square, text_mode=zxingcpp.TextMode.Plain)
    texts = (code.text.strip() for code in found[:MOST_CODES] if code.valid)
    return list(dict.fromkeys(text for text in texts if 0 < len(text) <= LONGEST_CODE))


def fields_of_codes(codes: Iterable[str]) -> CardFields:
    """The fields of several codes combined; where they disagree the first code wins."""
    fields = CardFields()
    for code in codes:
        fields = combine(fields, fields_of_code(code))
    return fields


def fields_of_code(text: str) -> CardFields:
    """The fields of one code; none if it is neither a card nor a link."""
    start = text.lstrip("\ufeff \r\n")
    plain = start.casefold()
    if plain.startswith("begin:vcard"):
        return _of_vcard(start)
    if plain.startswith("mecard:"):
        return _of_mecard(start[7:])
    if plain.startswith(("http://", "https://", "www.")):
        return CardFields(links=tuple(_link(start)))
    if plain.startswith("mailto:"):
        return CardFields(mails=_fields(unquote(start[7:].partition("?")[0])))
    if plain.startswith("tel:"):
        return CardFields(phones=_fields(unquote(start[4:])))
    return CardFields()


def _of_vcard(text: str) -> CardFields:
    cards = envelope.read(text.encode()).cards
    if not cards:
        return CardFields()
    person = read_person(cards[0])
    points = person.points
    return CardFields(
        name=_field(person.name),
        company=_field(person.company),
        title=_field(person.title or person.role),
        trade=_trade(person.title or person.role),
        phones=tuple(
            FieldReading(value=point.value, kind=_phone_kind(point), source="code")
            for point in points
            if point.kind == "phone"
        ),
        mails=_fields(*(point.value for point in points if point.kind == "mail")),
        links=tuple(
            link
            for point in points
            if point.kind in ("link", "profile")
            for link in _link(point.value)
        ),
        address=_field(
            ", ".join(next((p.value for p in points if p.kind == "address"), "").split("\n"))
        ),
    )


def _phone_kind(point: CardContact) -> str:
    label = point.label.casefold()
    kinds = {"fax": "fax", "cell": "mobile", "mobile": "mobile", "home": "home"}
    return next((kind for word, kind in kinds.items() if word in label), "work")


def _of_mecard(text: str) -> CardFields:
    parts: dict[str, list[str]] = {}
    for found in _MECARD.finditer(text.rstrip(";") + ";"):
        value = _ESCAPED.sub(r"\1", found[2]).strip()
        parts.setdefault(found[1].strip().upper(), []).append(value)
    first = {key: next(filter(None, values), "") for key, values in parts.items()}
    family, comma, given = first.get("N", "").partition(",")
    title = first.get("TITLE", "")
    return CardFields(
        name=_field(f"{given.strip()} {family.strip()}".strip() if comma else family),
        company=_field(first.get("ORG", "")),
        title=_field(title),
        trade=_trade(title),
        phones=_fields(*parts.get("TEL", ())),
        mails=_fields(*parts.get("EMAIL", ())),
        links=tuple(link for url in parts.get("URL", ()) for link in _link(url)),
        address=_field(first.get("ADR", "").replace(",", ", ").replace(",  ", ", ")),
    )


def _link(text: str) -> list[FieldReading]:
    """A link as cards print it: without the scheme and without tracking parameters."""
    whole = text.strip().split()[0] if text.strip() else ""
    try:
        parts = urlsplit(whole if "://" in whole else f"https://{whole}")
    except ValueError:
        return []
    if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
        return []
    value = parts.hostname.casefold() + parts.path.rstrip("/")
    return [FieldReading(value=value, kind=kind_of_link(value), source="code")]


def _fields(*values: str) -> tuple[FieldReading, ...]:
    return tuple(field for value in values if (field := _field(value)))


def _field(value: str) -> FieldReading | None:
    return FieldReading(value=value.strip(), source="code") if value.strip() else None


def _trade(title: str) -> FieldReading | None:
    found = find_trade(title)
    return replace(_field(title) or FieldReading(value=""), value=found.name) if found else None
