"""Sayings of many trades, and how well each trade meets the stems of a need.

Two sums a trade: Okapi BM25 (Robertson and Zaragoza 2009) over all that is said of it, weighted by
where it is said, and the one saying that the need covers best. Rare stems count more (inverse
trade frequency).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

K1, B = 3.0, 0.6
"""BM25: how soon a repeated stem stops counting, and how much long lists are held back."""

BEST = 1.2
"""How much the best single saying weighs beside the sum."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One name, title or phrase of a trade."""

    trade: str
    text: str
    stems: tuple[str, ...]
    weight: float
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class TradeHit:
    """A trade that meets some of a need: its score, the stems met, the saying met best."""

    trade: str
    score: float
    stems: frozenset[str]
    saying: str


@dataclass(slots=True)
class _Sum:
    score: float = 0.0
    stems: set[str] = field(default_factory=set)


class SayingIndex:
    """Sayings, found by their stems."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        self._sayings: Sequence[Saying] = tuple(saying for saying in sayings if saying.stems)
        self._weights = _weights(self._sayings)
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, saying in enumerate(self._sayings):
            for stem in saying.stems:
                self._where[stem].append(number)
        self._held_back = _held_back(self._weights)
        many = len(self._held_back)
        self._rarity = {
            stem: math.log(1 + (many - len(trades) + 0.5) / (len(trades) + 0.5))
            for stem, trades in self._weights.items()
        }
        self._full = [sum(self._rarity[stem] for stem in saying.stems) for saying in self._sayings]

    @property
    def stems(self) -> Collection[str]:
        """Every stem in any saying of any trade."""
        return self._rarity.keys()

    def __contains__(self, stem: str) -> bool:
        return stem in self._rarity

    def hits(self, need: Mapping[str, float]) -> list[TradeHit]:
        """The trades that meet any stem of a need, the best first; each stem with its weight."""
        sums: dict[str, _Sum] = defaultdict(_Sum)
        covered: dict[int, float] = defaultdict(float)
        for stem, sure in need.items():
            rarity = self._rarity.get(stem, 0.0) * sure
            for trade, weight in self._weights.get(stem, {}).items():
                sums[trade].score += rarity * weight / (weight + self._held_back[trade])
                sums[trade].stems.add(stem)
            for number in self._where.get(stem, ()):
                covered[number] += rarity
        best = self._best(covered)
        found = [
            TradeHit(
                trade,
                one.score * (K1 + 1) + BEST * best[trade][0],
                frozenset(one.stems),
                self._sayings[best[trade][1]].text,
            )
            for trade, one in sums.items()
        ]
        return sorted(found, key=lambda hit: (-hit.score, hit.trade))

    def hit(self, saying: Saying, need: Mapping[str, float]) -> TradeHit | None:
        """A trade outside the index, with one saying; None if it matches nothing."""
        met = {stem: need[stem] for stem in saying.stems if stem in need}
        if not met:
            return None
        most = max(self._rarity.values())
        rarity = sum(self._rarity.get(stem, most) * sure for stem, sure in met.items())
        full = sum(self._rarity.get(stem, most) for stem in saying.stems)
        score = rarity * (K1 + 1) * saying.weight / (saying.weight + K1)
        score += BEST * saying.weight * rarity * rarity / full
        return TradeHit(saying.trade, score, frozenset(met), saying.text)

    def _best(self, covered: Mapping[int, float]) -> dict[str, tuple[float, int]]:
        best: dict[str, tuple[float, int]] = {}
        for number, met in covered.items():
            saying = self._sayings[number]
            score = saying.weight * met * met / self._full[number]
            if score > best.get(saying.trade, (-1.0, 0))[0]:
                best[saying.trade] = (score, number)
        return best


def _weights(sayings: Iterable[Saying]) -> Mapping[str, Mapping[str, float]]:
    """How much is said of each stem, by trade. What stands in several names counts once."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    named: set[tuple[str, str]] = set()
    for saying in sayings:
        for stem in saying.stems:
            if not saying.is_name or (stem, saying.trade) not in named:
                weights[stem][saying.trade] += saying.weight
            if saying.is_name:
                named.add((stem, saying.trade))
    return weights


def _held_back(weights: Mapping[str, Mapping[str, float]]) -> Mapping[str, float]:
    """BM25's K for each trade: the longer what is said of it, the less each stem counts."""
    lengths: dict[str, float] = defaultdict(float)
    for trades in weights.values():
        for trade, weight in trades.items():
            lengths[trade] += weight
    mean = sum(lengths.values()) / max(len(lengths), 1)
    return {trade: K1 * (1 - B + B * length / mean) for trade, length in lengths.items()}
