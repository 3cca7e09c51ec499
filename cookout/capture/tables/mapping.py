"""A mapping: what the columns of a table hold, as a member agrees to it once and can correct it.

It is kept under the fingerprint of the headings, so that the next file with the same ones needs
no question.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cookout.capture.tables.headings import FIELDS, key


@dataclass(frozen=True)
class Column:
    """One column: its heading and what it holds, as in `headings.FIELDS`."""

    heading: str
    field: str
    label: str = ""
    group: str = ""


@dataclass(frozen=True)
class Mapping:
    """What each column holds, in order. `source` is empty if no known program's export was
    recognized."""

    columns: tuple[Column, ...]
    source: str = ""
    day_first: bool | None = None

    @property
    def is_certain(self) -> bool:
        return bool(self.source)

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.headers)

    def corrected(self, place: int, field: str, label: str = "") -> Mapping:
        """A copy with one column corrected by the member. ValueError for an unknown field."""
        if field not in FIELDS or not 0 <= place < len(self.columns):
            raise ValueError(f"no column {place} can hold {field}")
        columns = list(self.columns)
        columns[place] = replace(columns[place], field=field, label=label.strip()[:60])
        if field == "label" and not columns[place].group:
            # It is about the column beside it.
            for near in range(place, min(place + 2, len(columns))):
                columns[near] = replace(columns[near], group=f"column {place}")
        return replace(self, columns=tuple(columns))

    def with_columns(self, by_heading: Mapping_[str, str]) -> Mapping:
        """A copy with columns corrected by heading, each to a field or its label. ValueError for an
        unknown field; headings of other tables are ignored."""
        fields = {name.casefold(): name for name in FIELDS}
        fields |= {words.casefold(): name for name, words in FIELDS.items()}
        mapping = self
        for heading, words in by_heading.items():
            field = fields.get(words.strip().casefold(), words)
            places = [
                n for n, column in enumerate(self.columns) if key(column.heading) == key(heading)
            ]
            if field not in FIELDS:
                raise ValueError(f"no column can hold {words}")
            for place in places:
                mapping = mapping.corrected(place, field, self.columns[place].label)
        return mapping

    def as_json(self) -> str:
        columns = [[c.heading, c.field, c.label, c.group] for c in self.columns]
        content = {"columns": columns, "source": self.source, "day_first": self.day_first}
        return json.dumps(content, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Mapping:
        """What `as_json` wrote. ValueError for anything else."""
        try:
            content = json.loads(text)
            columns = tuple(Column(*map(str, column)) for column in content["columns"])
            source, day_first = str(content["source"]), content["day_first"]
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("this is no mapping of columns") from error
        if day_first not in (True, False, None) or any(c.field not in FIELDS for c in columns):
            raise ValueError("this is no mapping of columns")
        return cls(columns, source, day_first)


def fingerprint(headers: Sequence[str]) -> str:
    """The same for the same headings in the same order, whatever their capitals and accents."""
    return hashlib.sha256(json.dumps([key(header) for header in headers]).encode()).hexdigest()
