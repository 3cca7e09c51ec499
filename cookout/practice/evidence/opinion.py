"""Evidence for and against, the expectation it gives, and discounting through a recommender.

Beta evidence with the discounting of subjective logic: Josang and Ismail, "The Beta Reputation
System", 2002.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import fsum

from cookout.practice.evidence.numbers import (
    AGE_HALF_LIFE_MONTHS,
    BASE_RATE,
    DAYS_A_MONTH,
    LEAST_EVIDENCE,
    THIN_UNCERTAINTY,
    UNCERTAINTY_SHARE,
    UNCERTAINTY_WEIGHT,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence for someone (r) and against (s), in units of fresh jobs."""

    r: float = 0.0
    s: float = 0.0

    @property
    def amount(self) -> float:
        return self.r + self.s


NONE = Evidence()


def pooled(some: Iterable[Evidence]) -> Evidence:
    """The sum of independent evidence; the same to the last digit in any order."""
    every = list(some)
    return Evidence(fsum(each.r for each in every), fsum(each.s for each in every))


def first_hand(*, outcome: float | None, job_on: date, on: date) -> Evidence:
    """One job: weight 1 when fresh, half after 24 months. An outcome not told counts nothing."""
    if outcome is None:
        return NONE
    months = max((on - job_on).days, 0) / DAYS_A_MONTH
    weight = 2 ** (-months / AGE_HALF_LIFE_MONTHS)
    return Evidence(weight * outcome, weight * (1 - outcome))


def hearsay(*, through: Evidence, evidence: Evidence) -> Evidence:
    """Evidence discounted by the recommender's track record.

    Without a track record nothing remains: a new recommender is unknown, not bad.
    """
    rest = (through.s + 2) * (evidence.amount + 2) + 2 * through.r
    return Evidence(2 * through.r * evidence.r / rest, 2 * through.r * evidence.s / rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """The expectation that some evidence gives; `base` is used where nothing is known."""

    evidence: Evidence = NONE
    base: float = BASE_RATE

    @property
    def expected(self) -> float:
        """E, from 0 to 1."""
        total = self.evidence.amount + UNCERTAINTY_WEIGHT
        return (self.evidence.r + UNCERTAINTY_WEIGHT * self.base) / total

    @property
    def uncertainty(self) -> float:
        """u, from 1 (nothing known) towards 0."""
        return UNCERTAINTY_WEIGHT / (self.evidence.amount + UNCERTAINTY_WEIGHT)

    @property
    def order(self) -> float:
        """A sort key, highest first: doubt counts against."""
        return self.expected - UNCERTAINTY_SHARE * self.uncertainty

    @property
    def unknown(self) -> bool:
        """Whether no one the member trusts has used them."""
        return self.evidence.amount < LEAST_EVIDENCE

    @property
    def thin(self) -> bool:
        return self.uncertainty > THIN_UNCERTAINTY
