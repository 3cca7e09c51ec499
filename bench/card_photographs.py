"""Cards photographed on a table: slant, any turn, shadow, dim light, blur, noise, JPEG."""

from __future__ import annotations

import io
import random

import cv2
import numpy as np
from PIL import Image

LONGEST = 2_000


def photograph(card: Image.Image, seed: int) -> bytes:
    """A photo of the card by a hand that is not quite steady; always the same one for a seed."""
    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    width, height = (LONGEST, 1_500) if chance.random() < 0.7 else (1_500, LONGEST)
    scene = _table(chance, noise, width, height)
    corners = _corners(chance, card, width, height)
    scene = _laid_down(scene, card, corners, chance)
    scene = _lit(scene, chance)
    blur = chance.uniform(0.3, 1.7)
    scene = cv2.GaussianBlur(scene, (0, 0), blur)
    if chance.random() < 0.25:
        scene = _shaken(scene, chance)
    grain = noise.normal(0, chance.uniform(1, 7), scene.shape)
    pixels = np.clip(scene + grain, 0, 255).astype(np.uint8)
    return as_jpeg(Image.fromarray(pixels), chance.randrange(55, 93), chance)


def as_jpeg(image: Image.Image, quality: int, chance: random.Random) -> bytes:
    """As a phone saves it: sometimes lying on its side, with a mark that says so."""
    exif = Image.Exif()
    if chance.random() < 0.3:
        image = image.rotate(90, expand=True)
        exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def _table(
    chance: random.Random, noise: np.random.Generator, width: int, height: int
) -> np.ndarray:
    base = np.array(
        chance.choice(
            (
                (120, 84, 52),
                (168, 130, 92),
                (70, 70, 74),
                (196, 190, 182),
                (48, 60, 74),
                (225, 224, 220),
            )
        ),
        np.float32,
    )
    rough = noise.normal(0, 1, (height // 8, width // (40 if chance.random() < 0.6 else 8))).astype(
        np.float32
    )
    grain = cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)[:, :, None]
    return base + grain * chance.uniform(2, 12)


def _corners(chance: random.Random, card: Image.Image, width: int, height: int) -> np.ndarray:
    share = chance.uniform(0.55, 0.85)
    scale = share * min(width / card.width, height / card.height) * 1.0
    angle = np.deg2rad(chance.gauss(0, 5) + chance.choice((0, 0, 0, 0, 0, 90, 180, 270)))
    if abs(np.sin(angle)) > 0.7:
        scale = share * min(width / card.height, height / card.width)
    half = np.array([card.width, card.height]) * scale / 2
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64) * half
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = square @ turn.T
    tilt = (
        np.array([chance.uniform(-0.12, 0.12), chance.uniform(-0.12, 0.12)])
        / np.array([width, height])
        * 2
    )
    depth = 1 + points @ tilt
    points = points / depth[:, None]
    room = np.array([width, height]) / 2 - np.abs(points).max(axis=0)
    shift = np.array([chance.uniform(-0.7, 0.7), chance.uniform(-0.7, 0.7)]) * np.maximum(room, 0)
    return (points + np.array([width, height]) / 2 + shift).astype(np.float32)


def _laid_down(
    scene: np.ndarray, card: Image.Image, corners: np.ndarray, chance: random.Random
) -> np.ndarray:
    height, width = scene.shape[:2]
    source = np.array(
        [[0, 0], [card.width, 0], [card.width, card.height], [0, card.height]], np.float32
    )
    matrix = cv2.getPerspectiveTransform(source, corners)
    pixels = np.asarray(card, np.float32)
    laid = cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.ones(pixels.shape[:2], np.float32), matrix, (width, height))[
        :, :, None
    ]
    drop = cv2.GaussianBlur(np.roll(mask[:, :, 0], (14, 10), (0, 1)), (0, 0), 16)[:, :, None]
    scene = scene * (1 - chance.uniform(0.2, 0.6) * drop)
    return scene * (1 - mask) + laid * mask


def _lit(scene: np.ndarray, chance: random.Random) -> np.ndarray:
    """A slope of light, a shadow over a part, warm or cold, bright or dim."""
    height, width = scene.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (
        np.cos(direction := chance.uniform(0, 2 * np.pi)) * x / width
        + np.sin(direction) * y / height
    )
    light = 1 + chance.uniform(0.05, 0.35) * (along - along.mean())
    if chance.random() < 0.5:
        edge = np.cos(other := chance.uniform(0, 2 * np.pi)) * (
            x / width - chance.random()
        ) + np.sin(other) * (y / height - chance.random())
        light = light * (
            1 - chance.uniform(0.15, 0.45) / (1 + np.exp(np.clip(-edge * 40, -50, 50)))
        )
    warm = np.array([1.0, chance.uniform(0.94, 1.0), chance.uniform(0.82, 1.0)], np.float32)
    return scene * light[:, :, None] * warm * chance.uniform(0.4, 1.0)


def _shaken(scene: np.ndarray, chance: random.Random) -> np.ndarray:
    length = chance.randrange(3, 7)
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    if chance.random() < 0.5:
        kernel = kernel.T
    return cv2.filter2D(scene, -1, kernel)
