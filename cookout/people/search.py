"""Find anybody: the search index over what is written about people, kept by SQLite's FTS5."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

if TYPE_CHECKING:
    from cookout.members.member import Member

COLUMNS = ("names", "work", "notes", "remember", "reach")
WEIGHTS = "0.0, 10.0, 5.0, 1.0, 2.0, 4.0"
MARKED = re.compile("\x02(.*?)\x03")
CHUNK = 500
SHORTEST_NUMBER, LONGEST_NUMBER = 5, 10

DELETE = "delete from cookout_search where rowid in ({places})"
WRITE = """
insert into cookout_search (rowid, member, names, work, notes, remember, reach)
select p.id, 'm' || p.owner_id,
  p.name || ' ' || p.nickname
    || case when instr(p.name, p.given) then '' else ' ' || p.given end
    || case when instr(p.name, p.family) then '' else ' ' || p.family end
    || case when instr(p.name, p.additional) then '' else ' ' || p.additional end,
  p.role || ' ' || p.title || ' ' || p.company,
  p.notes,
  coalesce((select group_concat(r.words, char(10)) from cookout_remember r
            where r.person_id = p.id), ''),
  coalesce((select group_concat(c.value || case when c.kind = 'phone' then
              ' ' || c.digits || ' ' || substr(c.digits, -10) || ' ' || substr(c.digits, -7)
              else '' end, char(10))
            from (select person_id, kind, value, replace(replace(replace(replace(replace(replace(
                    value, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '+', '') as digits
                  from cookout_contactpoint) c where c.person_id = p.id), '')
from cookout_person p where p.id in ({places})
"""

FIND = f"""
select s.rowid, {
    ", ".join(
        f"snippet(cookout_search, {n}, char(2), char(3), '…', 12)"
        for n, _ in enumerate(COLUMNS, start=1)
    )
}
from cookout_search s join cookout_person p on p.id = s.rowid
where cookout_search match %s and p.trashed_at is null
order by bm25(cookout_search, {WEIGHTS}), s.rowid limit %s
"""  # noqa: S608  (made of this file's own constants)


class Hit(NamedTuple):
    """A person found: whose row, in which column the words stand, and the words around them."""

    person_id: int
    column: str
    excerpt: str


def write(person_ids: list[int]) -> None:
    """Bring the index in step with these people, as they are written now."""
    with connection.cursor() as cursor:
        for start in range(0, len(person_ids), CHUNK):
            chunk = person_ids[start : start + CHUNK]
            places = ", ".join(["%s"] * len(chunk))
            cursor.execute(DELETE.format(places=places), chunk)
            cursor.execute(WRITE.format(places=places), chunk)


def forget(person_ids: list[int]) -> None:
    """Take people out of the index who are about to go for good."""
    with connection.cursor() as cursor:
        for start in range(0, len(person_ids), CHUNK):
            chunk = person_ids[start : start + CHUNK]
            cursor.execute(DELETE.format(places=", ".join(["%s"] * len(chunk))), chunk)


def write_all() -> None:
    """Write the whole index anew."""
    with connection.cursor() as cursor:
        cursor.execute("delete from cookout_search")
        cursor.execute(WRITE.replace("in ({places})", "is not null"))


def words_of(query: str) -> list[str]:
    """The words of a query, at most eight; the index folds case and accents of both alike."""
    plain = unicodedata.normalize("NFC", query.replace("\0", " ").replace('"', " "))
    return [word[:64] for word in plain.split() if any(map(str.isalnum, word))][:8]


def number_of(query: str) -> str:
    """The last digits of a query that may be a phone number, else nothing."""
    digits = "".join(filter(str.isdecimal, query))
    is_number = len(digits) >= SHORTEST_NUMBER and not any(map(str.isalpha, query))
    return digits[-LONGEST_NUMBER:] if is_number else ""


def find(member: Member, query: str, *, limit: int = 30) -> list[Hit]:
    """People of a member in whom every word of the query begins some word, the best first."""
    wanted = " AND ".join(f'"{word}"*' for word in words_of(query))
    if not wanted:
        return []
    if number := number_of(query):
        wanted = f'"{number}"* OR ({wanted})'
    columns = " ".join(COLUMNS)
    match = f"member : m{member.pk} AND ({{{columns}}} : ({wanted}))"
    with connection.cursor() as cursor:
        cursor.execute(FIND, [match, limit])
        return [_hit(row) for row in cursor.fetchall()]


def _hit(row: tuple[int, str, str, str, str, str]) -> Hit:
    """The column with the most of the words in it; the first of them where they are as many."""
    found = dict(zip(COLUMNS, row[1:], strict=True))
    column = max(COLUMNS, key=lambda name: len(set(MARKED.findall(found[name].casefold()))))
    lines = [" ".join(line.split()) for line in found[column].split("\n")]
    between = " · " if column == "remember" else " "
    return Hit(row[0], column, between.join(filter(None, lines)))
