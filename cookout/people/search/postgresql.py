"""The search index in PostgreSQL: a row of lexemes a person, under a GIN index."""

from __future__ import annotations

from functools import cache

from django.db import connection

from cookout.members.prepared import fetch
from cookout.people.search.query import IndexEntry, Question, Term, signed

MOST_LEXEMES = 20_000
MAKE = (
    "create table cookout_search (person_id bigint primary key, lexemes tsvector not null)",
    "create index search_by_lexeme on cookout_search using gin (lexemes) with (fastupdate = off)",
)
PUT = """
insert into cookout_search (person_id, lexemes) values (%s, array_to_tsvector(%s::text[]))
on conflict (person_id) do update set lexemes = excluded.lexemes
"""
# Told to return a few only, PostgreSQL hopes to meet them soon and reads the table from its
# beginning; where nobody matches that is all of it. "offset 0" keeps the limit from the inner
# question, so that the index leads. Prepared, it is planned without the words: of many that hardly
# anybody has, PostgreSQL would expect far too many people.
MATCHING = """
q{number} as materialized (
  select p.id from
    (select person_id from cookout_search where lexemes @@ %(q{number})s::tsquery offset 0) s
    join cookout_person p on p.id = s.person_id
  where p.trashed_at is null and {room} limit %(limit)s)
"""
# A question is not asked at all where one before it has found as many as are wanted: putting
# together everybody whose words begin with a letter or two takes a while among very many.
ROOM = "(select count(*) from q{number}) < %(limit)s"


def make() -> None:
    with connection.cursor() as cursor:
        for statement in MAKE:
            cursor.execute(statement)


def put(person_ids: list[int], entries: list[IndexEntry]) -> None:
    with connection.cursor() as cursor:
        gone = sorted(set(person_ids).difference(entry.person_id for entry in entries))
        if gone:
            cursor.execute("delete from cookout_search where person_id = any(%s)", [gone])
        cursor.executemany(PUT, [_row(entry) for entry in entries])


def matching(questions: list[Question], *, limit: int) -> list[tuple[int, int]]:
    words = {f"q{number}": _expression(question) for number, question in enumerate(questions)}
    return [(number, pk) for number, pk in fetch(_statement(len(words)), words | {"limit": limit})]


@cache
def _statement(count: int) -> str:
    """So many questions in one statement, prepared: planning them takes longer than answering."""
    asked, answers, room = [], [], "true"
    for number in range(count):
        asked.append(MATCHING.format(number=number, room=room))
        answers.append(f"select {number} as number, id from q{number}")  # noqa: S608
        room += f" and {ROOM.format(number=number)}"
    return f"with {', '.join(asked)} {' union all '.join(answers)}"


def leave_no_trace() -> None:
    """PostgreSQL clears away by itself what was deleted."""


def _row(entry: IndexEntry) -> tuple[int, list[str]]:
    return entry.person_id, entry.lexemes()[:MOST_LEXEMES]


def _expression(question: Question) -> str:
    return " & ".join(f"({' | '.join(map(_term, any_of))})" for any_of in question)


def _term(term: Term) -> str:
    # A word is letters and digits only, so that nothing in it could end the quotes.
    return f"'{signed(term.where, term.word)}'{':*' if term.begins else ''}"
