"""What a row says of one person, cell by cell, by what each column holds. Nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar, get_args

from cookout.capture.tables.cells import (
    PARTS,
    address,
    each_once,
    label,
    labels,
    line,
    lines,
    several,
    values,
)
from cookout.capture.tables.guessing import Column
from cookout.practice.name_order import IDEOGRAPHS
from cookout.vcard.contact_points import LONGEST_VALUE, MOST, CardContact, CardContactKind
from cookout.vcard.days import Partial, in_words, iso, partial_day, says_nothing
from cookout.vcard.envelope import VCard
from cookout.vcard.person import MOST as MOST_LABELS
from cookout.vcard.person import Reading
from cookout.vcard.person_fields import BIRTHDAY, NAME_PARTS, TEXTS
from cookout.vcard.ties import CardTie, is_elsewhere, tie_named

# A cell that is not empty, beside its column.
Cell = tuple[Column, str]

_KNOWN_BY = ("name", *NAME_PARTS, "nickname", "company")
_SEVERAL_CHILDREN = re.compile(r"\s*[;,\n&]\s*|\s+and\s+")
CHILD, HOBBY = "child", "hobby"
EASTERN = ("prefix", "family", "given", "additional", "suffix")
# What people and programs write into a cell for a number that there is not.
_NOTHING = set("- -- – — . ? n/a na none null (null) nil nan unknown unbekannt keine".split())
# A number that a spreadsheet took for an amount.
_COUNTED = re.compile(r"(\d{7,15})\.0+")
_KINDS: dict[str, CardContactKind] = {kind: kind for kind in get_args(CardContactKind)}


class RowValues:
    """Collects a row cell by cell, then makes a `Reading` of it."""

    def __init__(self, cells: list[Cell], *, day_first: bool | None) -> None:
        self.connected_on: date | None = None
        self.kept: dict[str, str] = {}
        self._day_first = day_first
        self._texts: dict[str, str] = {}
        self._days: dict[str, Partial] = {}
        self._points: list[tuple[bool, CardContact]] = []
        self._related: list[tuple[str, str]] = []
        self._ties: list[CardTie] = []
        self._notes: list[str] = []
        self._labels: list[str] = []
        # By their group of columns, and by their place in each cell.
        self._addresses: dict[tuple[str, int], dict[str, list[str]]] = {}
        # Labels stand in columns of their own, beside what they name.
        self._called = {c.group: text for c, text in cells if c.field == "label" and c.group}
        for column, text in cells:
            if take := self._TAKES.get(column.field):
                take(self, column, text)
        self._finish_family()
        self._finish_addresses()
        self._finish_birthday()

    @property
    def is_somebody(self) -> bool:
        return bool(self._points) or any(self._texts.get(name) for name in _KNOWN_BY)

    def reading(self, card: VCard, uid: str) -> Reading:
        # The preferred first, and otherwise in the order of the columns.
        points = each_once(p for _, p in sorted(self._points, key=lambda pair: not pair[0]))
        texts = self._texts | {"name": self._name(points)}
        return Reading(
            card=card,
            **texts,
            birthday=self._days.get("birthday"),
            anniversary=self._days.get("anniversary"),
            notes=lines("\n\n".join(dict.fromkeys(self._notes))),
            points=points[:MOST],
            categories=tuple(dict.fromkeys(self._labels))[:MOST_LABELS],
            related=tuple(dict.fromkeys(self._related))[:MOST_LABELS],
            ties=tuple(dict.fromkeys(self._ties))[:MOST_LABELS],
            also=tuple(self._also()),
            uid=uid,
        )

    def _also(self) -> Iterator[tuple[str, str]]:
        """Values without a field of their own, as the preview and the person's page show them."""
        if department := self._texts.get("department"):
            yield "department", department
        yield from ((line(label, 60), lines(text, 2_000)) for label, text in self.kept.items())

    def _text(self, column: Column, text: str) -> None:
        for part in filter(None, several(text)):
            if self._texts.setdefault(column.field, cell := line(part)) != cell:
                self._keep(column, part)

    def _point(self, column: Column, text: str) -> None:
        kind, is_first = _KINDS[column.field], self._is_preferred(column.group)
        called, found = self._names_of(column), values(text, mails=kind == "mail")
        for place, value in enumerate(found):
            if value.casefold() in _NOTHING:
                continue
            if kind == "phone" and ".0" in value:
                value = _COUNTED.sub(r"\1", value)
            # As many labels as values: each has its own.
            label_of = called[place] if len(called) == len(found) else called[0]
            self._points.append((is_first, CardContact(kind, label_of, value)))

    def _part(self, column: Column, text: str) -> None:
        group, called = column.group or column.label, self._names_of(column)
        for place, part in enumerate(several(text)):
            label_of = called[min(place, len(called) - 1)]
            parts = self._addresses.setdefault((group, place), {"label": [label_of]})
            if part:
                parts.setdefault(column.field, []).append(lines(part, LONGEST_VALUE))

    def _day(self, column: Column, text: str) -> None:
        """A date if it certainly is one, else the text as written."""
        text, *more = several(text)
        for other in more:
            self._relate(self._label(column) or column.field, other)
        if says_nothing(text):
            return
        name = self._label(column) or "date" if column.field == "event" else column.field
        day = partial_day(text, day_first=self._day_first)
        if day and (day[0] or day[1]) and name in ("birthday", "anniversary"):
            self._days.setdefault(name, day)
        else:
            self._relate(name, in_words(day) if day else text)

    def _died(self, column: Column, text: str) -> None:
        if not says_nothing(text) and text.casefold() not in ("no", "false", "0", "nein"):
            self._texts["died"] = iso(partial_day(text, day_first=self._day_first)) or "yes"

    def _connected(self, column: Column, text: str) -> None:
        # LinkedIn writes the month first where it writes slashes at all.
        day = partial_day(text, day_first=bool(self._day_first)) or (None, None, None)
        if all(day):
            self.connected_on = date(*(part or 1 for part in day))
        else:
            self._keep(column, text)

    def _relation(self, column: Column, text: str) -> None:
        called, found = self._names_of(column), several(text)
        for place, part in enumerate(found):
            label_of = called[place] if len(called) == len(found) else called[0]
            if label_of == HOBBY or is_elsewhere(part):
                self._relate(label_of, part)
                continue
            # Outlook has one cell for all children.
            names = _SEVERAL_CHILDREN.split(part) if label_of == CHILD else (part,)
            self._ties += [tie for name in names for tie in tie_named(label_of, name)]

    def _relate(self, called: str, text: str) -> None:
        if value := line(text):
            self._related.append((called, value))

    def _note(self, column: Column, text: str) -> None:
        self._notes += [lines(part) for part in several(text)]

    def _add_labels(self, column: Column, text: str) -> None:
        self._labels += labels(text)

    def _keep(self, column: Column, text: str) -> None:
        """Save a cell without a field of its own, under its heading or the label beside it."""
        called, values = line(self._called.get(column.group, "")) or column.heading, lines(text)
        before = self.kept.get(called, "")
        self.kept[called] = f"{before}\n{values}" if before and before != values else values

    def _label(self, column: Column) -> str:
        return self._names_of(column)[0]

    def _names_of(self, column: Column) -> list[str]:
        """The label of each value of a column; mostly the same for all."""
        called = several(self._called.get(column.group, ""))
        return [label(one) or column.label for one in called]

    def _is_preferred(self, group: str) -> bool:
        return self._called.get(group, "").startswith("*")

    def _finish_family(self) -> None:
        """A particle in a column of its own belongs to the last name: van der, von."""
        particle, family = self._texts.pop("particle", ""), self._texts.get("family", "")
        if particle and not family.casefold().startswith(f"{particle} ".casefold()):
            self._texts["family"] = f"{particle} {family}".strip()

    def _finish_addresses(self) -> None:
        for (group, _), parts in self._addresses.items():
            called = parts.pop("label")[0]
            if value := address(parts):
                point = CardContact("address", called, value)
                self._points.append((self._is_preferred(group), point))

    def _finish_birthday(self) -> None:
        """Some programs give the year, the month and the day a column each."""
        if self._texts.keys().isdisjoint(BIRTHDAY):
            return
        year, month, day = (self._texts.pop(name, "").lstrip("0") for name in BIRTHDAY)
        if year or month or day:
            known = partial_day(f"{year or '0000'}-{month}-{day}" if day else f"{year}-{month}")
            if known := known or partial_day(year):
                self._days.setdefault("birthday", known)
            if not known or any((year, month, day)[n] and not known[n] for n in range(3)):
                self._relate("birthday", " ".join(filter(None, (day, month, year))))

    def _name(self, points: tuple[CardContact, ...]) -> str:
        """The name for lists: the best that the row has."""
        get = self._texts.get
        # Ideographs are written family first.
        is_east = (get("family") or " ")[0] >= IDEOGRAPHS
        whole = " ".join(filter(None, map(get, EASTERN if is_east else NAME_PARTS)))
        name = get("name") or line(whole) or get("nickname") or get("company") or ""
        for kind in ("mail", "phone", "profile", "link", "address"):
            name = name or next((point.value for point in points if point.kind == kind), "")
        return line(name.partition("\n")[0]) or "No name"

    _TAKES: ClassVar[dict[str, Callable[[RowValues, Column, str], None]]] = {
        **dict.fromkeys((*TEXTS, "department", "particle", *BIRTHDAY), _text),
        **dict.fromkeys(_KINDS, _point),
        **dict.fromkeys(PARTS, _part),
        **dict.fromkeys(("birthday", "anniversary", "event"), _day),
        "died": _died,
        "connected_on": _connected,
        "related": _relation,
        "notes": _note,
        "categories": _add_labels,
        "kept": _keep,
    }
