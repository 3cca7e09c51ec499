"""The rhythm of staying in touch: how long a ring lasts, how much of it is left, who is drifting.

Decisions go by days and gaps; the ring is there to be looked at (early volume of a tie says
little about its decay: Vergara Hidd et al. 2023, Sci Rep 13:6120).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from math import floor

from cookout.practice.numbers import (
    BASE_GAPS,
    DIFFICULTY_FACTORS,
    DRIFTING_TO,
    FADING_TO,
    RAMP,
)
from cookout.practice.phrases import span

PLACES = ("new", "deep", "warm", "gone", "book", "died")


class Difficulty(StrEnum):
    """How hard the member's own industry makes it to stay in touch: the effort is the member's."""

    EASY = "easy"
    NORMAL = "normal"
    HARD = "hard"


class Drift(StrEnum):
    """How far a silence has gone beyond the gap."""

    OK = "ok"
    FADING = "fading"
    DRIFTING = "drifting"
    LOST_TOUCH = "lost touch"


@lru_cache
def gap(
    *,
    place: str,
    touches: int,
    difficulty: Difficulty = Difficulty.NORMAL,
    known_before: bool = False,
) -> int | None:
    """Days from the last touch to the next one; None where there is no rhythm (new, gone, book).

    `touches` counts every interaction except online, the first meeting included: a deep relation
    waits 2, 10 and 21 days after its first three, then 30. The ramp is the same in every
    industry; the steady gaps are multiplied and rounded down (22 / 30 / 37 and 135 / 180 / 225).
    `known_before` is somebody known before they were written down, with no first meeting on
    record: an old friend needs no ramp. ValueError for another place or touches below 0.
    """
    if place not in PLACES:
        raise ValueError(f"nobody stands at {place!r}")
    if touches < 0:
        raise ValueError("touches are counted from 0")
    if place == "deep" and touches <= len(RAMP) and not known_before:
        return RAMP[max(touches, 1) - 1]
    if place not in BASE_GAPS:
        return None
    return floor(BASE_GAPS[place] * DIFFICULTY_FACTORS[difficulty])


def next_touch(
    *,
    place: str,
    last_touch_on: date | None,
    touches: int,
    difficulty: Difficulty = Difficulty.NORMAL,
    known_before: bool = False,
) -> date | None:
    """The day the ring ends: last touch, from either side, plus the gap.

    None where there is no rhythm or no touch to count from. Errors as for `gap`.
    """
    days = gap(place=place, touches=touches, difficulty=difficulty, known_before=known_before)
    if days is None or last_touch_on is None:
        return None
    return last_touch_on + min(timedelta(days=days), date.max - last_touch_on)


def warmth(*, last: date | None, next: date | None, on: date) -> int:
    """How much of the ring is left, from 100 on the day of the touch to 0 on the day it ends.

    Rounded up, so that a ring with a day left is never empty. 0 where there is no rhythm.
    """
    if last is None or next is None or on >= next:
        return 0
    whole, left = (next - last).days, (next - on).days
    return min(100, -(-100 * left // whole)) if whole > 0 else 100


def warmth_words(*, last: date | None, next: date | None, on: date) -> str:
    """The ring in words: "in touch, next in 3 weeks", "next hello today", "6 weeks since you
    talked"."""
    if last is None:
        return "not in touch yet"
    if next is None or on > next:
        days = (on - last).days
        return f"{span(days=days)} since you talked" if days > 0 else "in touch today"
    if on == next:
        return "next hello today"
    return f"in touch, next in {span(days=(next - on).days)}"


def drift(*, days: int, gap: int) -> Drift:
    """How far `days` of silence go beyond a gap: up to 1, 1.5 and 2.5 times it, or further.

    ValueError for a gap under 1 day.
    """
    if gap < 1:
        raise ValueError("a gap is at least one day")
    if days <= gap:
        return Drift.OK
    if days <= FADING_TO * gap:
        return Drift.FADING
    return Drift.DRIFTING if days <= DRIFTING_TO * gap else Drift.LOST_TOUCH
