"""A person as a provider: the evidence about their work, and its basis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cookout.people.person import Person
from cookout.practice.evidence.great_work import OUTCOMES, WELL
from cookout.practice.evidence.ledger import Ledger, ledger
from cookout.practice.evidence.opinion import Evidence
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.track import Recommended, tracks
from cookout.referrals.experience import ME, Experience
from cookout.referrals.recommendation import Recommendation


@dataclass(frozen=True)
class Provider:
    """A person, their experiences with the latest first, and the opinion those give."""

    person: Person
    experiences: Sequence[Experience]
    ledger: Ledger
    recommended: Sequence[Recommendation] = ()

    @cached_property
    def own(self) -> list[Experience]:
        return [experience for experience in self.experiences if experience.is_own]

    @cached_property
    def heard(self) -> list[Experience]:
        return [experience for experience in self.experiences if not experience.is_own]

    @property
    def basis(self) -> Basis:
        """The strongest basis there is."""
        if self.own:
            return Basis.USED
        # What went badly is shown, and vouches for nobody.
        told = self.heard or any(recommendation.outcome for recommendation in self.recommended)
        return Basis.TRUSTED if told else Basis.ONLY_MET

    @property
    def went_well(self) -> bool:
        """Whether more jobs went well than not, among those that count, or if none counts, among
        all."""
        opinion = self.ledger.opinion
        if not opinion.unknown:
            return opinion.expected > opinion.base
        outcomes = [each.statement.outcome for each in self.ledger.entries]
        heard = [outcome for outcome in outcomes if outcome is not None]
        return sum(heard) > len(heard) / 2

    @property
    def order(self) -> tuple[float, int, str]:
        """Best experience first, then most jobs told of, then by name; never by who was met."""
        jobs = sum(experience.outcome != "" for experience in self.experiences)
        jobs += sum(recommendation.outcome is not None for recommendation in self.recommended)
        return -self.ledger.opinion.order, -jobs, self.person.sort_key

    def why(self, names: Mapping[str, str]) -> list[str]:
        """Every statement with name and date, and the opinion without each person's jobs."""
        return self.ledger.in_words(names)


def providers(
    experiences: Iterable[Experience],
    recommended: Iterable[Recommendation],
    *,
    track: Mapping[str, Evidence],
    on: date,
) -> list[Provider]:
    """Everyone with known work, the best experience first."""
    people: dict[int, Person] = {}
    by_person: dict[int, list[Experience]] = {}
    given: dict[int, list[Recommendation]] = {}
    for experience in experiences:
        people[experience.person_id] = experience.person
        by_person.setdefault(experience.person_id, []).append(experience)
    for each in recommended:
        people.setdefault(each.provider_id, each.provider)
        given.setdefault(each.provider_id, []).append(each)
    found = [
        provider(person, by_person.get(pk, []), given.get(pk, []), track=track, on=on)
        for pk, person in people.items()
    ]
    return sorted(found, key=lambda one: one.order)


def provider(
    person: Person,
    experiences: Sequence[Experience],
    recommended: Sequence[Recommendation] = (),
    *,
    track: Mapping[str, Evidence],
    on: date,
) -> Provider:
    """The evidence about one person's work: from the member, and from people they recommended them
    to."""
    statements = [experience.statement() for experience in experiences]
    statements += [
        recommendation.statement()
        for recommendation in recommended
        if recommendation.outcome is not None
    ]
    entries = ledger(me=ME, statements=statements, tracks=track, on=on)
    return Provider(person, experiences, entries, recommended)


class ToldJob(NamedTuple):
    """A job as it counts for the one who told of it; the member's own has no source."""

    provider: int
    source: int | None
    on: date
    outcome: str


def track_records(jobs: Iterable[ToldJob]) -> dict[str, Evidence]:
    """How good each source is as a recommender: how the member's own jobs went with providers the
    source had praised before. A warning that came true is no recommendation."""
    every_job = list(jobs)
    own: dict[int, list[ToldJob]] = {}
    for job in every_job:
        if job.source is None and job.outcome:
            own.setdefault(job.provider, []).append(job)
    return tracks(
        me=ME,
        recommended=[
            Recommended(
                member=str(told_job.source),
                asker=ME,
                basis=Basis.USED,
                outcome=OUTCOMES[job.outcome],
            )
            for told_job in every_job
            if told_job.source is not None and told_job.outcome == WELL
            for job in own.get(told_job.provider, ())
            if job.on >= told_job.on
        ],
    )


def names_of(one: Provider) -> dict[str, str]:
    """The names to use in the statements, by key."""
    found = {str(one.person.pk): one.person.name}
    found |= {experience.statement().source: experience.teller for experience in one.heard}
    return found | {each.statement().source: each.asker_called for each in one.recommended}
