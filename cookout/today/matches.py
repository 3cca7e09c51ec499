"""Who could be introduced to whom, where one of today's people is of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cookout.members.prepared import fetch
from cookout.practice.call_name import call_name
from cookout.practice.matches import IntroductionIdea, introduction_ideas
from cookout.practice.today.person_facts import PersonFacts, Remembered

if TYPE_CHECKING:
    from cookout.members.member import Member

MOST = 200
# Those one is in touch with, the closest first; and what they look for or offer. Two statements:
# of one PostgreSQL makes a walk through everything that is remembered of anybody.
CLOSE = """
select id, name, given, nickname, place, role, role_key from cookout_person
where owner_id = %(member)s and trashed_at is null and place in ('deep', 'warm')
order by place, id limit %(most)s
"""
LINES = """
select person_id, kind, words from cookout_remember
where person_id in %(people)s and kind in ('wants', 'offers') order by position, id
"""


def could_meet(*, member: Member, among: Container[int]) -> tuple[IntroductionIdea, ...]:
    """The pairs with at least one of these people."""
    close = fetch(CLOSE, {"member": member.pk, "most": MOST})
    lines = defaultdict(list)
    for pk, kind, words in fetch(LINES, {"people": [pk for pk, *_ in close]}):
        if words:
            lines[pk].append((kind, words))
    return introduction_ideas(people=_each(close, lines), about=among)


def _each(
    close: list[tuple[Any, ...]], lines: Mapping[int, list[tuple[str, str]]]
) -> Iterator[PersonFacts]:
    """Everyone who does, offers or looks for something."""
    for pk, name, given, nickname, place, trade, role_key in close:
        remembered = lines.get(pk, [])
        if not (role_key or remembered):
            continue
        yield PersonFacts(
            id=pk,
            name=name,
            first_name=call_name(name=name, given=given, nickname=nickname),
            place=place,
            trade=trade,
            gives=tuple(words for kind, words in remembered if kind == "offers"),
            remembered=tuple(Remembered(kind=kind, words=words) for kind, words in remembered),
        )
