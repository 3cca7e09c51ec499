"""Ridge regression by normal equations, in plain Python: rows in, weights out."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

LEAST_VARIANCE = 1e-9


class Ridge:
    """Weights that the penalty keeps small, on the scale of each column's spread.

    The intercept is free, so that the weights answer only for what differs from the usual: `usual`
    is what is predicted of a row that holds `centre`, the mean of each column.
    """

    def __init__(self, *, columns: int, penalty: float) -> None:
        self.columns, self.penalty = columns, penalty
        self.weights = [0.0] * (columns + 1)
        self.usual, self.centre = 0.0, [0.0] * columns
        self.gram = [[0.0] * (n + 1) for n in range(columns + 1)]
        self.moments = [0.0] * (columns + 1)

    def add(self, row: Sequence[float], value: float, times: float = 1.0) -> None:
        """Count a row in; with `times` -1, out again."""
        full = [1.0, *row]
        for n, cell in enumerate(full):
            if cell:
                weight = times * cell
                line = self.gram[n]
                line[:] = [old + weight * other for old, other in zip(line, full, strict=False)]
                self.moments[n] += weight * value

    def solve(self) -> None:
        """Solve the weights anew, by Cholesky's factors of the centred columns."""
        count = self.gram[0][0]
        if not count:
            return
        means = [line[0] / count for line in self.gram]
        level = self.moments[0] / count
        factors: list[list[float]] = []
        half: list[float] = []
        for n in range(1, self.columns + 1):
            line = self.gram[n]
            centred = [line[k] - count * means[n] * means[k] for k in range(1, n + 1)]
            centred[-1] = max(centred[-1], 0.0) * (1 + self.penalty / count) + LEAST_VARIANCE
            factor: list[float] = []
            for k in range(n - 1):
                done = sum(a * b for a, b in zip(factor, factors[k], strict=False))
                factor.append((centred[k] - done) / factors[k][k])
            rest = centred[-1] - sum(a * a for a in factor)
            factor.append(sqrt(max(rest, LEAST_VARIANCE)))
            factors.append(factor)
            due = self.moments[n] - means[n] * self.moments[0]
            half.append((due - sum(a * b for a, b in zip(factor, half, strict=False))) / factor[-1])
        weights = half
        for n in range(self.columns - 1, -1, -1):
            weights[n] /= factors[n][n]
            for k in range(n):
                weights[k] -= factors[n][k] * weights[n]
        base = level - sum(a * b for a, b in zip(weights, means[1:], strict=True))
        self.weights = [base, *weights]
        self.usual, self.centre = level, means[1:]

    def predict(self, row: Sequence[float]) -> float:
        return self.weights[0] + sum(a * b for a, b in zip(self.weights[1:], row, strict=True))

    def contributions(self, row: Sequence[float]) -> list[float]:
        """What each column adds to the usual value. With it they sum to the prediction."""
        return [
            weight * (cell - mean)
            for weight, cell, mean in zip(self.weights[1:], row, self.centre, strict=True)
        ]
