"""Who may be on a day's list: a limited number for each kind of reason, found by indexes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from cookout.members.prepared import fetch
from cookout.people.person import Person
from cookout.plan.week import monday_of
from cookout.practice.cadence import Difficulty
from cookout.practice.numbers import HELLO_DAYS, OCCASION_NEAR, PROMISE_AHEAD
from cookout.practice.plan.workdays import Days
from cookout.practice.today.next_due import looks_until
from cookout.practice.today.person_facts import PersonFacts
from cookout.promises.person_facts import of_people
from cookout.today.not_today import NotToday

if TYPE_CHECKING:
    from cookout.members.member import Member

CONSIDERED = 30
"""People considered for each kind of reason, so that a long list costs no more than a short one."""

# One statement instead of seven: asking costs more than answering. `p` is whoever is kept and not
# left out of the day; a yearly day is compared by its month and day as they are written. What is
# known of whoever it finds is another statement: PostgreSQL plans the two together five times as
# long as one after the other.
WAITING = """
with kept as not materialized (
  select id, place, met_on, hello_on, last_touch_on, next_on, birth_month, birth_day
  from cookout_person where owner_id = %(member)s and trashed_at is null and place <> 'died'
), open_to as not materialized (
  select p.* from kept p where not exists (
    select 1 from cookout_nottoday n where n.person_id = p.id and n."on" = %(on)s)
), chosen as not materialized (
  select p.id from cookout_week w join cookout_week_people c on c.week_id = w.id
  join open_to p on p.id = c.person_id
  where w.owner_id = %(member)s and w.monday_on = %(monday)s and p.place in ('deep', 'warm')
  and (p.last_touch_on is null or p.last_touch_on < w.monday_on)
), promised as not materialized (
  select * from cookout_promise where owner_id = %(member)s and mine and trashed_at is null
  and kept_on is null and released_on is null
)
select found.id, found.id in (select id from chosen) from (
select * from (select id from open_to where place = 'deep' and next_on <= %(deep_by)s
               order by next_on, id limit %(few)s) deep
union select * from (select id from open_to where place = 'warm' and next_on <= %(warm_by)s
               order by next_on, id limit %(few)s) warm
union select * from (select id from open_to where met_on > %(met_after)s and met_on <= %(on)s
               and hello_on is null and place in ('new', 'deep', 'warm')
               order by met_on, id limit %(few)s) hello
union select * from (select p.id from promised m join open_to p on p.id = m.person_id
               where m.due_on <= %(promised_by)s order by m.due_on, m.id limit %(few)s) dated
union select * from (select p.id from promised m join open_to p on p.id = m.person_id
               where m.due_on is null order by m.id limit %(few)s) undated
union select * from (select p.id from open_to p where p.place in ('new', 'deep', 'warm') and (
                 p.birth_month * 100 + p.birth_day in %(days)s
                 or exists (select 1 from cookout_remember r where r.person_id = p.id
                   and (r."on" between %(first)s and %(last)s
                        or (r.yearly and substr(cast(r."on" as text), 6, 5) in %(dates)s))))
               order by +p.id limit %(few)s) occasion
union select * from (select id from chosen order by id limit %(few)s) wanted
union select id from open_to where id in %(listed)s
) found order by found.id
"""


class Candidates(NamedTuple):
    """The people to choose from, the facts that rank them, and how many more are due."""

    people: dict[int, Person]
    facts: list[PersonFacts]
    unseen: int


def candidates(*, member: Member, on: date, days: Days, listed: Collection[int] = ()) -> Candidates:
    """The people to choose from, and everyone `listed` already.

    If `days` have minutes, people who come due soon are included.
    """
    difficulty = Difficulty(member.difficulty)
    near = [on + timedelta(days=n) for n in range(-OCCASION_NEAR.days, OCCASION_NEAR.days + 1)]
    yearly = {(day.month, day.day) for day in near}
    if (2, 28) in yearly or (3, 1) in yearly:
        yearly.add((2, 29))
    words: dict[str, Any] = {
        "member": member.pk,
        "on": on,
        "monday": monday_of(on),
        "deep_by": looks_until(place="deep", on=on, days=days, difficulty=difficulty),
        "warm_by": looks_until(place="warm", on=on, days=days, difficulty=difficulty),
        "few": CONSIDERED,
        "met_after": on - timedelta(days=HELLO_DAYS + 1),
        "promised_by": on + PROMISE_AHEAD,
        "first": near[0],
        "last": near[-1],
        "listed": list(listed),
        "days": [month * 100 + day for month, day in sorted(yearly)],
        "dates": [f"{month:02}-{day:02}" for month, day in sorted(yearly)],
    }
    rows = fetch(WAITING, words)
    chosen = {pk for pk, is_chosen in rows if is_chosen}
    people, facts = of_people([pk for pk, _ in rows], difficulty=difficulty, chosen=chosen)
    return Candidates(people, facts, _unseen(member, on, people))


def _unseen(member: Member, on: date, people: dict[int, Person]) -> int:
    """How many are due beyond those considered; counted only if there may be any."""
    unseen = 0
    for place in (Person.Place.DEEP, Person.Place.WARM):
        seen = sum(person.place == place and _is_due(person, on) for person in people.values())
        if seen >= CONSIDERED:
            left_out = NotToday.objects.of(member).filter(on=on).values("person")
            due = Person.objects.of(member).not_in_trash().standing(place).filter(next_on__lte=on)
            unseen += due.exclude(pk__in=left_out).count() - seen
    return unseen


def _is_due(person: Person, on: date) -> bool:
    return person.next_on is not None and person.next_on <= on
