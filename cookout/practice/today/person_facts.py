"""A person, as today's list needs them: only facts that the member saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cookout.practice.cadence import PLACES, Difficulty, gap, next_touch
from cookout.practice.event_names import at_event
from cookout.practice.numbers import HELLO_DAYS, NEVER_ANSWERED_DAYS
from cookout.practice.phrases import ago, one_line

ASKABLE = ("cares", "sport", "wants")
"""Kinds of Remember line that may be asked about in a message. The others are notes for the
member; a day to remember may also be about the family or something else, an allergy never."""

DATED_ASKABLE = (*ASKABLE, "family", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One Remember line: its kind (cares, family, sport, allergy, wants, when, other), its day, and
    how many days ahead it is mentioned."""

    kind: str
    words: str
    on: date | None = None
    yearly: bool = False
    notice: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """An open promise that the member made."""

    id: int
    what: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """One person. `place` is new, deep, warm, gone or book; ValueError for another.

    `touches` counts every interaction except online, the first meeting included. `said_hello`
    means in touch since the meeting. `birthday` is month and day. `promises` are those the member
    made and neither kept nor was released from. `last_words` and `last_kind` are of the last
    touch, `asks` what they asked for and nobody has answered, `gives` what they offer to do.
    `difficulty` is of the member's own trade. `last_was_note` means the last touch was a short
    note in the place of a talk, `never_answered` that the member wrote since the meeting and
    nothing came back. `gave` and `asked` count how often the member helped and asked them.
    `chosen` means chosen for the week, and not in touch in it yet.
    """

    id: int
    name: str
    first_name: str = ""
    place: str
    met_on: date | None = None
    event_name: str = ""
    last_touch_on: date | None = None
    touches: int = 0
    said_hello: bool = False
    remembered: tuple[Remembered, ...] = ()
    birthday: tuple[int, int] | None = None
    birthday_notice: int | None = None
    promises: tuple[Promised, ...] = ()
    trade: str = ""
    company: str = ""
    last_words: str = ""
    last_kind: str = ""
    asks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    difficulty: Difficulty = Difficulty.NORMAL
    last_was_note: bool = False
    never_answered: bool = False
    gave: int = 0
    asked: int = 0
    chosen: bool = False

    def __post_init__(self) -> None:
        if self.place not in PLACES:
            raise ValueError(f"nobody stands at {self.place!r}")

    @property
    def called(self) -> str:
        """The name to use in a sentence."""
        for words in (self.first_name, self.name):
            if line := one_line(text=words, most=40):
                return line
        return "this person"

    @property
    def since(self) -> date | None:
        """The day the ring counts from: the last touch, else the meeting."""
        return self.last_touch_on or self.met_on

    @property
    def gap(self) -> int | None:
        """Days from one touch to the next; somebody never met anew needs no ramp."""
        return gap(
            place=self.place,
            touches=self.touches,
            difficulty=self.difficulty,
            known_before=self.met_on is None,
        )

    @property
    def next_touch_on(self) -> date | None:
        """The day their ring ends."""
        return next_touch(
            place=self.place,
            last_touch_on=self.since,
            touches=self.touches,
            difficulty=self.difficulty,
            known_before=self.met_on is None,
        )

    def awaits_hello(self, *, on: date) -> bool:
        """Whether they were met at most 14 days ago and the member hasn't been in touch since."""
        if self.met_on is None or self.said_hello or self.touches > 1:
            return False
        return 0 <= (on - self.met_on).days <= HELLO_DAYS

    def fell_silent(self, *, on: date) -> bool:
        """Whether they were met more than 60 days ago, were written to and never answered.

        They leave today's list; letting them go is for the member to say.
        """
        if self.place not in ("new", "deep") or self.met_on is None or not self.never_answered:
            return False
        return (on - self.met_on).days > NEVER_ANSWERED_DAYS

    def met_words(self, *, on: date) -> str:
        """When and where the member met them: "yesterday at the Chamber breakfast"."""
        day = ago(day=self.met_on, on=on) if self.met_on else ""
        return " ".join(filter(None, (day, at_event(self.event_name))))
