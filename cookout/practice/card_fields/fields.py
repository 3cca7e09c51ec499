"""The fields of a card: each with its reading, its confidence, and alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from cookout.practice.card_fields.lines import Box

DOUBTFUL = 0.8
"""Below this confidence a field is shown as a choice between readings."""
Source = Literal["print", "code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReading:
    """One field as read. `kind` is a phone's (mobile, work, fax, home) or a link's (website,
    linkedin); `boxes` say where on the card it stands, and are empty for what a code says."""

    value: str
    confidence: float = 1.0
    kind: str = ""
    alternatives: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    source: Source = "print"

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFields:
    """Everything read from a card. `trade` is a trade that Cookout knows, from the title."""

    name: FieldReading | None = None
    company: FieldReading | None = None
    title: FieldReading | None = None
    trade: FieldReading | None = None
    phones: tuple[FieldReading, ...] = ()
    mails: tuple[FieldReading, ...] = ()
    links: tuple[FieldReading, ...] = ()
    address: FieldReading | None = None

    @property
    def is_empty(self) -> bool:
        return not (
            self.name or self.company or self.title or self.phones or self.mails or self.links
        )


def is_near(one: str, other: str) -> bool:
    """Whether two readings come from the same print, so that both can be offered."""
    return SequenceMatcher(None, one, other).ratio() > 0.7
