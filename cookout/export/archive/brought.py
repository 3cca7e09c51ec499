"""What an archive brought: counts by list, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from cookout.export.archive.sections import KINDS
from cookout.export.archive.taking_groups import ArrivedGroup
from cookout.people.person import Person

WORK = "work"
"""The member's own trade and how hard it is, counted beside the lists."""


@dataclass
class Brought:
    """Counts of what an archive brought, by list, and how many people were here before."""

    rows: dict[str, int] = field(default_factory=dict)
    same: int = 0
    names: list[str] = field(default_factory=list)
    """Names of the first new people."""
    made: dict[str, list[int]] = field(default_factory=dict)
    groups: list[ArrivedGroup] = field(default_factory=list)
    """New mastermind groups."""

    @property
    def others(self) -> list[tuple[str, int]]:
        """What else it brought: the noun, and how many."""
        return [
            (kind.spoken[count != 1], count)
            for kind in KINDS
            if kind.model is not Person and (count := self.rows.get(kind.name, 0))
        ]

    @property
    def more(self) -> int:
        """How many new people aren't among the names."""
        return self.people - len(self.names)

    @property
    def people(self) -> int:
        return self.rows.get("people", 0)

    @property
    def anything(self) -> bool:
        return any(self.rows.values()) or WORK in self.made or bool(self.groups)

    def in_words(self) -> str:
        """What came in, in one sentence or two."""
        order = ["people", "interactions", "promises", *(kind.name for kind in KINDS)]
        spoken = {kind.name: kind.spoken for kind in KINDS}
        counts = [
            f"{count} {spoken[name][count != 1]}"
            for name in dict.fromkeys(order)
            if (count := self.rows.get(name, 0))
        ]
        counts += ["your own trade"] if WORK in self.made else []
        counts += [group.in_words() for group in self.groups]
        if not counts:
            return "You already have everything in this archive."
        first, last = ", ".join(counts[:-1]), counts[-1]
        here = f" You already had {self.same} of its people." if self.same else ""
        return f"Imported {f'{first} and {last}' if first else last}.{here}"
