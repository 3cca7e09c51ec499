"""What the member chose in a preview: whose values count, who is the same person, who is
restored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

SOMEONE_ELSE = "someone else"


@dataclass
class Choices:
    """Whose words count by the row's mark and the difference's key, and for all the rest; by a
    person's number the mark of the row that is them; the marks of those who come back; and
    whether the day comes first in the dates of the file, or None where that was left open."""

    rest: str = ""
    single: dict[str, dict[str, str]] = field(default_factory=dict)
    whose: dict[str, str] = field(default_factory=dict)
    back: list[str] = field(default_factory=list)
    day_first: bool | None = None
    days_answered: bool = False

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        names = ("rest", "single", "whose", "back", "day_first", "days_answered")
        return cls(**{name: kept[name] for name in names if name in kept})

    def as_json(self) -> dict[str, Any]:
        return vars(self)

    def is_same(self, person: int, mark: str) -> bool:
        """Whether the member said that a row is about this person."""
        return self.whose.get(str(person)) == mark

    def is_nobody(self, person: int) -> bool:
        """Whether the member said that no row of the file is about a person."""
        return self.whose.get(str(person)) == SOMEONE_ELSE
