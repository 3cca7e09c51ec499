"""The baseline: Tesseract reads a card, and the same rules make fields of its words."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cookout.practice.card_fields.lines import Box, TextLine

# Started by a small process: a child's peak counts what its parent held when it was started.
MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=2, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""
INSTALL = "sudo apt-get install -y tesseract-ocr"


class Words(NamedTuple):
    """Lines read, the most memory that the program held, in bytes, and the processor's seconds."""

    lines: list[TextLine]
    rss: int
    seconds: float


def is_there() -> bool:
    return shutil.which("tesseract") is not None


def read(picture: bytes, *, side: int) -> Words:
    """The lines that Tesseract finds scattered over a picture."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "card.jpg"
        path.write_bytes(picture)
        words = ("tesseract", path, Path(folder) / "out", "--psm", "11", "tsv")
        ran = subprocess.run(
            (sys.executable, "-I", "-S", "-c", MEASURE, *words),
            capture_output=True,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
        rss, seconds = ran.stdout.split()
        table = Path(folder) / "out.tsv"
        text = table.read_text(encoding="utf-8") if table.exists() else ""
    return Words(_lines(text, side), int(rss) * 1024, float(seconds))


def _lines(text: str, side: int) -> list[TextLine]:
    lines: dict[tuple[str, ...], TextLine] = {}
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        if not (row["text"] or "").strip() or float(row["conf"]) < 0:
            continue
        left, top = float(row["left"]), float(row["top"])
        box = Box(
            left=left,
            top=top,
            right=left + float(row["width"]),
            bottom=top + float(row["height"]),
            side=side,
        )
        word = TextLine(text=row["text"], box=box, confidence=float(row["conf"]) / 100)
        key = (row["block_num"], row["par_num"], row["line_num"])
        before = lines.get(key)
        lines[key] = (
            word
            if before is None
            else replace(
                before,
                text=f"{before.text} {word.text}",
                box=before.box.around(box),
                confidence=min(before.confidence, word.confidence),
            )
        )
    return list(lines.values())
