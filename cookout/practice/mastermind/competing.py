"""Members of one trade: a group speaks more freely without competitors.

Among owner-managers in monthly groups, those who did not compete shared more (Cai and Szeidl,
QJE 2018).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

from cookout.practice.lookup.titles import recognize_trade
from cookout.practice.mastermind.trade_roots import ways_to_say


def same_trade(first: str, second: str) -> str:
    """The trade that two people share, or nothing. Other names of one trade are one.

    Of two trades that are known by title each is what it is. Where one is not, they are the same
    if one says no more than the other: "Insurance" and "Insurance agent".
    """
    plain = [" ".join(words.casefold().split()) for words in (first, second)]
    if not all(plain):
        return ""
    known = [recognize_trade(words) for words in plain]
    name = next((trade.name for trade in known if trade), min(plain, key=len))
    if all(known) or plain[0] == plain[1]:
        return name if known[0] == known[1] else ""
    pairs = product(*(ways_to_say(*one) for one in zip(plain, known, strict=True)))
    return name if any(one <= other or other <= one for one, other in pairs) else ""


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
