"""The search index in PostgreSQL: a row of lexemes a person, under a GIN index."""

from __future__ import annotations

from django.db import connection

from cookout.people.search.query import IndexEntry, Question, Term, signed

MOST_LEXEMES = 20_000
MAKE = (
    "create table cookout_search (person_id bigint primary key, lexemes tsvector not null)",
    "create index search_by_lexeme on cookout_search using gin (lexemes) with (fastupdate = off)",
    # Told to return a few only, PostgreSQL hopes to meet them soon and reads the table from its
    # beginning; where nobody matches that is all of it. Here the index is always the better way.
    """
    create function cookout_matching(asked tsquery, most integer) returns setof bigint
    language sql stable set enable_seqscan = off as $$
      select p.id from cookout_search s join cookout_person p on p.id = s.person_id
      where s.lexemes @@ asked and p.trashed_at is null limit most
    $$
    """,
)
PUT = """
insert into cookout_search (person_id, lexemes) values (%s, array_to_tsvector(%s::text[]))
on conflict (person_id) do update set lexemes = excluded.lexemes
"""
MATCHING = """
select p.id from cookout_search s join cookout_person p on p.id = s.person_id
where s.lexemes @@ %s::tsquery and p.trashed_at is null and {room} limit %s
"""
# Of many words that hardly anybody has PostgreSQL expects far too many people, and would rather
# read the whole table: this function is bound to the index.
SELDOM = "select id from cookout_matching(%s::tsquery, %s) id where {room}"
# A question is not asked at all where one before it has found as many as are wanted: putting
# together everybody whose words begin with a letter or two takes a while among very many.
ROOM = "(select count(*) from q{number}) < {limit}"


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
    params: list[int | str] = []
    asked, answers, room = [], [], "true"
    for number, question in enumerate(questions):
        has_slips = any(term.where == "slips" for any_of in question for term in any_of)
        one = (SELDOM if has_slips else MATCHING).format(room=room)
        asked.append(f"q{number} as materialized ({one})")
        answers.append(f"select {number} as number, id from q{number}")  # noqa: S608
        room += f" and {ROOM.format(number=number, limit=limit)}"
        params += [_expression(question), limit]
    with connection.cursor() as cursor:
        cursor.execute(f"with {', '.join(asked)} {' union all '.join(answers)}", params)
        return [(number, pk) for number, pk in cursor.fetchall()]


def leave_no_trace() -> None:
    """PostgreSQL clears away by itself what was deleted."""


def _row(entry: IndexEntry) -> tuple[int, list[str]]:
    return entry.person_id, entry.lexemes()[:MOST_LEXEMES]


def _expression(question: Question) -> str:
    return " & ".join(f"({' | '.join(map(_term, any_of))})" for any_of in question)


def _term(term: Term) -> str:
    # A word is letters and digits only, so that nothing in it could end the quotes.
    return f"'{signed(term.where, term.word)}'{':*' if term.begins else ''}"
