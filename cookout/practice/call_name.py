"""What to call a person in a greeting: their given name, or nothing where nobody could tell."""

from __future__ import annotations

import re

from cookout.practice.duplicates.names import fold

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor doctor sir dame reverend rev father sister hon herr frau "
    "dipling dott dottssa sra srta dona mme mlle monsieur madame captain officer coach rabbi "
    "pastor imam judge".split()
)
# Names too, where no dot follows: "Sig. Rossi", but Sig Hansen.
_DOTTED = frozenset("fr sr hr mag ing avv sig m capt col lt sgt st mons".split())
# Parts of a doctorate, where they are written small: "Dr. phil. Weisbrod", but Phil Weisbrod.
_SMALL = frozenset("med phil habil jur rer nat ing theol h c".split())
_SUFFIXES = frozenset(
    "jr sr ii iii iv md phd mba esq cpa dds dvm rn pe jd cfp clu chfc pmp msc bsc llm ret".split()
)
_PARTICLES = frozenset(
    "van von vom der den de del della dello delle degli di da do dos das du des la le lo bin ibn "
    "bint al el ter ten te zu zum zur af av op t d o mc mac st".split()
)
_SMALL_PARTICLES = frozenset("al den do op te".split())
"""Names of their own where they are written large: Do, Al."""
_COMPANY = frozenset(
    "inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug sa "
    "sarl sas bv nv ab oy aps srl spa eg ev pty pte group holdings partners associates bros "
    "brothers sons services service solutions consulting plumbing roofing electric electrical "
    "dental clinic hospital pharmacy insurance realty bank school university college department "
    "office club association foundation restaurant cafe café bakery hotel garage auto salon studio "
    "shop store team family familie hotline support reception praxis kanzlei verein "
    "werkstatt".split()
)
_WORD = re.compile(r"[^\s,;]+")


def call_name(*, name: str, given: str = "", nickname: str = "", company: str = "") -> str:
    """The nickname, the given name, or the given name within the whole one; empty where unsure.

    "Dr. Anna Weisbrod" and "Weisbrod, Anna" are Anna. "Mr. Smith", "J. Smith", "von Weber" and
    "Acme, Inc." could be anybody.
    """
    if nickname.strip():
        return nickname.strip()
    if given.strip():
        return _first(given, whole=True)
    plain = " ".join(name.split())
    if is_no_person(plain, company):
        return ""
    family, comma, rest = plain.partition(",")
    if comma and not is_suffix(rest):
        # "Family, Given": what follows the comma, up to another one.
        return _first(rest.partition(",")[0], whole=True)
    every = _WORD.findall(family)
    words = [word for word in every if not is_title(word)]
    while len(words) > 1 and is_suffix(words[-1]):
        words.pop()
    if not words or (len(words) == 1 and is_title(every[0])):
        return ""
    if words[0].islower() and is_particle(words[0]):
        return ""
    return words[0] if _is_name(words[0]) else ""


def _first(given: str, *, whole: bool) -> str:
    """Given names without titles and initials; empty where nothing else is left."""
    words = [word for word in given.split() if not is_title(word)]
    named = [word for word in words if _is_name(word)]
    if not named:
        return ""
    return " ".join(named) if whole and len(named) == len(words) else named[0]


def is_title(word: str) -> bool:
    """Whether a word before a name is none of it: Dr., Mrs."""
    plain = fold(word).replace(".", "").replace("-", "")
    if plain in _TITLES:
        return True
    return (plain in _DOTTED and word.endswith(".")) or (plain in _SMALL and word[0].islower())


def is_particle(word: str) -> bool:
    """Whether a word belongs to the family name behind it: van, de, von der, St., O'."""
    plain = fold(word).rstrip(".")
    if len(plain) == 1 and not ("'" in word or "’" in word):
        return False
    return plain in _PARTICLES and (word.islower() or plain not in _SMALL_PARTICLES)


def is_suffix(text: str) -> bool:
    """Whether all that stands behind a name is a rank, a degree or a kind of company."""
    words = [word.casefold().replace(".", "") for word in _WORD.findall(text)]
    return all(word in _SUFFIXES | _COMPANY for word in words)


def _is_name(word: str) -> bool:
    """Letters, and more of them than an initial has."""
    letters = sum(map(str.isalpha, word))
    is_initial = len(word.rstrip(".")) == 1 and word.isascii()
    return letters > 0 and not is_initial and "@" not in word and not any(map(str.isdigit, word))


def is_no_person(name: str, company: str) -> bool:
    """Whether a name is a company's, a web address or of several."""
    # With their accents: Sá is a family, and SA a company.
    words = [word.casefold().strip(".&") for word in _WORD.findall(name)]
    if company and fold(name) == fold(" ".join(company.split())):
        return True
    if "&" in name or "@" in name or "://" in name:
        return True
    return len(words) > 1 and (words[0] == "the" or bool(_COMPANY & set(words)))
