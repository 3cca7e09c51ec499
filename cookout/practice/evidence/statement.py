"""A statement about a provider: who says it, on what basis, how it went and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cookout.practice.evidence.wording import day, how_it_went


class Basis(StrEnum):
    """What a statement rests on."""

    USED = "used"
    TRUSTED = "trusted"
    ONLY_MET = "only_met"


class Job(NamedTuple):
    """What makes two statements tell of the same work: who had it done, by whom, what and when."""

    customer: str
    provider: str
    skill: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a member says about a provider's skill.

    `outcome` is from 0 (went badly) to 1 (went well), None where it is not told. `on` is the day of
    the job, or of the meeting. `source` is whose job it was, where the member only heard of it:
    required for the basis "trusted", and only there. ValueError otherwise.
    """

    member: str
    provider: str
    skill: str
    basis: Basis
    on: date
    outcome: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if self.outcome is not None and not 0 <= self.outcome <= 1:
            raise ValueError("an outcome is from 0 to 1")
        if (self.basis == Basis.TRUSTED) != bool(self.source):
            raise ValueError("a source is named where someone else had the job, and only there")

    @property
    def customer(self) -> str:
        """Whose job it was."""
        return self.source or self.member

    @property
    def job(self) -> Job:
        return Job(self.customer, self.provider, self.skill, self.on)

    def mouths(self, me: str) -> tuple[str, ...]:
        """Those through whom the story came to me, the nearest first; none for my own job."""
        told = (self.member, self.source) if self.source else (self.member,)
        return tuple(name for name in told if name != me)

    def in_words(self, me: str) -> str:
        """The statement as one named, dated sentence: "Ana used Joe on March 3, 2026: went well."

        A member is named as the page names them; `me` becomes "you".
        """
        who = "You" if self.member == me else self.member
        when = day(self.on)
        if self.basis == Basis.ONLY_MET:
            return f"{who} met {self.provider} on {when}: met, not vouched for."
        went = how_it_went(self.outcome)
        if not self.source:
            return f"{who} used {self.provider} on {when}: {went}."
        source = "you" if self.source == me else self.source
        says = "say" if self.member == me else "says"
        return f"{who} {says} {source} used {self.provider} on {when}: {went}."
