"""When a question can be asked, and when it can take a hot seat."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

LONGEST_QUESTION = 200

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr vs etc inc ltd co corp llc dept approx e.g i.e u.s a.m p.m".split()
)
CLOSERS = "\"'”’)]"
"""What may stand after the sign that ends a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion:
    """The six fields of a question."""

    question: str
    background: str = ""
    tried: str = ""
    options: str = ""
    help_wanted: str = ""
    help_not_wanted: str = ""


FIELD_NAMES = {
    "background": "the background",
    "tried": "what you tried",
    "options": "your options",
    "help_wanted": "the help you want",
    "help_not_wanted": "the help you don't want",
}


def sentences(text: str) -> list[str]:
    """A text cut into sentences. "Mr.", "Inc.", "3.5", "J. Doe" end none."""
    found, start = [], 0
    for end in re.finditer(rf"[.!?…]+[{re.escape(CLOSERS)}]*(?=\s|$)", text):
        if end.end() < len(text) and not _ends(text, end):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [sentence for sentence in [*found, text[start:].strip()] if sentence]


def _ends(text: str, sign: re.Match[str]) -> bool:
    following = text[sign.end() :].lstrip().lstrip("\"'“‘([")[:1]
    if following.islower():
        return False
    if set(sign.group()) - set("." + CLOSERS):
        return True
    word = re.split(r"[\s(\[\"'“‘]", text[: sign.start()])[-1]
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return not is_initial and word.casefold() not in ABBREVIATIONS


def wrong_with_question(text: str) -> str:
    """What to change before a question can be asked, as a sentence; nothing where it is right.

    It is one sentence that ends in "?", at most LONGEST_QUESTION characters long.
    """
    line = " ".join(text.split())
    if not line:
        return "Write your question."
    if not line.rstrip(CLOSERS).endswith("?"):
        return "End your question with a question mark."
    if not any(character.isalnum() for character in line):
        return "Write your question."
    if len(sentences(line)) > 1:
        return "Ask one question in one sentence. The rest goes into the background."
    if len(line) > LONGEST_QUESTION:
        return f"Keep your question under {LONGEST_QUESTION} characters."
    return ""


def missing_for_hot_seat(written: WrittenQuestion) -> tuple[str, ...]:
    """The names of the fields that are still empty, other than the question itself."""
    return tuple(
        FIELD_NAMES[field.name]
        for field in fields(written)
        if field.name in FIELD_NAMES and not getattr(written, field.name).strip()
    )
