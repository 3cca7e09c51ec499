"""The trade that a title names, also by the alternate titles of O*NET (alternate_titles.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from cookout.practice.lookup.words import folded_words
from cookout.practice.trades import Trade, every_trade, find_trade

FILE = Path(__file__).with_name("alternate_titles.txt")
LONGEST_TITLE = 200
_APART = re.compile(r"[,;|/•–—()\n]|\s-\s|\bat\b|@|\bof the\b", re.IGNORECASE)
_JOINED = re.compile(r"&|\+|\band\b", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def recognize_trade(title: str) -> Trade | None:
    """The trade that a title names, as "CFP" or "Senior Loan Officer, Harbor Bank" does.

    A title that many trades bear, as "Manager" or "Agent", names none.
    """
    parts = [part for part in _APART.split(title[:LONGEST_TITLE]) if part.strip()]
    parts += [half for part in parts for half in _JOINED.split(part)]
    whole = (found for part in parts if (found := _by_title().get(title_key(part))))
    return next(whole, None) or next((found for part in parts if (found := _by_ending(part))), None)


@cache
def alternate_titles() -> Mapping[str, tuple[str, ...]]:
    """The alternate titles of each trade, by its name."""
    return dict(_read())


def title_key(title: str) -> str:
    """A title as titles are compared: without case, accents and signs."""
    return " ".join(folded_words(title))


def _by_ending(part: str) -> Trade | None:
    words = title_key(part).split()
    runs = [words[start:end] for end in (len(words), -1) for start in range(len(words))]
    by_title = (found for run in runs if len(run) > 1 if (found := _by_title().get(" ".join(run))))
    return find_trade(part) or next(by_title, None)


@cache
def _by_title() -> Mapping[str, Trade]:
    trades = {trade.name: trade for trade in every_trade()}
    alternate = {title_key(t): trades[name] for name, titles in _read() for t in titles}
    names = {title_key(n): trade for trade in every_trade() for n in (trade.name, *trade.also)}
    return alternate | names


def _read() -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, titles = line.partition("\t")
            yield name, tuple(filter(None, titles.split(";")))
