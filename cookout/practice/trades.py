"""Trades: how many people do each, and how crowded it is in a member's own world.

The jobs are counted by the United States Bureau of Labor Statistics (Occupational Employment
Statistics, May 2018, without the self-employed). How often a trade comes to events where people
introduce themselves (5, 1 or 1/2) is our own estimate. That count goes by the Standard
Occupational Classification of 2010; `occupations` are the codes of 2018 for the same work.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Literal

from cookout.practice import formats
from cookout.practice.phrases import number

Difficulty = Literal["easy", "normal", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "normal", "hard")

ALL_JOBS = 144_733_270
"""Every job in that count, all trades together."""

OWN_COUNT = 50
"""So many people met weigh as much as the estimate."""

HARD, EASY = 8, 1
"""Of 1,000 people met: from 8 on a trade is hard, below 1 it is easy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One trade. `soc` are its lines in the count, joined with "+"; `is_part` says that they hold
    other trades, too, so that `jobs` is the most there can be. `comes` is our estimate.
    `occupations` are the trade in the classification of 2018, the closest first."""

    name: str
    also: tuple[str, ...]
    field: str
    soc: str
    occupations: tuple[str, ...]
    is_part: bool
    jobs: int
    year: int
    comes: Fraction
    by_practice: Difficulty | None
    source: str

    @property
    def prior(self) -> Fraction:
        """Of 1,000 people met at events, how many do this trade, by the estimate alone."""
        return Fraction(self.jobs * 1000, ALL_JOBS) * self.comes


@cache
def every_trade() -> tuple[Trade, ...]:
    """The trades that Cookout knows numbers for."""
    text = files("cookout.practice").joinpath("trades.csv").read_text(encoding="utf-8")
    return tuple(_trade(row) for row in csv.DictReader(text.splitlines()))


def _trade(row: dict[str, str]) -> Trade:
    difficulties: dict[str, Difficulty] = {difficulty: difficulty for difficulty in DIFFICULTIES}
    return Trade(
        name=row["name"],
        also=tuple(filter(None, row["also"].split(";"))),
        field=row["field"],
        soc=row["soc"],
        occupations=tuple(row["soc2018"].split("+")),
        is_part=row["line"] == "part",
        jobs=int(row["jobs"]),
        year=int(row["year"]),
        comes=Fraction(row["comes"]),
        by_practice=difficulties.get(row["practice"]),
        source=row["source"],
    )


@cache
def _by_name() -> dict[str, Trade]:
    named = {also: trade for trade in every_trade() for also in trade.also}
    return named | {trade.name.casefold(): trade for trade in every_trade()}


def find_trade(words: str) -> Trade | None:
    """The trade that words name: whole, or by how they end, as "pediatric dentist" does."""
    last_words = words.casefold().replace("-", " ").split()[-12:]
    for start in range(len(last_words)):
        ending = " ".join(last_words[start:])
        if found := _by_name().get(ending) or _by_name().get(ending.removesuffix("s")):
            return found
    return None


def per_1000_met(*, prior: Fraction, own: int = 0, met: int = 0) -> Fraction:
    """Of 1,000 people a member meets, how many do a trade: their own count beside the estimate.

    `own` of the `met` people do it. ValueError when a count is negative or `own` more than `met`.
    """
    if not 0 <= own <= met:
        raise ValueError("whoever does the trade was met")
    return (own * 1000 + prior * OWN_COUNT) / (met + OWN_COUNT)


def crowdedness(*, per_1000: Fraction) -> Difficulty:
    """How crowded a trade is, from how many of 1,000 people met do it."""
    if per_1000 >= HARD:
        return "hard"
    return "easy" if per_1000 < EASY else "normal"


def difficulty_of(trade: str, *, own: int = 0, met: int = 0) -> Difficulty | None:
    """How hard a trade is to be known in; None where nothing is known of it.

    `own` of `met` people whom the member met do it. The practice itself calls financial advisors
    hard: no count of one's own takes that back, only the member does.
    """
    found = find_trade(trade)
    if found and found.by_practice:
        return found.by_practice
    if found is None and met < OWN_COUNT:
        return None
    prior = found.prior if found else Fraction(0)
    return crowdedness(per_1000=per_1000_met(prior=prior, own=own, met=met))


CROWDED: dict[Difficulty, str] = {
    "hard": "Crowded",
    "normal": "Neither crowded nor rare",
    "easy": "Rare",
}


def crowded_words(*, trade: str, own: int, met: int) -> str:
    """How crowded a trade is in the member's own world, and what that rests on; or nothing."""
    difficulty = difficulty_of(trade, own=own, met=met)
    if difficulty is None:
        return ""
    found = find_trade(trade)
    counted = f"{number(count=own)} of the {number(count=met)} people you met"
    by_count = found is None or (met >= OWN_COUNT and not found.by_practice)
    grounds = counted if by_count or not found else _estimate(found)
    also = f" You met {number(count=own)} among {number(count=met)} people." if own else ""
    return f"{CROWDED[difficulty]}: {grounds}.{'' if by_count else also}"


def _estimate(found: Trade) -> str:
    most = "at most " if found.is_part else ""
    count = formats.number(found.jobs)
    jobs = f"{most}{count} jobs ({found.name}) in the United States in {found.year}"
    often = {5: "they come to events often", 1: "they come to some events"}
    comes = often.get(int(found.comes), "they seldom come to events")
    return f"{jobs}, and by our estimate {comes}"


def is_next_to(*, trade: str, other: str) -> bool:
    """Whether two different trades work side by side, as a plumber and a roofer do."""
    one, two = find_trade(trade), find_trade(other)
    return bool(one and two and one != two and one.field == two.field)


def names_of(trade: str) -> Iterable[str]:
    """Every way to say a trade, the member's own words first."""
    own = " ".join(trade.casefold().split())
    found = _by_name().get(own)
    return dict.fromkeys((own, *((found.name.casefold(), *found.also) if found else ())))
