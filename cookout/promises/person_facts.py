"""The practice's view of people, built here for today's list, drafts and every other use.

Raw SQL, since every look at today needs it; the number of statements doesn't grow with the people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from cookout.members.narrow_row import narrow
from cookout.members.prepared import fetch
from cookout.people.answered import ANSWERED
from cookout.people.person import Person
from cookout.practice import answers
from cookout.practice.cadence import Difficulty
from cookout.practice.numbers import STEP_MINUTES
from cookout.practice.plan.event_worth import TALKS
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered

WRITTEN = (
    *("id", "name", "given", "nickname", "company", "title", "role", "birth_month", "birth_day"),
    *(
        "birthday_notice",
        "usual_way",
        "met_on",
        "place",
        "touches",
        "last_touch_on",
        "hello_on",
        "next_on",
        "photo_mark",
    ),
)
"""What is read of a person."""

# Of those for whom it matters: whether the last touch was a short note in the place of a talk,
# whether the member wrote since the meeting, and whether anything came back. The smallest number,
# where any would do: of a plain `exists` PostgreSQL looks everybody's up at once.
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
COLUMNS = ", ".join([*(f"p.{name}" for name in WRITTEN), TOUCHES]).format(
    answered=ANSWERED, asked_of="p.touches > 1 and p.place in ('deep', 'new')"
)
PARAMETERS: dict[str, Any] = {**answers.IN_SQL, "note": STEP_MINUTES["note"]}
DECIDING = f"select {COLUMNS} from cookout_person p where p.id in %(people)s"  # noqa: S608

# The dated lines and the open promises: one statement, since asking costs more than answering.
DATED = """
select person_id, "on", words, kind, yearly, notice, position, id from cookout_remember
where person_id in %(people)s and "on" is not null
union all
select person_id, due_on, what, 'promise', mine, null, 0, id from cookout_promise
where person_id in %(people)s and mine and trashed_at is null
  and kept_on is null and released_on is null
order by 7, 8
"""
# A row for each line, and the story of whose it is on all of them.
STORY = """
select p.id, e.name, i.words, i.kind, h.gave, h.asked, r.kind, r.words, r."on", r.yearly, r.notice
from cookout_person p
left join cookout_event e on e.id = p.event_id and e.trashed_at is null
left join cookout_interaction i on i.id = (
  select t.interaction_id from cookout_interaction_people t
  join cookout_interaction o on o.id = t.interaction_id
  where t.person_id = p.id and o.trashed_at is null and o.kind <> 'online'
  order by o."on" desc, o.id desc limit 1)
left join (
  select t.person_id, sum(case when o.direction = 'in' then 0 else 1 end) as gave,
    sum(case when o.direction = 'in' then 1 else 0 end) as asked
  from cookout_interaction_people t join cookout_interaction o on o.id = t.interaction_id
  where t.person_id in %(people)s and o.trashed_at is null and o.kind in ('helped', 'introduced')
  group by t.person_id) h on h.person_id = p.id
left join cookout_remember r on r.person_id = p.id
where p.id in %(people)s order by p.id, r.position, r.id
"""


def of_person(
    person: Person, *, difficulty: Difficulty = Difficulty.NORMAL, **more: Any
) -> PersonFacts:
    """The facts on the person's own row: enough to greet them and to know when they are due."""
    return PersonFacts(
        id=person.pk,
        name=person.name,
        first_name=person.first_name,
        place=person.place,
        met_on=person.met_on,
        last_touch_on=person.last_touch_on,
        touches=person.touches,
        said_hello=person.hello_on is not None,
        birthday=person.birthday,
        birthday_notice=person.birthday_notice,
        trade=person.role,
        company=person.company,
        difficulty=difficulty,
        **more,
    )


def of_people(
    ids: Sequence[int], *, difficulty: Difficulty, chosen: Collection[int] = ()
) -> tuple[dict[int, Person], list[PersonFacts]]:
    """Some people with the facts that rank them; `chosen` are those chosen for the week."""
    lines, promised = _dated(ids)
    people, facts = {}, []
    for *written, was_note, wrote, answered in _rows(DECIDING, ids, **PARAMETERS):
        pk = written[0]
        people[pk] = narrow(Person, WRITTEN, written)
        facts.append(
            of_person(
                people[pk],
                difficulty=difficulty,
                remembered=tuple(lines.get(pk, ())),
                promises=tuple(promised.get(pk, ())),
                last_was_note=bool(was_note),
                never_answered=bool(wrote) and not answered,
                chosen=pk in chosen,
            )
        )
    return people, facts


def in_full(people: Iterable[PersonFacts]) -> list[PersonFacts]:
    """A few people with everything that may appear on a card or in a draft."""
    listed = {person.id: person for person in people}
    found = []
    for pk, story in groupby(_rows(STORY, list(listed)), itemgetter(0)):
        rows = list(story)
        _, event_name, last_words, last_kind, gave, asked, *_ = rows[0]
        lines = tuple(_line(*line) for _, _, _, _, _, _, *line in rows if line[0])
        found.append(
            replace(
                listed[pk],
                remembered=lines,
                event_name=event_name or "",
                last_words=last_words or "",
                last_kind=last_kind or "",
                gave=gave or 0,
                asked=asked or 0,
            )
        )
    return found


def about(person: Person) -> PersonFacts:
    """One person with everything."""
    _, facts = of_people([person.pk], difficulty=Difficulty(person.owner.difficulty))
    return in_full(facts)[0]


def real_talks(person: Person) -> int:
    """On how many days they really talked, the first meeting included; messages don't count."""
    kept = person.interactions.not_in_trash().filter(kind__in=TALKS)
    return kept.values("on").distinct().order_by("on").count()


def _dated(people: Sequence[int]) -> tuple[dict[int, list[Remembered]], dict[int, list[Promised]]]:
    """The dated lines and the open promises, by person."""
    lines, promised = defaultdict(list), defaultdict(list)
    for pk, on, words, kind, yearly, notice, _, row in _rows(DATED, people):
        if kind == "promise":
            promised[pk].append(Promised(id=row, what=words, due_on=on))
        else:
            lines[pk].append(_line(kind, words, on, yearly, notice))
    for some in promised.values():
        some.sort(key=lambda one: one.due_on or date.max)
    return lines, promised


def _line(
    kind: str, words: str, on: date | None, yearly: bool | None, notice: int | None
) -> Remembered:
    return Remembered(kind=kind, words=words, on=on, yearly=bool(yearly), notice=notice)


def _rows(question: str, people: Sequence[int], **words: Any) -> list[tuple[Any, ...]]:
    if not people:
        return []
    return fetch(question, {**words, "people": list(people)})
