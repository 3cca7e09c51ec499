"""Form that matches each column of a CSV file to a field."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict

from cookout.capture.tables.guessing import why_not
from cookout.capture.tables.headings import FIELDS
from cookout.capture.tables.mapping import Mapping
from cookout.capture.tables.sniffing import Table
from cookout.practice.phrases import one_line

MOST_SHOWN, SAMPLES = 100, 3
LONGEST_HEADING, LONGEST_VALUE = 80, 60
# What is said of somebody under a name of its own: the heading is that name.
NAMED = ("related", "event")
# Groups of columns that one of them names: "Phone 1 - Label" beside "Phone 1 - Value".
GROUPED = ("phone ", "email ", "address ", "website ", "column ")


# What may be called one thing or another, and what it may be called.
LABELLED = ("phone", "mail", "link", "address")
LABELS = ("", "home", "work", "mobile", "fax")


class Shown(NamedTuple):
    """One column: its form field, its heading, sample values, and its current meaning."""

    place: int
    name: str
    heading: str
    samples: list[str]
    chosen: str
    label: str
    labels: list[str]
    is_wrong: bool


class Columns(forms.Form):
    """A choice for each column with any values; the others stay as they are."""

    def __init__(self, table: Table, mapping: Mapping, posted: QueryDict | None) -> None:
        super().__init__(posted)
        self._mapping = mapping
        self._samples = _samples(table)
        self.choices = tuple(FIELDS.items())
        for place in self._samples:
            self.fields[_name(place)] = forms.ChoiceField(
                label=_short(mapping.columns[place].heading),
                choices=self.choices,
                initial=mapping.columns[place].field,
                error_messages={"invalid_choice": "Choose what this column holds from the list"},
            )
            self.fields[_label(place)] = forms.CharField(
                required=False, max_length=60, initial=mapping.columns[place].label
            )

    @property
    def more(self) -> int:
        """How many columns are not shown."""
        return len(self._mapping.columns) - len(self._samples)

    def columns(self) -> list[Shown]:
        return [
            Shown(
                place=place,
                name=_name(place),
                heading=_short(self._mapping.columns[place].heading),
                samples=samples,
                chosen=str(self[_name(place)].value()),
                label=str(self[_label(place)].value() or ""),
                labels=self._labels(place),
                is_wrong=self.is_bound and _name(place) in self.errors,
            )
            for place, samples in self._samples.items()
        ]

    def _labels(self, place: int) -> list[str]:
        """The labels for a column's values, unless the column beside it has them."""
        column = self._mapping.columns[place]
        if column.field not in LABELLED or column.group.startswith(GROUPED):
            return []
        return list(dict.fromkeys((*LABELS, column.label)))

    def mapping(self) -> Mapping:
        """The mapping as chosen."""
        mapping = self._mapping
        for place in self._samples:
            chosen, column = self.cleaned_data[_name(place)], mapping.columns[place]
            asked = self._labels(place) and _label(place) in self.data
            label = self.cleaned_data[_label(place)] if asked else column.label
            if chosen != column.field:
                label = column.heading if chosen in NAMED else label if chosen in LABELLED else ""
            if (chosen, label) != (column.field, column.label):
                mapping = mapping.corrected(place, chosen, label)
        return mapping

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and (reason := why_not(self.mapping())):
            self.add_error(None, reason)
        return cleaned


def _samples(table: Table) -> dict[int, list[str]]:
    """Up to three different values of each column, for the first columns that have any."""
    found: dict[int, list[str]] = {place: [] for place in range(len(table.headers))}
    for cells in table.sample():
        for place, cell in enumerate(cells[: len(table.headers)]):
            value = _short(cell[:1000], LONGEST_VALUE)
            if value and len(found[place]) < SAMPLES and value not in found[place]:
                found[place].append(value)
    filled = [(place, values) for place, values in found.items() if values]
    return dict(filled[:MOST_SHOWN])


def _short(text: str, most: int = LONGEST_HEADING) -> str:
    return one_line(text=text, most=most)


def _label(place: int) -> str:
    return f"label-{place}"


def _name(place: int) -> str:
    return f"column-{place}"
