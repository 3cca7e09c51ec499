"""A need, a phrase or a title as stems that can be compared.

Case, accents, endings and stop words do not count; synonyms (synonyms.txt) become their first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from cookout.practice.spelling import words as plain_words

_APOSTROPHES = str.maketrans("", "", "'’`´ʼ")
LONGEST_SYNONYM = 4
"""So many words a synonym has at most, as "separate from my wife"."""

STOP_WORDS = frozenset(
    """
    a about after again ago all almost already also always am an and another any anybody anymore
    anyone anything are around as at away be because been before being best but by call came can
    cant come comes could couldnt day days did didnt do does doesnt doing done dont down each
    else even ever every everything few fix for from get gets getting give go goes going good
    got great guy had has hasnt have havent having he help helps her here him his how i id if
    ill im in into is isnt issue issues it its ive just keep keeps know known last let lets like
    little local long look looking lot lots made make makes making many may maybe me mend might
    mine more most much must my near need needed needs never new next nice no not nothing now of
    off ok on once one only onto or other our ours out over own people person please possibly
    pretty problem problems quite rather really recommend reliable repair repairer right said
    same say says see seem seems she should since so some somebody someone something soon start
    still such sure take taken takes taking than that thats the their them then there these they
    theyre thing things this those though till time to today together tomorrow too took trouble
    troubles trust trusted try trying two under until up upon us use used very wanna want wanted
    wants was wasnt way we week weeks well went were weve what whats when where which while who
    whod whole whom whos whose why will with without wont would wouldnt year years yes yet you
    your youre
    """.split()
)


class Stemmer(Protocol):
    """What takes the endings from the words of a language."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802 - a name of snowballstemmer


@dataclass(frozen=True, slots=True)
class Word:
    """One stem, and the words of the text that it stands for."""

    stem: str
    text: str


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """One folded word without its ending."""
    return str(_english().stemWord(word))


@cache
def _english() -> Stemmer:
    """Loaded with the first word: the package knows many languages, and most commands none."""
    from snowballstemmer import stemmer

    english: Stemmer = stemmer("english")
    return english


def folded_words(text: str) -> list[str]:
    """The words of a text without case, accents and apostrophes."""
    return plain_words(text.translate(_APOSTROPHES))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that count, in their order; synonyms under their first."""
    folded = folded_words(text)
    return tuple(word for word in _joined(folded) if word.stem not in _stop_stems())


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text, each once, in their order."""
    return tuple(dict.fromkeys(word.stem for word in words_of(text)))


def _joined(folded: list[str]) -> list[Word]:
    known, found, at = _synonyms(), list[Word](), 0
    ends = [stem(word) for word in folded]
    while at < len(folded):
        for many in range(min(LONGEST_SYNONYM, len(folded) - at), 0, -1):
            if (first := known.get(tuple(ends[at : at + many]))) or many == 1:
                found.append(Word(first or ends[at], " ".join(folded[at : at + many])))
                at += many
                break
    return found


@cache
def _stop_stems() -> frozenset[str]:
    return STOP_WORDS | {stem(word) for word in STOP_WORDS}


@cache
def _synonyms() -> dict[tuple[str, ...], str]:
    text = files("cookout.practice.lookup").joinpath("synonyms.txt").read_text(encoding="utf-8")
    known: dict[tuple[str, ...], str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        first, _, others = line.partition(":")
        for other in (first, *others.split(",")):
            ends = tuple(stem(word) for word in folded_words(other))
            known.setdefault(ends, " ".join(stem(word) for word in folded_words(first)))
    return known
