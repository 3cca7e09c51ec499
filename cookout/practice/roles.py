"""The role map: for each trade a member needs, who is there for it, if anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cookout.practice.numbers import GREAT_FOR


class Standing(StrEnum):
    """The state of a trade that the member needs."""

    FILLED = "filled"
    CANDIDATE = "candidate"
    GAP = "gap"
    DUPLICATE = "duplicate"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeContact:
    """Somebody of a trade. `met_once` is true of somebody who was met, and of whom no more than
    that is on record; `by_title` of somebody of whom only an address book says the trade. `used_on`
    is the day of the member's last experience with them."""

    close: bool = False
    great_on: date | None = None
    used_on: date | None = None
    met_once: bool = False
    over_for_a_cookout: bool = False
    by_title: bool = False

    @property
    def is_great(self) -> bool:
        """Whether they do a great job: said by the member, and of more than one meeting."""
        return self.great_on is not None and not self.met_once and not self.by_title

    def asked_again(self, *, on: date) -> bool:
        """Whether it is a year since the member used them."""
        last = self.used_on or self.great_on
        return self.is_great and last is not None and on - last >= GREAT_FOR


def standing(*, needed: bool, people: Iterable[TradeContact]) -> Standing:
    """The state of a trade: doubled, filled, with a candidate, or a gap.

    Filled takes someone who does a great job, and at most one who is close. Someone met once never
    fills it, whatever was said about them, and neither does a title in an address book.
    """
    everybody = list(people)
    if not needed:
        return Standing.NOT_NEEDED
    if len(_close(everybody)) > 1:
        return Standing.DUPLICATE
    if any(contact.is_great for contact in everybody):
        return Standing.FILLED
    return Standing.CANDIDATE if everybody else Standing.GAP


def may_stay_doubled(people: Iterable[TradeContact]) -> bool:
    """Whether two close people of one trade are no question: they are friends, not roles."""
    return all(contact.over_for_a_cookout for contact in _close(people))


def _close(people: Iterable[TradeContact]) -> Sequence[TradeContact]:
    return [person for person in people if person.close and not person.by_title]


WORDS = {
    Standing.FILLED: "Filled",
    Standing.CANDIDATE: "Candidate",
    Standing.GAP: "Gap",
    Standing.DUPLICATE: "Double",
    Standing.NOT_NEEDED: "Not needed",
}

MEANS = {
    Standing.FILLED: "Someone does great work for you.",
    Standing.CANDIDATE: "You don’t know their work yet.",
    Standing.GAP: "You don’t know anyone yet.",
    Standing.DUPLICATE: "Two or more at your table do the same work. One may be enough.",
    Standing.NOT_NEEDED: "You don’t need this role.",
}

FRIENDS = "Two or more at your table do the same work. You’d have them over, so that’s fine."
