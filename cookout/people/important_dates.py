"""The next birthdays and important dates of a member's people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from cookout.members.prepared import fetch
from cookout.practice.call_name import call_name
from cookout.practice.notice import IN_TOUCH, ImportantDate, next_yearly, notice_of
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from cookout.members.member import Member

MONTH = 31
WHOSE = "p.id, p.uid, p.place, p.name, p.given, p.nickname, p.company"
PLACES = ", ".join(f"'{place}'" for place in IN_TOUCH)
# One narrow statement, since every look at today asks it: the lines of the few in touch, then of
# anybody where a notice was chosen, then the birthdays of the same. Each goes by its own index, and
# none by the month (the plus keeps SQLite from it), since an address book may bring a birthday and
# an anniversary for everyone in it.
DATES = f"""
with kept as not materialized (
  select * from cookout_person where owner_id = %(member)s and trashed_at is null
), line as not materialized (
  select * from cookout_remember r where r."on" is not null and (
    (not r.yearly and r."on" between %(first)s and %(last)s)
    or (r.yearly and substr(cast(r."on" as text), 6, 2) in %(dates)s))
)
select r."on", r.id, r.words, r.yearly, r.notice, 0, 0, {WHOSE}
from kept p join line r on r.person_id = p.id where p.place in ({PLACES})
union all
select r."on", r.id, r.words, r.yearly, r.notice, 0, 0, {WHOSE}
from line r join kept p on p.id = r.person_id
where r.owner_id = %(member)s and r.notice is not null and p.place not in ({PLACES}, 'died')
union all
select null, 0, '', true, p.birthday_notice, p.birth_month, p.birth_day, {WHOSE}
from kept p where p.place in ({PLACES}) and +p.birth_month in %(months)s and p.birth_day > 0
union all
select null, 0, '', true, p.birthday_notice, p.birth_month, p.birth_day, {WHOSE}
from kept p where p.birthday_notice is not null and p.place not in ({PLACES}, 'died')
and +p.birth_month in %(months)s and p.birth_day > 0
"""  # noqa: S608


class DateRow(NamedTuple):
    """A dated line to remember, or a birthday, which has no line but a month and day."""

    on: date | None
    line: int
    words: str
    yearly: bool
    notice: int | None
    birth_month: int
    birth_day: int
    person: int
    uid: UUID | str
    place: str
    name: str
    given: str
    nickname: str
    company: str

    @property
    def key(self) -> str:
        """What names it among the member's dates."""
        if self.line:
            return f"date-{self.line}"
        # SQLite keeps it without its dashes.
        return f"birthday-{UUID(str(self.uid))}"

    @property
    def called(self) -> str:
        """Whose day it is."""
        first = call_name(
            name=self.name, given=self.given, nickname=self.nickname, company=self.company
        )
        return one_line(text=first or self.name, most=40) or "This person"


def important_dates(*, member: Member, first: date, last: date) -> list[ImportantDate]:
    """The dates to mention that fall between two days, in order. Not for people who died."""
    found = (_next_time(row, first) for row in _rows(member, first, last))
    near = (
        important_date for important_date in found if important_date and important_date.day <= last
    )
    return sorted(near, key=lambda one: (one.day, one.name, one.key))


def _next_time(row: DateRow, first: date) -> ImportantDate | None:
    """A row as its next date; None if it isn't to be mentioned."""
    notice = notice_of(chosen=row.notice, place=row.place)
    month, day = (row.on.month, row.on.day) if row.on else (row.birth_month, row.birth_day)
    next_on = next_yearly(month=month, day=day, on=first) if row.yearly else row.on
    next_on = next_on or row.on
    if notice is None or next_on is None:
        return None
    return ImportantDate(
        key=row.key,
        person_id=row.person,
        name=row.called,
        day=next_on,
        notice=notice,
        words=row.words,
        yearly=bool(row.yearly),
        month_day=(month, day),
    )


def _rows(member: Member, first: date, last: date) -> Iterator[DateRow]:
    months = sorted(_months(first, last))
    words: dict[str, Any] = {
        "member": member.pk,
        "first": first,
        "last": last,
        "months": months,
        "dates": [f"{month:02}" for month in months],
    }
    return map(DateRow._make, fetch(DATES, words))


def _months(first: date, last: date) -> set[int]:
    """The months between two days; February 29 counts as the 28th, in the same month."""
    steps = range(0, min((last - first).days, 366), MONTH // 2)
    return {last.month, *((first + timedelta(days=step)).month for step in steps)}
