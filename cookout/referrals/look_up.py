"""Who do you know who...? A need in plain words, the trade that meets it, and the people of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cookout.people.person import Person
from cookout.people.search.search import find_ids
from cookout.practice.evidence.statement import Basis
from cookout.practice.lookup.matches import TradeMatch
from cookout.practice.lookup.needs import Likeness, match_trades
from cookout.referrals.experience import Experience, Outcome
from cookout.referrals.provider import Provider, ToldJob, providers, track_records
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.trades_known import trade_keys, trade_name

if TYPE_CHECKING:
    from cookout.members.member import Member

SHOWN = 10
"""How many people of a tier a page shows; for the others only the name is loaded."""
TITLED = 30
TOLD = tuple(field.name for field in Experience._meta.concrete_fields)
RANKED = ("name", "sort_key", "role_key")
JOB = ("person_id", "source_id", "on", "outcome")
OUT = (Person.Place.GONE, Person.Place.DIED)
"""People let go are named only if their work is known."""


@dataclass(frozen=True)
class LookUp:
    """A need's trade, other trades it may mean, and the member's people of that trade."""

    need: str
    trade: str
    choices: tuple[TradeMatch, ...]
    used: list[Provider]
    trusted: list[Provider]
    met: list[Person]
    met_count: int
    warned: list[Provider]
    """People only met whose work is known to have gone badly."""

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
    """Look up a need; None if it means no trade. `trade` is the chosen one."""
    looking = _Looking(member, on)
    found = match_trades(need, own=looking.own, likeness=likeness)
    names = [match.trade for match in found.matches]
    if not names and not trade:
        return None
    chosen = trade if trade in names or trade in looking.keys else (names or [trade])[0]
    return looking.at(need, chosen, found.asked)


def people_of(member: Member, trade: str, *, on: date) -> LookUp:
    """The member's people of one trade."""
    return _Looking(member, on).at(trade, trade_name(trade), ())


class _Looking:
    """One look-up among one member's people."""

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
        ranked = self._providers(people)
        by_basis = {
            basis: [provider for provider in ranked if provider.basis == basis] for basis in Basis
        }
        warned = by_basis[Basis.ONLY_MET]
        for provider in ranked:
            people.pop(provider.person.pk)
        others = sorted((key, pk) for pk, (place, key) in people.items() if place not in OUT)
        first = [pk for _, pk in others[:SHOWN]]
        shown = [*by_basis[Basis.USED][:SHOWN], *by_basis[Basis.TRUSTED][:SHOWN], *warned]
        whole = Person.objects.in_bulk([*first, *(provider.person.pk for provider in shown)])
        return LookUp(
            need=need,
            trade=trade,
            choices=choices,
            used=_whole(by_basis[Basis.USED], whole),
            trusted=_whole(by_basis[Basis.TRUSTED], whole),
            met=[whole[pk] for pk in first],
            met_count=len(others),
            warned=_whole(warned, whole),
        )

    def _providers(self, people: Iterable[int]) -> list[Provider]:
        """Those of these people whose work is known, the best experience first."""
        experiences = self._experiences(people)
        sources = {experience.source_id for experience in experiences if experience.source_id}
        track = track_records(jobs_told_by(sources))
        given = Recommendation.objects.of(self.member).standing().filter(provider__in=list(people))
        given = given.exclude(result="").select_related("provider", "asker")
        return providers(experiences, given.latest_first(), track=track, on=self.on)

    def _people(self, trade: str) -> dict[int, tuple[str, str]]:
        """The place and sort key of everyone of a trade: by the trade the member wrote, else by the
        title in an address book."""
        mine = Person.objects.of(self.member).not_in_trash()
        rows = mine.filter(role_key__in=self.keys.get(trade, [])).order_by()
        found = {pk: (place, key) for pk, place, key in rows.values_list("pk", "place", "sort_key")}
        titled = mine.filter(pk__in=list(find_ids(self.member, trade, limit=TITLED)), role_key="")
        for pk, title, place, key in titled.values_list("pk", "title", "place", "sort_key"):
            if title and trade_name(title) == trade:
                found[pk] = place, key
        return found

    def _experiences(self, people: Iterable[int]) -> list[Experience]:
        """The experiences with these people, the latest first. People are loaded with only the
        columns they are ranked by: most of a long list are never shown."""
        # Whose people they are is known. Asked for it again, SQLite would read every experience.
        rows = (
            Experience.objects.not_in_trash()
            .filter(person__in=list(people))
            .select_related("person")
        )
        experiences = list(rows.only(*TOLD, *(f"person__{name}" for name in RANKED)).latest_first())
        sources = Person.objects.in_bulk(
            {experience.source_id for experience in experiences if experience.source_id}
        )
        for experience in experiences:
            if experience.source_id:
                experience.source = sources[experience.source_id]
        return experiences


def jobs_told_by(sources: set[int]) -> Iterator[ToldJob]:
    """All jobs that these people praised, and their owner's own jobs with the same providers."""
    if not sources:
        return
    rows = Experience.objects.not_in_trash().filter(person__trashed_at=None).order_by()
    praised = rows.filter(source__in=sources, outcome=Outcome.WELL)
    theirs = [ToldJob(*row) for row in praised.values_list(*JOB)]
    yield from theirs
    jobs = rows.filter(person__in={job.provider for job in theirs}).exclude(outcome="")
    for *job, source_name in jobs.values_list(*JOB, "source_name"):
        if job[1] is None and not source_name:
            yield ToldJob(*job)


def _whole(some: Iterable[Provider], people: Mapping[int, Person]) -> list[Provider]:
    """The same providers, with the whole person for those in `people`."""
    return [
        replace(provider, person=people.get(provider.person.pk, provider.person))
        for provider in some
    ]
