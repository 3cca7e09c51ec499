"""Find anybody: whom one knows before the address book, names before notes, slips forgiven."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from cookout.people import search_in_postgresql, search_in_sqlite
from cookout.people.excerpt import why
from cookout.people.question import Index, Question, Term, scope_of
from cookout.people.written import read
from cookout.practice.alike import fold, slips, words

if TYPE_CHECKING:
    from cookout.members.member import Member

FEW = 3
"""Where fewer are found, and nobody by name, a slip of the finger is looked for."""
MOST_WORDS = 8
CHUNK = 500
SHORTEST_NUMBER, LONGEST_NUMBER = 5, 10
INDEXES: dict[str, Index] = {"sqlite": search_in_sqlite, "postgresql": search_in_postgresql}


class Hit(NamedTuple):
    """A person found: whose row, in which column the words stand, and the words around them."""

    person_id: int
    column: str
    excerpt: str


def write(person_ids: list[int]) -> None:
    """Bring the index in step with these people; whoever is gone from the database leaves it."""
    for start in range(0, len(person_ids), CHUNK):
        chunk = person_ids[start : start + CHUNK]
        _index().put(chunk, [written.entry() for written in read(chunk).values()])


def write_all() -> None:
    """Write the whole index anew."""
    with connection.cursor() as cursor:
        cursor.execute("delete from cookout_search")
        cursor.execute("select id from cookout_person order by id")
        everybody = [pk for (pk,) in cursor.fetchall()]
    write(everybody)


def words_of(query: str) -> list[str]:
    """The words of a query, at most eight; a number in groups is one word, its end."""
    found = words(query)
    digits = "".join(found)
    if digits.isdecimal() and (
        (len(found) > 1 and len(digits) >= SHORTEST_NUMBER)
        or fold(query).strip().startswith(("+", "00"))
    ):
        return [digits[-LONGEST_NUMBER:]]
    return found[:MOST_WORDS]


def find(member: Member, query: str, *, limit: int = 30) -> list[Hit]:
    """People of a member in whom every word of the query begins some word, the best first."""
    asked = words_of(query)
    if not asked:
        return []
    found, by_name = _matching(member, asked, limit)
    if len(found) < FEW and not by_name:
        found = list(dict.fromkeys(found + _alike(member, asked, limit)))
    written = read(found[:limit])
    return [Hit(pk, *why(written[pk], asked)) for pk in found[:limit]]


def _matching(member: Member, asked: list[str], limit: int) -> tuple[list[int], bool]:
    """Whoever is found by the beginnings of words, and whether anybody is by name."""
    named = [(Term("names", word),) for word in asked]
    begun = [(Term("names", word, begins=True),) for word in asked]
    anywhere = [(Term("anywhere", word, begins=True),) for word in asked]
    questions: list[Question] = [
        (scope, *every) for scope in _scopes(member) for every in (named, begun, anywhere)
    ]
    found: dict[int, bool] = {}
    for number, pk in _index().matching(questions, limit=limit):
        found.setdefault(pk, anywhere[0] not in questions[number])
    return list(found), any(found.values())


def _alike(member: Member, asked: list[str], limit: int) -> list[int]:
    """Whoever is found where a word may be a slip for one of the name."""
    if not any(map(slips, asked)):
        return []
    every = [
        (Term("anywhere", word, begins=True), *(Term("slips", slip) for slip in slips(word)))
        for word in asked
    ]
    questions: list[Question] = [(scope, *every) for scope in _scopes(member)]
    return [pk for _, pk in _index().matching(questions, limit=limit)]


def _scopes(member: Member) -> list[tuple[Term, ...]]:
    """Those whom the member knows, then everybody of theirs."""
    return [(Term("scope", scope_of(member.pk, known=known)),) for known in (True, False)]


def _index() -> Index:
    return INDEXES[connection.vendor]
