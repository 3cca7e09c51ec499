"""Choosing the table: whether it is the best there is, and how long it takes.

`python -m bench.table [--json]`: the gap is what the table is worth less than the best one, as a
share of it: against every set there is (up to 12 people) and against a solver (HiGHS, up to 1,000
people), with talks that take everybody as long, in three lengths, and in any. Beside it, in the
same run: whoever has most points first. Seconds to choose among so many people are the median of
three runs, of the slowest of the three kinds; Today is asked of a stored world of 100,000 people,
the median of 20 runs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import combinations

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bench.serving import build_world, environment, folder
from cookout.practice.plan.seating import SeatCandidate, choose_table

KINDS = ("equal", "classes", "free")
SMALL, SMALL_RUNS = (6, 9, 12), 10
LARGE, LARGE_RUNS = (50, 200, 1_000), 4
SIZES, RUNS = (200, 10_000, 100_000), 3
WORLD, TODAYS = 100_000, 20
TRADES = 40
Instance = tuple[list[SeatCandidate], int, int]


def instance(kind: str, people: int, seed: int) -> Instance:
    """People who all compete for the seats, with minutes for about 13 talks or less."""
    chance = random.Random(f"{kind} {people} {seed}")
    lengths: dict[str, Callable[[], int]] = {
        "equal": lambda: 20,
        "classes": lambda: chance.choice((12, 20, 35)),
        "free": lambda: chance.randint(3, 60),
    }
    everybody = [
        SeatCandidate(
            id=n,
            points=chance.randint(0, 46),
            effort=lengths[kind](),
            role=chance.choice(("", f"trade {chance.randrange(TRADES)}")),
            friend=chance.random() < 0.3,
            seated=n < 13,
        )
        for n in range(people)
    ]
    fewer = chance.randint(40, 160) if people < 20 else chance.randint(150, 300)
    return everybody, fewer, 15 if people > 20 else chance.randint(2, 8)


def by_points(everybody: list[SeatCandidate], minutes: int, seats: int) -> int:
    """What the table is worth when whoever has most points sits down first."""
    value, count, trades = 0, 0, set[str]()
    for one in sorted(everybody, key=lambda one: (-one.value, one.id)):
        trade = "" if one.friend else one.role
        if count < seats and one.effort <= minutes and trade not in trades:
            value, count, minutes = value + one.value, count + 1, minutes - one.effort
            trades |= {trade} - {""}
    return value


def by_hand(everybody: list[SeatCandidate], minutes: int, seats: int) -> int:
    """The value of the best of all sets."""
    best = 0
    for count in range(1, min(seats, len(everybody)) + 1):
        for some in combinations(everybody, count):
            trades = [one.role for one in some if one.role and not one.friend]
            if sum(one.effort for one in some) <= minutes and len(trades) == len(set(trades)):
                best = max(best, sum(one.value for one in some))
    return best


def by_solver(everybody: list[SeatCandidate], minutes: int, seats: int) -> int:
    """The value of the best set, found by HiGHS to a gap of 0."""
    trades = sorted({one.role for one in everybody if one.role and not one.friend})
    rows = [[one.effort for one in everybody], [1] * len(everybody)]
    for trade in trades:
        rows.append([int(one.role == trade and not one.friend) for one in everybody])
    solved = milp(
        c=numpy.array([-one.value for one in everybody]),
        integrality=numpy.ones(len(everybody)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            csr_array(numpy.array(rows)), ub=numpy.array([minutes, seats, *[1] * len(trades)])
        ),
        options={"mip_rel_gap": 0},
    )
    assert solved.success, solved.message
    return round(-solved.fun)


def gaps() -> Iterator[tuple[str, str, int, float, float]]:
    """Beside what, kind, people: the largest gap of ours and of the list by points."""
    oracles = (("every set", by_hand, SMALL, SMALL_RUNS), ("solver", by_solver, LARGE, LARGE_RUNS))
    for name, oracle, sizes, runs in oracles:
        for kind in KINDS:
            for people in sizes:
                ours, points = [0.0], [0.0]
                for seed in range(runs):
                    asked = instance(kind, people, seed)
                    best = oracle(*asked)
                    ours.append(_gap(best, _ours(*asked)))
                    points.append(_gap(best, by_points(*asked)))
                yield name, kind, people, max(ours, key=abs), max(points)


def _ours(everybody: list[SeatCandidate], minutes: int, seats: int) -> int:
    return choose_table(candidates=everybody, minutes=minutes, seats=seats).value


def _gap(best: int, value: int) -> float:
    """Below 0 it would be better than the best: a mistake of one of the two."""
    return (best - value) / best if best else float(value != 0)


def seconds(people: int) -> float:
    """How long choosing takes, for the kind of talks that takes longest."""
    medians = []
    for kind in KINDS:
        took = []
        for seed in range(RUNS):
            everybody, minutes, seats = instance(kind, people, seed)
            start = time.perf_counter()
            choose_table(candidates=everybody, minutes=minutes, seats=seats)
            took.append(time.perf_counter() - start)
        medians.append(statistics.median(took))
    return max(medians)


def today_seconds() -> float:
    """How long today's list takes from the stored columns of many people."""
    with folder() as where:
        built = build_world(where, WORLD)
        os.environ.update(environment(where, 0))
        import django

        django.setup()
        from django.db import connection
        from django.utils import timezone

        from cookout.members.member import Member
        from cookout.today.today import today

        member = Member.objects.get(pk=built["member"])
        on, took = timezone.now().date(), []
        for _ in range(TODAYS):
            start = time.perf_counter()
            found = today(member=member, on=on)
            took.append(time.perf_counter() - start)
        assert found.steps, "nobody is due in a world of many"
        connection.close()
    return statistics.median(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    rows = list(gaps())
    took = {str(people): seconds(people) for people in SIZES}
    gap = max((row[3] for row in rows), key=abs)
    if asked.json:
        print(json.dumps({"gap": gap, "seconds": took, "today_100000": today_seconds()}))
        return
    print(f"{'beside':<12} {'talks':<10} {'people':>7} {'gap':>8} {'by points':>10}")
    for name, kind, people, ours, points in rows:
        print(f"{name:<12} {kind:<10} {people:>7,} {ours:>8.1%} {points:>10.1%}")
    for people, each in took.items():
        print(f"choosing among {int(people):,} people: {each * 1000:.1f} ms")
    print(f"today among {WORLD:,} people: {today_seconds() * 1000:.1f} ms")


if __name__ == "__main__":
    main()
