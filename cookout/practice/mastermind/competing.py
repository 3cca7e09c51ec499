"""Members of one trade: a group speaks more freely without competitors.

Among owner-managers in monthly groups, those who did not compete shared more (Cai and Szeidl,
QJE 2018).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from cookout.practice.trades import find_trade


def same_trade(first: str, second: str) -> str:
    """The trade that two people share, or nothing. Other names of one trade are one."""
    names = [_trade(words) for words in (first, second)]
    return names[0] if names[0] == names[1] else ""


def _trade(words: str) -> str:
    plain = " ".join(words.casefold().split())
    found = find_trade(plain) if plain else None
    return found.name if found else plain


def competitors(members: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Every pair of members of one trade, with the trade. `members`: name and trade each."""
    return tuple(
        (first, second, shared)
        for (first, first_trade), (second, second_trade) in combinations(members, 2)
        if (shared := same_trade(first_trade, second_trade))
    )


def warning(*, first: str, second: str, trade: str) -> str:
    """What the host reads of two members who may compete."""
    return f"{first} and {second} share a trade ({trade}). Ask both if that is fine."
