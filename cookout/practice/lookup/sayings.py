"""All that is said of the trades on the list: names, phrases and alternate titles."""

from __future__ import annotations

from collections.abc import Iterator

from cookout.practice.lookup.index import Saying
from cookout.practice.lookup.phrases import phrases
from cookout.practice.lookup.titles import alternate_titles
from cookout.practice.lookup.words import stems
from cookout.practice.trades import every_trade

NAME, PHRASE, TITLE = 2.0, 1.0, 0.1
"""What a trade's names, its phrases and its alternate titles weigh."""


def every_saying() -> Iterator[Saying]:
    """The sayings of every trade, the names first."""
    for trade in every_trade():
        for name in (trade.name, *trade.also):
            yield name_of(trade.name, name)
        for phrase in phrases()[trade.name]:
            yield Saying(trade.name, phrase, stems(phrase), PHRASE)
        for title in alternate_titles()[trade.name]:
            yield Saying(trade.name, title, stems(title), TITLE)


def name_of(trade: str, name: str) -> Saying:
    """A name of a trade as a saying."""
    return Saying(trade, name, stems(name), NAME, is_name=True)
