"""The parts of a card worth remembering: birthdays, anniversaries, family, likes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cookout.vcard.contact_points import label_of, labels_by_group
from cookout.vcard.days import Partial, in_words, iso, partial_day, says_nothing
from cookout.vcard.properties import Property, unescape
from cookout.vcard.text import clean_line

LONGEST = 500
MOST = 200

_ANNIVERSARIES = {
    f"{prefix}ANNIVERSARY" for prefix in ("", "X-", "X-MS-", "X-EVOLUTION-", "X-KADDRESSBOOK-X-")
}
# Whatever may say a birthday or an anniversary. Most cards have at most one of these.
_DATED = _ANNIVERSARIES | {"BDAY", "X-ABDATE", "X-ANDROID-CUSTOM"}
_ADDRESS = re.compile(r"\s*(?:https?|ftp|mailto|tel|data|cid|geo|xmpp):", re.I)
# Properties of RFC 6474 and 6715, and what KDE calls a trade.
_DEATHS = ("death", "died", "date of death", "death date", "passed away", "gestorben")
_TOLD = {
    "HOBBY": "hobby",
    "INTEREST": "interest",
    "EXPERTISE": "knows about",
    "BIRTHPLACE": "born in",
    "X-KADDRESSBOOK-X-PROFESSION": "profession",
}
_ANDROID = re.compile(r"vnd\.android\.cursor\.item/(nickname|contact_event|relation);(.*)", re.S)
_ANDROID_RELATIONS = (
    *("", "assistant", "brother", "child", "partner", "father", "friend", "manager", "mother"),
    *("parent", "partner", "referred by", "relative", "sister", "spouse"),
)
_AGENT_NAME = re.compile(r"^(?:FN)(?:;[^:\n]*)?:(.+)$", re.M | re.I)


Order = bool | None
"""Whether the day comes first in 03/04/1985; None where that is not certain."""


def birthday(props: list[Property], order: Order = None) -> Partial | None:
    days = (_day(prop, order) for prop in props if prop.name == "BDAY")
    return next(filter(None, days), None)


def died(props: list[Property], order: Order = None) -> str:
    """The date of a death, as far as a card has it; "yes" without a date."""
    labels = labels_by_group(props)
    for prop in props:
        is_apples = prop.name == "X-ABDATE" and label_of(prop, labels).lower() in _DEATHS
        if prop.value and (prop.name in ("DEATHDATE", "X-DEATHDATE") or is_apples):
            return iso(_day(prop, order)) or "yes"
    return ""


def anniversary(props: list[Property], order: Order = None) -> Partial | None:
    """A wedding or the like: a day and a month, a year, or all three."""
    days = (day for kind, day in _anniversaries(props, order) if kind == "anniversary")
    androids = (day for _, label, _, day in android(props, order) if label == "anniversary")
    both = (day for found in (days, androids) for day in found)
    return next((day for day in both if day and (day[0] or day[2])), None)


def nicknames(props: list[Property]) -> Iterator[str]:
    """What Android keeps apart from NICKNAME."""
    return (text for kind, _, text, _ in android(props) if kind == "nickname")


def related(props: list[Property], order: Order = None) -> tuple[tuple[str, str], ...]:
    """Other values about a person, each a label and a text, without doubles."""
    labels = labels_by_group(props)
    lines = [line for prop in props for line in _lines(prop, labels, order)]
    lines += [
        (label, text)
        for kind, label, text, day in android(props, order)
        if kind == "contact_event" and label != "birthday" and not (label == "anniversary" and day)
    ]
    lines += _second_days(props, labels, order)
    clean = ((label, clean_line(text, LONGEST)) for label, text in lines)
    return tuple(dict.fromkeys((label, text) for label, text in clean if text))[:MOST]


def _lines(one: Property, labels: dict[str, str], order: Order) -> Iterator[tuple[str, str]]:
    if one.name in ("RELATED", "X-ABRELATEDNAMES"):
        # A name is a tie, and a bare identifier says nothing to a person.
        if _ADDRESS.match(one.text()):
            yield label_of(one, labels), one.text()
    elif one.name in _TOLD:
        yield _TOLD[one.name], one.text()
    elif one.name == "BDAY":
        if not _day(one, order) and not says_nothing(one.text()):
            yield "birthday", one.text()
    elif one.name == "AGENT":
        if name := _AGENT_NAME.search(one.text()):
            yield "agent", unescape(name[1])
    elif kind := _date_kind(one, labels):
        day = _day(one, order)
        if (kind != "anniversary" or not day) and not says_nothing(one.text()):
            yield kind, in_words(day) if day else one.text()


def _second_days(
    props: list[Property], labels: dict[str, str], order: Order
) -> Iterator[tuple[str, str]]:
    """Birthdays and anniversaries that differ from the one that counts."""
    if sum(prop.name in _DATED for prop in props) < 2:
        return
    firsts = {"birthday": birthday(props, order), "anniversary": anniversary(props, order)}
    for prop in props:
        kind = "birthday" if prop.name == "BDAY" else _date_kind(prop, labels)
        day = _day(prop, order) if kind in firsts else None
        if day and firsts[kind] and day != firsts[kind]:
            yield kind, in_words(day)


def _anniversaries(props: list[Property], order: Order) -> Iterator[tuple[str, Partial | None]]:
    labels = labels_by_group(props)
    return ((kind, _day(prop, order)) for prop in props if (kind := _date_kind(prop, labels)))


def _date_kind(one: Property, labels: dict[str, str]) -> str:
    """ "anniversary", or what else a dated property is about; empty for all others."""
    if one.name in _ANNIVERSARIES:
        return "anniversary"
    if one.name != "X-ABDATE" or label_of(one, labels).lower() in _DEATHS:
        return ""
    return label_of(one, labels) or "date"


def _day(one: Property, order: Order) -> Partial | None:
    day = partial_day(one.text(), one.param("X-APPLE-OMIT-YEAR"), day_first=order)
    return day if day and (day[0] or day[1]) else None


def android(
    props: list[Property], order: Order = None
) -> Iterator[tuple[str, str, str, Partial | None]]:
    """Android's own property: what it is about, its label, its text, and a day where it is one."""
    for prop in props:
        found = _ANDROID.match(prop.decoded()) if prop.name == "X-ANDROID-CUSTOM" else None
        if not found:
            continue
        text, code, custom, *_ = [*(unescape(part) for part in found[2].split(";")), "", "", ""]
        number = int(code) if code.isdecimal() and len(code) < 3 else 0
        if found[1] == "nickname":
            yield "nickname", "nickname", text, None
        elif found[1] == "relation":
            relation = _ANDROID_RELATIONS[number] if number < len(_ANDROID_RELATIONS) else ""
            yield "relation", custom or relation, text, None
        else:
            day = partial_day(text, day_first=order)
            label = {1: "anniversary", 3: "birthday"}.get(number, custom or "date")
            yield "contact_event", label, in_words(day) if day else text, day
