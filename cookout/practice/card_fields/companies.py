"""Which line is the company: the line most like the mail's domain, else the one marked as such."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.card_fields.words import (
    LEGAL_FORMS,
    company_marks,
    has_street,
    is_country,
    title_words,
    words_of,
)
from cookout.practice.duplicates.names import fold

_DEPARTMENTS = frozenset("department dept division abteilung departement reparto team".split())
LIKE = 0.6
_SPELLINGS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "&": "and"}
)


def likeness(text: str, domain: str) -> float:
    """How alike a line and the company's part of a domain are, from 0 to 1."""
    site = re.sub(r"[^a-z0-9]", "", fold(domain))
    spellings = (fold(text), fold(text.casefold().translate(_SPELLINGS)))
    return max((_alike(spelling, site) for spelling in spellings), default=0.0)


def _alike(text: str, site: str) -> float:
    words = [re.sub(r"[^a-z0-9]", "", word) for word in re.split(r"[\s/-]+", text)]
    words = [word for word in words if word]
    named = [word for word in words if word not in LEGAL_FORMS] or words
    letters = "".join(named)
    if not letters or len(site) < 2:
        return 0.0
    if site in (letters, "".join(words)):
        return 1.0
    for count in range(len(named), 0, -1):
        if site == "".join(named[:count]) and len(site) > 2:
            return 0.95
    if len(site) > 3 and (
        letters.startswith(site) or (site.startswith(letters) and len(letters) > 3)
    ):
        return 0.85
    if len(site) > 3 and site in letters:
        return 0.75
    covered = sum(len(word) for word in set(named) if len(word) > 2 and word in site)
    initials = "".join(word[0] for word in named)
    if len(named) > 1 and len(initials) > 1 and site in (initials, "".join(w[0] for w in words)):
        return 0.8
    if len(initials) > 1 and site.startswith(initials):
        return 0.6
    ratio = SequenceMatcher(None, letters, site).ratio()
    return max(0.9 * min(covered / len(site), 1.0), ratio if ratio > 0.75 else 0.0)


def company_score(text: str, domains: list[str], *, height: float) -> float:
    """How much a line reads like a company's name; below 0 it is none.

    `domains` are the company's parts of the card's domains, `height` the line's height in parts
    of the largest.
    """
    letters = sum(letter.isalpha() for letter in text)
    if letters < 2 or letters < len(text) / 2 or "@" in text:
        return -5.0
    words = words_of(text)
    alike = max((likeness(text, domain) for domain in domains), default=0.0)
    forms, marks = company_marks(text)
    score = 6.0 * alike + 2.5 * min(forms, 1) + 1.5 * min(marks, 2) + 2.0 * height
    score -= 1.5 * title_words(text) if not forms else 0.0
    if not (forms or marks) and alike < LIKE and len(words) > 1 and is_given_name(words[0]):
        score -= 2.0
    score -= 3.0 if is_country(text) or (has_street(text) and any(map(str.isdigit, text))) else 0.0
    score -= 0.7 * max(len(words) - 6, 0) + (3.0 if _DEPARTMENTS & {*words} else 0.0)
    return score - (1.0 if text[:1].islower() and not alike else 0.0)


def named_by_domain(domain: str) -> str:
    """What a company may be called, from its domain alone: "north-star" is North Star."""
    return " ".join(word.capitalize() for word in re.split(r"[-_.]+", domain) if word)


def mended(text: str) -> str:
    """A company's name with its legal form as it is written: "Sp. z 0.0." is Sp. z o.o."""
    text = re.sub(r"(?<=\w)&(?= \w)|(?<=\w )&(?=\w)", _blank_beside, text)
    text = re.sub(r"\b[zZ2] [o0O]\.\s?[o0O]\b\.?", "z o.o.", text)
    text = re.sub(r"\bS\.\s?r\.\s?[I1|]\.", "S.r.l.", text)
    return re.sub(r"\b([sd])\.\s?(r\.)?\s?[o0]\.\s?([o0]\.)?$", _with_letters, text)


def _blank_beside(found: re.Match[str]) -> str:
    return " &" if found.string[found.end()] == " " else "& "


def _with_letters(found: re.Match[str]) -> str:
    return found[0].replace("0", "o").replace(" ", "")
