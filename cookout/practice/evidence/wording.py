"""Words shared by the evidence: days, outcomes and counts of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cookout.practice import formats
from cookout.practice.phrases import number

WENT_WELL, WENT_BADLY = 0.75, 0.25
"""From the first up an outcome is said as "went well", from the second down as "went badly"."""


def day(on: date) -> str:
    """March 3, 2026"""
    return formats.day_and_year(on)


def how_it_went(outcome: float | None) -> str:
    if outcome is None:
        return "outcome not known yet"
    if outcome >= WENT_WELL:
        return "went well"
    return "went badly" if outcome <= WENT_BADLY else "so-so"


def went_well(outcomes: Sequence[float]) -> str:
    """9 of 10 went well"""
    return f"{sum(outcome >= WENT_WELL for outcome in outcomes)} of {len(outcomes)} went well"


def experiences_of(name: str, count: int) -> str:
    """Sam's experience; your own two experiences"""
    whose = "your own" if name == "you" else f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{whose} experience" if count == 1 else f"{whose} {number(count=count)} experiences"
