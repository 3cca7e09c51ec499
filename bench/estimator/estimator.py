"""The estimator: learns from each rating after it was made, and says why it expects the next."""

from __future__ import annotations

from bench.estimator.features import NAMES, features
from bench.estimator.history import RatingHistory
from bench.estimator.numbers import REFIT_EVERY, RIDGE
from bench.estimator.ratings import Rating
from bench.estimator.reasons import Contribution, reasons
from bench.estimator.ridge import Ridge

BIAS, MERIT = NAMES.index("bias"), NAMES.index("merit")


class Estimator:
    """Ridge regression on what the past says of two people.

    Rows are learned as they stood before their rating was known, so nothing later enters. Until
    the first weights are solved, the mean and the two people's numbers stand in.
    """

    def __init__(self) -> None:
        self.history = RatingHistory()
        self.ridge = Ridge(columns=len(NAMES), penalty=RIDGE)
        self.solved = False

    def row(self, rater: str, ratee: str, at: float) -> list[float]:
        return features(self.history, rater, ratee, at)

    def predict(self, row: list[float]) -> float:
        """The expected rating, from -1 to 1."""
        usual, parts = self._parts(row)
        return min(max(usual + sum(parts), -1.0), 1.0)

    def learn(self, rating: Rating, row: list[float]) -> None:
        """Take in a rating with the row as it stood when it was predicted."""
        self.ridge.add(row, rating.value)
        self.history.record(rating)
        if self.history.count % REFIT_EVERY == 0:
            self.ridge.solve()
            self.solved = True

    def explain(self, rater: str, ratee: str, at: float) -> list[Contribution]:
        """The usual rating and what moves it, in sentences; their sum is the expected rating.

        Where the sum leaves -1 to 1, the expected rating stops there.
        """
        row = self.row(rater, ratee, at)
        usual, parts = self._parts(row)
        return reasons(rater=rater, ratee=ratee, row=row, parts=parts, usual=usual)

    def _parts(self, row: list[float]) -> tuple[float, list[float]]:
        if self.solved:
            return self.ridge.usual, self.ridge.contributions(row)
        parts = [cell if n in (BIAS, MERIT) else 0.0 for n, cell in enumerate(row)]
        return self.history.mean, parts
