"""What is known of everyone's ratings at some time: two numbers a person and the ratings."""

from __future__ import annotations

from bench.estimator.numbers import DRIFT_A_DAY, NOISE, PRIOR_BIAS, PRIOR_MERIT
from bench.estimator.ratings import Given, Rating, Ratings


class Number:
    """A number about a person that ratings make surer: a mean with its variance.

    A Kalman filter of one dimension; the variance grows with time, up to where it began.
    """

    __slots__ = ("mean", "prior", "seen_at", "variance")

    def __init__(self, prior: float) -> None:
        self.mean, self.prior, self.variance = 0.0, prior, prior
        self.seen_at: float | None = None

    def variance_at(self, at: float) -> float:
        away = 0.0 if self.seen_at is None else max(at - self.seen_at, 0.0)
        return min(self.variance + DRIFT_A_DAY * away, self.prior)

    def learn(self, *, error: float, variance: float, total: float, at: float) -> None:
        """Take the share of an error that this number answers for: variance of total."""
        share = variance / total
        self.mean += share * error
        self.variance, self.seen_at = variance * (1 - share), at


class RatedPerson:
    """A person as rater (bias, ratings given) and as ratee (merit, ratings received)."""

    __slots__ = ("bias", "given", "merit", "received")

    def __init__(self) -> None:
        self.bias, self.merit = Number(PRIOR_BIAS), Number(PRIOR_MERIT)
        self.given, self.received = Ratings(), Ratings()


class RatingHistory:
    """All ratings so far."""

    def __init__(self) -> None:
        self.people: dict[str, RatedPerson] = {}
        self.count = self.negatives = 0
        self.mean = 0.0

    def person(self, name: str) -> RatedPerson:
        """The person of that name, also one that nothing is known of."""
        return self.people.get(name) or RatedPerson()

    @property
    def negative(self) -> float:
        return self.negatives / self.count if self.count else 0.0

    def two_numbers(self, rater: str, ratee: str) -> float:
        """The rating that the mean, the rater's bias and the ratee's merit alone would expect."""
        return self.mean + self.person(rater).bias.mean + self.person(ratee).merit.mean

    def record(self, rating: Rating) -> None:
        rater = self.people.setdefault(rating.rater, RatedPerson())
        ratee = self.people.setdefault(rating.ratee, RatedPerson())
        at, above = rating.at, rating.value - self.mean
        bias, merit = rater.bias, ratee.merit
        error = above - bias.mean - merit.mean
        vague_bias, vague_merit = bias.variance_at(at), merit.variance_at(at)
        total = vague_bias + vague_merit + NOISE
        rater.given.add(Given(at, rating.ratee, rating.value, above - merit.mean))
        ratee.received.add(Given(at, rating.rater, rating.value, above - bias.mean))
        bias.learn(error=error, variance=vague_bias, total=total, at=at)
        merit.learn(error=error, variance=vague_merit, total=total, at=at)
        self.count += 1
        self.mean += above / self.count
        self.negatives += rating.value < 0
