"""Write cookout/practice/lookup/alternate_titles.txt anew, from the O*NET database.

`python -m tools.alternate_titles FOLDER`: the folder holds O*NET's "Alternate Titles" and "Sample
of Reported Titles" as text. To be run when trades change; a test says when it is due.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path

from cookout.practice.lookup.titles import FILE, title_key
from cookout.practice.lookup.words import stems
from cookout.practice.trades import Trade, every_trade

NOTICE = """\
# Titles of occupations, derived from the O*NET 27.0 Database by the U.S. Department of Labor,
# Employment and Training Administration (USDOL/ETA), https://www.onetcenter.org/database.html.
# Used under the CC BY 4.0 license, https://creativecommons.org/licenses/by/4.0/. O*NET is a
# trademark of USDOL/ETA. Cookout has modified all or some of this information: titles of the
# occupations of its trades alone, by trade. USDOL/ETA has not approved, endorsed, or tested it.
"""
COLUMNS = {
    "Alternate Titles": ("Alternate Title", "Short Title"),
    "Sample of Reported Titles": ("Reported Job Title",),
}
SHORTEST = 3
"""Shorter ones are other things as well, as "DC" and "OT"."""

SEVERAL = 3
"""A word in the names of so many trades tells none of them from the others."""


def titles_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Every occupation and title in the files; what stands in parentheses is left out."""
    for name, columns in COLUMNS.items():
        with (folder / f"data__{name}.txt").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                for column in columns:
                    title = row[column].partition(" (")[0].strip()
                    if len(title) >= SHORTEST and title != "n/a":
                        yield row["O*NET-SOC Code"][:7], title


def text_of(folder: Path) -> str:
    """The whole file: a notice, then a trade a line with its titles."""
    bearing: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for code, title in titles_in(folder):
        bearing[title_key(title)].add(code)
        spelled.setdefault(title_key(title), title)
    named = {title_key(name) for trade in every_trade() for name in (trade.name, *trade.also)}
    found: dict[str, list[str]] = {trade.name: [] for trade in every_trade()}
    for key in sorted(bearing.keys() - named):
        if trade := trade_of(spelled[key], bearing[key]):
            found[trade.name].append(spelled[key])
    return NOTICE + "".join(f"{name}\t{';'.join(titles)}\n" for name, titles in found.items())


def trade_of(title: str, codes: Set[str]) -> Trade | None:
    """The one trade that a title of some occupations names, or None.

    None where most of them are no trade's (for a single word: any of them). Where trades share
    them, or a trade is only part of its occupation, the title must share words with its names.
    """
    trades = [trade for trade in every_trade() if codes.intersection(trade.occupations)]
    own = codes.intersection(code for trade in trades for code in trade.occupations)
    if 2 * len(own) < len(codes) or (" " not in title and own != codes):
        return None
    if len(trades) == 1 and not trades[0].is_part:
        return trades[0]
    return closest(title, trades)


def closest(title: str, trades: Iterable[Trade]) -> Trade | None:
    """The trade with whose names a title shares most words; None where two share as many."""
    shared = {trade: len(own_words()[trade].intersection(stems(title))) for trade in trades}
    best = max(shared.values(), default=0)
    first = [trade for trade, count in shared.items() if count == best]
    return first[0] if best and len(first) == 1 else None


@cache
def own_words() -> Mapping[Trade, frozenset[str]]:
    """The words in the names of each trade, without those of several, as "manager"."""
    words = {
        trade: frozenset(stem for name in (trade.name, *trade.also) for stem in stems(name))
        for trade in every_trade()
    }
    having = Counter(stem for own in words.values() for stem in own)
    return {
        trade: frozenset(stem for stem in own if having[stem] < SEVERAL)
        for trade, own in words.items()
    }


def main() -> None:
    FILE.write_text(text_of(Path(sys.argv[1])), encoding="utf-8")


if __name__ == "__main__":
    main()
