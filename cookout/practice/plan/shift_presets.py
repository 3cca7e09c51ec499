"""Shifts as people name them, each a pattern of days on and days off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PRESETS = {
    "4-4": "1111 0000",
    "2-2-3": "11 00 111 00 11 000",
    "two-weeks": "1111111 0000000",
}
"""A 1 is a day on, a 0 a day off; the pattern then repeats."""


class ShiftPlan(NamedTuple):
    """A preset with the minutes of a day on and of a day off."""

    preset: str
    on: int
    off: int


def pattern_of(plan: ShiftPlan) -> list[int]:
    """The minutes of each day of the pattern. KeyError for an unknown preset."""
    return [plan.on if day == "1" else plan.off for day in PRESETS[plan.preset].replace(" ", "")]


def recognize(minutes: Sequence[int]) -> ShiftPlan | None:
    """The preset that a pattern is, if it is one."""
    if not minutes:
        return None
    tried = (ShiftPlan(preset, minutes[0], minutes[-1]) for preset in PRESETS)
    return next((plan for plan in tried if pattern_of(plan) == list(minutes)), None)
