"""What people say when they need each trade (phrases.csv): symptoms, objects, events, outcomes.

Written for Cookout, from general knowledge of what service directories are asked for.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """The phrases of each trade, by its name."""
    text = files("cookout.practice.lookup").joinpath("phrases.csv").read_text(encoding="utf-8")
    return {
        row["trade"]: tuple(row["phrases"].split(";")) for row in csv.DictReader(text.splitlines())
    }
