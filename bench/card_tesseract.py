"""The baseline: Tesseract reads a card, and the same rules make fields of its words."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cookout.practice.card_fields.lines import Box, Line

INSTALL = "sudo apt-get install -y tesseract-ocr"


class Words(NamedTuple):
    """Lines read, and the most memory that the program held, in bytes."""

    lines: list[Line]
    rss: int


def is_there() -> bool:
    return shutil.which("tesseract") is not None


def read(picture: bytes, *, side: int) -> Words:
    """The lines that Tesseract finds scattered over a picture."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "card.jpg"
        path.write_bytes(picture)
        words = ("tesseract", path, Path(folder) / "out", "--psm", "11", "tsv")
        process = subprocess.Popen(
            words,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "2"},
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        table = Path(folder) / "out.tsv"
        text = table.read_text(encoding="utf-8") if table.exists() else ""
    return Words(_lines(text, side), used.ru_maxrss * 1024)


def _lines(text: str, side: int) -> list[Line]:
    lines: dict[tuple[str, ...], Line] = {}
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
        word = Line(text=row["text"], box=box, confidence=float(row["conf"]) / 100)
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
