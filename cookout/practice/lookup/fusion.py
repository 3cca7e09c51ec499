"""Combine words and meaning: each trade's share of the best score in words, and in meaning.

Both shares range from 0 to 1 and count the same, so that neither scale matters to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cookout.practice.lookup.index import TradeHit

LEAST = 0.27
"""Below this best similarity a need means none of the trades."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How similar a need and a trade are in meaning (a cosine), and by which saying most."""

    likeness: float
    saying: str


def fuse(*, hits: Iterable[TradeHit], alike: Mapping[str, Alike]) -> list[TradeHit]:
    """The hits by words with what is alike in meaning, the best first.

    Likeness counts from the mean of all trades on; a trade below that is there by words alone.
    """
    by_words = {hit.trade: hit for hit in hits}
    shares = _shares(alike)
    most = max((hit.score for hit in by_words.values()), default=0.0)
    found = [
        TradeHit(
            trade,
            (by_words[trade].score / most if trade in by_words else 0.0) + shares.get(trade, 0.0),
            by_words[trade].stems if trade in by_words else frozenset(),
            by_words[trade].saying if trade in by_words else alike[trade].saying,
        )
        for trade in sorted(by_words.keys() | shares.keys())
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.trade))


def _shares(alike: Mapping[str, Alike]) -> dict[str, float]:
    most = max((similarity.likeness for similarity in alike.values()), default=0.0)
    if most < LEAST:
        return {}
    mean = min(sum(similarity.likeness for similarity in alike.values()) / len(alike), LEAST)
    return {
        trade: (one.likeness - mean) / (most - mean) if most > mean else 1.0
        for trade, one in alike.items()
        if one.likeness >= LEAST
    }
