"""The rest of a line without its phones, emails and links: "Vera Holt | 818-555-0134"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cookout.practice.card_fields.labels import is_label, without_label
from cookout.practice.card_fields.lines import TextLine
from cookout.practice.card_fields.mails import without_mails
from cookout.practice.card_fields.phones import digits

LEAST_LETTERS = 5
_CUT = "\0"
_PARTED = re.compile(r"\0|\s[|•·]\s")


def leftovers(lines: Iterable[TextLine], claims: Sequence[str]) -> Iterator[TextLine]:
    """The rest of each line, in parts, without the values that were read from it."""
    for line in lines:
        text = without_mails(line.text, _CUT)
        for value in claims:
            text = _as_printed(value).sub(_CUT, text)
        at = 0
        for part in _PARTED.split(text):
            kept = without_label(part.strip(" ,;:|•·-")).strip(" ,;:|•·-")
            if _says_something(kept):
                yield _cut_out(line, kept, at / max(len(text), 1), len(part) / max(len(text), 1))
            at += len(part) + 1


def _as_printed(value: str) -> re.Pattern[str]:
    """A value as it may be printed: a phone by its digits, a link in any case."""
    number = digits(value)
    if number and sum(letter.isalpha() for letter in value) < 4:
        return re.compile(r"\+?\(?" + r"[\s().\-/]*(?:\(0\))?".join(number) + r"(?!\d)")
    return re.compile(rf"(?:https?:/*)?(?:www\.)?{re.escape(value)}/?", re.I)


def _says_something(text: str) -> bool:
    """Whether a rest is more than a label or stray letters."""
    letters = sum(letter.isalpha() for letter in text)
    return letters >= LEAST_LETTERS and not is_label(text) and "@" not in text


def _cut_out(line: TextLine, text: str, start: float, share: float) -> TextLine:
    width = line.box.right - line.box.left
    left = line.box.left + width * start
    box = replace(line.box, left=left, right=left + width * share)
    return replace(line, text=text, box=box, alternatives=())
