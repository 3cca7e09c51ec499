"""Related people on a card: a label and a name, or the UID of another card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cookout.vcard.contact_points import label_of, labels_by_group
from cookout.vcard.properties import Property
from cookout.vcard.remembered import android
from cookout.vcard.text import clean_line
from cookout.vcard.versions import Version
from cookout.vcard.writing import escape, line

LONGEST, LONGEST_UID, LONGEST_LABEL = 300, 500, 100
MOST = 200
URN = "urn:uuid:"
NAMED, MEANT = "X-NAME", "X-PERSON-IS"
"""Our own parameters: the name beside a UID, and what the person is to the other."""

_RELATION = re.compile(
    r"X-(?:MS-|EVOLUTION-|KADDRESSBOOK-X-)?"
    r"(SPOUSE|ASSISTANT|MANAGER|CHILD|FATHER|MOTHER|PARTNER|BROTHER|SISTER|FRIEND)(?:S?NAMES?)?"
)
_ELSEWHERE = re.compile(r"(?:https?|ftp|mailto|tel|data|cid|geo|xmpp|urn):", re.I)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
# The values of TYPE in RFC 6350, and the labels that Apple's programs translate.
_TYPES = {
    **dict.fromkeys(("mother", "father", "parent"), "parent"),
    **dict.fromkeys(("son", "daughter", "child"), "child"),
    **dict.fromkeys(("husband", "wife", "spouse"), "spouse"),
    **dict.fromkeys(("brother", "sister", "sibling"), "sibling"),
    "friend": "friend",
    "neighbor": "neighbor",
    "colleague": "colleague",
    "relative": "kin",
}
_APPLES = {
    one: one.capitalize()
    for one in (
        *("mother", "father", "parent", "brother", "sister", "son", "daughter", "child"),
        *("friend", "spouse", "partner", "assistant"),
    )
} | {"boss": "Manager", "related": "Other"}


class CardTie(NamedTuple):
    """A related person: the relation, and their name or UID or both.

    `meant` is the relation of the card's person instead, if Cookout wrote it: the mother of this
    child.
    """

    label: str
    name: str
    uid: str = ""
    meant: str = ""


def ties_of(props: list[Property]) -> tuple[CardTie, ...]:
    """Every related person, without doubles."""
    labels = labels_by_group(props)
    found = [tie for prop in props for tie in ties_from(prop, labels)]
    return tuple(dict.fromkeys(found))[:MOST]


def ties_from(one: Property, labels: dict[str, str]) -> Iterator[CardTie]:
    """The related people of a property; none for any other property."""
    if one.name in ("RELATED", "X-ABRELATEDNAMES"):
        yield from _related(one, labels)
    elif one.name.startswith("X-") and (relation := _RELATION.fullmatch(one.name)):
        yield from tie_named(relation[1].lower(), one.text())
    elif one.name == "X-ANDROID-CUSTOM":
        for kind, label, text, _ in android([one]):
            if kind == "relation":
                yield from tie_named(label, text)


def is_elsewhere(text: str) -> bool:
    """Whether it is the address of something, and not a name."""
    return bool(_ELSEWHERE.match(text.strip()))


def tie_named(label: str, name: str) -> Iterator[CardTie]:
    """A label and a name, where it is one."""
    name = clean_line(name, LONGEST)
    if name and not is_elsewhere(name):
        yield CardTie(clean_line(label, LONGEST_LABEL), name)


def _related(one: Property, labels: dict[str, str]) -> Iterator[CardTie]:
    label, text = label_of(one, labels), one.text().strip()
    meant = clean_line(one.param(MEANT), LONGEST_LABEL)
    if text.lower().startswith(URN):
        uid = text[len(URN) :].casefold()[:LONGEST_UID]
        name = clean_line(one.param(NAMED), LONGEST)
        if uid:
            yield CardTie(clean_line(label, LONGEST_LABEL), name, uid, meant)
        return
    yield from (tie._replace(meant=meant) for tie in tie_named(label, text))


def lines_of(tie: CardTie, *, version: Version, taken: set[str]) -> list[Property]:
    """The property, and a line with its label if no standard type fits."""
    named = _TYPES.get(tie.label, "") if version == "4.0" else ""
    free = "" if named == tie.label else _free(taken)
    params: dict[str, tuple[str, ...]] = {"TYPE": (named,)} if named else {}
    if tie.meant and tie.meant != tie.label:
        params[MEANT] = (tie.meant,)
    written = _line(tie, params, free, version)
    if not free:
        return [written]
    label = f"_$!<{apples}>!$_" if (apples := _APPLES.get(tie.label)) else tie.label
    return [written, line("X-ABLABEL", escape(label), group=free)]


def _line(
    tie: CardTie, params: dict[str, tuple[str, ...]], group: str, version: Version
) -> Property:
    if version == "3.0":
        return Property(group, "X-ABRELATEDNAMES", params, escape(tie.name), 0)
    if _UUID.fullmatch(tie.uid):
        params |= {NAMED: (tie.name,)} if tie.name else {}
        return Property(group, "RELATED", params, f"{URN}{tie.uid}", 0)
    return Property(group, "RELATED", params | {"VALUE": ("text",)}, escape(tie.name), 0)


def _free(taken: set[str]) -> str:
    return next(name for n in range(1, 10_000) if (name := f"item{n}") not in taken)
