"""The order of day and month: what 03/04/1985 means, by the other days of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cookout.vcard.days import LONGEST, Partial, partial_day
from cookout.vcard.text import plain

# What cards name their days by. Each is looked for as it stands, which costs next to nothing.
_NAMES = (b"BDAY", b"ANNIVERSARY", b"DEATHDATE", b"ABDATE", b"ABDate", b"contact_event")
# With dots the day always comes first, which says nothing of slashes.
_TWO = re.compile(r"(\d{1,2}) ?[/ ,·-] ?(\d{1,2})(?!\d)")
_EIGHT = re.compile(r"(?:0[1-9]|[12]\d|3[01]){2}(?:19|20)\d\d")
_SIX = re.compile(r"(\d\d)(\d\d)\d\d", re.ASCII)
# Pictures are most of a file, and have no days.
_PICTURES = re.compile(rb"\n(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND)[;:].*(?:\n[ \t].*)*", re.I)
_DATED = re.compile(rb"(?:;[^:\r\n]*)?:[ \t]*([^\r\n]*)|;([^;\r\n]*)")


def both_days(text: str) -> tuple[Partial, Partial] | None:
    """A date that may be two days, with the month first and with the day first; else None."""
    text = text.strip()
    may_be_two = _TWO.match(text) or _EIGHT.fullmatch(text) or _SIX.fullmatch(text)
    if len(text) > LONGEST or not may_be_two or partial_day(text):
        return None
    month_first, day_first = (partial_day(text, day_first=order) for order in (False, True))
    return (month_first, day_first) if month_first and day_first else None


def may_be_two(text: str) -> bool:
    """Whether it is one day or another, by which of its numbers is the month."""
    return both_days(text) is not None


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether a file writes 20/01 or 01/20; None where none of its dates tells, or both do."""
    found = {order for text in texts if (order := _order(text)) is not None}
    return found.pop() if len(found) == 1 else None


def days_on_cards(content: bytes) -> Iterator[str]:
    """The text of every date in a file of cards, without parsing the cards."""
    text = _PICTURES.sub(b"", plain(content)[0])
    for name in _NAMES:
        for spelled in {name, name.lower(), name.title()}:
            place = text.find(spelled)
            while place >= 0:
                end = place + len(spelled)
                if found := _DATED.match(text, end, end + 300):
                    yield (found[1] or found[2] or b"")[: LONGEST + 1].decode("ascii", "replace")
                place = text.find(spelled, end)


def _order(text: str) -> bool | None:
    """Whether the day comes first, if one of the numbers can't be a month; else None."""
    found = _TWO.match(text.strip()) or _SIX.fullmatch(text.strip())
    first, second = (int(found[1]), int(found[2])) if found else (0, 0)
    if min(first, second) > 12 or not 12 < max(first, second) <= 31 or not partial_day(text):
        return None
    return first > second
