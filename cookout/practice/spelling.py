"""When two spellings of a word are the same: case, accents, and one typo."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
LONGEST = 40
"""What a word has beyond so many letters tells nobody apart."""
SLIPS_FROM, SLIPS_TO = 3, 24
"""Shorter words are like too many others; longer ones are no names."""
# Han, kana and hangul.
NO_SPACES = re.compile(
    r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]+"
)
LONGEST_NAME = 8
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


# The two alphabets of Japanese spell the same sounds: タナカ is たなか.
PLAIN |= {katakana: chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)}


def fold(text: str) -> str:
    """A text without case and accents, its digits those of ASCII, its katakana as hiragana."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in plain if not unicodedata.combining(c))
    return "".join(str(int(c)) if c.isdecimal() else c for c in kept).translate(PLAIN)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return [word[:LONGEST] for word in WORD.findall(fold(text))]


def inner_words(word: str) -> list[str]:
    """What a folded name may also be asked for by, where its script writes no spaces: 王小明 by
    小明 and 明."""
    if word.isascii() or not NO_SPACES.fullmatch(word):
        return []
    return [word[start:] for start in range(1, min(len(word), LONGEST_NAME))]


@lru_cache(maxsize=4096)
def slips(word: str) -> frozenset[str]:
    """A folded word as it is, and without each one of its letters.

    Two words with one letter missing, added, wrong or moved between them have one of these in
    common, so that what is alike is found by looking up a few words, however many there are.
    (Deletion neighbourhoods: Mor and Fraenkel, 1982.)
    """
    if not SLIPS_FROM <= len(word) <= SLIPS_TO or not word.isalpha():
        return frozenset()
    return frozenset({word, *(word[:n] + word[n + 1 :] for n in range(len(word)))})


def are_alike(one: str, other: str) -> bool:
    """Whether two folded words may be the same, one of them written with a slip."""
    return not slips(one).isdisjoint(slips(other))
