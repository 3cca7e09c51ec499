"""What the search asks of its index, and what it hands in, whichever database keeps it."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

Place = Literal["scope", "names", "anywhere", "slips"]
SIGNS: dict[Place, str] = {"scope": "o", "names": "n", "anywhere": "w", "slips": "s"}


class Term(NamedTuple):
    """A word to stand somewhere, or to begin a word there."""

    where: Place
    word: str
    begins: bool = False


Question = tuple[tuple[Term, ...], ...]
"""Every one of these, and of each of them any."""


class IndexEntry(NamedTuple):
    """A person in the index: folded words, and whose they are."""

    person_id: int
    scopes: list[str]
    names: list[str]
    words: list[str]
    slips: list[str]

    def lexemes(self) -> list[str]:
        """Every word with the sign of where it stands, once: names and whose they are first."""
        stand: dict[Place, list[str]] = {
            "scope": self.scopes,
            "names": self.names,
            "slips": self.slips,
            "anywhere": self.names + self.words,
        }
        # As `signed` writes it, for a whole address book at once.
        signs = ((f"{SIGNS[place]}=", every) for place, every in stand.items())
        return list(dict.fromkeys([sign + word for sign, every in signs for word in every]))


class SearchIndex(Protocol):
    """The part of the search that depends on the database."""

    def make(self) -> None:
        """Make the index in a database that has none."""

    def put(self, person_ids: list[int], entries: list[IndexEntry]) -> None:
        """Remove these people from the index, then add these entries."""

    def matching(self, questions: list[Question], *, limit: int) -> list[tuple[int, int]]:
        """At most so many matches for each question: the question's position and a person's id."""

    def leave_no_trace(self) -> None:
        """Purge deleted text from the disk, as far as the database lets us."""


def signed(where: Place, word: str) -> str:
    """A word of the index. Columns would do as well, but then whoever has a common word in their
    notes is looked through for it in the names."""
    return f"{SIGNS[where]}={word}"


def scope_of(member_id: int, *, known: bool = False) -> str:
    """The term that restricts a query to a member's people, or to those the member knows."""
    return f"k{member_id}" if known else f"m{member_id}"
