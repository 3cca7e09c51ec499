"""What no rule can beat: first hellos that the minutes of a year allow."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from bench.year import Year
from cookout.practice.numbers import STEP_MINUTES


def hellos_possible(year: Year) -> float:
    """The share of people met who could have a hello within 48 hours, were nothing else done."""
    met = defaultdict[date, list[int]](list)
    for friend in year.friends:
        if friend.met_on and friend.verdict != "gone":
            deep = friend.verdict == "deep"
            met[friend.met_on].append(STEP_MINUTES["hello_deep"] if deep else STEP_MINUTES["hello"])
    return sum(_fit(year, day, each) for day, each in met.items()) / sum(map(len, met.values()))


def _fit(year: Year, day: date, each: list[int]) -> int:
    """How many of these fit the minutes of three days, the short ones first."""
    waiting = sorted(each)
    for n in range(3):
        left = year.minutes.get(day + timedelta(days=n), 0)
        while waiting and waiting[0] <= left:
            left -= waiting.pop(0)
    return len(each) - len(waiting)
