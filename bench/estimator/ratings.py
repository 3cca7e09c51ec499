"""Ratings of one person in one direction: those they gave, or those they received."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from math import log1p, sqrt
from typing import NamedTuple

SIDE = (
    *("count", "negative", "mean", "spread", "last_ten", "last", "gap", "age"),
    *("hour_count", "hour_mean", "day_count", "day_mean", "week_count", "week_mean"),
)
"""The names of the numbers of `Ratings.summary`, in their order."""
WINDOWS = (1 / 24, 1.0, 7.0)
"""An hour, a day and a week: sprees and quarrels come in bursts."""
PRIOR = 2


class Rating(NamedTuple):
    """One rating, from -1 to 1, at a time in days."""

    rater: str
    ratee: str
    value: float
    at: float


class Given(NamedTuple):
    """One rating as one of its two people sees it.

    `surprise` is how far it lies from what the other person's number alone would make it.
    """

    at: float
    other: str
    value: float
    surprise: float


class Ratings:
    """All ratings in one direction, in the order of time. Of one other person only the latest."""

    __slots__ = ("by", "negatives", "sequence", "squares", "surprises", "total")

    def __init__(self) -> None:
        self.sequence: list[Given] = []
        self.by: dict[str, float] = {}
        self.total = self.squares = self.surprises = 0.0
        self.negatives = 0

    def __len__(self) -> int:
        return len(self.sequence)

    def add(self, given: Given) -> None:
        if given.other in self.by:
            self._drop(given.other)
        insort(self.sequence, given)
        self._count(given, 1)
        self.by[given.other] = given.value

    def without(self, other: str) -> Ratings:
        """The same ratings as if that person had neither given nor received one here."""
        copy = Ratings()
        copy.sequence, copy.by = self.sequence.copy(), self.by.copy()
        copy.total, copy.squares = self.total, self.squares
        copy.surprises, copy.negatives = self.surprises, self.negatives
        copy._drop(other)
        return copy

    def _drop(self, other: str) -> None:
        place = next(n for n, given in enumerate(self.sequence) if given.other == other)
        self._count(self.sequence.pop(place), -1)
        del self.by[other]

    def _count(self, given: Given, times: int) -> None:
        self.total += times * given.value
        self.squares += times * given.value * given.value
        self.surprises += times * given.surprise
        self.negatives += times * (given.value < 0)

    def summary(self, *, at: float, mean: float, number: float, negative: float) -> list[float]:
        """What these ratings say at a time, as numbers that are 0 or usual where there are none.

        `mean` is the mean of all ratings, `negative` the share of them below 0, `number` what is
        expected of this person (their bias or merit).
        """
        count, sequence = len(self.sequence), self.sequence
        shared = (self.negatives + PRIOR * negative) / (count + PRIOR)
        if not count:
            return [0.0, shared, *[0.0] * (len(SIDE) - 2)]
        upto = bisect_right(sequence, at, key=_at) or count
        tenth = sequence[max(upto - 10, 0) : upto]
        centre = self.total / count
        row = [
            log1p(count),
            shared,
            (self.total - count * mean) / (count + PRIOR),
            sqrt(max(self.squares / count - centre * centre, 0.0)),
            sum(given.value for given in tenth) / len(tenth) - mean,
            tenth[-1].value - mean,
            log1p(24 * abs(at - tenth[-1].at)),
            log1p(abs(at - sequence[0].at)),
        ]
        for days in WINDOWS:
            first = bisect_left(sequence, at - days, key=_at)
            near = sequence[first : bisect_right(sequence, at + days, first, key=_at)]
            row.append(log1p(len(near)))
            row.append(sum(given.surprise - number for given in near) / (len(near) + 1))
        return row


def _at(given: Given) -> float:
    return given.at
