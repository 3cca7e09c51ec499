"""What is known of two people before one rates the other, as a row of named numbers."""

from __future__ import annotations

from bench.estimator.common import (
    common_ratees,
    common_raters,
    like_raters,
    trusted_path,
    way_back,
)
from bench.estimator.history import RatingHistory
from bench.estimator.ratings import SIDE

SIDES = ("rater_gave", "ratee_got", "rater_got", "ratee_gave")
NUMBERS = ("bias", "bias_variance", "bias_vague", "rater_merit")
MERITS = ("merit", "merit_variance", "merit_vague", "ratee_bias")
NAMES = (
    *NUMBERS,
    *MERITS,
    *(f"{side}.{name}" for side in SIDES for name in SIDE),
    *("returned.any", "returned.value", "returned.beyond"),
    *("path.said", "path.liked", "path.count"),
    *("common_raters.above", "common_raters.said", "common_raters.count"),
    *("common_ratees.apart", "common_ratees.high", "common_ratees.count"),
    *("way_back.said", "way_back.liked", "way_back.count"),
    *("like_raters.said", "like_raters.count"),
)
"""The names of the numbers of a row, in their order."""


def features(history: RatingHistory, rater: str, ratee: str, at: float) -> list[float]:
    """The row of what the history says before this rating. It looks at nothing later."""
    one, two = history.person(rater), history.person(ratee)
    bias, merit = one.bias.mean, two.merit.mean
    vague_bias, vague_merit = one.bias.variance_at(at), two.merit.variance_at(at)
    row = [bias, vague_bias, bias * vague_bias, one.merit.mean]
    row += [merit, vague_merit, merit * vague_merit, two.bias.mean]
    for ratings, number in (
        (one.given, bias),
        (two.received, merit),
        (one.received, one.merit.mean),
        (two.given, two.bias.mean),
    ):
        row += ratings.summary(at=at, mean=history.mean, number=number, negative=history.negative)
    row += _returned(history, two.given.by.get(rater), two.bias.mean + one.merit.mean)
    row += trusted_path(history, one, two) + common_raters(history, one, two)
    row += common_ratees(history, one, two) + way_back(history, one, two)
    return row + like_raters(history, rater, one, two)


def _returned(history: RatingHistory, value: float | None, expected: float) -> list[float]:
    if value is None:
        return [0.0, 0.0, 0.0]
    return [1.0, value - history.mean, value - history.mean - expected]
