"""Faces and business cards of invented people, drawn here, the same everywhere."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SKINS = ("#f4d6c0", "#ecc3a2", "#dcaa80", "#c48d60", "#a06c45", "#77492d")
HAIRS = ("#2a211c", "#463127", "#6b4630", "#946437", "#c9a35e", "#9a9792")
SHIRTS = ("#5d7f69", "#7d5a50", "#4d6a88", "#a3703f", "#6d5b84", "#8a8f7a", "#3f5a5e")
WALLS = ("#dfe6da", "#e9e0cf", "#d9e2ea", "#ebdcd4", "#e3dfea", "#dce7e4")
STYLES = ("short", "bald", "curly", "side", "long", "bob", "bun")
ROOM = 100
"""Everything is drawn on a square of so many units, twice as fine each way as it is saved."""
FINER = 2
NEARER = 1.1
QUALITY = 88
INK, LIPS = "#33261f", "#a4574c"


@dataclass(frozen=True)
class Look:
    """What a face is drawn with. What is left open goes by the name."""

    skin: int
    hair: int
    style: str
    shirt: int
    wall: int
    beard: bool = False
    glasses: bool = False

    @classmethod
    def of(cls, name: str, style: str = "", *, beard: bool = False, skin: int = -1) -> Look:
        """The look of a name, whoever draws it and whenever."""
        by = hashlib.sha256(name.encode()).digest()
        seen = by[0] % len(SKINS) if skin < 0 else skin
        # Blond and gray hair with the lighter skins alone.
        shades = len(HAIRS) if seen < 3 else 2
        return cls(
            skin=seen,
            hair=by[1] % shades,
            style=style or STYLES[by[2] % len(STYLES)],
            shirt=by[3] % len(SHIRTS),
            wall=by[4] % len(WALLS),
            beard=beard,
            glasses=by[5] % 5 == 0,
        )


@cache
def face(look: Look, side: int) -> bytes:
    """A drawn face as a JPEG."""
    import PIL.Image
    import PIL.ImageDraw

    fine = side * FINER
    image = PIL.Image.new("RGB", (fine, fine), WALLS[look.wall])
    _Drawing(PIL.ImageDraw.Draw(image), fine / ROOM, look).everything()
    out = io.BytesIO()
    image.resize((side, side), PIL.Image.Resampling.BOX).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


PAPER, PRINT, BAND = "#fbf8f0", "#1c2a33", "#1d4e6b"
CARD_SIZE, CARD_MARGIN = (900, 510), 70
CARD_TEXT = ((110, 64), (190, 36), (310, 34), (360, 34), (410, 34))
"""Where the lines of a card begin from the top, and how large they are."""


def business_card(lines: tuple[str, ...]) -> tuple[bytes, list[tuple[int, int, int, int]]]:
    """A drawn card with up to five lines as a JPEG, and the box around each line."""
    import PIL.Image
    import PIL.ImageDraw
    import PIL.ImageFont

    image = PIL.Image.new("RGB", CARD_SIZE, PAPER)
    on = PIL.ImageDraw.Draw(image)
    on.rectangle((0, 0, CARD_SIZE[0], 24), fill=BAND)
    boxes = []
    for text, (top, size) in zip(lines, CARD_TEXT, strict=False):
        font = PIL.ImageFont.load_default(size)
        on.text((CARD_MARGIN, top), text, fill=PRINT, font=font)
        left, upper, right, lower = on.textbbox((CARD_MARGIN, top), text, font=font)
        boxes.append((round(left), round(upper), round(right), round(lower)))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), boxes


@dataclass(frozen=True)
class _Drawing:
    """One face, from the back to the front."""

    on: ImageDraw
    scale: float
    look: Look

    def everything(self) -> None:
        skin, hair = SKINS[self.look.skin], HAIRS[self.look.hair]
        shade = _darker(skin)
        self._hair_behind(hair)
        self._round(14, 80, 86, 140, SHIRTS[self.look.shirt])
        self._box(42, 64, 58, 86, shade, 8)
        self._round(41, 74, 59, 90, shade)
        for x in (26, 68):
            self._round(x, 43, x + 6, 55, skin)
        self._box(29, 20, 71, 76, skin, 21)
        self._hair_before(hair)
        if self.look.beard:
            self._beard(hair)
        self._features(hair)

    def _features(self, hair: str) -> None:
        for x in (40, 60):
            self._round(x - 2, 46, x + 2, 50.5, INK)
            self._line((x - 5, 41.5, x, 40, x + 5, 41.5), _darker(hair), 1.6)
        self._line((50, 49, 48.6, 56, 51, 56.6), _darker(SKINS[self.look.skin]), 1.4)
        self.on.arc(self._at(42, 55, 58, 66), 25, 155, fill=LIPS, width=round(1.9 * self.scale))
        if self.look.glasses:
            for middle in (39.5, 60.5):
                box = self._at(middle - 7.5, 42, middle + 7.5, 54)
                self.on.ellipse(box, outline=INK, width=round(1.3 * self.scale))
            self._line((47, 47.4, 50, 46.6, 53, 47.4), INK, 1.3)

    def _hair_behind(self, hair: str) -> None:
        style = self.look.style
        if style == "long":
            self._box(21, 16, 79, 90, hair, 26)
        elif style == "bob":
            self._box(22, 15, 78, 68, hair, 26)
        elif style == "bun":
            self._round(38, 2, 62, 24, hair)
        elif style == "curly":
            for x, y in ((22, 26), (18, 38), (22, 50), (62, 26), (66, 38), (62, 50)):
                self._round(x, y, x + 16, y + 16, hair)

    def _hair_before(self, hair: str) -> None:
        style = self.look.style
        if style == "bald":
            return
        self.on.pieslice(self._at(27, 12, 73, 62), 180, 360, fill=hair)
        self._round(30, 29, 70, 62, SKINS[self.look.skin])
        if style == "curly":
            for x in range(26, 66, 8):
                self._round(x, 11 + abs(x - 43) / 4, x + 14, 25 + abs(x - 43) / 4, hair)
        elif style == "side":
            self.on.chord(self._at(26, 9, 74, 46), 185, 330, fill=hair)
        elif style in ("long", "bob"):
            self._round(27, 14, 60, 36, hair)
            self._round(44, 15, 73, 33, hair)

    def _beard(self, hair: str) -> None:
        self.on.chord(self._at(29.5, 34, 70.5, 79), 8, 172, fill=hair)
        self._round(39, 51, 61, 63, SKINS[self.look.skin])

    def _round(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.on.ellipse(self._at(left, top, right, bottom), fill=fill)

    def _box(
        self, left: float, top: float, right: float, bottom: float, fill: str, round_by: float
    ) -> None:
        box = self._at(left, top, right, bottom)
        self.on.rounded_rectangle(box, round_by * NEARER * self.scale, fill=fill)

    def _line(self, points: tuple[float, ...], fill: str, width: float) -> None:
        thick = round(width * self.scale)
        self.on.line(self._at(*points), fill=fill, width=thick, joint="curve")

    def _at(self, *points: float) -> list[float]:
        """Where that is on the picture: nearer than it is told, as a plate is round and small."""
        middles = (50, 52)
        return [
            (50 + (point - middles[n % 2]) * NEARER) * self.scale for n, point in enumerate(points)
        ]


def _darker(color: str) -> str:
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * 0.84):02x}" for part in parts)
