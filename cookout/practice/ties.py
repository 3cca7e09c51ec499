"""What ties two people, in the words for either side: mother and child, introduced by.

A tie has one relation and a direction. Seen from a person, the relation names either that person
("Theo’s mother", on Dana's page) or the other ("Mother: Dana", on Theo's).
"""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 100
INTRODUCED, RELATED = "introduced", "related"
INVERSES = {
    "mother": "child",
    "father": "child",
    "parent": "child",
    "son": "parent",
    "daughter": "parent",
    "child": "parent",
    "husband": "spouse",
    "wife": "spouse",
    "spouse": "spouse",
    "partner": "partner",
    "brother": "sibling",
    "sister": "sibling",
    "sibling": "sibling",
    "relative": "relative",
    "friend": "friend",
    "neighbor": "neighbor",
    "colleague": "colleague",
    "boss": "employee",
    "employee": "boss",
    "assistant": "boss",
    RELATED: RELATED,
}
"""Each relation, and what the other is in return as far as it is certain: whose mother Dana is
may be a son or a daughter."""
OFFERED = tuple(inverse for inverse in INVERSES if inverse != RELATED)
_ALSO_CALLED = {
    "mother": "mom, mum, mama, mommy",
    "father": "dad, papa, daddy",
    "child": "children, kid, kids",
    "partner": "domestic partner, domesticpartner, sweetheart, significant other",
    "relative": "kin, family",
    "colleague": "co-worker, coworker, colleagues",
    "neighbor": "neighbour, neighbors",
    "boss": "manager, supervisor",
    "friend": "friends",
    RELATED: "other, contact, acquaintance, met, related to",
}
_CODES = {name: code for code, names in _ALSO_CALLED.items() for name in names.split(", ")}
_INTRODUCTIONS = {
    "introduced by": False,
    "referred by": False,
    "referredby": False,
    "met through": False,
    "introduced": True,
}
_OF = " of"


class SeenTie(NamedTuple):
    """A tie seen from one of its two people: the relation, and whether it names that person."""

    relation: str
    names_person: bool

    @property
    def turned(self) -> SeenTie:
        """The same tie, seen from the other."""
        return SeenTie(self.relation, not self.names_person)


class TiePhrase(NamedTuple):
    """The words before and after the other's name: “Mother: ” and nothing, or nothing and
    “’s mother”."""

    before: str
    after: str

    def around(self, name: str) -> str:
        return f"{self.before}{name}{self.after}"


def read_label(label: str) -> SeenTie:
    """What the label of a related name means: “mother”, “Manager”, “mother of”, “introduced by”.

    Words that are no known relation stay as they are written.
    """
    words = " ".join(label.split())[:LONGEST]
    plain = words.casefold()
    if plain in _INTRODUCTIONS:
        return SeenTie(INTRODUCED, _INTRODUCTIONS[plain])
    if plain.endswith(_OF) and plain != _OF.strip():
        return SeenTie(_code(words[: -len(_OF)].strip()), names_person=True)
    return SeenTie(_code(words), names_person=False)


def _code(words: str) -> str:
    plain = words.casefold()
    return plain if plain in INVERSES else _CODES.get(plain, words) or RELATED


def label_of(tie: SeenTie) -> str:
    """The label beside the other's name that is read back as this tie."""
    if tie.relation == INTRODUCED:
        return "introduced" if tie.names_person else "introduced by"
    if not tie.names_person or _is_mutual(tie.relation):
        return tie.relation
    return f"{tie.relation}{_OF}"


def standard_label(tie: SeenTie) -> str:
    """What the other is to the person, in a word that address books know; Theo is Dana's child.
    Where nobody could say, the same as `label_of`."""
    if tie.names_person and (inverse := INVERSES.get(tie.relation)):
        return inverse
    return label_of(tie)


def phrase(tie: SeenTie) -> TiePhrase:
    """A tie in words, with room for the other's name."""
    if tie.relation == INTRODUCED:
        return TiePhrase("Introduced " if tie.names_person else "Introduced by ", "")
    if tie.names_person and not _is_mutual(tie.relation):
        return TiePhrase("", f"’s {_small(tie.relation)}")
    return TiePhrase(f"{tie.relation[:1].upper()}{tie.relation[1:]}: ", "")


def is_same(one: SeenTie, other: SeenTie) -> bool:
    """Whether two ties between the same two, both seen from the same one, say the same thing.

    Who is somebody's mother is their parent, and they are a child in return. A mother is no
    father, and a friend may be a colleague too.
    """
    if one == other:
        return True
    if _in_general(one) != _in_general(other):
        return False
    if one.names_person != other.names_person:
        return True
    return one.relation == _general(one.relation) or other.relation == _general(other.relation)


def _in_general(tie: SeenTie) -> tuple[str, bool]:
    """The relation without gender."""
    if tie.relation not in INVERSES:
        return tie.relation.casefold(), tie.names_person
    if tie.names_person:
        return _general(tie.relation), True
    return INVERSES[tie.relation], True


def _general(relation: str) -> str:
    """A relation without gender: mother and father become parent, by its inverse's inverse."""
    return INVERSES.get(INVERSES.get(relation, ""), relation)


def _is_mutual(relation: str) -> bool:
    return INVERSES.get(relation) == relation


def _small(relation: str) -> str:
    """A relation within a sentence, in lower case; capitals within it stay."""
    return relation[:1].lower() + relation[1:] if relation[1:2].islower() else relation
