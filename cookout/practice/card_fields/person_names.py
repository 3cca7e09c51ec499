"""Which line is the person's name: like the mail's local part, with a known given name, large."""

from __future__ import annotations

import re

from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.card_fields.words import company_marks, has_street, is_country, title_words
from cookout.practice.duplicates.names import fold

_BEFORE = frozenset(
    "mr mrs ms miss mx dr prof sir rev herr frau dipl ing ing. mag dott dott.ssa dra sra sr. "
    "sra. don mme m. mgr dhr mevr lic arq mgr. bc. med univ hon pastor".split()
)
_AFTER = frozenset(
    "md phd mba esq cpa dds dmd dvm do rn np pa lcsw lmft cfp chfc clu cfa pe aia leed ap pmp "
    "jd llm msc bsc ma ba mph ea gri crs sres abr realtor cissp rics frics bds csc mbe obe facs "
    "faia dc od pharmd psyd edd lpc lac dipl-ing m.sc b.sc m.a b.a ll.m ph.d m.d d.d.s csp "
    "shrm-cp rla".split()
)
_GENERATION = frozenset("jr sr ii iii iv".split())
_PARTICLES = frozenset(
    "van von der den de del della di da das dos du la le bin ibn al el ter ten zu af y e".split()
)
_WORD = re.compile(r"[^\W\d_][\w.'’´`-]*")


def without_titles(text: str) -> str:
    """A name without what stands before it (Dr.) and behind it (CPA); "Jr." stays."""
    parts = [part.strip() for part in re.split(r"\s*[,|]\s+|,(?=[A-Z])|\s+[|·•–—-]\s+", text)]
    first = next((part for part in parts if part), "")
    words = first.split()
    while len(words) > 1 and _plain(words[0]) in _BEFORE:
        words.pop(0)
    while len(words) > 2 and _is_degree(words[-1]):
        words.pop()
    generation = next((p for p in parts[1:] if _plain(p) in _GENERATION), "")
    return " ".join([*words, generation] if generation else words)


def _plain(word: str) -> str:
    return fold(word).strip(".,()")


def _is_degree(word: str) -> bool:
    plain = _plain(word)
    is_written_so = word.isupper() or "." in word or word.startswith("(")
    return (plain in _AFTER or plain.replace(".", "") in _AFTER) and is_written_so


def rest_after_name(text: str) -> str:
    """What follows a name on its line behind a sign, where it reads like a title."""
    found = re.match(r"(.+?)(?:\s*[,|]\s+|\s+[|·•–—-]\s+)(.+)", text)
    return found[2] if found and title_words(found[2]) else ""


def name_marks(text: str, locals_: list[str], *, height: float) -> float:
    """How much a line reads like a person's name; below 0 it is none.

    `locals_` are the parts of the card's mail addresses before the @, `height` the line's height
    in parts of the largest.
    """
    name = without_titles(text)
    words = _WORD.findall(name)
    if not 1 <= len(words) <= 6 or re.search(r"[\d@/:&+©®]|\.\w{2,}", name):
        return -5
    if " ".join(words).replace(" ", "") != re.sub(r"[\s.,]", "", name) and "." not in name:
        return -3
    marks = 2.0 * height + max((_like_local(words, local) for local in locals_), default=0.0)
    known = [is_given_name(word) for word in words]
    marks += 3.0 if known[0] and len(words) > 1 else 1.5 if any(known) else 0.0
    marks += 1.0 if 2 <= len(words) <= 4 else -2.5
    if not all(word[:1].isupper() or fold(word) in _PARTICLES for word in words):
        marks -= 2.0
    forms, others = company_marks(name)
    marks -= 5.0 * forms + 2.5 * others + 2.5 * title_words(name)
    marks -= 3.0 if is_country(name) or has_street(name) else 0.0
    marks += 1.5 if name != text and text.startswith(("Dr", "Prof", "Mr", "Ms")) else 0.0
    return marks


GENERIC = frozenset(
    "info office contact mail hello hi sales kontakt contacto contato contatto bonjour admin "
    "support service team studio buero praxis kanzlei post booking shop orders accueil "
    "biuro".split()
)


def local_likeness(name: str, local: str) -> float:
    """How well a name explains the local part of a mail address, from 0 to 6."""
    return _like_local(_WORD.findall(without_titles(name)), local)


def _like_local(words: list[str], local: str) -> float:
    letters = re.sub(r"[^a-z]", "", fold(local))
    if len(letters) < 2 or fold(local) in GENERIC:
        return 0.0
    best = 0.0
    for spelling in ([fold(w) for w in words], [_doubled(w) for w in words]):
        parts = [re.sub(r"[^a-z]", "", word) for word in spelling]
        parts = [part for part in parts if part]
        best = max(best, _explains(parts, letters))
    return best


def _explains(parts: list[str], letters: str) -> float:
    if len(parts) > 1:
        given, family = parts[0], "".join(parts[1:])
        last = parts[-1]
        pairs = {(given, family), (given, last)}
        for one, two in pairs:
            if letters in (one + two, two + one):
                return 6.0
            if letters in (one[0] + two, one + two[0], two + one[0], two[0] + one):
                return 5.0
        if letters == "".join(part[0] for part in parts):
            return 3.0
    whole = [part for part in parts if len(part) > 2 and part in letters]
    if whole:
        return 4.5 if letters in whole else 2.0 + 2.0 * sum(map(len, whole)) / len(letters)
    if len(parts) > 1 and _nearly("".join(parts), letters):
        return 5.0
    return 3.0 if any(_nearly(part, letters) for part in parts) else 0.0


def _nearly(one: str, other: str) -> bool:
    """Whether two words of five or more letters differ in one letter."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


_DOUBLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"}
)


def _doubled(word: str) -> str:
    return fold(word.casefold().translate(_DOUBLED))


def in_mixed_case(text: str) -> str:
    """A text that is all capitals with capitals only where words begin; any other as it is."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 4 or not all(letter.isupper() or letter == "ß" for letter in letters):
        return text
    words = [_capitalised(word, at) for at, word in enumerate(text.split())]
    return " ".join(words)


def _capitalised(word: str, at: int) -> str:
    if _is_degree(word) or _plain(word) in {"ii", "iii", "iv"}:
        return word
    if at and fold(word) in _PARTICLES:
        return word.lower()
    parts = re.split(r"([-'’])", word.lower())
    out = "".join(part.capitalize() for part in parts)
    return re.sub(r"^Mc(\w)", lambda found: "Mc" + found[1].upper(), out)
