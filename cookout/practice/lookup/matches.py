"""What a look-up answers: trades with their reasons, and whether to ask which is meant."""

from __future__ import annotations

from dataclasses import dataclass

CLOSE = 0.8
"""From this share of the first one's score on, the next ones are asked about, too."""

ASKED = 3
"""So many trades a member is asked to choose from at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeMatch:
    """A trade that may meet a need: the words of the need that say so, as they were typed (none
    where it is by meaning alone), and the saying of the trade that they are closest to."""

    trade: str
    score: float
    words: tuple[str, ...]
    saying: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeMatches:
    """The trades that may meet a need, the best first."""

    matches: tuple[TradeMatch, ...]

    @property
    def asked(self) -> tuple[TradeMatch, ...]:
        """The trades to choose from where the first ones are close; else none."""
        first = self.matches[:ASKED]
        close = tuple(match for match in first if match.score >= CLOSE * first[0].score)
        return close if len(close) > 1 else ()
