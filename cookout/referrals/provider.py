"""A person as somebody to recommend: what is known of their work, and on which basis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cookout.people.person import Person
from cookout.practice.evidence.ledger import Ledger, ledger
from cookout.practice.evidence.opinion import Evidence
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.track import Recommended, tracks
from cookout.referrals.experience import ME, Experience


@dataclass(frozen=True)
class Provider:
    """A person, their experiences with the latest first, and what those come to."""

    person: Person
    experiences: Sequence[Experience]
    ledger: Ledger

    @cached_property
    def own(self) -> list[Experience]:
        return [one for one in self.experiences if one.is_own]

    @cached_property
    def heard(self) -> list[Experience]:
        return [one for one in self.experiences if not one.is_own]

    @property
    def basis(self) -> Basis:
        """The strongest that there is."""
        if self.own:
            return Basis.USED
        return Basis.TRUSTED if self.heard else Basis.ONLY_MET

    @property
    def order(self) -> tuple[float, int, str]:
        """Best experience first, then most jobs told of, then by name; never by who was met."""
        told = sum(one.outcome != "" for one in self.experiences)
        return -self.ledger.opinion.order, -told, self.person.sort_key

    def why(self, names: Mapping[str, str]) -> list[str]:
        """Every statement named and dated, and what it would be without each one's jobs."""
        return self.ledger.in_words(names)


def providers(
    experiences: Iterable[Experience], *, track: Mapping[str, Evidence], on: date
) -> list[Provider]:
    """Everyone whose work is told of, the best experience first."""
    by_person: dict[int, list[Experience]] = {}
    for one in experiences:
        by_person.setdefault(one.person_id, []).append(one)
    found = [provider(told[0].person, told, track=track, on=on) for told in by_person.values()]
    return sorted(found, key=lambda one: one.order)


def provider(
    person: Person, told: Sequence[Experience], *, track: Mapping[str, Evidence], on: date
) -> Provider:
    statements = [one.statement() for one in told]
    return Provider(person, told, ledger(me=ME, statements=statements, tracks=track, on=on))


def track_records(experiences: Iterable[Experience]) -> dict[str, Evidence]:
    """How good each source is as a recommender: how the member's own jobs turned out with those
    whom the source had told of before."""
    told = list(experiences)
    own = [one.statement() for one in told if one.is_own and one.outcome]
    heard = [one.statement() for one in told if not one.is_own]
    return tracks(
        me=ME,
        recommended=[
            Recommended(member=said.source, asker=ME, basis=Basis.USED, outcome=job.outcome)
            for said in heard
            for job in own
            if job.provider == said.provider and job.on >= said.on and _praised(said.outcome)
        ],
    )


def _praised(outcome: float | None) -> bool:
    """A warning that came true is no recommendation that failed."""
    return outcome is not None and outcome > 0.5


def names_of(told: Iterable[Experience]) -> dict[str, str]:
    """What to call everyone in the statements, by their keys."""
    found = {}
    for one in told:
        statement = one.statement()
        found[statement.provider] = one.person.name
        if not one.is_own:
            found[statement.source] = one.teller
    return found
