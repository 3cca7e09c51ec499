"""Who may be chosen for today, as one row says it: names, days, and how the last times were."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS

from cookout.people.answered import ANSWERED
from cookout.people.person import Person
from cookout.practice import answers
from cookout.practice.numbers import STEP_MINUTES


class Known(NamedTuple):
    """What decides whether somebody is chosen, and what their card is headed by.

    What is written of a person stands in the order in which the model has it.
    """

    id: int
    name: str
    given: str
    nickname: str
    company: str
    title: str
    role: str
    birth_month: int | None
    birth_day: int | None
    usual_way: str
    met_on: date | None
    place: str
    touches: int
    last_touch_on: date | None
    hello_on: date | None
    next_on: date | None
    last_was_note: object
    wrote: object
    answered: object
    chosen: object

    def as_person(self) -> Person:
        """The person, of whom nothing else was read."""
        return Person.from_db(DEFAULT_DB_ALIAS, WRITTEN, self[: len(WRITTEN)])


WRITTEN = Known._fields[: Known._fields.index("last_was_note")]
# Of those for whom it matters: whether the last touch was a short note in the place of a talk,
# whether the member wrote since the meeting, and whether anything came back or was more than
# words sent. The smallest number, where any would do: of a plain `exists` PostgreSQL looks
# everybody's up at once.
TOUCHES = """
case when {asked_of} then
  (select o.kind = %(message)s and o.direction = %(out)s
     and coalesce(o.minutes, %(note)s) <= %(note)s
   from cookout_interaction_people t join cookout_interaction o on o.id = t.interaction_id
   where t.person_id = p.id and o.trashed_at is null and o.kind <> %(online)s
   order by o."on" desc, o.id desc limit 1) end,
case when {asked_of} then
  (select min(o.id) from cookout_interaction_people t
   join cookout_interaction o on o.id = t.interaction_id
   where t.person_id = p.id and o.trashed_at is null
     and o.kind = %(message)s and o.direction = %(out)s) is not null end,
case when {asked_of} then {answered} end
"""
IN_SQL = {**answers.IN_SQL, "note": STEP_MINUTES["note"]}
CHOSEN = "p.id in (select id from chosen)"
KNOWN = ", ".join([*(f"p.{name}" for name in WRITTEN), TOUCHES, CHOSEN]).format(
    answered=ANSWERED, asked_of="p.touches > 1 and p.place in ('deep', 'new')"
)
"""The columns of what is known, of the persons `p`; `chosen` are those chosen for the week."""
