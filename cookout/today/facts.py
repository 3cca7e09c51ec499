"""What the practice has to know of people. Plain SQL, since every look at today asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection

from cookout.people.person import Person
from cookout.practice.cadence import Difficulty
from cookout.practice.due import MINUTES
from cookout.practice.someone import Promised, Remembered, Someone

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
# Whether the last touch was a short note in the place of a talk, whether the member wrote since
# the meeting, and whether anything came back or was more than words sent.
TOUCHES = """
select p.id,
  (select o.kind = 'message' and o.direction = 'out' and coalesce(o.minutes, {note}) <= {note}
   from cookout_interaction_people t join cookout_interaction o on o.id = t.interaction_id
   where t.person_id = p.id and o.trashed_at is null and o.kind <> 'online'
   order by o."on" desc, o.id desc limit 1),
  exists (select 1 from cookout_interaction_people t
   join cookout_interaction o on o.id = t.interaction_id
   where t.person_id = p.id and o.trashed_at is null
     and o.kind = 'message' and o.direction = 'out'),
  exists (select 1 from cookout_interaction_people t
   join cookout_interaction o on o.id = t.interaction_id
   where t.person_id = p.id and o.trashed_at is null and o.kind <> 'online'
     and not (o.kind = 'message' and o.direction = 'out')
     and not (o.kind = 'met' and o."on" <= p.met_on))
from cookout_person p where p.id in ({people})
"""
HELPED = """
select t.person_id, sum(case when o.direction = 'in' then 0 else 1 end),
  sum(case when o.direction = 'in' then 1 else 0 end)
from cookout_interaction_people t join cookout_interaction o on o.id = t.interaction_id
where t.person_id in ({people}) and o.trashed_at is null and o.kind in ('helped', 'introduced')
group by t.person_id
"""
STORY = """
select p.id, e.name, i.words, i.kind from cookout_person p
left join cookout_event e on e.id = p.event_id
left join cookout_interaction i on i.id = (
  select t.interaction_id from cookout_interaction_people t
  join cookout_interaction o on o.id = t.interaction_id
  where t.person_id = p.id and o.trashed_at is null and o.kind <> 'online'
  order by o."on" desc, o.id desc limit 1)
where p.id in ({people})
"""


def deciding(people: Iterable[Person], *, difficulty: Difficulty) -> list[Someone]:
    """What decides who is chosen, of everybody who may be. As many queries as for one."""
    listed = list(people)
    lines, promised = _lines(DATED, listed), _promised(listed)
    touches = {pk: told for pk, *told in _rows(TOUCHES, [one for one in listed if _asks(one)])}
    return [
        _someone(
            one,
            difficulty=difficulty,
            remembered=lines[one.pk],
            promises=promised[one.pk],
            **_answers(*touches.get(one.pk, (False, False, False))),
        )
        for one in listed
    ]


def in_full(people: Iterable[Person], *, difficulty: Difficulty) -> list[Someone]:
    """Everything, of the few who are chosen."""
    listed = list(people)
    lines, promised = _lines(LINES, listed), _promised(listed)
    story = {pk: [words or "" for words in told] for pk, *told in _rows(STORY, listed)}
    helped = {pk: told for pk, *told in _rows(HELPED, listed)}
    found = []
    for one in listed:
        event_name, last_words, last_kind = story.get(one.pk, ("", "", ""))
        gave, asked = helped.get(one.pk, (0, 0))
        found.append(
            _someone(
                one,
                difficulty=difficulty,
                remembered=lines[one.pk],
                promises=promised[one.pk],
                event_name=event_name,
                last_words=last_words,
                last_kind=last_kind,
                gave=gave,
                asked=asked,
            )
        )
    return found


def _someone(
    person: Person, *, remembered: list[Remembered], promises: list[Promised], **told: Any
) -> Someone:
    return Someone(
        id=person.pk,
        name=person.name,
        first_name=person.first_name,
        place=person.place,
        met_on=person.met_on,
        last_touch_on=person.last_touch_on,
        touches=person.touches,
        said_hello=person.hello_on is not None,
        birthday=person.birthday,
        trade=person.role,
        company=person.company,
        remembered=tuple(remembered),
        promises=tuple(promises),
        **told,
    )


def _asks(person: Person) -> bool:
    """Whether it matters how the last time in touch was, and whether they ever answered."""
    return person.touches > 1 and person.place in (Person.Place.DEEP, Person.Place.NEW)


def _answers(note: object, wrote: object, answered: object) -> dict[str, bool]:
    return {"last_was_note": bool(note), "never_answered": bool(wrote) and not answered}


def _lines(question: str, people: list[Person]) -> dict[int, list[Remembered]]:
    lines = defaultdict(list)
    for pk, kind, words, on, yearly in _rows(question, people):
        lines[pk].append(Remembered(kind=kind, words=words, on=on, yearly=yearly))
    return lines


def _promised(people: list[Person]) -> dict[int, list[Promised]]:
    promised = defaultdict(list)
    for pk, promise, what, due_on in _rows(PROMISED, people):
        promised[pk].append(Promised(id=promise, what=what, due_on=due_on))
    return promised


def _rows(question: str, people: list[Person]) -> list[tuple[Any, ...]]:
    if not people:
        return []
    places = ", ".join(["%s"] * len(people))
    with connection.cursor() as cursor:
        asked = question.format(people=places, note=MINUTES["note"])
        cursor.execute(asked, [one.pk for one in people])
        return list(cursor.fetchall())
