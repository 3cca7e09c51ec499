"""Why somebody was found: the column with the most of what was asked, and the words around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from cookout.people.search.document import SearchDocument, SearchedContact
from cookout.practice.spelling import WORD, are_alike, fold, inner_words

BEGIN, END = "\x02", "\x03"
BEFORE, AROUND = 4, 12
"""Words shown before the first that matches, and in all."""

Matching = Callable[[str], set[str]]


def why(written: SearchDocument, asked: list[str]) -> tuple[str, str]:
    """The column with the most of the words in it, and an excerpt; names where they are as many."""

    def beginning(word: str) -> set[str]:
        inner = inner_words(word)
        return {one for one in asked if any(part.startswith(one) for part in (word, *inner))}

    def alike(word: str) -> set[str]:
        return beginning(word) or {one for one in asked if are_alike(one, word)}

    found = {
        "names": _around(written.names, beginning),
        "work": _around(written.work, beginning),
        "notes": _around(written.notes, beginning),
        "more": _around(" · ".join(written.more), beginning),
        "remember": _around(" · ".join(written.remember), beginning),
        "ties": _around(" · ".join(written.ties), beginning),
        "promises": _around(" · ".join(written.promises), beginning),
        "talks": _around(" · ".join(written.talks), beginning),
        "experiences": _around(" · ".join(written.experiences), beginning),
        "events": _around(" · ".join(written.events), beginning),
        "reach": _reached(written.reach, asked, beginning),
    }
    if not any(count for count, _ in found.values()):
        found["names"] = _around(written.names, alike)
        found["work"] = _around(written.work, alike)
    column = max(found, key=lambda name: found[name][0])
    return column, found[column][1]


def _reached(
    points: list[SearchedContact], asked: list[str], matching: Matching
) -> tuple[int, str]:
    """Only the ways to reach somebody that match; a number is marked as a whole."""
    best: tuple[int, str] = (0, "")
    for point in points:
        hits = {one for one in asked if any(end.startswith(one) for end in point.numbers)}
        found = (len(hits), f"{BEGIN}{point.value}{END}")
        best = max(best, found, _around(point.value, matching), key=lambda one: one[0])
    return best


def _around(text: str, matching: Matching) -> tuple[int, str]:
    """How many of the words asked for stand in a text, and it, cut around the first of them."""
    text = unicodedata.normalize("NFC", text).replace(BEGIN, " ").replace(END, " ")
    places = list(WORD.finditer(text))
    hits = [matching(fold(place.group())) for place in places]
    first = next((number for number, hit in enumerate(hits) if hit), 0)
    start = max(0, first - BEFORE) if len(places) > AROUND else 0
    shown = range(start, min(start + AROUND, len(places)))
    pieces, at = [], places[start].start() if start else 0
    for number in shown:
        begin, end = places[number].span()
        word = f"{BEGIN}{text[begin:end]}{END}" if hits[number] else text[begin:end]
        pieces += [text[at:begin], word]
        at = end
    if shown.stop < len(places):
        pieces.append("…")
    else:
        pieces.append(text[at:])
    excerpt = " ".join("".join(pieces).split())
    return len(set().union(*hits)), f"…{excerpt}" if start else excerpt
