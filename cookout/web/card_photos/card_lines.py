"""One row of the form that checks a card: its field, the readings, and the piece of the picture."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.forms import BoundField

from cookout.practice.card_fields.fields import FieldReading

ROOM = 0.4
"""How much to show around a piece of text, as a share of its height."""


class CardLine(NamedTuple):
    """One row of the form: its box, the readings to choose from, and where they stand."""

    box: BoundField
    readings: list[tuple[str, bool]]
    cut: dict[str, Any] | None
    source: str

    @property
    def is_doubtful(self) -> bool:
        return bool(self.readings)

    @property
    def chooses_none(self) -> bool:
        return not any(is_chosen for _, is_chosen in self.readings)


def cut_of(one: FieldReading, sizes: list[list[int]]) -> dict[str, Any] | None:
    """The piece of the picture with the text; `sizes` are those of the pictures."""
    side = one.boxes[0].side if one.boxes else len(sizes)
    if side >= len(sizes) or not sizes[side]:
        return None
    (width, height), box = sizes[side], one.boxes[0]
    for other in one.boxes[1:]:
        box = box.around(other) if other.side == side else box
    room = round(box.height * ROOM)
    left, top = max(round(box.left) - room, 0), max(round(box.top) - room, 0)
    right, bottom = min(round(box.right) + room, width), min(round(box.bottom) + room, height)
    view = f"{left} {top} {max(right - left, 1)} {max(bottom - top, 1)}"
    return {"view": view, "width": width, "height": height, "is_back": side == 1}
