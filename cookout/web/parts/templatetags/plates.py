"""A person's plate: a photo or initials, and a ring that empties as the rhythm runs out."""

from __future__ import annotations

import unicodedata
import zlib
from functools import cache, lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

PLACES = {
    "deep": "Go deep",
    "warm": "Keep warm",
    "new": "Just met",
    "gone": "Let go",
    "book": "Address book",
    "died": "In memory",
}
SIZES = {"xs": (32, 3), "sm": (40, 3), "md": (48, 3), "lg": (84, 4)}
HUES = 12
NOBODY = "·"
# What is left to see of a ring that has run out.
RUN_OUT = 6
MARKS_A_LETTER = 2


def hue(name: str) -> int:
    """A color number for a name that never changes, 0 to 11."""
    return zlib.crc32(name.encode("utf-8", "replace")) % HUES


def initials(name: str) -> str:
    """One or two initials; of a name without letters its first character; of an empty one, a
    dot."""
    seen = unicodedata.normalize("NFC", name)
    # Control, direction and half characters (categories C) would reach beyond the plate.
    seen = "".join(c for c in seen if c.isspace() or unicodedata.category(c)[0] != "C")
    words = [word for word in map(_from_letter, seen.split()) if word]
    if not words:
        return next((c for c in seen if unicodedata.category(c)[0] in "SP"), NOBODY)
    chosen = words[:1] + words[1:][-1:]
    return "".join(map(_first_letter, chosen))


def _from_letter(word: str) -> str:
    """The word without the brackets, quotes or signs that it begins with."""
    start = next((i for i, c in enumerate(word) if c.isalnum()), len(word))
    return word[start:]


def _first_letter(word: str) -> str:
    """The first letter as a capital, with at most two of the marks that sit on it."""
    letter, marks = word[0], ""
    for mark in word[1 : 1 + MARKS_A_LETTER]:
        # A virama (class 9) only joins to the next letter, which is not shown.
        if not unicodedata.category(mark).startswith("M") or unicodedata.combining(mark) == 9:
            break
        marks += mark
    capital = letter.upper()
    return (capital if len(capital) == 1 else letter) + marks


@lru_cache(maxsize=4096)
def plate(name: object, place: str, warmth: float | None, size: str, photo: str = "") -> SafeString:
    """The plate of someone at a place; warmth is what is left of the rhythm, 0 to 100. `photo` is
    the address of the photo, empty without one."""
    if place not in PLACES and place != "plain":
        raise ValueError(f"No such place: {place}")
    side, width = SIZES[size]
    person = str(name or "")
    left = 100.0 if warmth is None else max(0.0, min(100.0, warmth))
    cool = place in ("deep", "warm") and left <= 0
    return format_html(
        '<span class="plate plate--{} plate--{}{} hue-{}" aria-hidden="true">{}{}</span>',
        place,
        size,
        " plate--cool" if cool else "",
        hue(person),
        _ring(place, RUN_OUT if cool else left, side, width),
        _photo(photo, side) if photo else _initials(person),
    )


def _initials(name: str) -> SafeString:
    return format_html('<span class="plate__initials">{}</span>', initials(name))


def _photo(address: str, side: int) -> SafeString:
    """The photo has no alt text, since the name stands beside it."""
    return format_html(
        '<img class="plate__photo" src="{}" width="{}" height="{}" alt="" loading="lazy">',
        address,
        side,
        side,
    )


def _ring(place: str, left: float, side: int, width: int) -> SafeString:
    middle = side / 2
    circle = format_html('cx="{0}" cy="{0}" fill="none"', f"{middle:g}")
    radius = f"{middle - width / 2:g}"
    if place == "new":
        drawn = format_html(
            '<circle class="plate__dashes" {} r="{}" stroke-width="2" stroke-dasharray="5 4"/>',
            circle,
            f"{middle - 1:g}",
        )
    elif place in ("deep", "warm"):
        drawn = format_html(
            '<circle class="plate__track" {0} r="{1}" stroke-width="{2}"/>'
            '<circle class="plate__left" {0} r="{1}" stroke-width="{2}" pathLength="100"'
            ' stroke-dasharray="{3} 100" transform="rotate(-90 {4} {4})"/>',
            circle,
            radius,
            width,
            f"{left:g}",
            f"{middle:g}",
        )
    else:
        return SafeString("")
    return format_html(
        '<svg class="plate__ring" width="{0}" height="{0}" viewBox="0 0 {0} {0}" '
        'focusable="false">{1}</svg>',
        side,
        drawn,
    )


@cache
def place(name: str) -> SafeString:
    """Where somebody stands: a mark and the words."""
    return format_html(
        '<span class="place place--{}">'
        '<span class="place__mark" aria-hidden="true"></span>{}</span>',
        name,
        PLACES[name],
    )


def who(name: str, work: str, where: str, left: float, words: str, photo: str = "") -> SafeString:
    """A person in a list, drawn here since a list has many: plate, name, work, how warm."""
    return format_html(
        '{}<span class="chip__words"><span class="chip__name">{}</span>{}'
        '<span class="chip__line">{}{}</span></span>',
        plate(name, where, left, "md", photo),
        name,
        format_html('<span class="chip__line">{}</span>', work) if work else "",
        place(where),
        f" · {words}" if words else "",
    )
