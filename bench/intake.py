"""How long and how large it is to bring everybody in: cards with photos, and rows of a table.

`python -m bench.intake [--json] [--cards N] [--rows N]`: generated vCards, each with a photo of 10
to 20 KB of base64, and a CSV file, taken by `cookout take` into a fresh data folder. Beside it, in
the same run: how long vobject takes only to parse the same cards. Every run is a process of its
own, timed from its start to its end. `rss` is the peak of the larger of Cookout's two, in bytes;
seconds are seconds; `accounted` says whether every card and row was new, and is the same again.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from bench.serving import environment, folder

CARDS, ROWS, SEED, APART = 10_000, 50_000, 7, 1_000_000
TAKE = (sys.executable, "-P", "-m", "cookout.cli.main", "take", "--json")
PARSE = """
import sys, vobject
with open(sys.argv[1], encoding="utf-8", newline="") as book:
    print(sum(1 for _ in vobject.readComponents(book)))
"""
GIVEN = "Ada Bo Cy Dot Eve Flo Gus Hal Ida Jo Kit Lu Mo Ned Ora Pat Quin Ray Sue Tom".split()
FAMILY = "Abbott Birch Calder Dove Elm Finch Grove Hale Iver Jay Kerr Lane Moor Nash Oak".split()
HEADINGS = "Given Name,Family Name,Organization Name,Organization Title,Labels,E-mail 1 - Value"
HEADINGS += ",Phone 1 - Label,Phone 1 - Value,Notes\n"


class Run(NamedTuple):
    """What one process said, how long it took, and how much memory it had at most."""

    said: Any
    seconds: float
    rss: int


def write_cards(path: Path, count: int) -> None:
    """Cards as a phone writes them, with all that people commonly have."""
    chance = random.Random(SEED)
    with path.open("w", encoding="ascii", newline="") as book:
        for n in range(count):
            given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}{n}"
            lines = [
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"N:{family};{given};;;",
                f"FN:{given} {family}",
                f"ORG:{chance.choice(FAMILY)} and Sons;Kitchens",
                "TITLE:Joiner",
                f"EMAIL;TYPE=INTERNET,HOME:{given}.{family}@example.org".lower(),
                f"TEL;TYPE=CELL:+1 818 {n % 900 + 100} {n % 10_000:04}",
                f"TEL;TYPE=WORK:+1 626 {n % 800 + 100} {n % 9_000:04}",
                f"ADR;TYPE=HOME:;;{n} Elm Street;Pasadena;CA;91101;USA",
                f"BDAY:{1950 + n % 50}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                "NOTE:Met at the breakfast\\, asked about the roof.",
                f"UID:bench-{n}",
                *_photo(chance),
                "END:VCARD",
                "",
            ]
            book.write("\r\n".join(lines))


def _photo(chance: random.Random) -> list[str]:
    """A picture as vCard 3.0 folds it: what begins like a JPEG, and cannot be compressed."""
    letters = chance.randrange(10_000, 20_000)
    raw = b"\xff\xd8\xff\xe0" + chance.randbytes(letters * 3 // 4)
    whole = "PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(raw).decode()
    return [whole[:75], *(f" {whole[at : at + 74]}" for at in range(75, len(whole), 74))]


def write_rows(path: Path, count: int) -> None:
    chance = random.Random(SEED)
    with path.open("w", encoding="ascii", newline="") as table:
        table.write(HEADINGS)
        for n in range(count):
            # Nobody of the cards: whoever may be somebody who is here would be asked about.
            given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}{APART + n}"
            table.write(
                f"{given},{family},{chance.choice(FAMILY)} and Sons,Joiner,* myContacts,"
                f"{given}.{family}@example.com,Mobile,+1 310 {n % 900 + 100} {n % 10_000:04},"
                '"Asked about the roof, the gutter and the fence"\n'
            )


def run(where: Path, *words: str | Path) -> Run:
    """Run a process to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        words, env=environment(where, 0), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout
    said = process.stdout.read()
    # Its own peak, which the process object does not tell.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"a run ended with {process.returncode}")
    return Run(json.loads(said), time.perf_counter() - start, used.ru_maxrss * 1024)


def measure(cards: int, rows: int) -> dict[str, Any]:
    with folder() as where:
        book, table, nobody = where / "book.vcf", where / "table.csv", where / "one.vcf"
        write_cards(book, cards)
        write_rows(table, rows)
        nobody.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:First\nEND:VCARD\n")
        run(where, *TAKE, nobody)  # makes the folder and its database
        taken, in_rows = run(where, *TAKE, book), run(where, *TAKE, table)
        parsed = run(where, sys.executable, "-c", PARSE, book)
        again = [run(where, *TAKE, file) for file in (book, table)]
        nothing = {"created": 0, "updated": 0, "same": 0, "in_trash": 0}
        nothing |= {"maybe_same": [], "maybe_in_trash": [], "skipped": []}
        came = [one.said for one in (taken, in_rows)]
        accounted = (
            came == [nothing | {"created": count} for count in (cards, rows)]
            and [one.said for one in again] == [nothing | {"same": n} for n in (cards, rows)]
            and parsed.said == cards
        )
        return {
            "cards": cards,
            "seconds": round(taken.seconds, 2),
            "rss": max(taken.rss, in_rows.rss),
            "accounted": accounted,
            "vobject_seconds": round(parsed.seconds, 2),
            "csv_seconds": round(in_rows.seconds, 2),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--cards", type=int, default=CARDS, help="how many cards")
    parser.add_argument("--rows", type=int, default=ROWS, help="how many rows")
    asked = parser.parse_args()
    found = measure(asked.cards, asked.rows)
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{found['cards']:,} cards with photos, {asked.rows:,} rows of a table")
    print(f"{'cards taken in':<28} {found['seconds']:>8.1f} seconds")
    print(f"{'vobject, only to parse them':<28} {found['vobject_seconds']:>8.1f} seconds")
    print(f"{'rows taken in':<28} {found['csv_seconds']:>8.1f} seconds")
    print(f"{'memory at most':<28} {found['rss'] / 1e6:>8.0f} MB")
    print(f"every one accounted for: {'yes' if found['accounted'] else 'NO'}")


if __name__ == "__main__":
    main()
