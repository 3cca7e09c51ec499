"""The table drawn with rings around it: the seats, those kept warm, the just met."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from cookout.web.parts.person_summary import Ring
from cookout.web.parts.templatetags.plates import initials

MIDDLE = 190
SEATS, WARM, NEW = 84, 127.5, 164
RADIUS = 14.5
ROUND = 2 * math.pi * RADIUS
MOST_SEATS, MOST_WARM, MOST_NEW = 18, 50, 24


@dataclass(frozen=True)
class Plate:
    """A seat: its person, what is left of the ring, and its position."""

    x: float
    y: float
    initials: str
    left: float
    rest: float
    is_cool: bool


@dataclass(frozen=True)
class RingsMap:
    """Everything in the drawing."""

    seated: list[Plate]
    open: list[tuple[float, float]]
    warm: list[tuple[float, float]]
    new: list[tuple[float, float]]
    sentence: str


def draw(*, seated: Iterable[Ring], seats: int, warm: int, new: int) -> RingsMap:
    """The drawing of a table; crowds are drawn as a full ring."""
    there = list(seated)
    drawn = there[:MOST_SEATS]
    free = min(max(seats - len(there), 0), MOST_SEATS - len(drawn))
    places = _round(SEATS, len(drawn) + free)
    cool = [ring.name for ring in there if ring.left == 0]
    sentence = f"{len(there)} at the table of {seats}, {warm} kept warm, {new} just met."
    if cool:
        sentence += f" Cooling: {', '.join(cool[:3])}."
    return RingsMap(
        seated=[_plate(ring, at) for ring, at in zip(drawn, places, strict=False)],
        open=places[len(drawn) :],
        warm=_round(WARM, min(warm, MOST_WARM)),
        new=_round(NEW, min(new, MOST_NEW)),
        sentence=sentence,
    )


def _plate(ring: Ring, at: tuple[float, float]) -> Plate:
    left = ROUND * max(ring.left, 6) / 100
    return Plate(
        x=at[0],
        y=at[1],
        initials=initials(ring.name),
        left=round(left, 1),
        rest=round(ROUND, 1),
        is_cool=ring.left == 0,
    )


def _round(radius: float, count: int) -> list[tuple[float, float]]:
    """Places on a circle, the first at the top."""
    turns = [2 * math.pi * n / count - math.pi / 2 for n in range(count)]
    return [
        (round(MIDDLE + radius * math.cos(turn), 1), round(MIDDLE + radius * math.sin(turn), 1))
        for turn in turns
    ]
