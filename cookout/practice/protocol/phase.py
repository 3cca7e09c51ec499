"""What a protocol is made of: phases, each with its time, its speaker and what it locks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Speaker(StrEnum):
    """Who speaks in a phase: the asker, each in turn, all together, or nobody."""

    ASKER = "asker"
    EACH = "each"
    ALL = "all"
    NONE = "none"


class Lock(StrEnum):
    """What a phase does not take: answers of the others, or replies of the asker."""

    ANSWERS = "answers"
    REPLIES = "replies"


class Input(StrEnum):
    """What a phase asks to be written, if anything."""

    NOTHING = ""
    KEPT = "kept"
    """What became of the last promises: kept, not kept, changed."""
    QUESTION = "question"
    """A question to the asker; no answer, and no advice."""
    RESTATEMENT = "restatement"
    """The asker's question again, as version 2."""
    CARD = "card"
    """An answer with its basis."""
    HEARD = "heard"
    """What the asker heard, answer by answer."""
    PROMISE = "promise"
    EXPERIENCE = "experience"
    """Who was used, trusted or only met."""


class Visibility(StrEnum):
    """Who reads a card in a phase: everyone, or its author until the author's turn to speak."""

    OPEN = "open"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One step of a protocol.

    `seconds` is its whole length. `seconds_each` is set where the length follows from how many
    speak; `most_each` limits a turn and leaves the rest of the phase as slack. `in_hot_seat`
    phases are repeated for every hot seat.
    """

    key: str
    name: str
    seconds: int
    speaker: Speaker
    locks: frozenset[Lock] = frozenset()
    takes: Input = Input.NOTHING
    visibility: Visibility = Visibility.OPEN
    in_hot_seat: bool = False
    seconds_each: int | None = None
    most_each: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A way to spend a session: its phases, what they add up to, and where it comes from.

    `seconds` is the promised length with `hot_seats` hot seats and `members` members. `live` is
    False where it runs for hours or days and nobody speaks.
    """

    key: str
    name: str
    seconds: int
    members: int
    hot_seats: int
    live: bool
    phases: tuple[Phase, ...]
    sources: tuple[str, ...]
    purpose: str = ""

    @property
    def sum(self) -> int:
        """What the phases add up to, in seconds: those of a hot seat once for each."""
        return sum(
            phase.seconds * (self.hot_seats if phase.in_hot_seat else 1) for phase in self.phases
        )
