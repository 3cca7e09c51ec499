"""How lists order names: by first letter, and by the alphabet of the member's region.

Where most of the world sorts a letter with an accent beside the bare one, some alphabets give it a
place of its own: Åsa stands at the end in Sweden and Čapek behind Cyril in Prague. The orders are
those of the Unicode CLDR (root collation and its tailorings), first level only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from cookout.practice.spelling import fold

LONGEST = 200
# "c<č<ć" puts č and ć behind all that begins with c, "<å<ä" behind z, "y=ü" writes ü as y.
NORDIC = "<æ=ä<ø=ö=ő=œ<å=aa y=ü=ű"
BALKAN = "c<č<ć d<dž<đ l<lj n<nj s<š z<ž"
SPANISH = "n<ñ"
RUSSIAN = "и<й"
RULES = {
    "SE FI AX": "<å<ä=æ<ö=ø=ő=œ y=ü=ű",
    "DK NO GL FO SJ": NORDIC,
    "IS": "a<á d<đ=ð e<é i<í o<ó u<ú y<ý <þ<æ=ä<ö=ø<å",
    "EE": "s<š<z<ž w<õ<ä<ö<ü",
    "LV": "c<č g<ģ i=y k<ķ l<ļ n<ņ s<š z<ž",
    "LT": "c<č i=y s<š z<ž",
    "PL": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "CZ": "c<č h<ch r<ř s<š z<ž",
    "SK": "a<ä c<č h<ch o<ô r<ř s<š z<ž",
    "HU": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs",
    "SI": "c<č<ć d<đ s<š z<ž",
    "HR": BALKAN,
    "BA ME RS": f"{BALKAN} д<ђ з<ж л<љ н<њ т<ћ ч<џ",
    "MK": "г<ѓ з<ѕ к<ќ л<љ н<њ ч<џ",
    "RO MD": "a<ă<â i<î s<ș=ş t<ț=ţ",
    "TR": "c<ç g<ğ h<ı o<ö s<ş u<ü",
    "AL": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
    "VN": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
    "ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PR PA UY GQ": SPANISH,
    "UA": "г<ґ е<є и<і<ї<й",
    "BY": "и=і и<й у<ў",
    "RU BG KZ KG": RUSSIAN,
}
# They stand between z and every letter beyond ASCII.
BEHIND_Z = "{|}~"
# Behind every letter that a name is written with.
BEHIND_ALL = 0xE000


class Alphabet(NamedTuple):
    """The letters of a region that stand elsewhere than their accents alone would say."""

    letters: re.Pattern[str]
    keys: dict[str, str]
    capitals: dict[str, str]
    """Of each first character of a key that is none itself."""
    has_dotless_i: bool


@cache
def alphabet_of(region: str) -> Alphabet | None:
    """None where every letter stands by its accents alone."""
    rule = next((rule for regions, rule in RULES.items() if region in regions.split()), "")
    keys: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in rule.split():
        base, *places = row.split("<")
        base, *same = base.split("=")
        keys |= dict.fromkeys(same, base)
        for n, place in enumerate(places):
            key = f"{base}{chr(BEHIND_ALL + n)}" if base else BEHIND_Z[n]
            keys |= dict.fromkeys(place.split("="), key)
            if not base:
                capitals[key] = place.split("=")[0].upper()
    if not keys:
        return None
    longest_first = sorted(keys, key=len, reverse=True)
    return Alphabet(re.compile("|".join(longest_first)), keys, capitals, region == "TR")


def name_key(name: str) -> str:
    """A name to compare: without case and accents, from its first letter or digit on."""
    folded = fold(name)
    start = next((i for i, character in enumerate(folded) if character.isalnum()), 0)
    return folded[start:].strip()[:LONGEST]


def sort_key(name: str, *, region: str) -> str:
    """A name as lists of a region order it, by the code points of the key."""
    alphabet = alphabet_of(region)
    if alphabet is None:
        return name_key(name)
    start = next((i for i, character in enumerate(name) if character.isalnum()), 0)
    text = name[start:].replace("I", "ı") if alphabet.has_dotless_i else name[start:]
    small = unicodedata.normalize("NFC", text.casefold()).replace("i\u0307", "i")
    return fold(alphabet.letters.sub(lambda at: alphabet.keys[at[0]], small)).strip()[:LONGEST]


def family_key(*, name: str, family: str, region: str) -> str:
    """A name as lists order it by last name: the family name, else the last word, then all."""
    last = family or (name.split() or [""])[-1]
    return sort_key(f"{last} {name}", region=region)


def letter_of(first: str, *, region: str) -> str:
    """The capital that the first character of a key stands for; empty where it is no letter."""
    alphabet = alphabet_of(region)
    capital = alphabet.capitals.get(first, "") if alphabet else ""
    return capital or (first.upper() if first.isalpha() else "")
