"""A few introductions that would help both sides: one looks for what the other does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.matches import IntroductionIdea
from cookout.practice.phrases import one_line
from cookout.referrals.introduction import NO, Introduction, Introductions
from cookout.today.matches import could_meet

Pair = tuple[int, int]

MOST = 3
"""So many a week: those offered since Monday count."""
IN_PEACE = timedelta(days=180)
"""Whoever said no to an introduction is proposed for none so long."""
EVERYONE = range(1 << 62)


class SuggestedIntroduction(NamedTuple):
    """Two people to bring together, the reason, and where that begins."""

    names: str
    reason: str
    url: str


def suggested(member: Member, *, on: date) -> list[SuggestedIntroduction]:
    """The first few of the week, those that help both sides first; never again two who were asked
    already, and nobody who said no lately."""
    offered = Introduction.objects.of(member)
    since = on - timedelta(days=on.weekday())
    left = MOST - offered.kept().filter(offered_on__gte=since).count()
    asked = {frozenset(pair) for pair in offered.values_list("first_id", "second_id")}
    refused = _refused(offered, on)
    found = {
        one.pair: one
        for one in could_meet(member=member, among=EVERYONE)
        if frozenset(one.pair) not in asked and not refused & {*one.pair}
    }
    both = [pair for pair in found if pair[::-1] in found and pair[0] < pair[1]]
    rest = [pair for pair in found if pair[::-1] not in found]
    first = [*both, *rest][: max(left, 0)]
    people = Person.objects.of(member).in_bulk([pk for pair in first for pk in pair])
    return [
        SuggestedIntroduction(
            names=f"{found[pair].asker} and {found[pair].giver}",
            reason=" ".join(_reasons(found, pair)),
            url=_url(people[pair[1]], people[pair[0]], found[pair].what),
        )
        for pair in first
    ]


def _refused(offered: Introductions, on: date) -> set[int]:
    lately = offered.filter(offered_on__gt=on - IN_PEACE)
    first = lately.filter(first_answer=NO).values_list("first_id", flat=True)
    second = lately.filter(second_answer=NO).values_list("second_id", flat=True)
    return {*first, *second}


def _reasons(found: Mapping[Pair, IntroductionIdea], pair: Pair) -> Iterator[str]:
    """What the one looks for that the other does, and the other way round where it is so."""
    for one in (found[pair], found.get(pair[::-1])):
        if one:
            yield f"{one.asker} is looking for {one_line(text=one.what, most=80).rstrip('.')}."


def _url(giver: Person, asker: Person, what: str) -> str:
    query = urlencode({"q": one_line(text=what, most=200), "other": asker.name})
    return f"{reverse('introduction_make', args=[giver.pk])}?{query}"
