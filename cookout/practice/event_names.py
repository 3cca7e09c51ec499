"""The name of an event within a sentence: "at the Chamber breakfast", "at CES", "at Mia’s wedding".

A name that ends with a common noun takes "the", unless it has an article or an owner already, or
is the noun alone. Every other name is one of its own. English only; a name in another language
stays as it is.
"""

from __future__ import annotations

import re

from cookout.practice.phrases import one_line

LONGEST = 60
NOUNS = (
    "afterparty barbecue bbq breakfast brunch celebration ceremony class conference congress "
    "convention cookout course dinner event exhibition expo fair festival fundraiser gala "
    "gathering hour hours kickoff lunch luncheon market meeting meetup mixer night opening outing "
    "panel party picnic potluck presentation reception retreat reunion roundtable seminar session "
    "show social summit talk tasting tournament training walk webinar workshop"
)
_NOUN = re.compile(rf"[\s-](?:{'|'.join(NOUNS.split())})(?:,? (?:19|20)\d\d)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an|my|our|your|their|his|her|this|that)\s", re.IGNORECASE)
_OWNED = re.compile(r"\w[’']s?\s")
_THE = re.compile(r"The\s")


def at_event(name: str) -> str:
    """The place someone was met: "at the Chamber breakfast". Empty for an empty name."""
    plain = one_line(text=name, most=LONGEST)
    if not plain:
        return ""
    takes_the = _NOUN.search(plain) and not _ARTICLE.match(plain) and not _OWNED.search(plain)
    return f"at the {plain}" if takes_the else f"at {_THE.sub('the ', plain, count=1)}"
