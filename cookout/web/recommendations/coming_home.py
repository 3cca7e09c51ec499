"""Tell those behind a recommendation how it went: who vouched, and who did the job."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.call_name import call_name
from cookout.practice.evidence.coming_home import to_the_provider, to_the_source
from cookout.practice.evidence.great_work import OUTCOMES, WELL
from cookout.referrals.recommendation import Recommendation
from cookout.web.experiences.experience_rows import teller
from cookout.web.parts.contact_links import Action
from cookout.web.parts.person_summary import called
from cookout.web.parts.sending import ways_to_send


@dataclass(frozen=True)
class ToTell:
    """Someone to tell how it went: why, the message, and the links that send it."""

    name: str
    why: str
    message: str
    actions: list[Action]


def coming_home(one: Recommendation, *, member: Member) -> list[ToTell]:
    """Whom to tell; no one while the result isn't known."""
    return list(_to_tell(one, member)) if one.result in OUTCOMES else []


def _to_tell(one: Recommendation, member: Member) -> Iterator[ToTell]:
    provider = called(one.provider)
    if experience := one.vouched_by:
        name = _first_name(experience.source, experience.source_name)
        words = to_the_source(first_name=name, provider=provider, result=one.result)
        why = f"You passed on what {name} said."
        yield ToTell(name, why, words, ways_to_send(experience.source, words, member))
    if one.result == WELL:
        turn = Recommendation.objects.of(member).thanked_before(one)
        words = to_the_provider(first_name=provider, turn=turn)
        why = "They may like to hear it."
        yield ToTell(provider, why, words, ways_to_send(one.provider, words, member))


def whom_to_tell(one: Recommendation) -> str:
    """The person whose word was passed on; None if it was the member's own experience."""
    experience = one.vouched_by
    return f"Tell {teller(experience)}, whose word you passed on" if experience else ""


def _first_name(person: Person | None, name: str) -> str:
    return called(person) if person else call_name(name=name, given="", nickname="")
