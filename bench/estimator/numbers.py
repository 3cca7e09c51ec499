"""The constants of the estimator of ratings, each with its source."""

from __future__ import annotations

PRIOR_BIAS, PRIOR_MERIT, NOISE = 0.25, 0.35, 0.6
"""How differences between ratings are shared out before anything is known: what the rater is like,
what the ratee is like, chance. Only their ratios count. Set once, fitted to no data."""
DRIFT_A_DAY = 0.0005
"""How much less sure the two numbers get with each day without news, on the same scale."""
RIDGE = 100.0
"""The penalty of the estimator's weights, in ratings' worth. Between 10 and 100 it hardly matters
on Bitcoin Alpha (a change of .0004 in RMSE)."""
REFIT_EVERY = 250
"""Ratings after which the estimator's weights are solved anew."""
