"""Leave-one-out: each rating is expected from all others, also those that came later.

The two numbers of a person are shrunken means here (a filter needs an order). Ratings are cut into
ten parts. For a rating in one, the numbers of everyone else and the weights come from the other
nine, the numbers of its two people and all that is told of them from every rating but itself. The
mean of all stays as it is: without a rating it would give that rating away. Fairness, goodness,
bias and deserve are settled anew without each rating.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bench.estimator.features import NAMES, features
from bench.estimator.history import Number, RatedPerson, RatingHistory
from bench.estimator.numbers import NOISE, RIDGE
from bench.estimator.ratings import Given, Rating, Ratings
from bench.estimator.ridge import Ridge
from bench.trust_methods import FEW_ROUNDS, ROUNDS, BiasDeserve, Edges, FairnessGoodness

PARTS = 10


def left_out(ratings: Sequence[Rating]) -> dict[str, list[float]]:
    """What each method expects of every rating from all the others."""
    mean = sum(rating.value for rating in ratings) / len(ratings)
    given = {(rating.rater, rating.ratee): rating.value for rating in ratings}
    return {
        "cookout": cookout(ratings),
        **iterated(ratings),
        "reciprocal": [given.get((rating.ratee, rating.rater), mean) for rating in ratings],
        "mean": [mean] * len(ratings),
    }


def iterated(ratings: Sequence[Rating]) -> dict[str, list[float]]:
    edges = Edges(ratings)
    people, every = len(edges.place), edges.first(len(ratings))
    fair = FairnessGoodness(people).settle(every, ROUNDS)
    deserving = BiasDeserve(people).settle(every, ROUNDS)
    expected: dict[str, list[float]] = {
        "fairness_goodness": [],
        "goodness": [],
        "bias_deserve": [],
    }
    for n in range(len(ratings)):
        one, two, rest = int(edges.raters[n]), int(edges.ratees[n]), edges.without(n)
        without = fair.settle(rest, FEW_ROUNDS)
        expected["fairness_goodness"].append(without.times(one, two))
        expected["goodness"].append(without.good(one, two))
        expected["bias_deserve"].append(deserving.settle(rest, FEW_ROUNDS).both(one, two))
    return expected


def cookout(ratings: Sequence[Rating]) -> list[float]:
    """The estimator's rows with each rating left out, and weights from the other nine parts."""
    rows: list[list[float]] = [[]] * len(ratings)
    for part in range(PARTS):
        history = settled(ratings, [each for n, each in enumerate(ratings) if n % PARTS != part])
        for n in range(part, len(ratings), PARTS):
            with without(history, ratings[n]):
                rows[n] = features(history, ratings[n].rater, ratings[n].ratee, ratings[n].at)
    return _weighed(ratings, rows)


def _weighed(ratings: Sequence[Rating], rows: Sequence[list[float]]) -> list[float]:
    ridge = Ridge(columns=len(NAMES), penalty=RIDGE)
    for rating, row in zip(ratings, rows, strict=True):
        ridge.add(row, rating.value)
    expected = [0.0] * len(ratings)
    for part in range(PARTS):
        places = range(part, len(ratings), PARTS)
        for n in places:
            ridge.add(rows[n], ratings[n].value, -1)
        ridge.solve()
        for n in places:
            expected[n] = min(max(ridge.predict(rows[n]), -1.0), 1.0)
            ridge.add(rows[n], ratings[n].value)
    return expected


def settled(ratings: Sequence[Rating], known: Sequence[Rating]) -> RatingHistory:
    """The history of all ratings at once; everyone's numbers are shrunken means of the known."""
    history = RatingHistory()
    history.count = len(ratings)
    history.mean = sum(rating.value for rating in ratings) / len(ratings)
    history.negatives = sum(rating.value < 0 for rating in ratings)
    people = history.people
    for name in {name for rating in ratings for name in (rating.rater, rating.ratee)}:
        people[name] = RatedPerson()
    for _ in range(ROUNDS):
        _settle_bias(history, known)
        _settle_merit(history, known)
    for rating in ratings:
        rater, ratee, above = (
            people[rating.rater],
            people[rating.ratee],
            rating.value - history.mean,
        )
        rater.given.add(Given(rating.at, rating.ratee, rating.value, above - ratee.merit.mean))
        ratee.received.add(Given(rating.at, rating.rater, rating.value, above - rater.bias.mean))
    return history


def _settle_bias(history: RatingHistory, known: Sequence[Rating]) -> None:
    surprises: dict[str, list[float]] = {name: [] for name in history.people}
    for rating in known:
        merit = history.people[rating.ratee].merit.mean
        surprises[rating.rater].append(rating.value - history.mean - merit)
    for name, person in history.people.items():
        _shrink(person.bias, sum(surprises[name]), len(surprises[name]))


def _settle_merit(history: RatingHistory, known: Sequence[Rating]) -> None:
    surprises: dict[str, list[float]] = {name: [] for name in history.people}
    for rating in known:
        bias = history.people[rating.rater].bias.mean
        surprises[rating.ratee].append(rating.value - history.mean - bias)
    for name, person in history.people.items():
        _shrink(person.merit, sum(surprises[name]), len(surprises[name]))


def _shrink(number: Number, total: float, count: int) -> None:
    number.mean = total / (count + NOISE / number.prior)
    number.variance = NOISE / (count + NOISE / number.prior)


@contextmanager
def without(history: RatingHistory, rating: Rating) -> Iterator[None]:
    """The history as if its two people knew nothing of this rating."""
    rater, ratee = history.people[rating.rater], history.people[rating.ratee]
    with (
        _side(rater.given.without(rating.ratee), rater, "given", rater.bias),
        _side(ratee.received.without(rating.rater), ratee, "received", ratee.merit),
    ):
        yield


@contextmanager
def _side(rest: Ratings, person: RatedPerson, name: str, number: Number) -> Iterator[None]:
    kept = getattr(person, name), number.mean, number.variance
    setattr(person, name, rest)
    _shrink(number, rest.surprises, len(rest))
    try:
        yield
    finally:
        setattr(person, name, kept[0])
        number.mean, number.variance = kept[1:]
