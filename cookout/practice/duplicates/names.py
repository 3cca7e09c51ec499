"""A person's name as somebody wrote it down, in words that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from cookout.practice.duplicates.nicknames import FORMAL

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("'’`´ʼ", "")
)
# Words end at blanks, digits and signs; Python's \w would also end them at the vowels of Hindi.
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~‐-―“”„«»·、，]+")
_ALSO_CALLED = re.compile(r"[(\"“]([^()\"“”]+)[)\"”]")
_TITLES = frozenset("mr mrs ms miss mx dr prof sir rev herr frau md phd mba esq cpa".split())
_PARTICLES = frozenset("van von der den de del della di da dos la le bin ibn al el ter".split())
_GENERATION = {"jr": 2, "junior": 2, "ii": 2, "sr": 1, "senior": 1, "iii": 3, "iv": 4}
_NO_NAMES = _TITLES | _GENERATION.keys()


class Name(NamedTuple):
    """A name in folded words. `called` is the first given name and what else they are called."""

    called: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    generation: int = 0

    @property
    def turned(self) -> Name:
        """The same name, had the family name been written first."""
        return Name(self.family[-1:], self.middle, self.called[:1], self.generation)

    @property
    def words(self) -> frozenset[str]:
        """Every word of it, in the form that its nicknames and other spellings share."""
        return frozenset().union(*map(forms, (*self.called, *self.family)))


def fold(text: str) -> str:
    """Without case, accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The formal names that a word can stand for; for no nickname, its shortest spelling."""
    other = re.sub("y$", "ie", word) if word.endswith("y") else re.sub("ie$", "y", word)
    formal = FORMAL.get(word, frozenset()) | FORMAL.get(other, frozenset())
    return formal or frozenset((shortest(word),))


@lru_cache(maxsize=20_000)
def shortest(word: str) -> str:
    """Without the second letter of an umlaut: mueller and muller are one name."""
    return re.sub("(?<=[aou])e", "", word)


def read_name(*, name: str, given: str = "", family: str = "", nickname: str = "") -> Name:
    """A name as it was written, in parts or whole; a mail address or a number is none."""
    also = [
        word for called in (nickname, *_ALSO_CALLED.findall(name)) for word in _words(called)[:1]
    ]
    first, last = _words(given), _words(family)
    if not (first and last):
        first, last = _split("" if "@" in name else _ALSO_CALLED.sub(" ", name), first, last)
    generations = _GENERATION.keys() & _every_word(name)
    generation = max(map(_GENERATION.__getitem__, generations), default=0)
    called = tuple(dict.fromkeys((*first[:1], *also)))
    return Name(called, first[1:], last, generation)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """Its words without titles and generations."""
    return tuple(word for word in _every_word(text) if word not in _NO_NAMES)


def _every_word(text: str) -> Iterator[str]:
    return chain.from_iterable(map(_folded, text.split()))


@lru_cache(maxsize=20_000)
def _folded(part: str) -> tuple[str, ...]:
    """The words of a part between blanks, which many names share."""
    return tuple(_WORD.findall(fold(part)))


def _split(
    name: str, first: tuple[str, ...], last: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The given and the family words of a whole name; one of the two may be known."""
    words = _words(name)
    if first or last:
        rest = tuple(word for word in words if word not in first + last)
        return first or rest, last or rest
    before, after = (_words(part) for part in name.partition(",")[::2])
    if before and after:
        return after, before
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    return (words[:cut], words[cut:]) if cut > 0 else (words, ())
