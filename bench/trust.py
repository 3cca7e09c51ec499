"""How well the next rating between two people is expected, by the estimator and what others use.

`python -m bench.trust [--ratings FILE] [--json]`: a file in the format of SNAP's signed networks
(source, target, rating, time). Ratings are scaled to -1..1. Past only: every rating is expected
from the ones before it, scored on the last 80 % in time order; **frozen** learns after each block
of 250, **live** after each rating. Then leave-one-out, which sees the future. RMSE and PCC of the
expected and the real; AUC of negatives: how often a negative one is expected below another;
calibration: the mean gap between expected and real in ten groups of as many ratings each, ordered
by what was expected; ratings of which the same was expected count by their mean. Nothing is set by
the file.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

import numpy

from bench.estimator.ratings import Rating
from bench.trust_left_out import left_out
from bench.trust_methods import Cookout, Numbers, past_only

DEFAULT = Path(os.environ.get("COOKOUT_CORPUS", "../shared/data")) / (
    "trust/soc-sign-bitcoinalpha.csv"
)
BLOCKS = {"frozen": 250, "live": 1}
WARMUP = 0.2
DAY = 86_400
GROUPS = 10
MEASURES = ("rmse", "pcc", "auc_negative", "calibration")
Scores = dict[str, float]


def read(path: Path) -> list[Rating]:
    """The ratings of a file in the order of time; lines without four numbers are passed over."""
    found: list[tuple[str, str, float, float]] = []
    for line in path.read_text().splitlines():
        cells = re.split(r"[,\s]+", line.strip())
        try:
            found.append((cells[0], cells[1], float(cells[2]), float(cells[3])))
        except (ValueError, IndexError):
            continue
    largest = max((abs(value) for _, _, value, _ in found), default=1) or 1
    found.sort(key=lambda each: each[3])
    return [Rating(one, two, value / largest, at / DAY) for one, two, value, at in found]


def _ranks(values: Numbers) -> Numbers:
    """The place of each value, the smallest 1; equal values share the mean of their places."""
    _, same, count = numpy.unique(values, return_inverse=True, return_counts=True)
    return (numpy.cumsum(count) - (count - 1) / 2)[same]


def score(real: Sequence[float], expected: Sequence[float]) -> Scores:
    """The four measures. What never varies correlates 0, and where none is negative AUC is 0.5."""
    true, guess = numpy.array(real), numpy.array(expected)
    varied = len(set(expected)) > 1 and len(set(real)) > 1
    negative = true < 0
    bad, good = int(negative.sum()), int((~negative).sum())
    ranks = _ranks(-guess)[negative].sum()
    order = numpy.argsort(guess, kind="stable")
    _, same = numpy.unique(guess, return_inverse=True)
    level = (numpy.bincount(same, true) / numpy.bincount(same))[same]
    gaps = [
        abs(float(level[group].mean() - guess[group].mean())) * len(group)
        for group in numpy.array_split(order, GROUPS)
        if len(group)
    ]
    return {
        "rmse": float(numpy.sqrt(numpy.mean((true - guess) ** 2))),
        "pcc": float(numpy.corrcoef(true, guess)[0, 1]) if varied else 0.0,
        "auc_negative": float((ranks - bad * (bad + 1) / 2) / (bad * good))
        if bad and good
        else 0.5,
        "calibration": sum(gaps) / len(true),
    }


def measure(ratings: Sequence[Rating]) -> dict[str, dict[str, Scores]]:
    """All scores, by protocol and method."""
    real = [rating.value for rating in ratings]
    first = int(len(ratings) * WARMUP)
    result = {}
    for protocol, block in BLOCKS.items():
        expected = past_only(ratings, block)
        result[protocol] = {
            name: score(real[first:], values[first:]) for name, values in expected.items()
        }
    alone = left_out(ratings)
    result["leave_one_out"] = {name: score(real, values) for name, values in alone.items()}
    return result


def explanation(ratings: Sequence[Rating]) -> list[str]:
    """Why the last rating is expected as it is, by what came before it."""
    method = Cookout()
    for rating in ratings[:-1]:
        method.expect(rating.rater, rating.ratee, rating.at)
        method.learn([rating])
    last = ratings[-1]
    reasons = method.estimator.explain(last.rater, last.ratee, last.at)
    total = sum(reason.part for reason in reasons)
    title = f"Why {last.rater} is expected to rate {last.ratee} {total:.2f} (was {last.value:.2f})"
    return [title, *(f"  {reason.in_words()}" for reason in reasons)]


def table(result: dict[str, dict[str, Scores]]) -> None:
    for protocol, methods in result.items():
        print(f"{protocol:<20}" + "".join(f"{name:>14}" for name in MEASURES))
        for name, scores in methods.items():
            print(f"{name:<20}" + "".join(f"{scores[measure]:>14.3f}" for measure in MEASURES))
        print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ratings", type=Path, default=DEFAULT, help="source,target,rating,time")
    parser.add_argument("--json", action="store_true", help="print one JSON object, last")
    asked = parser.parse_args()
    if not asked.ratings.exists():
        print(f"{asked.ratings} is not here: name another with --ratings FILE.")
        return
    ratings = read(asked.ratings)
    if len(ratings) < GROUPS:
        parser.error(f"{asked.ratings} has {len(ratings)} ratings; {GROUPS} are the least")
    start = time.perf_counter()
    result = measure(ratings)
    print(f"{len(ratings):,} ratings, {time.perf_counter() - start:.0f} seconds\n")
    table(result)
    print("\n".join(explanation(ratings)))
    if asked.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
