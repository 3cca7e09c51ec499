"""Suggest a few introductions that help both sides: one looks for what the other does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.numbers import INTRODUCTIONS_A_WEEK, NO_MEANS_NOT_FOR
from cookout.practice.phrases import one_line, with_article
from cookout.referrals.introduction import NO, Introduction, Introductions
from cookout.referrals.look_up import people_of
from cookout.referrals.need import Need
from cookout.today.matches import could_meet
from cookout.web.parts.person_summary import called

Pair = tuple[int, int]

EVERYONE = range(1 << 62)


class PossibleIntroduction(NamedTuple):
    """Who looks for something and who may help: their ids and names, the need, and why in a
    sentence."""

    pair: Pair
    names: str
    what: str
    sentence: str


class SuggestedIntroduction(NamedTuple):
    """Two people to bring together, the reason, and the link that starts it."""

    names: str
    reason: str
    url: str


def suggested(member: Member, *, on: date) -> list[SuggestedIntroduction]:
    """The week's suggestions, those that help both sides first.

    Two people who were asked before are never suggested again, and nobody who lately said no.
    """
    offered = Introduction.objects.of(member)
    since = on - timedelta(days=on.weekday())
    left = INTRODUCTIONS_A_WEEK - offered.not_in_trash().filter(offered_on__gte=since).count()
    found = _possible(member, offered, on)
    both = [pair for pair in found if pair[::-1] in found and pair[0] < pair[1]]
    rest = [pair for pair in found if pair[::-1] not in found]
    first = [*both, *rest][: max(left, 0)]
    people = Person.objects.of(member).in_bulk([pk for pair in first for pk in pair])
    return [
        SuggestedIntroduction(
            names=found[pair].names,
            reason=" ".join(_reasons(found, pair)),
            url=_url(people[pair[1]], people[pair[0]], found[pair].what),
        )
        for pair in first
    ]


def _possible(member: Member, offered: Introductions, on: date) -> dict[Pair, PossibleIntroduction]:
    asked = {frozenset(pair) for pair in offered.values_list("first_id", "second_id")}
    refused = _refused(offered, on)
    return {
        introduction.pair: introduction
        for introduction in (*_for_needs(member, on), *_for_wishes(member))
        if frozenset(introduction.pair) not in asked and not refused & {*introduction.pair}
    }


def _for_wishes(member: Member) -> Iterator[PossibleIntroduction]:
    """People whose notes say what they look for, with others who do or offer that."""
    for idea in could_meet(member=member, among=EVERYONE):
        what = one_line(text=idea.what, most=80).rstrip(".")
        sentence = f"{idea.asker} is looking for {what}."
        yield PossibleIntroduction(idea.pair, f"{idea.asker} and {idea.giver}", idea.what, sentence)


def _for_needs(member: Member, on: date) -> Iterator[PossibleIntroduction]:
    """Others' open needs, with providers whose work is known to be good."""
    needs = Need.objects.of(member).open().exclude(asker=None).exclude(trade="")
    for need in needs.select_related("asker").order_by("-asked_on", "-pk")[:INTRODUCTIONS_A_WEEK]:
        assert need.asker
        asker, found = called(need.asker), people_of(member, need.trade, on=on)
        good = [provider for provider in (*found.used, *found.trusted) if provider.went_well]
        for provider in good[:INTRODUCTIONS_A_WEEK]:
            if provider.person != need.asker:
                pair, words = (
                    (need.asker.pk, provider.person.pk),
                    one_line(text=need.words, most=80),
                )
                sentence = f"{asker} needs {with_article(noun=need.trade)}: {words.rstrip('.')}."
                yield PossibleIntroduction(
                    pair, f"{asker} and {called(provider.person)}", need.words, sentence
                )


def _refused(offered: Introductions, on: date) -> set[int]:
    lately = offered.filter(offered_on__gt=on - NO_MEANS_NOT_FOR)
    first = lately.filter(first_answer=NO).values_list("first_id", flat=True)
    second = lately.filter(second_answer=NO).values_list("second_id", flat=True)
    return {*first, *second}


def _reasons(found: Mapping[Pair, PossibleIntroduction], pair: Pair) -> Iterator[str]:
    """Why the one helps the other, and the reverse if that is so, too."""
    for introduction in (found[pair], found.get(pair[::-1])):
        if introduction:
            yield introduction.sentence


def _url(giver: Person, asker: Person, what: str) -> str:
    query = urlencode({"q": one_line(text=what, most=200), "other": asker.name})
    return f"{reverse('introduction_make', args=[giver.pk])}?{query}"
