"""How well a need in plain words finds the trade that meets it.

`python -m bench.lookup [--needs FILE] [--json]`: each line of the file is a need, a tab, and one or
more codes of the Standard Occupational Classification (2018 or 2010, or O*NET's), separated by
commas, any of them right; blank lines and lines that begin with # are left out. P@1 is the share
of needs whose first trade is right, recall@5 the share with a right one among the first five.
Beside Cookout's words and phrases, in the same run: plain full-text search on the names of the
same trades (SQLite FTS5 with its bm25, any word may match). With meaning beside words where the
extra is installed (`make meaning`). How long a look-up takes is measured among 100,000 people and
20,000 experiences in a database of its own (`--people 0` leaves that out).
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cookout.practice.lookup.installed import installed_likeness
from cookout.practice.lookup.needs import match_trades
from cookout.practice.lookup.words import folded_words
from cookout.practice.trades import every_trade

NEEDS = Path("tests/practice/needs.tsv")
FIRST = 5
Ranking = Callable[[str], list[str]]


@dataclass(frozen=True)
class Need:
    """A need and the codes of the trades that meet it."""

    text: str
    codes: frozenset[str]


def needs_in(file: Path) -> list[Need]:
    lines = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Need(line[0], frozenset(code.strip()[:7] for code in line[1].split(",")))
        for line in lines
        if len(line) > 1 and not line[0].startswith("#")
    ]


def codes() -> dict[str, frozenset[str]]:
    """Every code of each trade, of either year."""
    return {
        trade.name: frozenset((*trade.occupations, *trade.soc.split("+")))
        for trade in every_trade()
    }


def words_and_phrases(need: str) -> list[str]:
    return [match.trade for match in match_trades(need).matches]


def with_meaning(need: str) -> list[str]:
    return [match.trade for match in match_trades(need, likeness=installed_likeness()).matches]


def full_text() -> Ranking:
    """The baseline: every trade is a document of its names."""
    index = sqlite3.connect(":memory:")
    index.execute("create virtual table trade using fts5 (name unindexed, names)")
    index.executemany(
        "insert into trade values (?, ?)",
        [(one.name, " ".join((one.name, *one.also))) for one in every_trade()],
    )
    query = "select name from trade where trade match ? order by bm25(trade), name"

    def ranked(need: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in folded_words(need))
        return [name for (name,) in index.execute(query, (words,))] if words else []

    return ranked


def judge(ranking: Ranking, needs: Iterable[Need]) -> dict[str, float]:
    of, first, five, count = codes(), 0, 0, 0
    for need in needs:
        right = [bool(of[name] & need.codes) for name in ranking(need.text)[:FIRST]]
        first, five, count = first + any(right[:1]), five + any(right), count + 1
    return {"p1": round(first / count, 3), "recall5": round(five / count, 3)}


def p95(needs: Iterable[Need]) -> float:
    """Milliseconds of the processor that 95 of 100 look-ups stay below, the trades once read."""
    took = []
    match_trades("a leakk")
    for need in needs:
        start = time.process_time()
        match_trades(need.text)
        took.append(time.process_time() - start)
    return round(sorted(took)[int(len(took) * 0.95)] * 1000, 2)


def among_people(needs: Path, people: int, experiences: int) -> dict[str, float]:
    """How long a look-up takes with so many people in a database of its own, in milliseconds."""
    command = [sys.executable, "-m", "bench.lookup_people", "--needs", str(needs)]
    command += ["--people", str(people), "--experiences", str(experiences)]
    with tempfile.TemporaryDirectory() as folder:
        own = {"COOKOUT_DATA": folder, "DJANGO_SETTINGS_MODULE": "cookout.settings"}
        env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own
        ran = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=Path, default=NEEDS, help="needs with codes, a line each")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--people", type=int, default=100_000, help="0 leaves out the database")
    parser.add_argument("--experiences", type=int, default=20_000)
    asked = parser.parse_args()
    needs = needs_in(asked.needs)
    covered = frozenset[str]().union(*codes().values())
    rows = {"cookout": judge(words_and_phrases, needs)}
    if installed_likeness():
        rows["with_meaning"] = judge(with_meaning, needs)
    rows["full_text"] = judge(full_text(), needs)
    took = p95(needs)
    among = among_people(asked.needs, asked.people, asked.experiences) if asked.people else {}
    if asked.json:
        print(json.dumps({**among, "matcher_p95": took, **rows}))
        return
    met = sum(bool(need.codes & covered) for need in needs)
    print(f"{len(needs):,} needs, {met:,} of them for one of {len(every_trade())} trades")
    print(f"95 of 100 look-ups take at most {took} ms of the processor")
    if among:
        print(
            f"among {asked.people:,} people and {asked.experiences:,} experiences, with the search"
        )
        print(
            f"beside it: half within {among['p50']} ms by the clock, 95 of 100 in {among['p95']} ms"
        )
        print(f"({among['processor_p95']} ms of the processor)")
    print(f"{'':<24} {'P@1':>6} {'recall@5':>9}")
    for name, row in rows.items():
        print(f"{name:<24} {row['p1']:>6.3f} {row['recall5']:>9.3f}")
    if "with_meaning" not in rows:
        print("with_meaning             not installed: make meaning")


if __name__ == "__main__":
    main()
