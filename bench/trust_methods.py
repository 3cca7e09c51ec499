"""What the estimator of ratings is compared with: each learns past ratings and expects the next.

Fairness and goodness follow Kumar et al. ("Edge Weight Prediction in Weighted Signed Networks",
ICDM 2016); bias and deserve Mishra and Bhattacharya (WWW 2011), here shrunken towards 0. Where a
method says nothing of somebody, the mean of all past ratings stands in, which makes it stronger
than a 0 would.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import numpy
from numpy.typing import NDArray

from bench.estimator.estimator import Estimator
from bench.estimator.history import RatingHistory
from bench.estimator.ratings import Rating

ROUNDS, FEW_ROUNDS = 30, 3
"""Rounds to settle from nothing, and from where it stood before one rating more or less."""
SHRINK = 2.0
Numbers = NDArray[Any]


class Method(Protocol):
    """Expects a rating without being shown its value, and learns it afterwards."""

    def expect(self, rater: str, ratee: str, at: float) -> float: ...

    def learn(self, ratings: Sequence[Rating]) -> None: ...


class Cookout:
    """The estimator of the product."""

    def __init__(self) -> None:
        self.estimator = Estimator()
        self.rows: list[list[float]] = []

    def expect(self, rater: str, ratee: str, at: float) -> float:
        self.rows.append(self.estimator.row(rater, ratee, at))
        return self.estimator.predict(self.rows[-1])

    def learn(self, ratings: Sequence[Rating]) -> None:
        for rating, row in zip(ratings, self.rows, strict=True):
            self.estimator.learn(rating, row)
        self.rows = []


class TwoNumbers:
    """The bias of the rater and the merit of the ratee alone."""

    def __init__(self) -> None:
        self.history = RatingHistory()

    def expect(self, rater: str, ratee: str, at: float) -> float:
        return self.history.two_numbers(rater, ratee)

    def learn(self, ratings: Sequence[Rating]) -> None:
        for rating in ratings:
            self.history.record(rating)


class Mean:
    """The mean of all past ratings."""

    def __init__(self) -> None:
        self.total, self.count = 0.0, 0

    def expect(self, rater: str, ratee: str, at: float) -> float:
        return self.total / self.count if self.count else 0.0

    def learn(self, ratings: Sequence[Rating]) -> None:
        self.total += sum(rating.value for rating in ratings)
        self.count += len(ratings)


class Reciprocal(Mean):
    """What the ratee gave the rater."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[tuple[str, str], float] = {}

    def expect(self, rater: str, ratee: str, at: float) -> float:
        return self.given.get((ratee, rater), super().expect(rater, ratee, at))

    def learn(self, ratings: Sequence[Rating]) -> None:
        super().learn(ratings)
        self.given |= {(rating.rater, rating.ratee): rating.value for rating in ratings}


class Edges:
    """Ratings as arrays, of which the first `count` have been seen."""

    def __init__(self, ratings: Sequence[Rating]) -> None:
        names = sorted({name for rating in ratings for name in (rating.rater, rating.ratee)})
        self.place = {name: n for n, name in enumerate(names)}
        self.raters = numpy.array([self.place[rating.rater] for rating in ratings], int)
        self.ratees = numpy.array([self.place[rating.ratee] for rating in ratings], int)
        self.values = numpy.array([rating.value for rating in ratings], float)

        self.mean = float(self.values.mean())

    def first(self, count: int) -> Seen:
        some = [each[:count] for each in (self.raters, self.ratees, self.values)]
        return Seen(*some, people=len(self.place), mean=float(some[-1].mean()) if count else 0.0)

    def without(self, n: int) -> Seen:
        rest = [numpy.delete(each, n) for each in (self.raters, self.ratees, self.values)]
        return Seen(*rest, people=len(self.place), mean=self.mean)


class Seen:
    """The ratings that a method may look at."""

    def __init__(
        self, raters: Numbers, ratees: Numbers, values: Numbers, people: int, mean: float
    ) -> None:
        self.raters, self.ratees, self.values = raters, ratees, values
        self.given = numpy.bincount(raters, minlength=people)
        self.received = numpy.bincount(ratees, minlength=people)
        self.people = people
        self.mean = mean

    def by_rater(self, amounts: Numbers) -> Numbers:
        return numpy.bincount(self.raters, amounts, minlength=self.people)

    def by_ratee(self, amounts: Numbers) -> Numbers:
        return numpy.bincount(self.ratees, amounts, minlength=self.people)


class FairnessGoodness:
    """Ratees are as good as fair raters say; raters are fair who agree with that."""

    def __init__(self, people: int) -> None:
        self.fairness, self.goodness = numpy.ones(people), numpy.zeros(people)

    def settle(self, seen: Seen, rounds: int) -> FairnessGoodness:
        """The same pair of numbers after some rounds on these ratings."""
        new = FairnessGoodness(0)
        fairness = self.fairness
        for _ in range(rounds):
            told = seen.by_ratee(fairness[seen.raters] * seen.values)
            goodness = numpy.where(
                seen.received > 0, told / numpy.maximum(seen.received, 1), seen.mean
            )
            apart = seen.by_rater(numpy.abs(seen.values - goodness[seen.ratees]))
            fairness = 1 - apart / numpy.maximum(seen.given, 1) / 2
            new.goodness = goodness
        new.fairness = fairness
        return new

    def times(self, rater: int, ratee: int) -> float:
        return float(self.fairness[rater] * self.goodness[ratee])

    def good(self, rater: int, ratee: int) -> float:
        return float(self.goodness[ratee])


class BiasDeserve:
    """A rater's bias and a ratee's deserve on top of the mean, shrunken as few ratings ask."""

    def __init__(self, people: int) -> None:
        self.bias, self.deserve, self.mean = numpy.zeros(people), numpy.zeros(people), 0.0

    def settle(self, seen: Seen, rounds: int) -> BiasDeserve:
        new = BiasDeserve(0)
        new.bias, new.deserve, new.mean = self.bias, self.deserve, seen.mean
        above = seen.values - seen.mean
        for _ in range(rounds):
            given = seen.by_rater(above - new.deserve[seen.ratees])
            new.bias = given / (seen.given + SHRINK)
            received = seen.by_ratee(above - new.bias[seen.raters])
            new.deserve = received / (seen.received + SHRINK)
        return new

    def both(self, rater: int, ratee: int) -> float:
        return float(self.mean + self.bias[rater] + self.deserve[ratee])


class Iterated:
    """Both iterated methods over a growing past: many rounds after a block, a few after one."""

    def __init__(self, edges: Edges) -> None:
        self.edges, self.count = edges, 0
        people = len(edges.place)
        self.fair, self.deserving = FairnessGoodness(people), BiasDeserve(people)

    def learn(self, ratings: Sequence[Rating]) -> None:
        self.count += len(ratings)
        rounds = FEW_ROUNDS if len(ratings) == 1 else ROUNDS
        seen = self.edges.first(self.count)
        self.fair = self.fair.settle(seen, rounds)
        self.deserving = self.deserving.settle(seen, rounds)

    def expect(self, rater: str, ratee: str) -> dict[str, float]:
        one, two = self.edges.place[rater], self.edges.place[ratee]
        return {
            "fairness_goodness": self.fair.times(one, two),
            "goodness": self.fair.good(one, two),
            "bias_deserve": self.deserving.both(one, two),
        }


def past_only(ratings: Sequence[Rating], block: int) -> dict[str, list[float]]:
    """What each method expects of every rating, knowing only the blocks before its own."""
    methods: dict[str, Method] = {
        "cookout": Cookout(),
        "two_numbers": TwoNumbers(),
        "reciprocal": Reciprocal(),
        "mean": Mean(),
    }
    iterated = Iterated(Edges(ratings))
    expected: dict[str, list[float]] = {}
    for some in _blocks(ratings, block):
        for rating in some:
            for name, method in methods.items():
                value = method.expect(rating.rater, rating.ratee, rating.at)
                expected.setdefault(name, []).append(value)
            for name, value in iterated.expect(rating.rater, rating.ratee).items():
                expected.setdefault(name, []).append(value)
        for method in methods.values():
            method.learn(some)
        iterated.learn(some)
    return expected


def _blocks(ratings: Sequence[Rating], block: int) -> Iterable[Sequence[Rating]]:
    return (ratings[first : first + block] for first in range(0, len(ratings), block))
