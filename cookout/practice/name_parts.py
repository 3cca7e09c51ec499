"""A whole name in its parts, for programs that know people only by given and family name."""

from __future__ import annotations

from typing import NamedTuple

from cookout.practice.call_name import is_no_person, is_particle, is_suffix, is_title


class NameParts(NamedTuple):
    """The five parts of a name, in the order in which one says them."""

    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""


def name_parts(*, name: str, company: str = "") -> NameParts:
    """The parts that a whole name has. Nothing of it is lost, and no company gets a first name.

    "Tess Marlow" is Tess and Marlow; "Jan van der Berg" is Jan and van der Berg; a single word
    is a given name; "Acme Plumbing" is all in the family name.
    """
    plain = " ".join(name.split())
    if not plain or is_no_person(plain, company):
        return NameParts(family=plain)
    before, comma, behind = plain.partition(",")
    if comma and not is_suffix(behind):
        given, _, additional = behind.strip().partition(" ")
        return NameParts(given=given, additional=additional, family=before.strip())
    words, suffix = before.split(), behind.strip()
    prefix: list[str] = []
    while len(words) > 1 and is_title(words[0]):
        prefix.append(words.pop(0))
    while len(words) > 2 and is_suffix(words[-1]):
        suffix = f"{words.pop()} {suffix}".strip()
    if len(words) == 1:
        # "Mr. Smith" is a family name, Cher a given one.
        (word,) = words
        return NameParts(" ".join(prefix), *(("", "", word) if prefix else (word, "", "")), suffix)
    start = next((n for n, word in enumerate(words) if n and is_particle(word)), len(words) - 1)
    if is_particle(words[0]) and words[0].islower():
        start = 0
    given, *more = words[:start] or [""]
    return NameParts(" ".join(prefix), given, " ".join(more), " ".join(words[start:]), suffix)
