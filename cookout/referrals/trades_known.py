"""Which of a member's people do a trade of the list: by what is written as their trade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cookout.people.role import trades
from cookout.practice.lookup.titles import recognize_trade

if TYPE_CHECKING:
    from cookout.members.member import Member

MOST = 1_000
"""So many different trades of a member's own people are looked at."""


def trade_name(words: str) -> str:
    """The name under which a trade is looked up: that of the list, where it is on it."""
    found = recognize_trade(words)
    return found.name if found else " ".join(words.casefold().split())


def trade_keys(member: Member) -> Mapping[str, Sequence[str]]:
    """By the name of each trade, the ways in which it is written for the member's people."""
    found = defaultdict(list)
    for key in trades(member, most=MOST):
        found[trade_name(key)].append(key)
    return found
