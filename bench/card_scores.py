"""How near the fields read from a card are to its label: exact, and by letters.

Letters' case, blanks and the signs around a value do not count, nor "www." and the scheme of a
link, nor Dr. or CPA by a name; accents do. A number is its digits. An address is its letters and
digits, whatever parts its lines. A label with several values asks for exactly these; a single value
asks to be among those read. A field whose label is empty is an error when something is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cookout.practice.card_fields.fields import CardFields
from cookout.practice.card_fields.person_names import without_titles
from cookout.practice.card_fields.phones import digits

NAMES = {
    "name": ("name", "full_name"),
    "title": ("title", "job_title", "role", "position"),
    "company": ("company", "organization", "org"),
    "email": ("email", "mail", "e-mail"),
    "tel": ("tel", "phone", "telephone", "mobile", "cell", "work"),
    "fax": ("fax",),
    "url": ("url", "website", "web", "link"),
    "address": ("address", "adr"),
}


@dataclass
class Score:
    """Counted over cards: labelled fields, those read exactly, letters, letters read."""

    asked: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    slips: dict[str, int] = field(default_factory=dict)

    def add(self, label: dict[str, Any], read: CardFields | None) -> list[str]:
        """Count one card; the names of the fields that are wrong."""
        wrong = []
        for name, keys in NAMES.items():
            values = [label[key] for key in keys if key in label]
            if not values:
                continue
            is_list = any(isinstance(value, list) for value in values)
            wanted = [plain(name, v) for value in values for v in _listed(value) if v]
            found = [plain(name, v) for v in values_of(read, name)] if read else []
            if not wanted and not found:
                continue
            is_right = set(wanted) == set(found) if is_list or not wanted else {*wanted} <= {*found}
            self._count(name, wanted, found, is_right)
            if not is_right:
                wrong.append(name)
        return wrong

    def _count(self, name: str, wanted: list[str], found: list[str], is_right: bool) -> None:
        slips = sum(min((distance(w, f) for f in found), default=len(w)) for w in wanted)
        letters = sum(map(len, wanted))
        for counts, more in (
            (self.asked, 1),
            (self.right, int(is_right)),
            (self.letters, letters),
            (self.slips, min(slips, letters)),
        ):
            counts[name] = counts.get(name, 0) + more

    def fields(self) -> dict[str, float]:
        """The part of the labelled fields read exactly, for each and for all."""
        parts = {name: self.right[name] / asked for name, asked in self.asked.items()}
        return {**parts, "all": sum(self.right.values()) / max(sum(self.asked.values()), 1)}

    def characters(self) -> dict[str, float]:
        """The part of the labelled letters read, for each field and for all."""
        parts = {n: 1 - self.slips[n] / letters for n, letters in self.letters.items() if letters}
        return {**parts, "all": 1 - sum(self.slips.values()) / max(sum(self.letters.values()), 1)}


def _listed(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value or "")]


def values_of(read: CardFields, name: str) -> Iterable[str]:
    """What was read for a field of the label."""
    single = {
        "name": read.name,
        "title": read.title,
        "company": read.company,
        "address": read.address,
    }
    if name in single:
        return [single[name].value] if single[name] else []  # type: ignore[union-attr]
    if name in ("tel", "fax"):
        return [phone.value for phone in read.phones if (phone.kind == "fax") == (name == "fax")]
    return [one.value for one in (read.mails if name == "email" else read.links)]


def plain(name: str, value: str) -> str:
    """A value in the form in which it is compared."""
    if name in ("tel", "fax"):
        return digits(value)
    if name == "name":
        value = without_titles(value)
    text = " ".join(value.casefold().split())
    if name == "url":
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", text).rstrip("/")
    if name == "address":
        return re.sub(r"[\W_]", "", text)
    return text.strip(" .,;:|·•-–—")


def distance(one: str, other: str) -> int:
    """How many letters to insert, drop or change to get from one text to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
