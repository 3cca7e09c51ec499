"""Text in a picture by RapidOCR: where it stands, what it says, how sure that is.

Only the worker imports this. The models lie in the package's own folder and are named by path, so
that nothing is ever downloaded. Text is read piece by piece: a batch would pad all to the widest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from cookout.capture.card_photos.errors import (
    BLURRED,
    NO_CARD,
    NOT_INSTALLED,
    PictureRefused,
    ReaderNotInstalled,
)
from cookout.capture.card_photos.upright import (
    Corners,
    Pixels,
    card_corners,
    level_box,
    lightened,
    piece,
    resized,
    sharpness,
    straightened,
    widened,
)
from cookout.practice.card_fields.lines import Box, TextLine, clean

DETECTING_SIDE = 960
"""The longest side at which text is looked for. It sets the memory: 960 keeps it near 400 MB."""
LOCATING_SIDE = 512
"""Enough to see where on a photograph text is."""
MODELS = (
    "PP-OCRv6_det_small.onnx",
    "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "PP-OCRv6_rec_small.onnx",
)
LEAST_SCORE = 0.5
READ_AGAIN = 0.93
"""A piece read less surely than this is read a second time from a sharpened picture."""
LEAST_LETTERS = 4
"""Fewer letters are a stain or an edge that was read as one."""
BLURRED_BELOW = 12.0
MOST_PIECES = 120
TURN_VOTES = 9
THREADS = 1
"""A second thread reads little faster, and takes the core that serves pages."""


class TextReader:
    """The models, loaded once and used for many cards."""

    def __init__(self) -> None:
        try:
            import rapidocr
        except ImportError as error:
            raise ReaderNotInstalled(NOT_INSTALLED) from error
        folder = Path(rapidocr.__file__).parent / "models"
        paths = [folder / name for name in MODELS]
        if not all(path.is_file() for path in paths):
            raise ReaderNotInstalled(NOT_INSTALLED)
        detect, turn, recognize = map(str, paths)
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": 0.0,
                "Det.model_path": detect,
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECTING_SIDE,
                "Cls.model_path": turn,
                "Rec.model_path": recognize,
                "Rec.rec_batch_num": 1,
                "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            }
        )

    def read(self, image: Pixels, *, side: int = 0) -> tuple[Pixels, list[TextLine]]:
        """The upright card and the pieces of text on it; PictureRefused where there is none."""
        image = lightened(image)
        card, boxes = self._upright(image)
        pieces = [piece(card, widened(box)) for box in boxes]
        if self._is_upside_down(pieces):
            card, boxes = _turned_around(card, boxes)
            pieces = [piece(card, widened(box)) for box in boxes]
        lines = [
            line
            for box, picture in zip(boxes, pieces, strict=True)
            if (line := self._line(picture, box, side))
        ]
        if sum(letter.isalnum() for line in lines for letter in clean(line.text)) < LEAST_LETTERS:
            raise PictureRefused(BLURRED if sharpness(card) < BLURRED_BELOW else NO_CARD)
        return card, lines

    def _upright(self, image: Pixels) -> tuple[Pixels, list[Corners]]:
        """The card seen from straight above with its lines across, and the boxes of text."""
        seen = self._boxes(image, LOCATING_SIDE) or self._boxes(image, DETECTING_SIDE)
        if not seen:
            raise PictureRefused(BLURRED if sharpness(image) < BLURRED_BELOW else NO_CARD)
        card = straightened(image, card_corners(image, seen), seen)
        boxes = self._boxes(card, DETECTING_SIDE)
        if not boxes:
            raise PictureRefused(NO_CARD)
        return card, boxes[:MOST_PIECES]

    def _boxes(self, image: Pixels, longest: int) -> list[Corners]:
        small, scale = resized(image, longest)
        if min(small.shape[:2]) < 32:
            return []
        found = self._engine(small, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [np.asarray(box, np.float32) / scale for box in boxes]

    def _is_upside_down(self, pieces: list[Pixels]) -> bool:
        """By the vote of the widest pieces: a short one alone is often judged wrong."""
        votes = 0.0
        for picture in sorted(pieces, key=lambda one: -one.shape[1])[:TURN_VOTES]:
            found = self._engine(picture, use_det=False, use_cls=True, use_rec=False)
            label, score = found.cls_res[0]
            votes += score if str(label) == "180" else -score
        return votes > 0

    def _line(self, picture: Pixels, box: Corners, side: int) -> TextLine | None:
        text, score = self._recognize(picture)
        others: tuple[str, ...] = ()
        if text and score < READ_AGAIN:
            again, second = self._recognize(_sharpened(picture))
            if again and again != text:
                text, other, score = (
                    (again, text, second) if second > score else (text, again, score)
                )
                others = (other,)
            else:
                score = max(score, second)
        if not text or score < LEAST_SCORE:
            return None
        left, top, right, bottom = level_box(box)
        where = Box(left=left, top=top, right=right, bottom=bottom, side=side)
        return TextLine(text=text, box=where, confidence=score, alternatives=others)

    def _recognize(self, picture: Pixels) -> tuple[str, float]:
        found = self._engine(picture, use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return "", 0.0
        return str(found.txts[0]).strip(), float(found.scores[0])


def _turned_around(card: Pixels, boxes: list[Corners]) -> tuple[Pixels, list[Corners]]:
    height, width = card.shape[:2]
    edge = np.array([width, height], np.float32)
    around = [np.roll(edge - box, 2, axis=0) for box in boxes]
    return np.ascontiguousarray(card[::-1, ::-1]), around


def _sharpened(picture: Pixels) -> Pixels:
    larger = cv2.resize(picture, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(larger, (0, 0), 2.0)
    return np.asarray(cv2.addWeighted(larger, 1.8, soft, -0.8, 0), dtype=np.uint8)
