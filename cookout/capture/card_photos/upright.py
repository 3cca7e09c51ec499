"""The card found in a photograph and brought upright: corners, any turn, dim light.

Only the worker imports this: it needs OpenCV, which comes with the reading packages.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Corners = NDArray[np.float32]
"""Four corners in order: top left, top right, bottom right, bottom left."""

SEARCH_SIDE = 640
"""The longest side at which the edges of a card are looked for."""
LEAST_AREA, MOST_AREA = 0.08, 0.985
"""A card takes up this part of the picture; more is the picture itself."""
LEVEL = 0.008
"""Lines that differ by less than this, in radians, are level alike."""
WIDEST = 2.6
"""A card is at most this many times as wide as high, also seen from the side."""
READING_SIDE = 1_600


def resized(image: Pixels, longest: int) -> tuple[Pixels, float]:
    """The picture with its longest side at most `longest`, and the scale that took it there."""
    scale = longest / max(image.shape[:2])
    if scale >= 1:
        return image, 1.0
    return _array(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)), scale


def lightened(image: Pixels) -> Pixels:
    """A dim or pale picture with its light spread over the whole range."""
    counts = np.bincount(image[::4, ::4].ravel(), minlength=256).cumsum()
    low, high = (int(np.searchsorted(counts, counts[-1] * part)) for part in (0.01, 0.99))
    if high - low < 20 or (low < 40 and high > 215):
        return image
    levels = (np.arange(256) - low) * (255.0 / (high - low))
    return _array(cv2.LUT(image, np.clip(levels, 0, 255).astype(np.uint8)))


def card_corners(image: Pixels, texts: list[Corners]) -> Corners:
    """The corners of the card: the shape that holds nearly all text and makes its lines level.

    Where no edge of a card shows, the rectangle around the text.
    """
    around = text_corners(image, texts)
    found = [(slant(around, texts) + 0.02, around)]
    found += ((slant(corners, texts), corners) for corners in _cards(image, texts))
    # Of shapes that are level alike, the smallest: the larger take in the table or a shadow.
    least = min(tilt for tilt, _ in found) + LEVEL
    level = [corners for tilt, corners in found if tilt <= least]
    return min(level, key=lambda corners: cv2.contourArea(corners) + (corners is around) * 1e9)


def slant(corners: Corners, texts: list[Corners]) -> float:
    """How far from level the lines would be on average, in radians, once these are a rectangle."""
    top, right = (float(np.linalg.norm(corners[n] - corners[n + 1])) for n in (0, 1))
    matrix = cv2.getPerspectiveTransform(corners, _rectangle(top, right))
    tilts, weights = [0.0], [1e-6]
    for text in texts:
        box = cv2.perspectiveTransform(text[None].astype(np.float32), matrix)[0]
        if (sides := _sides(box))[0] > 2 * sides[1]:
            tilts.append(abs(_angle(box)))
            weights.append(sides[0])
    return float(np.average(tilts, weights=weights))


def _cards(image: Pixels, texts: list[Corners]) -> list[Corners]:
    """Every four-sided shape that could be the card around these texts."""
    small, scale = resized(image, SEARCH_SIDE)
    area = small.shape[0] * small.shape[1]
    found = []
    for contour in _contours(small):
        corners = _four_corners(contour)
        if corners is None or not LEAST_AREA * area < cv2.contourArea(corners) < MOST_AREA * area:
            continue
        if _is_cardlike(corners) and _holds(corners / scale, texts):
            found.append((corners / scale).astype(np.float32))
    return found


def _contours(small: Pixels) -> list[Any]:
    gray = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    saturation = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[:, :, 1], (5, 5), 0)
    masks = []
    for channel in (gray, saturation):
        median = float(np.median(channel))
        for low, high in ((0.33 * median, 0.9 * median), (20, 60), (50, 150)):
            edges = cv2.Canny(channel, low, high)
            masks.append(cv2.dilate(edges, np.ones((3, 3), np.uint8)))
        _, above = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        kernel = np.ones((9, 9), np.uint8)
        masks += [cv2.morphologyEx(m, cv2.MORPH_CLOSE, kernel) for m in (above, 255 - above)]
    contours: list[Any] = []
    for mask in masks:
        some, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        contours += [
            contour for contour in some if cv2.contourArea(cv2.convexHull(contour)) > 5_000
        ]
    return contours


def _four_corners(contour: Any) -> Corners | None:
    hull = cv2.convexHull(contour)
    length = cv2.arcLength(hull, True)
    for exactness in (0.015, 0.025, 0.04, 0.06):
        shape = cv2.approxPolyDP(hull, exactness * length, True)
        if len(shape) == 4:
            # Rounded corners and bent cards apart, the hull fills its four corners.
            full = cv2.contourArea(hull) / max(cv2.contourArea(shape), 1.0)
            return in_order(shape.reshape(4, 2)) if 0.93 < full < 1.1 else None
    return None


def in_order(points: NDArray[Any]) -> Corners:
    """Four points from the top left on, clockwise."""
    center = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - center[1], points[:, 0] - center[0])
    around = points[np.argsort(angles)]
    first = int(np.argmin(around.sum(axis=1)))
    return np.roll(around, -first, axis=0).astype(np.float32)


def _is_cardlike(corners: Corners) -> bool:
    top, right, bottom, left = (
        float(np.linalg.norm(corners[n] - corners[(n + 1) % 4])) for n in range(4)
    )
    width, height = (top + bottom) / 2, (left + right) / 2
    even = min(top, bottom) > 0.55 * max(top, bottom) and min(left, right) > 0.55 * max(left, right)
    return even and max(width, height) < WIDEST * min(width, height)


def _holds(corners: Corners, texts: list[Corners]) -> bool:
    """Whether nearly all of the text, by area, lies inside from its first letter to its last."""
    inside = total = 0.0
    for text in texts:
        area, room = cv2.contourArea(text), _sides(text)[1] / 2
        ends = [(float(x), float(y)) for x, y in text]
        total += area
        if all(cv2.pointPolygonTest(corners, end, True) > -room for end in ends):
            inside += area
    return inside >= 0.97 * total


def straightened(image: Pixels, corners: Corners, texts: list[Corners]) -> Pixels:
    """What lies between four corners, seen from straight above, with most of the text across."""
    top, right, bottom, left = (
        float(np.linalg.norm(corners[n] - corners[(n + 1) % 4])) for n in range(4)
    )
    width, height = max(top, bottom), max(left, right)
    scale = READING_SIDE / max(width, height)
    size = (max(int(width * scale), 1), max(int(height * scale), 1))
    matrix = cv2.getPerspectiveTransform(corners, _rectangle(*size))
    flat = [cv2.perspectiveTransform(text[None], matrix)[0] for text in texts]
    card = _array(
        cv2.warpPerspective(
            image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
    )
    return card if stand_upright(flat) else np.ascontiguousarray(np.rot90(card))


def _rectangle(width: float, height: float) -> Corners:
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)


def text_corners(image: Pixels, boxes: list[Corners]) -> Corners:
    """The corners of the slanted rectangle around all text, with a margin, inside the picture."""
    angle = text_angle(boxes)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    points = np.concatenate(boxes) @ turn.T
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.04 * (high - low).max() + 0.5 * float(np.median([_sides(b)[1] for b in boxes]))
    low, high = low - margin, high + margin
    corners = np.array([low, [high[0], low[1]], high, [low[0], high[1]]]) @ turn
    if abs(angle) < 0.02:
        edge = np.array(image.shape[1::-1], np.float64)
        corners = np.clip(corners, 0, edge)
    return np.asarray(corners, dtype=np.float32)


def text_angle(boxes: list[Corners]) -> float:
    """How far the lines are turned from level, in radians between -45 and 45 degrees."""
    angles, weights = [], []
    for box in boxes:
        long, short = _sides(box)
        if long > 2 * short:
            angles.append(_angle(box))
            weights.append(long)
    if not angles:
        return 0.0
    order = np.argsort(angles)
    total = np.cumsum(np.array(weights)[order])
    return float(np.array(angles)[order][int(np.searchsorted(total, total[-1] / 2))])


def _angle(box: Corners) -> float:
    """How far the long side of a box is turned from level or plumb, in radians."""
    edge = max((box[1] - box[0], box[2] - box[1]), key=lambda one: float(np.linalg.norm(one)))
    return float((np.arctan2(edge[1], edge[0]) + np.pi / 4) % (np.pi / 2) - np.pi / 4)


def stand_upright(boxes: list[Corners]) -> bool:
    """Whether most of the text, by length, runs across and not up or down."""
    across = along = 0.0
    for box in boxes:
        width = float(np.ptp(box[:, 0]))
        height = float(np.ptp(box[:, 1]))
        across, along = (across + width, along) if width >= height else (across, along + height)
    return across >= along


def _sides(box: Corners) -> tuple[float, float]:
    one, two = float(np.linalg.norm(box[0] - box[1])), float(np.linalg.norm(box[1] - box[2]))
    return max(one, two), min(one, two)


def piece(image: Pixels, box: Corners) -> Pixels:
    """The text in one box, level."""
    sides = [float(np.linalg.norm(box[n] - box[(n + 1) % 4])) for n in range(4)]
    size = (max(int(sides[0]), int(sides[2]), 1), max(int(sides[1]), int(sides[3]), 1))
    matrix = cv2.getPerspectiveTransform(box.astype(np.float32), _rectangle(*size))
    return _array(
        cv2.warpPerspective(
            image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
    )


def widened(box: Corners) -> Corners:
    """A box with some room at both ends, where detection cuts thin letters off."""
    along = (box[1] - box[0] + box[2] - box[3]) / 2
    length = max(float(np.linalg.norm(along)), 1.0)
    room = along / length * _sides(box)[1] * 0.15
    return np.asarray(box + np.array([-room, room, room, -room]), dtype=np.float32)


def level_box(box: Corners) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, as high as its print also where it is slanted."""
    (left, _), (right, _) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
    middle, height = float(box[:, 1].mean()), _sides(box)[1]
    return left, middle - height / 2, right, middle + height / 2


def sharpness(image: Pixels) -> float:
    """The variance of the second derivative at a fixed size: low where nothing has an edge."""
    small, _ = resized(image, SEARCH_SIDE)
    gray = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    return float(cv2.Laplacian(gray, cv2.CV_64F).var())


def _array(image: Any) -> Pixels:
    return np.asarray(image, dtype=np.uint8)
