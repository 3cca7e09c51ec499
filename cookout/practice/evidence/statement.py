"""A statement about a provider: who says it, on what basis, how it went and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cookout.practice.evidence.wording import day, how_it_went


class Basis(StrEnum):
    """What a statement rests on."""

    USED = "used"
    TRUSTED = "trusted"
    ONLY_MET = "only_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a member says about a provider's skill. People are keys, each their own.

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

    def mouths(self, me: str) -> tuple[str, ...]:
        """The people through whom the story reached me, the nearest first; none for my own job."""
        mouths = (self.member, self.source) if self.source else (self.member,)
        return tuple(name for name in mouths if name != me)

    def in_words(self, named: Mapping[str, str]) -> str:
        """The statement as one named, dated sentence: "Ana used Joe on March 3, 2026: went well."

        `named` says what to call each person, "you" for the reader.
        """
        who, provider = (named.get(key, key) for key in (self.member, self.provider))
        teller = f"{who[0].upper()}{who[1:]}" if who == "you" else who
        when = day(self.on)
        if self.basis == Basis.ONLY_MET:
            return f"{teller} met {provider} on {when}: met, not vouched for."
        used = f"used {provider} on {when}: {how_it_went(self.outcome)}."
        if not self.source:
            return f"{teller} {used}"
        says = "say" if who == "you" else "says"
        return f"{teller} {says} {named.get(self.source, self.source)} {used}"
