"""Spoilt files through every reader: nothing may fail but by the readers' own refusals.

`python -m bench.fuzz [--json] [--files N] [--seed N] [--keep FOLDER]`: real address books (where
COOKOUT_CORPUS names a folder of them) and made ones, spoilt in every way of bench.mutations, each
read as cards, as a table, as a mapping of columns, as an intake and as an archive. A worker
process reads; where a file takes more than its deadline it is ended and another begins. `rss`
is the most that a worker ever held. Beside it, in the same run: the files before they were spoilt.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.mutations import spoilt
from bench.readers import ARCHIVE, ASK
from bench.serving import environment, folder

FILES, SEED = 10_000, 4
DEADLINE = 20.0
"""Seconds of work on one file."""
LOOK, MOST_WAITED = 0.2, 300.0
LARGEST_SEED = 200_000
ENDINGS = {".vcf", ".csv", ".json", ".txt"}


class TooLong(Exception):
    """A file took longer than its deadline."""


@dataclass
class Found:
    """What became of some files."""

    files: int = 0
    hangs: int = 0
    rss: int = 0
    seconds: float = 0.0
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def exceptions(self) -> int:
        return sum(self.wrong.values())


class Worker:
    """A process that reads, on a folder of its own."""

    def __init__(self, where: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.readers"],
            env=environment(where, 0),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, content: bytes, deadline: float = DEADLINE) -> object:
        """What it says of a file. Raises TooLong, and EOFError where it died."""
        assert self._process.stdin
        self._process.stdin.write(ASK.pack(len(content)) + content)
        self._process.stdin.flush()
        end = self._seconds() + deadline
        length = ASK.unpack(self._read(ASK.size, end))[0]
        said: object = pickle.loads(self._read(length, end))
        return said

    def _seconds(self) -> float:
        """How long it has worked: whoever else works here makes no file hang."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _read(self, length: int, end: float) -> bytes:
        assert self._process.stdout
        found, waited = b"", 0.0
        while len(found) < length:
            ready, _, _ = select.select([self._process.stdout], [], [], LOOK)
            waited += 0 if ready else LOOK
            if not ready:
                if self._seconds() > end or waited > MOST_WAITED:
                    raise TooLong
                continue
            piece = os.read(self._process.stdout.fileno(), length - len(found))
            if not piece:
                raise EOFError
            found += piece
        return found


def run(files: Iterable[bytes], *, keep: Path | None = None) -> Found:
    """Each file through every reader."""
    found, start = Found(), time.perf_counter()
    with folder() as where:
        worker = Worker(where)
        worker.ask(ARCHIVE.encode(), 120)
        for content in files:
            found.files += 1
            try:
                wrong, held = worker.ask(content)  # type: ignore[misc]
            except (TooLong, EOFError) as error:
                found.hangs += isinstance(error, TooLong)
                wrong = ["the worker died"] if isinstance(error, EOFError) else []
                held = 0
                _keep(keep, f"{type(error).__name__} {found.files}", content)
                worker.end()
                worker = Worker(where)
            for one in wrong:
                if not found.wrong[one]:
                    _keep(keep, one, content)
                found.wrong[one] += 1
            found.rss = max(found.rss, held)
        worker.end()
    found.seconds = time.perf_counter() - start
    return found


def _keep(where: Path | None, name: str, content: bytes) -> None:
    if where:
        where.mkdir(parents=True, exist_ok=True)
        (where / name.replace("/", "_").replace(" ", "_")).write_bytes(content)


def seeds() -> list[bytes]:
    """Files as they should be: real ones, and made ones of each kind."""
    made = [b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Dana\r\nEND:VCARD\r\n", _google(), _mapping()]
    with folder() as where:
        worker = Worker(where)
        archive = worker.ask(ARCHIVE.encode(), 120)
        worker.end()
    assert isinstance(archive, bytes)
    return [*made, archive, *_corpus()]


def _corpus() -> Iterator[bytes]:
    where = Path(os.environ.get("COOKOUT_CORPUS") or "/nowhere")
    for name in ("vcf", "csv", "dav", "bad"):
        for path in sorted((where / name).rglob("*")):
            if path.is_file() and path.suffix.lower() in ENDINGS:
                content = path.read_bytes()
                if len(content) <= LARGEST_SEED:
                    yield content


def _google() -> bytes:
    heads = "First Name,Last Name,Birthday,Notes,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value"
    rows = (f"Ada{n},Quill,1990-02-{n + 1:02},=1+{n},* home,{n}@example.org,1" for n in range(20))
    return "\n".join([heads, *rows, ""]).encode()


def _mapping() -> bytes:
    columns = [["Name", "name", "", ""], ["Mail", "mail", "home", "1"]]
    return json.dumps({"columns": columns, "source": "", "day_first": None}).encode()


def mutants(originals: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """A third of them made ones of each kind, since of the real ones most are cards."""
    chance = random.Random(seed)
    for _ in range(count):
        few = originals[:4] if chance.random() < 0.34 else originals
        yield spoilt(chance.choice(few), chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--files", type=int, default=FILES, help="how many spoilt files")
    parser.add_argument("--seed", type=int, default=SEED, help="others")
    parser.add_argument("--keep", type=Path, help="where to keep a file of each kind of failure")
    asked = parser.parse_args()
    originals = seeds()
    found = run(mutants(originals, asked.files, asked.seed), keep=asked.keep)
    if asked.json:
        names = ("files", "exceptions", "hangs", "rss")
        print(json.dumps({name: getattr(found, name) for name in names}))
        return
    before = run(originals, keep=asked.keep)
    print(f"{'':<20} {'files':>7} {'exceptions':>11} {'hangs':>6} {'MB':>6} {'files a second':>15}")
    for name, one in (("spoilt", found), ("as they were", before)):
        print(
            f"{name:<20} {one.files:>7} {one.exceptions:>11} {one.hangs:>6} "
            f"{one.rss / 1e6:>6.0f} {one.files / one.seconds:>15.1f}"
        )
    for name, count in (found.wrong + before.wrong).most_common():
        print(f"{count:>7}  {name}")


if __name__ == "__main__":
    main()
