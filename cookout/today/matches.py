"""Who could be introduced to whom, where one of today's people is of the two."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.db import connection

from cookout.practice.call_name import call_name
from cookout.practice.matches import IntroductionIdea, introduction_ideas
from cookout.practice.today.person_facts import PersonFacts, Remembered

if TYPE_CHECKING:
    from cookout.members.member import Member

MOST = 200
# Those one is in touch with, the closest first, who do something, offer or look for something: a
# row for each line of what they look for or offer.
CLOSE = """
select p.id, p.name, p.given, p.nickname, p.place, p.role, r.kind, r.words
from (select * from cookout_person where owner_id = %(member)s and trashed_at is null
      and place in ('deep', 'warm')) p
left join cookout_remember r on r.person_id = p.id and r.kind in ('wants', 'offers')
where p.role_key <> '' or r.id is not null
order by p.place, p.id, r.position, r.id limit %(most)s
"""


def could_meet(*, member: Member, among: Container[int]) -> tuple[IntroductionIdea, ...]:
    """The pairs of whom at least one is among some people."""
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, {"member": member.pk, "most": MOST})
        rows = cursor.fetchall()
    return introduction_ideas(people=_each(rows), about=among)


def _each(rows: list[tuple[Any, ...]]) -> Iterator[PersonFacts]:
    """Everybody once, with all they look for and offer."""
    for (pk, name, given, nickname, place, trade), lines in groupby(rows, itemgetter(slice(6))):
        said = [(kind, words) for *_, kind, words in lines if words]
        yield PersonFacts(
            id=pk,
            name=name,
            first_name=call_name(name=name, given=given, nickname=nickname),
            place=place,
            trade=trade,
            gives=tuple(words for kind, words in said if kind == "offers"),
            remembered=tuple(Remembered(kind=kind, words=words) for kind, words in said),
        )
