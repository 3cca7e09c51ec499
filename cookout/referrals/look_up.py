"""Who do you know who...? A need in plain words, the trade that meets it, and the people of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from cookout.people.person import People, Person
from cookout.people.search.search import find
from cookout.practice.evidence.statement import Basis
from cookout.practice.lookup.matches import TradeMatch
from cookout.practice.lookup.needs import Likeness, match_trades
from cookout.referrals.experience import Experience, Experiences
from cookout.referrals.provider import Provider, providers, track_records
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.trades_known import trade_keys, trade_name

if TYPE_CHECKING:
    from cookout.members.member import Member

MET_SHOWN = 10
TITLED = 30
IN_A_BOOK = Q(place=Person.Place.BOOK, met_on=None)
OUT = (Person.Place.GONE, Person.Place.DIED)
"""Whom the member let go is named only where their work is known."""


@dataclass(frozen=True)
class LookUp:
    """The trade that meets a need, what else may be meant, and the member's people of it."""

    need: str
    trade: str
    choices: tuple[TradeMatch, ...]
    used: list[Provider]
    trusted: list[Provider]
    met: list[Person]
    met_count: int
    warned: list[Provider]
    """Those only met of whom the member knows that it went badly."""

    @property
    def anyone(self) -> bool:
        return bool(self.used or self.trusted or self.met or self.warned)

    @property
    def count(self) -> int:
        return len(self.used) + len(self.trusted) + self.met_count + len(self.warned)

    @property
    def vouched(self) -> bool:
        """Whether there is anyone whom the member or someone they trust used."""
        return bool(self.used or self.trusted)


def look_up(
    member: Member, need: str, *, on: date, trade: str = "", likeness: Likeness | None = None
) -> LookUp | None:
    """What a need finds; None where it means no trade. `trade` is the one that was chosen."""
    looking = _Looking(member, on)
    found = match_trades(need, own=looking.own, likeness=likeness)
    names = [one.trade for one in found.matches]
    if not names and not trade:
        return None
    chosen = trade if trade in names or trade in looking.keys else (names or [trade])[0]
    return looking.at(need, chosen, found.asked)


def people_of(member: Member, trade: str, *, on: date) -> LookUp:
    """The member's people of one trade."""
    return _Looking(member, on).at(trade, trade_name(trade), ())


class _Looking:
    """One look at one member's people."""

    def __init__(self, member: Member, on: date) -> None:
        self.member, self.on = member, on

    @cached_property
    def keys(self) -> dict[str, list[str]]:
        return {name: list(keys) for name, keys in trade_keys(self.member).items()}

    @property
    def own(self) -> list[str]:
        return list(self.keys)

    def at(self, need: str, trade: str, choices: tuple[TradeMatch, ...]) -> LookUp:
        people = self._people(trade)
        told = list(self._told().filter(person__in=people))
        track = track_records(self._by_sources(told)) if told else {}
        given = Recommendation.objects.of(self.member).standing().filter(provider__in=people)
        given = given.exclude(result="").select_related("provider", "asker")
        known = providers(told, given.latest_first(), track=track, on=self.on)
        used = [one for one in known if one.basis == Basis.USED]
        trusted = [one for one in known if one.basis == Basis.TRUSTED]
        vouched = [one.person.pk for one in (*used, *trusted)]
        warned = [one for one in known if one.basis == Basis.ONLY_MET]
        vouched += [one.person.pk for one in warned]
        others = people.exclude(place__in=OUT).exclude(pk__in=vouched)
        return LookUp(
            need=need,
            trade=trade,
            choices=choices,
            used=used,
            trusted=trusted,
            met=list(others.order_by("sort_key", "pk")[:MET_SHOWN]),
            met_count=others.count(),
            warned=warned,
        )

    def _people(self, trade: str) -> People:
        """Everyone of a trade: by what the member wrote, else by the title in an address book."""
        mine = Person.objects.of(self.member).kept()
        titled = [hit.person_id for hit in find(self.member, trade, limit=TITLED)]
        without = mine.filter(pk__in=titled, role_key="").values_list("pk", "title")
        pks = [pk for pk, title in without if title and trade_name(title) == trade]
        return mine.filter(Q(role_key__in=self.keys.get(trade, [])) | Q(pk__in=pks))

    def _told(self) -> Experiences:
        mine = Experience.objects.of(self.member).kept().filter(person__trashed_at=None)
        return mine.select_related("person", "source").latest_first()

    def _by_sources(self, told: list[Experience]) -> list[Experience]:
        """All that is told by those who tell of these, and the member's own jobs with the same."""
        sources = {one.source_id for one in told if one.source_id}
        if not sources:
            return told
        heard = Q(source__in=sources)
        theirs = self._told().filter(heard).values("person")
        return list(self._told().filter(heard | Q(person__in=theirs)))
