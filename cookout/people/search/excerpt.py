"""Why somebody was found: the column with the most of what was asked, and the words around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from cookout.people.search.document import SearchDocument, SearchedContact
from cookout.practice.spelling import WORD, are_alike, fold, inner_words

BEGIN, END = "\x02", "\x03"
BEFORE, AROUND = 4, 12
"""Words shown before the first that matches, and in all."""

Matching = Callable[[str], set[str]]
Begun = Callable[[Sequence[str]], tuple[int, str]]


def why(written: SearchDocument, asked: list[str]) -> tuple[str, str]:
    """The column with the most of the words in it, and an excerpt; names where they are as many."""

    def beginning(word: str) -> set[str]:
        inner = inner_words(word)
        return {term for term in asked if any(part.startswith(term) for part in (word, *inner))}

    def alike(word: str) -> set[str]:
        return beginning(word) or {term for term in asked if are_alike(term, word)}

    def begun(lines: Sequence[str]) -> tuple[int, str]:
        # Most texts have none of the words in them, and are not taken apart.
        folded = fold(" ".join(lines))
        if not any(term in folded for term in asked):
            return 0, ""
        return _around(" · ".join(lines), beginning)

    best, most = ("names", 0, ""), len({*asked})
    for column, lines in _columns(written):
        count, excerpt = begun(lines)
        best = max(best, (column, count, excerpt), key=itemgetter(1))
        if count == most:
            return column, excerpt
    best = max(best, ("reach", *_reached(written.reach, asked, begun)), key=itemgetter(1))
    if not best[1]:
        alikes = (
            ("names", *_around(written.names, alike)),
            ("work", *_around(written.work, alike)),
        )
        best = max(alikes, key=itemgetter(1))
    return best[0], best[2]


def _columns(written: SearchDocument) -> Iterator[tuple[str, Sequence[str]]]:
    """Each column as its lines, the best first."""
    for name in ("names", "work", "notes"):
        yield name, (getattr(written, name),)
    for name in ("more", "remember", "ties", "promises", "talks", "experiences", "events"):
        yield name, getattr(written, name)


def _reached(points: list[SearchedContact], asked: list[str], begun: Begun) -> tuple[int, str]:
    """Only the ways to reach somebody that match; a number is marked as a whole."""
    best: tuple[int, str] = (0, "")
    for point in points:
        hits = {term for term in asked if any(end.startswith(term) for end in point.numbers)}
        found = (len(hits), f"{BEGIN}{point.value}{END}")
        best = max(best, found, begun((point.value,)), key=itemgetter(0))
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
