"""The people who may meet a need, as the search page shows them, by the evidence about their
work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.evidence.collision import collision
from cookout.practice.evidence.great_work import OUTCOMES
from cookout.practice.evidence.wording import went_well
from cookout.practice.phrases import capital, listed, one_line, plural, so_many, with_article
from cookout.practice.pronouns import pronouns
from cookout.referrals.look_up import SHOWN, LookUp
from cookout.referrals.provider import Provider, names_of
from cookout.web.experiences.experience_rows import month_of, teller
from cookout.web.parts.contact_links import Action
from cookout.web.parts.person_summary import Ring, called, rings
from cookout.web.parts.sending import ways_to_send


@dataclass(frozen=True)
class FoundProvider:
    """A person found: a sentence, the counts in words, and every statement."""

    ring: Ring
    sentence: str
    track: str
    why: list[str]
    private: bool
    teller: str = ""
    ask: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Tier:
    """The people found on one basis."""

    basis: str
    title: str
    found: list[FoundProvider]
    people: str


def page_of(found: LookUp, *, member: Member, on: date) -> dict[str, Any]:
    """The context of a look-up."""
    return {
        "look_up": found,
        "need": found.need,
        "trade": found.trade,
        "a_trade": with_article(noun=found.trade),
        "in_all": capital(
            words=so_many(count=found.count, one=found.trade, several=plural(noun=found.trade))
        ),
        "tiers": [tier for tier in _tiers(found, member, on) if tier.found],
        "choices": [(choice.trade, _query(found.need, choice.trade)) for choice in found.choices],
        "need_query": _query(found.need, found.trade),
        "more_met": found.met_count - len(found.met),
    }


def _query(need: str, trade: str) -> str:
    return urlencode({"q": need, "trade": trade})


def _tiers(found: LookUp, member: Member, on: date) -> list[Tier]:
    sources = [who for provider in found.trusted[:SHOWN] if (who := _source(provider))]
    prefetch_related_objects(sources, "contact_points")
    return [
        _tier(
            "used",
            "You used them",
            [_known(provider, on) for provider in found.used[:SHOWN]],
            len(found.used),
        ),
        _tier(
            "trusted",
            "Someone you trust used them",
            [_vouched(provider, member, on) for provider in found.trusted[:SHOWN]],
            len(found.trusted),
        ),
        _tier(
            "met",
            "Met, not vouched for",
            [*_only_met(found.met, on), *(_known(provider, on) for provider in found.warned)],
            found.met_count + len(found.warned),
        ),
    ]


def _tier(basis: str, title: str, found: list[FoundProvider], count: int) -> Tier:
    return Tier(basis, title, found, so_many(count=count, one="person", several="people"))


def _known(one: Provider, on: date) -> FoundProvider:
    (ring,) = rings([one.person], on=on)
    names = {key: one_line(text=name, most=40) for key, name in names_of(one).items()}
    return FoundProvider(
        ring=ring,
        sentence=next(
            (
                experience.words or experience.what
                for experience in one.experiences
                if experience.words or experience.what
            ),
            "",
        ),
        track=_track(one),
        why=[line.replace("'", "’") for line in one.why(names)],
        private=one.person.private_on is not None,
    )


def _source(one: Provider) -> Person | None:
    """The person who told of them last and can be asked."""
    sources = (each.source for each in one.heard if each.source)
    return next((who for who in sources if not who.died and who.trashed_at is None), None)


def _vouched(one: Provider, member: Member, on: date) -> FoundProvider:
    """On whose word it is, and the message that asks them."""
    source = _source(one)
    if source is None:
        return _known(one, on)
    message = f"Hi {called(source)}, you used {called(one.person)}. Would you use them again?"
    message = message.replace(" them ", f" {pronouns(one.person.pronouns).object} ")
    ask = tuple(ways_to_send(source, message, member)[:1])
    return replace(_known(one, on), teller=called(source), ask=ask)


def _track(one: Provider) -> str:
    """Used by you, twice, last in June 2026: the counts and the last month, in words."""
    if one.own:
        them = pronouns(one.person.pronouns).object
        words = collision(outcomes=[OUTCOMES.get(job.outcome) for job in one.own], them=them)
        parts = [f"{words} Last in {month_of(one.own[0].on)}."]
    else:
        names = list(dict.fromkeys(teller(experience) for experience in one.heard))[:3]
        parts = [f"Used by {listed(names=names)}. {one.ledger.in_short()}"] if names else []
    outcomes = [each.outcome for each in one.recommended if each.outcome is not None]
    if outcomes:
        parts.append(f"Of your recommendations {went_well(outcomes)}.")
    return " ".join(parts).replace("'", "’")


def _only_met(people: Sequence[Person], on: date) -> list[FoundProvider]:
    return [
        FoundProvider(
            ring=ring,
            sentence=f"You don’t know {called(ring.person)}’s work yet."
            if ring.person.met_on
            else "In your address book. You don’t know their work.",
            track="",
            why=[],
            private=ring.person.private_on is not None,
        )
        for ring in rings(people, on=on)
    ]
