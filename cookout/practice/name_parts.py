"""A whole name in its parts, for programs that know people only by given and family name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cookout.practice.call_name import (
    is_behind,
    is_no_person,
    is_particle,
    is_suffix,
    is_title,
)
from cookout.practice.duplicates.names import fold
from cookout.practice.name_order import given_place

_BEHIND = re.compile(r"\s*([(\[][^()\[\]]*[)\]])$")
# Given names of two words: María del Carmen, José de Jesús.
_GIVEN_BEHIND = re.compile(
    r"(?:del (?:carmen|pilar|mar|rosario|socorro|consuelo|rocio|valle|sol)"
    r"|de (?:jesus|lourdes|fatima|guadalupe|los angeles|las mercedes|la luz|la paz|la cruz))\b"
)
# Spanish and Portuguese names have two family names; these say so by themselves, and -ez does.
_FAMILIES = frozenset(
    "garcia castro cruz delgado diaz flores garrido gil guerrero herrera iglesias leon marin "
    "medina molina moreno morales munoz navarro ortega ortiz prieto ramos reyes rivera romero "
    "rojas rubio ruiz salazar santana santos serrano silva soto suarez torres vargas vega "
    "aguilar blanco bravo cabrera calvo campos cano cortes fuentes gallego mejia mendoza miranda "
    "mora padilla paredes pena pereira ferreira oliveira sousa souza almeida carvalho rocha "
    "peralta ponce salinas trujillo villanueva zapata".split()
)


class NameParts(NamedTuple):
    """The five parts of a name, in the order in which one says them."""

    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""


NOTHING = NameParts()
NAMELESS = "no name"
"""What stands for the name of somebody who has none."""


@lru_cache(maxsize=2_000)
def name_parts(*, name: str, company: str = "") -> NameParts:
    """The parts that a whole name has. None of it is lost, and no company gets a first name.

    "Tess Marlow" is Tess and Marlow; "Jan van der Berg" is Jan and van der Berg; a single word
    is a given name. A company, a number or an address stands elsewhere on the card and has no
    parts; a name of a company or a couple that stands nowhere else is all in the family name.
    """
    plain = " ".join(name.split()).strip(", ")
    if not any(map(str.isalpha, plain)) or "@" in plain or "://" in plain:
        return NOTHING
    if fold(plain) in (NAMELESS, fold(" ".join(company.split()))):
        return NOTHING
    if is_no_person(plain, company):
        return NameParts(family=plain)
    before, comma, behind = plain.partition(",")
    if comma and before.strip() and not is_behind(before, behind):
        return _family_first(before.strip(), behind)
    return _given_first(before, behind.strip() if comma else "")


def _family_first(family: str, behind: str) -> NameParts:
    """ "Beethoven, Ludwig van" and "King, Martin Luther, Jr."."""
    called, comma, suffix = behind.partition(",")
    family, of_family = _without_suffix(family)
    called, of_called = _without_suffix(called)
    prefix, words = _without_titles(called.split())
    particles: list[str] = []
    while len(words) > 1 and words[-1].islower() and is_particle(words[-1]):
        particles.insert(0, words.pop())
    given, *more = words or [""]
    after = " ".join(filter(None, (of_family, of_called, suffix.strip() if comma else "")))
    return NameParts(prefix, given, " ".join(more), " ".join((*particles, family)), after)


def _given_first(name: str, suffix: str) -> NameParts:
    name, behind = _without_suffix(name)
    suffix = f"{behind}, {suffix}" if behind and suffix else behind + suffix
    prefix, words = _without_titles(name.split())
    start = next((n for n, word in enumerate(words) if any(map(str.isalpha, word))), 0)
    # A sign in front belongs to the word behind it: "🌸 Anna".
    words = [" ".join(words[: start + 1]), *words[start + 1 :]]
    if len(words) == 2 and not any(map(str.isalpha, words[1])):
        words = [" ".join(words)]
    if len(words) == 1:
        # "Mr. Smith" is a family name, Cher a given one.
        only = {"family" if prefix else "given": words[0]}
        return NameParts(prefix=prefix, suffix=suffix)._replace(**only)
    if place := given_place(words):
        family, more = words[:place], words[place + 1 :]
        return NameParts(prefix, words[place], " ".join(more), " ".join(family), suffix)
    start = _family_from(words)
    given, *more = words[:start] or [""]
    return NameParts(prefix, given, " ".join(more), " ".join(words[start:]), suffix)


def _without_titles(words: list[str]) -> tuple[str, list[str]]:
    count = next((n for n, word in enumerate(words[:-1]) if not is_title(word)), len(words) - 1)
    return " ".join(words[: max(count, 0)]), words[max(count, 0) :]


def _without_suffix(name: str) -> tuple[str, str]:
    """A name, and the rank, the degree or the remark in brackets behind it."""
    behind: list[str] = []
    while True:
        if (found := _BEHIND.search(name)) and found.start():
            name = name[: found.start()]
            behind.insert(0, found[1])
        elif (words := name.split())[1:] and is_suffix(words[-1]):
            name = " ".join(words[:-1])
            behind.insert(0, words[-1])
        else:
            return name, " ".join(behind)


def _family_from(words: list[str]) -> int:
    """Where the family name begins."""
    last = len(words) - 1
    while last > 1 and not any(map(str.isalpha, words[last])):
        last -= 1
    if is_particle(words[0]) and words[0].islower():
        return 0
    begin = 1
    if double := _GIVEN_BEHIND.match(fold(" ".join(words[1:]))):
        begin = min(1 + len(double[0].split()), last)
    for place in range(begin, last):
        if is_particle(words[place]):
            return place
    if last > begin and fold(words[last - 1]) in ("y", "e", "i") and words[last - 1].islower():
        return max(last - 2, begin)
    is_double = last > begin and _is_family(words[last - 1])
    return last - 1 if is_double else max(last, begin)


def _is_family(word: str) -> bool:
    plain = fold(word)
    return plain in _FAMILIES or (plain.endswith("ez") and len(plain) > 4)
