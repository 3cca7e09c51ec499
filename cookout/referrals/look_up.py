"""Who do you know who...? A need in plain words, the trade that meets it, and the people of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cookout.people.person import Person
from cookout.people.search.search import find_ids
from cookout.practice.evidence.statement import Basis
from cookout.practice.lookup.matches import TradeMatch
from cookout.practice.lookup.needs import Likeness, match_trades
from cookout.referrals.experience import Experience, Experiences, Outcome
from cookout.referrals.provider import Provider, ToldJob, providers, track_records
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.trades_known import trade_keys, trade_name

if TYPE_CHECKING:
    from cookout.members.member import Member

MET_SHOWN = 10
TITLED = 30
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
        told = list(self._told().filter(person__in=list(people)))
        track = track_records(self._told_by({one.source_id for one in told if one.source_id}))
        given = Recommendation.objects.of(self.member).standing().filter(provider__in=list(people))
        given = given.exclude(result="").select_related("provider", "asker")
        known = providers(told, given.latest_first(), track=track, on=self.on)
        by_basis = {basis: [one for one in known if one.basis == basis] for basis in Basis}
        for one in known:
            people.pop(one.person.pk)
        others = sorted((key, pk) for pk, (place, key) in people.items() if place not in OUT)
        first = [pk for _, pk in others[:MET_SHOWN]]
        met = Person.objects.in_bulk(first)
        return LookUp(
            need=need,
            trade=trade,
            choices=choices,
            used=by_basis[Basis.USED],
            trusted=by_basis[Basis.TRUSTED],
            met=[met[pk] for pk in first],
            met_count=len(others),
            warned=by_basis[Basis.ONLY_MET],
        )

    def _people(self, trade: str) -> dict[int, tuple[str, str]]:
        """The place and the name's key of everyone of a trade: by what the member wrote, else by
        the title in an address book."""
        mine = Person.objects.of(self.member).kept()
        rows = mine.filter(role_key__in=self.keys.get(trade, [])).order_by()
        found = {pk: (place, key) for pk, place, key in rows.values_list("pk", "place", "sort_key")}
        titled = mine.filter(pk__in=list(find_ids(self.member, trade, limit=TITLED)), role_key="")
        for pk, title, place, key in titled.values_list("pk", "title", "place", "sort_key"):
            if title and trade_name(title) == trade:
                found[pk] = place, key
        return found

    def _told(self) -> Experiences:
        mine = Experience.objects.of(self.member).kept().filter(person__trashed_at=None)
        return mine.select_related("person", "source").latest_first()

    def _told_by(self, sources: set[int]) -> Iterator[ToldJob]:
        """All that these praised, and the member's own jobs with the same people."""
        if not sources:
            return
        mine = Experience.objects.of(self.member).kept().filter(person__trashed_at=None)
        theirs = mine.filter(source__in=sources, outcome=Outcome.WELL).order_by()
        own = mine.first_hand().filter(person__in=theirs.values("person")).exclude(outcome="")
        for rows in (theirs, own.order_by()):
            for row in rows.values_list("person_id", "source_id", "on", "outcome"):
                yield ToldJob(*row)
