"""How well people written down twice are found, and how many others are named by mistake.

`python -m bench.duplicates [--json] [--people N] [--seed N]`: a crowd with families, namesakes and
switchboards (bench.crowd), a quarter of whom are written down again (bench.scribes) with slips of
the pen (bench.pen); each of these files states its chances. A pair counts as found when it is
suggested. Beside it, in the same run: what the same name alone would find.
"""

from __future__ import annotations

import argparse
import json
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from bench.scribes import Book
from cookout.practice.duplicates.candidates import PersonRecord, candidates

PEOPLE, SEED = 5_000, 3
Pair = tuple[int, int]


def same_name(records: Iterable[PersonRecord]) -> set[Pair]:
    """The pairs that a comparison of names alone would find: the same words, accents aside."""
    called: dict[frozenset[str], list[int]] = defaultdict(list)
    for record in records:
        plain = unicodedata.normalize("NFKD", record.name.casefold())
        letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
        called[frozenset(letters.replace(",", " ").split())].append(record.id)
    return {pair for ids in called.values() for pair in combinations(sorted(ids), 2)}


def judge(found: set[Pair], true: set[Pair]) -> dict[str, float]:
    right = len(found & true)
    return {"precision": right / max(len(found), 1), "recall": right / len(true)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many different people")
    parser.add_argument("--seed", type=int, default=SEED, help="another crowd")
    asked = parser.parse_args()
    book = Book(people=asked.people, seed=asked.seed)
    true = book.true_pairs()
    start = time.perf_counter()
    found = {(candidate.first_id, candidate.second_id) for candidate in candidates(book.records)}
    took = time.perf_counter() - start
    ours, names = judge(found, true), judge(same_name(book.records), true)
    if asked.json:
        print(json.dumps({**ours, "name_only": names}))
        return
    print(
        f"{asked.people:,} people in {len(book.records):,} records, {len(true):,} pairs of one "
        f"person; {took:.1f} seconds"
    )
    print(f"{'':<20} {'precision':>10} {'recall':>10}")
    for name, row in (("candidates", ours), ("the name alone", names)):
        print(f"{name:<20} {row['precision']:>10.3f} {row['recall']:>10.3f}")


if __name__ == "__main__":
    main()
