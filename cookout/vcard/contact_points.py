"""The contact points of a card: phones, emails, addresses, links and profiles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape as unescape_html
from typing import Literal
from urllib.parse import unquote

from cookout.vcard.properties import Property
from cookout.vcard.text import clean, clean_line

MOST = 500
LONGEST_VALUE = 2_000
LONGEST_LABEL = 60

CardContactKind = Literal["phone", "mail", "address", "link", "profile"]


@dataclass(frozen=True)
class CardContact:
    """One contact point; the label is in plain words, or empty."""

    kind: CardContactKind
    label: str
    value: str


_KINDS: dict[str, CardContactKind] = {
    "TEL": "phone",
    "EMAIL": "mail",
    "ADR": "address",
    "URL": "link",
    "IMPP": "profile",
    "SOCIALPROFILE": "profile",
    "X-SOCIALPROFILE": "profile",
    "X-MS-TEL": "phone",
    "X-SAMSUNGADR": "address",
    "X-EVOLUTION-BLOG-URL": "link",
    "X-KADDRESSBOOK-BLOGFEED": "link",
}
_BLOGS = ("X-EVOLUTION-BLOG-URL", "X-KADDRESSBOOK-BLOGFEED")
_NETWORKS = {
    "X-" + name.upper().replace(" ", "-"): name
    for name in (
        *("aim", "icq", "msn", "yahoo", "jabber", "skype", "google talk", "qq", "twitter", "sip"),
        *("gadugadu", "groupwise", "facebook", "linkedin", "instagram", "telegram", "signal"),
        *("whatsapp", "mastodon", "matrix", "threema", "xing", "github", "youtube", "tiktok"),
        *("discord", "bluesky", "threads", "snapchat", "wechat", "line", "viber", "kakaotalk"),
        *("pinterest", "reddit", "slack", "teams", "zoom", "facetime"),
    )
} | {
    "X-YAHOO-ID": "yahoo",
    "X-SKYPE-USERNAME": "skype",
    "X-GTALK": "google talk",
    "X-MS-IMADDRESS": "chat",
    "X-XMPP": "xmpp",
}
_MESSAGING = re.compile(r"X-MESSAGING/(\w+)-ALL")  # as KDE once wrote it, values run together
_VENDOR = re.compile(r"^x-(?:evolution-|kaddressbook-|ms-)?")
_WORDS = {
    "cell": "mobile",
    "cellular": "mobile",
    "iphone": "mobile",
    "homepage": "home page",
    "x-mobile": "mobile",
}
# What these say is nothing that a person would call a phone or a mail by.
_UNSAID = set(
    "voice pref internet text textphone video msg x400 postal parcel dom intl isdn modem bbs pcs "
    "x-internet uri individual profile custom unknown".split()
)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_APPLE = re.compile(r"_?\$!<?(.*?)>?!\$_?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20}):(?!//)(.+)", re.S)


def labels_by_group(properties: Iterable[Property]) -> dict[str, str]:
    """The labels of Apple's groups: item1.X-ABLabel labels item1.TEL."""
    return {
        prop.group.lower(): label
        for prop in properties
        if prop.name == "X-ABLABEL" and prop.group and (label := plain_label(prop.text()))
    }


def plain_label(text: str) -> str:
    """A label in plain words: `_$!<HomePage>!$_` is "home page"."""
    text = clean_line(text, LONGEST_LABEL)
    if apple := _APPLE.fullmatch(text):
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", apple[1]).lower()
    return _MARKUP.sub("", unescape_html(text)).strip() if "<" in text or "&" in text else text


def label_of(one: Property, labels: dict[str, str]) -> str:
    if one.group and (label := labels.get(one.group.lower())):
        return label
    return _label_of_types(one.params["TYPE"]) if "TYPE" in one.params else ""


@lru_cache(maxsize=1024)
def _label_of_types(types: tuple[str, ...]) -> str:
    plain = (plain_label(type).lower() for type in types)
    words = [_WORDS.get(word, _VENDOR.sub("", word)) for word in plain if word]
    label_words = [
        word for word in dict.fromkeys(words) if word not in _UNSAID and not word.isdigit()
    ]
    # "work fax", not "fax work", whichever was written first.
    label_words.sort(key=lambda word: word not in ("home", "work"))
    return clean_line(" ".join(label_words), LONGEST_LABEL)


def points_of(properties: list[Property]) -> tuple[CardContact, ...]:
    """Every contact point, the preferred first, without doubles."""
    labels = labels_by_group(properties)
    found = [
        (not prop.preferred, point) for prop in properties for point in points_from(prop, labels)
    ]
    addresses = [point for _, point in found if point.kind == "address"]
    found += [
        (True, CardContact("address", label_of(prop, labels), value))
        for prop in properties
        if prop.name == "LABEL" and (value := clean(prop.text(), LONGEST_VALUE))
        # A formatted address mostly repeats a structured one.
        if not any(_is_same_place(value, address.value) for address in addresses)
    ]
    kept: dict[tuple[str, str], CardContact] = {}
    for _, point in sorted(found, key=lambda pair: pair[0]):
        known = kept.setdefault((point.kind, sameness(point)), point)
        if point.label and not known.label:
            kept[point.kind, sameness(point)] = point
    return tuple(kept.values())[:MOST]


def _is_same_place(label: str, address: str) -> bool:
    """Whether most words of one address are in the other, too."""
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (label, address))
    return 4 * len(words & others) >= 3 * min(len(words), len(others)) > 0


def points_from(one: Property, labels: dict[str, str]) -> Iterator[CardContact]:
    """The contact points of one property."""
    kind = _KINDS.get(one.name)
    if kind == "address":
        if value := _address(one):
            yield CardContact("address", label_of(one, labels), value)
    elif kind == "profile":
        yield from _profile(one, labels)
    elif kind:
        label = "blog" if one.name in _BLOGS else label_of(one, labels)
        if value := _phone(one.text()) if kind == "phone" else _plain_value(one.text()):
            yield CardContact(kind, label, value)
    elif one.name.startswith("X-"):
        yield from _on_a_network(one)


def _on_a_network(one: Property) -> Iterator[CardContact]:
    """A profile on a network with a property of its own."""
    if network := _NETWORKS.get(one.name):
        if value := _handle(one.text()):
            yield CardContact("profile", network, value)
    elif messaging := _MESSAGING.fullmatch(one.name):
        for text in one.text().split("\ue000"):
            if value := _plain_value(text):
                yield CardContact("profile", messaging[1].lower(), value)


def _plain_value(text: str) -> str:
    value = clean_line(text, LONGEST_VALUE)
    return value[7:].lstrip() if value[:7].lower() == "mailto:" else value


def _phone(text: str) -> str:
    number = clean_line(text, LONGEST_VALUE)
    if not number.lower().startswith("tel:"):
        return number
    number, _, params = unquote(number[4:]).partition(";")
    extension = re.search(r"(?:^|;)ext=([\w.-]+)", params, re.I)
    return clean_line(f"{number} ext. {extension[1]}" if extension else number, LONGEST_VALUE)


def _address(one: Property) -> str:
    """As on a letter: box and street, then the place in one line, then the country."""
    parts = [clean(part, LONGEST_VALUE) for part in one.parts()]
    box, extra, street, city, region, code, *country = [*parts, *[""] * 7][: max(7, len(parts))]
    place = " ".join(
        part for part in (f"{city}," if city and region else city, region, code) if part
    )
    lines = (box, extra, street, place, *country)
    return "\n".join(line for line in lines if line)[:LONGEST_VALUE].rstrip()


def _profile(one: Property, labels: dict[str, str]) -> Iterator[CardContact]:
    text = clean_line(one.text(), LONGEST_VALUE)
    scheme = _SCHEME.fullmatch(text)
    service = one.param("X-SERVICE-TYPE") or one.param("SERVICE-TYPE")
    label = clean_line(service, LONGEST_LABEL).lower() or labels.get(one.group.lower(), "")
    if not label and one.name != "IMPP":
        label = label_of(one, labels)
    if not label and scheme:
        label = scheme[1].lower()
    if scheme and scheme[1].lower() == "x-apple" and one.param("X-USER"):
        text = one.param("X-USER")
    if value := _handle(text):
        yield CardContact("profile", label, value)


def _handle(text: str) -> str:
    """A user name without a program's prefix; a web address stays whole."""
    text = clean_line(text, LONGEST_VALUE)
    scheme = _SCHEME.fullmatch(text)
    return clean_line(unquote(scheme[2]), LONGEST_VALUE) if scheme else text


def sameness(point: CardContact) -> str:
    """A key that is equal for two equal contact points."""
    if point.kind == "phone":
        return re.sub(r"[^\d+*#,;a-z]", "", point.value.lower()) or point.value
    if point.kind == "link":
        return point.value.removesuffix("/")
    if point.kind == "profile":
        return f"{point.label} {point.value}".casefold()
    return point.value.casefold()
