"""The estimator: it looks at the past alone, and its contributions sum to what it expects."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.estimator.estimator import Estimator
from bench.estimator.features import NAMES, features
from bench.estimator.history import RatingHistory
from bench.estimator.ratings import Given, Rating, Ratings
from bench.estimator.reasons import SUBJECTS
from bench.estimator.ridge import Ridge


def network(count: int) -> list[Rating]:
    """Ratings by raters of different bias of ratees of different merit, always the same."""
    chance = Random(7)
    bias, merit = ([chance.gauss(0, 0.3) for _ in range(20)] for _ in range(2))
    found = []
    for n in range(count):
        one, two = chance.sample(range(20), 2)
        value = bias[one] + merit[two] + chance.gauss(0, 0.1)
        found.append(Rating(f"P{one}", f"P{two}", min(max(value, -1.0), 1.0), n / 24))
    return found


def taught(ratings: list[Rating]) -> Estimator:
    estimator = Estimator()
    for rating in ratings:
        estimator.learn(rating, estimator.row(rating.rater, rating.ratee, rating.at))
    return estimator


def test_it_learns_what_raters_and_ratees_are_like() -> None:
    ratings = network(600)
    estimator = taught(ratings[:500])
    model = plain = 0.0
    for rating in ratings[500:]:
        row = estimator.row(rating.rater, rating.ratee, rating.at)
        assert len(row) == len(NAMES)
        model += (estimator.predict(row) - rating.value) ** 2
        plain += (estimator.history.mean - rating.value) ** 2
    assert model < plain / 2


def test_every_column_is_explained_once_and_the_parts_sum_to_the_estimate() -> None:
    assert sorted(name for each in SUBJECTS for name in each.columns) == sorted(NAMES)
    estimator = taught(network(500))
    reasons = estimator.explain("P1", "P2", 30)
    row = estimator.row("P1", "P2", 30)
    assert sum(each.part for each in reasons) == pytest.approx(estimator.predict(row))
    assert reasons[0].sentence == "Ratings are usually"
    assert [abs(each.part) for each in reasons[1:]] == sorted(
        (abs(each.part) for each in reasons[1:]), reverse=True
    )


def test_before_the_first_weights_two_numbers_a_person_stand_in() -> None:
    estimator = taught(network(100))
    expected = estimator.predict(estimator.row("P1", "P2", 5))
    assert expected == pytest.approx(estimator.history.two_numbers("P1", "P2"))
    assert sum(each.part for each in estimator.explain("P1", "P2", 5)) == pytest.approx(expected)


def test_a_contribution_is_said_with_its_sign() -> None:
    estimator = taught(network(500))
    bias = estimator.history.people["P3"].bias.mean
    words = " ".join(each.in_words() for each in estimator.explain("P3", "P4", 30))
    assert f"P3's earlier ratings of others ran {'high' if bias > 0 else 'low'}: " in words


def test_nothing_of_a_rating_is_in_the_row_that_expects_it() -> None:
    rows = []
    for value in (-1.0, 1.0):
        history = RatingHistory()
        for rating in network(100):
            history.record(rating)
        rows.append(features(history, "P1", "P2", 5))
        history.record(Rating("P1", "P2", value, 5))
    assert rows[0] == rows[1]


def test_of_two_ratings_of_one_person_the_later_counts() -> None:
    ratings = Ratings()
    for at, value in ((1, -1.0), (2, 0.5)):
        ratings.add(Given(at, "Joe", value, value))
    assert (len(ratings), ratings.total, ratings.negatives) == (1, 0.5, 0)
    assert len(ratings.without("Joe")) == 0
    assert len(ratings) == 1


def test_ridge_finds_the_weights_of_a_line_and_forgets_a_row_taken_out() -> None:
    ridge = Ridge(columns=2, penalty=1e-6)
    for n in range(20):
        one, two = float(n % 5), float(n % 3)
        ridge.add([one, two], 1 + 2 * one - 3 * two)
    ridge.add([9.0, 9.0], 500)
    ridge.add([9.0, 9.0], 500, -1)
    ridge.solve()
    assert ridge.weights == pytest.approx([1, 2, -3], abs=1e-4)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=20))
def test_ridge_stays_calm_whatever_the_columns(rows: list[tuple[int, int]]) -> None:
    ridge = Ridge(columns=3, penalty=1.0)
    for one, two in rows:
        ridge.add([one, one, 0.0], two)
    ridge.solve()
    assert abs(ridge.predict([rows[0][0], rows[0][0], 0.0])) < 1_000
