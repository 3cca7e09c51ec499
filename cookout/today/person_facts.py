"""What the practice has to know of people. Plain SQL, since every look at today asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import connection

from cookout.people.person import first_name
from cookout.practice.cadence import Difficulty
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered
from cookout.today.candidate import Known

LINES = """
select person_id, kind, words, "on", yearly from cookout_remember
where person_id in ({people}) order by position, id
"""
DATED = """
select person_id, kind, words, "on", yearly from cookout_remember
where person_id in ({people}) and "on" is not null order by position, id
"""
PROMISED = """
select person_id, id, what, due_on from cookout_promise
where person_id in ({people}) and mine and trashed_at is null
  and kept_on is null and released_on is null
order by coalesce(due_on, '9999-12-31'), id
"""
STORY = """
select p.id, e.name, i.words, i.kind, h.gave, h.asked from cookout_person p
left join cookout_event e on e.id = p.event_id
left join cookout_interaction i on i.id = (
  select t.interaction_id from cookout_interaction_people t
  join cookout_interaction o on o.id = t.interaction_id
  where t.person_id = p.id and o.trashed_at is null and o.kind <> 'online'
  order by o."on" desc, o.id desc limit 1)
left join (
  select t.person_id, sum(case when o.direction = 'in' then 0 else 1 end) as gave,
    sum(case when o.direction = 'in' then 1 else 0 end) as asked
  from cookout_interaction_people t join cookout_interaction o on o.id = t.interaction_id
  where t.person_id in ({people}) and o.trashed_at is null and o.kind in ('helped', 'introduced')
  group by t.person_id) h on h.person_id = p.id
where p.id in ({people})
"""


def deciding(people: Iterable[Known], *, difficulty: Difficulty) -> list[PersonFacts]:
    """What decides who is chosen, of everybody who may be. As many queries as for one."""
    listed = list(people)
    ids = [one.id for one in listed]
    lines, promised = _lines(DATED, ids), _promised(ids)
    return [
        PersonFacts(
            id=one.id,
            name=one.name,
            first_name=first_name(name=one.name, given=one.given, nickname=one.nickname),
            place=one.place,
            met_on=one.met_on,
            last_touch_on=one.last_touch_on,
            touches=one.touches,
            said_hello=one.hello_on is not None,
            birthday=_birthday(one),
            trade=one.role,
            company=one.company,
            remembered=tuple(lines.get(one.id, ())),
            promises=tuple(promised.get(one.id, ())),
            difficulty=difficulty,
            last_was_note=bool(one.last_was_note),
            never_answered=bool(one.wrote) and not one.answered,
            chosen=bool(one.chosen),
        )
        for one in listed
    ]


def in_full(people: Iterable[PersonFacts]) -> list[PersonFacts]:
    """Everything, of the few who are chosen."""
    listed = {one.id: one for one in people}
    lines = _lines(LINES, list(listed))
    return [
        replace(
            listed[pk],
            remembered=tuple(lines.get(pk, ())),
            event_name=event_name or "",
            last_words=last_words or "",
            last_kind=last_kind or "",
            gave=gave or 0,
            asked=asked or 0,
        )
        for pk, event_name, last_words, last_kind, gave, asked in _rows(STORY, list(listed))
    ]


def _birthday(one: Known) -> tuple[int, int] | None:
    return (one.birth_month, one.birth_day) if one.birth_month and one.birth_day else None


def _lines(question: str, people: list[int]) -> dict[int, list[Remembered]]:
    lines = defaultdict(list)
    for pk, kind, words, on, yearly in _rows(question, people):
        lines[pk].append(Remembered(kind=kind, words=words, on=on, yearly=yearly))
    return lines


def _promised(people: list[int]) -> dict[int, list[Promised]]:
    promised = defaultdict(list)
    for pk, promise, what, due_on in _rows(PROMISED, people):
        promised[pk].append(Promised(id=promise, what=what, due_on=due_on))
    return promised


def _rows(question: str, people: list[int]) -> list[tuple[Any, ...]]:
    if not people:
        return []
    with connection.cursor() as cursor:
        # Numbers of our own rows, nothing that anybody typed.
        cursor.execute(question.format(people=", ".join(map(str, people))))
        return list(cursor.fetchall())
