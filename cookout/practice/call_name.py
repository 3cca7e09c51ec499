"""What to call a person in a greeting: their given name, or nothing where nobody could tell."""

from __future__ import annotations

import re
from functools import lru_cache

from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.duplicates.names import fold
from cookout.practice.name_order import known_given_place, shouts
from cookout.practice.name_words import (
    COMPANY,
    DOTTED,
    HOUSEHOLD,
    KIN,
    NAMELESS,
    NOT_A_NAME,
    PARTICLES,
    SMALL,
    SMALL_PARTICLES,
    SUFFIXES,
    TITLES,
)

_SEVERAL = frozenset("and und et och og".split())
_REMARK = re.compile(r"[(\[][^()\[\]]*[)\]]")
_AROUND = re.compile(r"^[\W_]+|[^\w.]+$|(?<=[^\W_]{3})\.$")
_WORD = re.compile(r"[^\s,;]+")


# A page names the same people again and again.
@lru_cache(maxsize=4096)
def call_name(*, name: str, given: str = "", nickname: str = "", company: str = "") -> str:
    """The nickname, the given name, or the given name within the whole one; empty where unsure.

    "Dr. Anna Weisbrod" and "Weisbrod, Anna" are Anna. "Mr. Smith", "J. Smith", "von Weber" and
    "Acme, Inc." could be anybody.
    """
    if nickname.strip():
        return nickname.strip()
    if given.strip() and not _is_whole_name(given, name):
        return _first(without_remarks(given) or given, whole=True)
    plain = without_remarks(name)
    if is_no_person(plain, company) or fold(plain) in NAMELESS or _is_household(name):
        return ""
    family, comma, rest = plain.partition(",")
    if comma and not is_behind(family, rest):
        # "Family, Given": what follows the comma, up to another one.
        return _first(_without_particles(rest.partition(",")[0]), whole=True)
    every = [word for word in _WORD.findall(family) if any(map(str.isalpha, word))]
    words = [word for word in every if not is_title(word) and not _is_no_name(word)]
    while len(words) > 1 and is_suffix(words[-1]):
        words.pop()
    if not words or (len(words) == 1 and is_title(every[0])):
        return ""
    if words[0].islower() and is_particle(words[0]):
        return ""
    if len(words) == 2 and words[0].casefold() in KIN:
        return " ".join(words)
    place = known_given_place(words)
    return spoken(words[place]) if place is not None and _is_name(words[place]) else ""


def _is_whole_name(given: str, name: str) -> bool:
    """Whether a whole name was put where the given one belongs; Anna Maria is none."""
    words = given.split()
    return len(words) > 1 and words == name.split() and not all(map(is_given_name, words))


def without_remarks(name: str) -> str:
    """A name without what stands in brackets behind it, and without commas around it."""
    plain = " ".join(name.split()).strip(", ")
    return " ".join(_REMARK.sub(" ", plain).split()).strip(", ") or plain


def is_behind(before: str, text: str) -> bool:
    """Whether what stands behind a comma is a degree or a remark, and no given name."""
    return is_suffix(text) or (text.strip().islower() and not before.islower())


def spoken(word: str) -> str:
    """A name as it is spoken: no marks around it, not all capitals or all lower case."""
    word = _AROUND.sub("", word)
    if shouts(word):
        return word.title()
    return word[:1].upper() + word[1:] if word.islower() and word.isascii() else word


def _is_household(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return len(words) > 1 and not HOUSEHOLD.isdisjoint(words)


def _is_no_name(word: str) -> bool:
    return fold(word.strip(".-:")) in NOT_A_NAME or word == "ICE"


def _without_particles(given: str) -> str:
    """ "Beethoven, Ludwig van": what belongs to the family name stands behind the given one."""
    words = given.split()
    while len(words) > 1 and words[-1].islower() and is_particle(words[-1]):
        words.pop()
    return " ".join(words)


def _first(given: str, *, whole: bool) -> str:
    """Given names without titles and initials; empty where nothing else is left."""
    words = [word for word in given.split() if not is_title(word)]
    named = [spoken(word) for word in words if _is_name(word)]
    if not named:
        return ""
    return " ".join(named) if whole and len(named) == len(words) else named[0]


def is_title(word: str) -> bool:
    """Whether a word before a name is none of it: Dr., Mrs."""
    plain = fold(word).replace(".", "").replace("-", "")
    if plain in TITLES:
        return True
    return (plain in DOTTED and word.endswith(".")) or (plain in SMALL and word[0].islower())


def is_particle(word: str) -> bool:
    """Whether a word belongs to the family name behind it: van, de, von der, St., O'."""
    plain = fold(word).rstrip(".")
    if len(plain) == 1 and not ("'" in word or "’" in word):
        return False
    return plain in PARTICLES and (word.islower() or plain not in SMALL_PARTICLES)


def is_suffix(text: str) -> bool:
    """Whether all that stands behind a name is a rank, a degree or a kind of company."""
    return all(
        word.casefold().replace(".", "") in SUFFIXES | COMPANY or _is_degree(word)
        for word in _WORD.findall(text)
    )


def _is_degree(word: str) -> bool:
    """CSc., Ph.D., Dipl.-Psych.; but J.R. and Wm. are names."""
    has_both = sum(map(str.isupper, word)) > 1 and any(map(str.islower, word))
    return "." in word and (has_both or word.casefold().startswith(("dipl.", "cand.", "staatl.")))


def _is_name(word: str) -> bool:
    """Letters, and more of them than an initial has."""
    letters = sum(map(str.isalpha, word))
    is_initial = len(word.rstrip(".")) == 1 and word.isascii()
    return (
        letters > 0
        and not is_initial
        and not set("@/") & set(word)
        and not any(map(str.isdigit, word))
        and not word.endswith(("'s", "’s"))
    )


def is_no_person(name: str, company: str) -> bool:
    """Whether a name is a company's, a web address or of several."""
    # With their accents: Sá is a family, and SA a company.
    words = [word.casefold().strip(".&") for word in _WORD.findall(name)]
    if company and fold(name) == fold(" ".join(company.split())):
        return True
    if "&" in name or "@" in name or "://" in name or not _SEVERAL.isdisjoint(words[1:-1]):
        return True
    return len(words) > 1 and (words[0] == "the" or bool(COMPANY & set(words)))
