"""The definition of "never answered" of `practice/answers.py` in SQL, with its parameters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cookout.people.person import Person
from cookout.practice.answers import IN_SQL, let_these_go

if TYPE_CHECKING:
    from cookout.members.member import Member

LONGEST_LIST = 50

# Of the person `p`; `o` are their interactions, of a trashed one nothing counts.
ANSWERED = """
exists (select 1 from cookout_interaction_people t
 join cookout_interaction o on o.id = t.interaction_id
 where t.person_id = p.id and o.trashed_at is null and o.kind <> %(online)s
   and not (o.kind = %(message)s and o.direction = %(out)s)
   and not (o.kind = %(met)s and o."on" <= p.met_on))
"""
UNANSWERED = f"""
select p.* from cookout_person p
where p.owner_id = %(member)s and p.trashed_at is null and p.place = 'new'
  and p.met_on is not null and not {ANSWERED}
order by p.met_on, p.id limit %(most)s
"""  # noqa: S608


def never_answered(*, member: Member, on: date) -> list[Person]:
    """New people who never answered and were met long ago; whether to let them go is a question."""
    words = {**IN_SQL, "member": member.pk, "most": LONGEST_LIST}
    people = {person.pk: person for person in Person.objects.raw(UNANSWERED, words)}
    met = {pk: one.met_on for pk, one in people.items() if one.met_on}
    return [people[pk] for pk in let_these_go(unanswered=met, on=on)]
