"""The search index in SQLite: FTS5, asked in the order of its rows so that it can stop early."""

from __future__ import annotations

from django.db import connection
from django.db.backends.utils import CursorWrapper

from cookout.people.search.query import IndexEntry, Question, Term, signed

# One column of words with the sign of where they stand, as in PostgreSQL. The beginnings that
# people type, up to ten letters after the sign, are words of the index themselves: any other
# beginning would be put together from all who have it.
MAKE = """
create virtual table cookout_search using fts5(
  lexemes, tokenize = "ascii tokenchars '='", detail = none, prefix = '3 4 5 6 7 8 9 10 11 12'
)
"""
PUT = "insert into cookout_search (rowid, lexemes) values (%s, %s)"
MERGE = "insert into cookout_search (cookout_search, rank) values ('merge', %s)"
MERGED_AT_ONCE, NOBODY = 500, -1
"""Pages; and a row that is no person's."""
# Trash is left out here; the cross join keeps the index leading.
MATCHING = """
select * from (
  select %s as number, p.id from cookout_search s cross join cookout_person p on p.id = s.rowid
  where s.cookout_search match %s and p.trashed_at is null limit %s)
"""


def make() -> None:
    with connection.cursor() as cursor:
        cursor.execute(MAKE)


def put(person_ids: list[int], entries: list[IndexEntry]) -> None:
    with connection.cursor() as cursor:
        gone = [(pk,) for pk in person_ids]
        cursor.executemany("delete from cookout_search where rowid = %s", gone)
        cursor.executemany(PUT, [_row(entry) for entry in entries])


def matching(questions: list[Question], *, limit: int) -> list[tuple[int, int]]:
    params: list[int | str] = []
    for number, question in enumerate(questions):
        params += [number, _expression(question), limit]
    with connection.cursor() as cursor:
        cursor.execute("union all".join([MATCHING] * len(questions)), params)
        return [(number, pk) for number, pk in cursor.fetchall()]


def leave_no_trace() -> None:
    """What was deleted goes from the disk, too.

    The index keeps deleted words until its parts are merged, and the log of the database keeps
    old pages until it is written back. What is deleted elsewhere is overwritten at once.
    """
    with connection.cursor() as cursor:
        _merge(cursor)
        # Where there was but one part nothing was merged: another one makes it be written anew.
        cursor.execute(PUT, (NOBODY, "nobody"))
        _merge(cursor)
        cursor.execute("delete from cookout_search where rowid = %s", [NOBODY])
        cursor.execute("pragma wal_checkpoint(truncate)")
        cursor.fetchall()


def _merge(cursor: CursorWrapper) -> None:
    """Make one part of all, some pages at a time, so that others get to write in between."""
    pages = -MERGED_AT_ONCE  # less than none: all parts, however few
    while True:
        before = _changes(cursor)
        cursor.execute(MERGE, [pages])
        # A merge that did nothing is one change: itself.
        if _changes(cursor) - before < 2:
            break
        pages = MERGED_AT_ONCE


def _changes(cursor: CursorWrapper) -> int:
    cursor.execute("select total_changes()")
    return int(cursor.fetchone()[0])


def _row(entry: IndexEntry) -> tuple[int, str]:
    return entry.person_id, " ".join(entry.lexemes())


def _expression(question: Question) -> str:
    return " AND ".join(f"({' OR '.join(map(_term, any_of))})" for any_of in question)


def _term(term: Term) -> str:
    # A word is letters and digits only, so that nothing in it could end the quotes.
    return f'"{signed(term.where, term.word)}"{" *" if term.begins else ""}'
