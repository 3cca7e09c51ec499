"""What each column of a table holds: recognised by the headings of exports, else guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cookout.capture.tables.days import day_comes_first
from cookout.capture.tables.headings import Meaning, key, meaning
from cookout.capture.tables.mapping import Column, Mapping, fingerprint

__all__ = ["Column", "Mapping", "fingerprint", "guess", "why_not"]

GOOGLE, OUTLOOK, LINKEDIN, THUNDERBIRD = "Google", "Outlook", "LinkedIn", "Thunderbird"

MESSAGES = (
    "These are LinkedIn's messages, not people. Take in Connections.csv from the same download."
)
INVITATIONS = (
    "These are LinkedIn's invitations, not people. Take in Connections.csv from the same download."
)
NO_TABLE = (
    "This is text, not a table of people. Export your contacts as a .csv or .vcf file and take "
    "that in."
)
NOBODY = (
    "No column of this table holds names, mail addresses or phone numbers. Take in a table of "
    "people, or say which of its columns does."
)

_NAMES = {"name", "given", "family", "nickname"}
_REACHED = {"mail", "phone", "profile"}
_DAYS = {"birthday", "anniversary", "event", "connected_on"}
# Whose export has these headings: all of the first, and at least two of the second.
_EXPORTS = (
    (LINKEDIN, {"first name", "last name", "connected on"}, {"company", "position", "url"}),
    (
        GOOGLE,
        set[str](),
        {"email 1 value", "phone 1 value", "group membership", "organization title", "labels"}
        | {"yomi name", "given name", "phonetic first name", "file as", "organization 1 name"},
    ),
    (
        OUTLOOK,
        {"email address"},
        {"email 2 address", "email 3 address", "internet free busy", "business street"}
        | {"company main phone", "assistant phone", "email type", "email display name"},
    ),
    (
        THUNDERBIRD,
        {"primary email", "display name"},
        {"secondary email", "screen name", "pager number", "web page 1", "custom 1"},
    ),
)
_STRANGERS = (
    ({"conversation id", "from", "to", "content"}, MESSAGES),
    ({"from", "to", "sent at", "direction"}, INVITATIONS),
)
_LOOKS = {
    Meaning("mail"): r"(?:mailto:)?[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+",
    Meaning("profile", "linkedin"): r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/\S+",
    Meaning("link"): r"(?:https?://|www\.)\S+",
    # Seven digits or more, and a sign that they are no mere number.
    Meaning("phone"): r"(?=(?:\D*\d){7,15}\D*\Z)(?:[+(0]|(?=.*\d[ ()./-]+\d))[\d ()./+-]+",
}
_LIKE = {found: re.compile(form, re.I) for found, form in _LOOKS.items()}
_A_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_A_NAME = re.compile(r"[^\W\d_][^\d@/]{1,60}")


def guess(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> Mapping:
    """What the columns hold, by their headings and by the values of some rows."""
    source = _source({key(header) for header in headers})
    values = [_column_values(sample, place) for place in range(len(headers))]
    found = [_meaning(header, those, source) for header, those in zip(headers, values, strict=True)]
    _settle_titles(headers, found, source)
    _settle_names(found, values)
    columns = tuple(Column(header, *one) for header, one in zip(headers, found, strict=True))
    dated = zip(columns, values, strict=True)
    days = [day for column, those in dated if column.field in _DAYS for day in those]
    return Mapping(columns, source, day_comes_first(days))


def why_not(mapping: Mapping) -> str:
    """Why a table holds no people, in one sentence; empty where it may."""
    keys = {key(header) for header in mapping.headers}
    for theirs, sentence in _STRANGERS:
        if theirs <= keys:
            return sentence
    fields = {column.field for column in mapping.columns}
    if fields & (_NAMES | _REACHED):
        return ""
    return NOBODY if len(mapping.columns) > 1 else NO_TABLE


def _source(keys: set[str]) -> str:
    exports = (name for name, all_of, some in _EXPORTS if all_of <= keys and len(some & keys) > 1)
    return next(exports, "")


def _column_values(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    # The beginning of a cell says what it is, and nobody tries an expression on a million letters.
    texts = (row[place][:300].strip() for row in sample if place < len(row))
    return [text for text in texts if text]


def _meaning(header: str, values: list[str], source: str) -> Meaning:
    known = meaning(header)
    if source == LINKEDIN and key(header) == "url":
        return Meaning("profile", "linkedin")
    if known and known.field != "link":
        return known
    by_values = _by_values(values)
    if known:
        return by_values if by_values and by_values.field == "profile" else known
    if not by_values or source:
        return Meaning("kept")
    said = meaning(f"{header} phone")  # a column "Work" full of numbers
    return said if said and by_values.field == "phone" else by_values


def _by_values(values: list[str]) -> Meaning | None:
    """What nearly every value of a column looks like."""
    values = [value for value in values if not _A_DAY.fullmatch(value)]
    for found, form in _LIKE.items():
        if sum(form.fullmatch(value) is not None for value in values) > len(values) * 0.8:
            return found
    return None


def _settle_titles(headers: Sequence[str], found: list[Meaning], source: str) -> None:
    """ "Title" is Dr where another column holds the position, as in Outlook; else the position."""
    has_position = any(one.field == "title" for one in found)
    for place, header in enumerate(headers):
        if key(header) == "title":
            found[place] = Meaning("prefix" if has_position or source == OUTLOOK else "title")


def _settle_names(found: list[Meaning], values: list[list[str]]) -> None:
    """ "Name" beside a last name is the first name; without any name, the first words are one."""
    fields = [one.field for one in found]
    if "name" in fields and "family" in fields and "given" not in fields:
        place = fields.index("name")
        if sum(" " in value for value in values[place]) * 2 < len(values[place]):
            found[place] = Meaning("given")
    if not _NAMES & set(fields) and _REACHED & set(fields):
        for place, those in enumerate(values):
            names = sum(_A_NAME.fullmatch(value) is not None for value in those)
            if found[place] == Meaning("kept") and names > len(those) * 0.8:
                found[place] = Meaning("name")
                return
