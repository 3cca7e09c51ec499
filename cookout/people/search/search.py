"""Search people: those the member knows before the rest, names before notes, typos forgiven."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction

from cookout.people.search import postgresql, sqlite
from cookout.people.search.document import SEARCHED, columns_here, people_tied_to, read
from cookout.people.search.excerpt import why
from cookout.people.search.query import Place, Question, SearchIndex, Term, scope_of
from cookout.practice.phone_numbers import first_written
from cookout.practice.spelling import fold, slips, words

if TYPE_CHECKING:
    from cookout.members.member import Member

FEW = 3
"""Where fewer are found, and nobody by name, a slip of the finger is looked for."""
MOST_WORDS = 8
CHUNK = 500
SHORTEST_NUMBER, LONGEST_NUMBER = 5, 10
STEPS: tuple[tuple[Place, bool], ...] = (("names", False), ("names", True), ("anywhere", True))
"""Where the words are looked for, the best first, and whether a beginning of one is enough."""
INDEXES: dict[str, SearchIndex] = {"sqlite": sqlite, "postgresql": postgresql}


class SearchHit(NamedTuple):
    """A person found: whose row, in which column the words stand, and the words around them."""

    person_id: int
    column: str
    excerpt: str


def write(person_ids: list[int], columns: tuple[str, ...] = SEARCHED) -> None:
    """Update the index for these people; deleted ones are removed from it."""
    for start in range(0, len(person_ids), CHUNK):
        chunk = person_ids[start : start + CHUNK]
        # Two tabs that change the same people write their rows one after the other.
        with transaction.atomic(savepoint=False):
            _index().put(chunk, [written.entry() for written in read(chunk, columns).values()])


def write_around(person_ids: list[int]) -> None:
    """Update the index for these people and for everyone who is found by their names."""
    write(list(dict.fromkeys((*person_ids, *tied_to(person_ids)))))


def tied_to(person_ids: list[int]) -> list[int]:
    """Everyone who is found by the names of these people."""
    return [
        pk
        for start in range(0, len(person_ids), CHUNK)
        for pk in people_tied_to(person_ids[start : start + CHUNK])
    ]


def forget(person_ids: list[int]) -> None:
    """Remove people from the index who are about to be deleted forever."""
    for start in range(0, len(person_ids), CHUNK):
        _index().put(person_ids[start : start + CHUNK], [])


def leave_no_trace() -> None:
    """What was deleted leaves the disk once it is certain: index, pages and log."""
    transaction.on_commit(lambda: _index().leave_no_trace(), robust=True)


def make() -> None:
    """Create the index of a new, empty database."""
    _index().make()


def write_all() -> None:
    """Write the whole index anew."""
    with connection.cursor() as cursor:
        cursor.execute("delete from cookout_search")
        cursor.execute("select id from cookout_person order by id")
        everybody = [pk for (pk,) in cursor.fetchall()]
    write(everybody, columns_here())


def readings(query: str) -> list[list[str]]:
    """The words of a query, at most eight; first as one number by its end, where it may be one."""
    found = words(query)[:MOST_WORDS]
    number = _number(query)
    return [reading for reading in ([number] if number else [], found) if reading]


def _number(query: str) -> str:
    """The last digits of a query that may be a phone number, else nothing."""
    plain = fold(query)
    number = first_written(query)
    is_whole = number is not None and number.is_international and not number.extension
    digits = number.national if is_whole and number else "".join(filter(str.isdecimal, plain))
    is_number = len(digits) >= SHORTEST_NUMBER or plain.strip().startswith(("+", "00"))
    return digits[-LONGEST_NUMBER:] if is_number and not any(map(str.isalpha, plain)) else ""


def find(member: Member, query: str, *, limit: int = 30) -> list[SearchHit]:
    """People of a member in whom every word of the query begins some word, the best first."""
    found = find_ids(member, query, limit=limit)
    written = read(list(found))
    return [SearchHit(pk, *why(written[pk], asked)) for pk, asked in found.items()]


def find_ids(member: Member, query: str, *, limit: int = 30) -> dict[int, list[str]]:
    """The same people without the words around a match: by their numbers, what they match."""
    asked = readings(query)
    if not asked:
        return {}
    found, by_name = _matching(member, asked, limit)
    if len(found) < FEW and not by_name:
        for pk in _alike(member, asked[-1], limit):
            found.setdefault(pk, asked[-1])
    return {pk: found[pk] for pk in list(found)[:limit]}


def _matching(
    member: Member, asked: list[list[str]], limit: int
) -> tuple[dict[int, list[str]], bool]:
    """People found by prefixes: their ids, the words that matched, and whether any matched by
    name."""
    questions: list[Question] = []
    meant: list[tuple[list[str], bool]] = []
    for scope in _scopes(member):
        for where, begins in STEPS:
            for reading in asked:
                questions.append((scope, *((Term(where, word, begins),) for word in reading)))
                meant.append((reading, where == "names"))
    found: dict[int, tuple[list[str], bool]] = {}
    # In whatever order the database answers, the first step is the best one.
    for number, pk in sorted(_index().matching(questions, limit=limit), key=itemgetter(0)):
        found.setdefault(pk, meant[number])
    by_name = any(named for _, named in found.values())
    return {pk: reading for pk, (reading, _) in found.items()}, by_name


def _alike(member: Member, asked: list[str], limit: int) -> list[int]:
    """People found by a name that is one typo away."""
    if not any(map(slips, asked)):
        return []
    every = [
        (Term("anywhere", word, begins=True), *(Term("slips", slip) for slip in slips(word)))
        for word in asked
    ]
    questions: list[Question] = [(scope, *every) for scope in _scopes(member)]
    return [pk for _, pk in _index().matching(questions, limit=limit)]


def _scopes(member: Member) -> list[tuple[Term, ...]]:
    """First the people the member knows, then everyone of theirs."""
    return [(Term("scope", scope_of(member.pk, known=known)),) for known in (True, False)]


def _index() -> SearchIndex:
    return INDEXES[connection.vendor]
