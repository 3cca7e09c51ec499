"""What people between two others say: rated by both, raters of both, and paths between them."""

from __future__ import annotations

from collections.abc import Mapping

from bench.estimator.history import RatedPerson, RatingHistory

Shared = list[tuple[str, float, float]]
MOST_ALIKE = 40
"""Of so many who rated the ratee last it is asked whether they rate as the rater does."""


def shared(first: Mapping[str, float], second: Mapping[str, float]) -> Shared:
    """The names in both, each with its two values."""
    if len(first) > len(second):
        return [(name, first[name], value) for name, value in second.items() if name in first]
    return [(name, value, second[name]) for name, value in first.items() if name in second]


def trusted_path(history: RatingHistory, rater: RatedPerson, ratee: RatedPerson) -> list[float]:
    """What people whom the rater rated say of the ratee, weighted by the rater's rating of them."""
    between = shared(rater.given.by, ratee.received.by)
    weight = sum(abs(trust) for _, trust, _ in between)
    said = sum(trust * _unbiased(history, name, value) for name, trust, value in between)
    liked = sum(trust - history.mean for _, trust, _ in between)
    return [said / (weight + 0.5), liked / (len(between) + 1), float(len(between)) ** 0.5]


def common_raters(history: RatingHistory, rater: RatedPerson, ratee: RatedPerson) -> list[float]:
    """How people who rated both rated the ratee: beside the rater, and at all."""
    both = shared(rater.received.by, ratee.received.by)
    above = sum(of_ratee - of_rater for _, of_rater, of_ratee in both)
    said = sum(_unbiased(history, name, value) for name, _, value in both)
    return [above / (len(both) + 1), said / (len(both) + 1), float(len(both)) ** 0.5]


def common_ratees(history: RatingHistory, rater: RatedPerson, ratee: RatedPerson) -> list[float]:
    """How far apart the two are on people both rated, and how the rater rated those."""
    both = shared(rater.given.by, ratee.given.by)
    apart = high = 0.0
    for name, by_rater, by_ratee in both:
        merit = history.people[name].merit.mean + history.mean
        own = by_rater - merit - rater.bias.mean
        apart += abs(own - (by_ratee - merit - ratee.bias.mean))
        high += own
    return [apart / (len(both) + 1), high / (len(both) + 1), float(len(both)) ** 0.5]


def way_back(history: RatingHistory, rater: RatedPerson, ratee: RatedPerson) -> list[float]:
    """What people whom the ratee rated say of the rater, and how the ratee rated those."""
    between = shared(rater.received.by, ratee.given.by)
    said = sum(_unbiased(history, name, value) for name, value, _ in between)
    liked = sum(value - history.mean for _, _, value in between)
    count = len(between)
    return [said / (count + 1), liked / (count + 1), float(count) ** 0.5]


def like_raters(
    history: RatingHistory, rater_name: str, rater: RatedPerson, ratee: RatedPerson
) -> list[float]:
    """What people say of the ratee who rated others as the rater did."""
    said = weight = 0.0
    for given in ratee.received.sequence[-MOST_ALIKE:]:
        if given.other == rater_name:
            continue
        both = shared(rater.given.by, history.people[given.other].given.by)
        if both:
            alike = len(both) / (1 + 4 * sum(abs(one - two) for _, one, two in both))
            said += alike * _unbiased(history, given.other, given.value)
            weight += alike
    return [said / (weight + 1), weight**0.5]


def _unbiased(history: RatingHistory, rater: str, value: float) -> float:
    return value - history.mean - history.people[rater].bias.mean
