"""A few introductions that would help both sides: one looks for what the other does."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.referrals.introduction import Introduction
from cookout.today.matches import could_meet

MOST = 3
EVERYONE = range(1 << 62)


class SuggestedIntroduction(NamedTuple):
    """Two people to bring together, the reason, and where that begins."""

    names: str
    reason: str
    url: str


def suggested(member: Member) -> list[SuggestedIntroduction]:
    """The first few pairs that were not asked before, whatever they said then."""
    asked = set(Introduction.objects.of(member).values_list("first_id", "second_id"))
    found = [one for one in could_meet(member=member, among=EVERYONE) if one.pair not in asked]
    people = Person.objects.of(member).in_bulk([pk for one in found[:MOST] for pk in one.pair])
    return [
        SuggestedIntroduction(
            names=f"{one.asker} and {one.giver}",
            reason=f"{one.asker} is looking for: {one_line(text=one.what, most=80)}",
            url=_url(people[one.giver_id], people[one.asker_id], one.what),
        )
        for one in found[:MOST]
    ]


def _url(giver: Person, asker: Person, what: str) -> str:
    query = urlencode({"q": one_line(text=what, most=200), "other": asker.name})
    return f"{reverse('introduction_make', args=[giver.pk])}?{query}"
