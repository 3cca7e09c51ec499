"""The ledger: what all statements about a provider add up to for one member, each job counted
once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cookout.practice.evidence.numbers import BAD, BASE_RATE, GOOD
from cookout.practice.evidence.opinion import (
    NONE,
    Evidence,
    Opinion,
    first_hand,
    hearsay,
    pooled,
)
from cookout.practice.evidence.statement import Basis, Statement
from cookout.practice.evidence.stories import Job, stories
from cookout.practice.evidence.wording import experiences_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A statement and its weight; 0 if the same job counts through another.

    `weight` is how much of a job counts; its outcome splits it into for and against.
    """

    statement: Statement
    weight: float = 0.0
    evidence: Evidence = NONE
    retold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every statement about one provider's skill, the latest first."""

    me: str
    base: float
    entries: tuple[LedgerEntry, ...]

    @property
    def opinion(self) -> Opinion:
        return Opinion(evidence=pooled(each.evidence for each in self.entries), base=self.base)

    def without(self, customer: str) -> Opinion:
        """The opinion without that person's jobs, whoever reported them."""
        rest = [each.evidence for each in self.entries if each.statement.customer != customer]
        return Opinion(evidence=pooled(rest), base=self.base)

    def in_short(self) -> str:
        """The opinion as one sentence without a figure."""
        opinion = self.opinion
        if opinion.unknown:
            has_experience = any(each.statement.basis != Basis.ONLY_MET for each in self.entries)
            return (
                "Too little to go by yet." if has_experience else "No one you trust has used them."
            )
        if opinion.thin:
            return "Thin evidence so far."
        if opinion.expected >= GOOD:
            return "Good experiences."
        return "Mixed experiences." if opinion.expected > BAD else "Mostly bad experiences."

    def in_words(self, names: Mapping[str, str] | None = None) -> list[str]:
        """Every statement, then what the opinion would be without each person's jobs.

        `names` says what a page calls each person; one who is not in it is called as they are.
        """
        named = {self.me: "you"} | {
            key: name for key, name in (names or {}).items() if key != self.me
        }
        lines = [each.statement.in_words(named) + _why_nothing(each) for each in self.entries]
        counting = Counter(each.statement.customer for each in self.entries if each.weight)
        return lines + [self._without_in_words(key, jobs, named) for key, jobs in counting.items()]

    def _without_in_words(self, customer: str, jobs: int, named: Mapping[str, str]) -> str:
        rest, whose = self.without(customer), experiences_of(named.get(customer, customer), jobs)
        if rest.unknown:
            return f"Not counting {whose}, no one you trust has used them."
        return f"Not counting {whose}, it would be {rest.expected:.2f}."


def ledger(
    *,
    me: str,
    statements: Iterable[Statement],
    tracks: Mapping[str, Evidence],
    on: date,
    base: float = BASE_RATE,
) -> Ledger:
    """What statements about one provider come to for me on a day.

    `tracks` holds the track record of each recommender; one who is not in it has none. A job that
    reaches me on several ways counts once, on the way that carries most; where two carry as much,
    as its customer tells it, or else by the lower outcome. Only met counts nothing.
    """
    entries = []
    for job, telling in stories(statements):
        entries += _once([_entry(each, job, me=me, tracks=tracks, on=on) for each in telling])
    entries.sort(key=lambda each: each.statement.on, reverse=True)
    return Ledger(me=me, base=base, entries=tuple(entries))


def _entry(
    statement: Statement, job: Job, *, me: str, tracks: Mapping[str, Evidence], on: date
) -> LedgerEntry:
    outcome = statement.outcome
    if outcome is None or statement.basis == Basis.ONLY_MET or _of_themselves(statement, me):
        return LedgerEntry(statement=statement)
    arriving = first_hand(outcome=1, job_on=job.on, on=on)
    for name in reversed(statement.mouths(me)):
        arriving = hearsay(through=tracks.get(name, NONE), evidence=arriving)
    return LedgerEntry(
        statement=statement,
        weight=arriving.r,
        evidence=Evidence(arriving.r * outcome, arriving.r * (1 - outcome)),
    )


def _of_themselves(statement: Statement, me: str) -> bool:
    """Whether it is praise of oneself, or a story about my own job that I did not tell."""
    praised = statement.provider in (statement.member, statement.source)
    return praised or (statement.source == me != statement.member)


def _once(telling: list[LedgerEntry]) -> list[LedgerEntry]:
    """Of entries about one job, keep the weight of the heaviest only."""
    best = max(range(len(telling)), key=lambda n: telling[n].weight)
    return [
        each
        if n == best
        else LedgerEntry(statement=each.statement, retold=bool(telling[best].weight))
        for n, each in enumerate(telling)
    ]


def _why_nothing(entry: LedgerEntry) -> str:
    if entry.statement.basis == Basis.ONLY_MET or entry.statement.outcome is None:
        return ""
    if entry.retold:
        return " The same job is already counted."
    if not entry.weight:
        return " Counts once their recommendations have a track record."
    return ""
