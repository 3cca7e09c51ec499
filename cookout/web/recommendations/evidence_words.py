"""What a recommendation is based on, in words: to the member, and as the member tells the asker."""

from __future__ import annotations

from dataclasses import dataclass

from cookout.people.interaction import InteractionKind
from cookout.people.person import Person
from cookout.practice.event_names import at_event
from cookout.practice.evidence.care import A_LOT, advice, care
from cookout.practice.evidence.collision import collision, in_first_person
from cookout.practice.evidence.great_work import OUTCOMES
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.wording import went_well
from cookout.practice.pronouns import pronouns
from cookout.referrals.experience import Experience
from cookout.referrals.recommendation import Recommendation
from cookout.web.experiences.experience_rows import of_person, teller


@dataclass(frozen=True)
class EvidenceWords:
    """The basis, the sentence for the member, and the sentence for the asker."""

    basis: Basis
    meter: str
    evidence: str
    experience: Experience | None

    def is_too_little(self, stakes: str) -> bool:
        """Whether to offer the honest no once more before sending."""
        return self.basis == Basis.ONLY_MET and stakes == A_LOT

    def care(self, stakes: str) -> str:
        return care(basis=self.basis, stakes=stakes).replace("'", "’")


def rests_on(person: Person) -> EvidenceWords:
    """What a recommendation of a person rests on today."""
    experiences = of_person(person)
    own = [experience for experience in experiences if experience.is_own]
    heard = next((experience for experience in experiences if not experience.is_own), None)
    basis = Basis.USED if own else Basis.TRUSTED if heard else Basis.ONLY_MET
    meter = _meter(person, own, heard)
    told_of = own[0] if own else heard
    sentence = _sentence(told_of)
    went = _how_they_went(person)
    evidence = " ".join(filter(None, (in_first_person(meter), sentence)))
    meter = f"{meter} {went}".strip()
    return EvidenceWords(basis, meter.replace("'", "’"), evidence.replace("'", "’"), told_of)


def _how_they_went(person: Person) -> str:
    """How the member's earlier recommendations of them went."""
    given = Recommendation.objects.not_in_trash().filter(provider=person)
    recommended = [
        recommendation.outcome for recommendation in given if recommendation.outcome is not None
    ]
    return f"Of your recommendations {went_well(recommended)}." if recommended else ""


def _meter(person: Person, own: list[Experience], heard: Experience | None) -> str:
    them = pronouns(person.pronouns).object
    if own:
        return collision(
            outcomes=[OUTCOMES.get(experience.outcome) for experience in own], them=them
        )
    if heard:
        outcome = OUTCOMES.get(heard.outcome)
        return collision(source=teller(heard), source_outcome=outcome, them=them)
    met = person.interactions.not_in_trash().filter(kind=InteractionKind.MET)
    last = met.select_related("event").latest_first().first()
    event = last.event if last else None
    where = at_event(event.name) if event else ""
    return collision(met=met.count(), where=where, them=them)


def _sentence(one: Experience | None) -> str:
    words = (one.words or one.what) if one else ""
    return words if not words or words[-1] in ".!?…" else f"{words}."


def message_of(one: Recommendation) -> str:
    """Luis Ortega, plumber, 818 555 0119. I used him twice, and both jobs went well."""
    who = ", ".join(filter(None, (one.provider.name, one.provider.work, one.phone)))
    more = advice(basis=Basis(one.basis), stakes=one.stakes)
    return " ".join(filter(None, (f"{who}.", one.evidence, more)))
