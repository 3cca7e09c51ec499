"""Whom of those who ask to visit, or wait, a host may like to invite, and why: a proposal only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import phrases_of
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from cookout.practice.mastermind.competing import same_trade, warning
from cookout.practice.routing.completing import Peer, who_would_complete


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody from outside, with sentences: why they would complete the group, and with whom of
    it they may compete."""

    who: VisitRequest | WaitingCandidate
    since: datetime
    reasons: tuple[str, ...]
    competes: tuple[str, ...]


def visitors_of(group: Group) -> list[Candidate]:
    """Those whose request to visit waits for the host, the oldest first."""
    return _candidates(group, list(group.visit_requests.open()))


def waiting_list_of(group: Group) -> list[Candidate]:
    """Those whom the host keeps, who waits the longest first: nobody is ranked."""
    return _candidates(group, list(group.waiting_list.as_they_came()))


def _candidates(group: Group, people: Iterable[VisitRequest | WaitingCandidate]) -> list[Candidate]:
    if not people:
        return []
    members = [
        Peer(id=member.pk, name=member.first_name, trade=member.trade, lived=member.lived_phrases)
        for member in group.members.present().select_related("member")
    ]
    peers = [
        Peer(id=person.pk, name=person.name, trade=person.trade, lived=phrases_of(person.lived))
        for person in people
    ]
    asked = [question.text for question in group.questions.waiting().filter(asker__left_at=None)]
    proposed = who_would_complete(members=members, candidates=peers, open_questions=asked)
    reasons = {proposal.id: proposal.reasons for proposal in proposed}
    return [
        Candidate(
            who=person,
            since=person.asked_at if isinstance(person, VisitRequest) else person.waits_since,
            reasons=reasons.get(person.pk, ()),
            competes=_competes(person, members),
        )
        for person in people
    ]


def _competes(one: VisitRequest | WaitingCandidate, members: Iterable[Peer]) -> tuple[str, ...]:
    return tuple(
        warning(first=one.name, second=member.name, trade=shared)
        for member in members
        if (shared := same_trade(one.trade, member.trade))
    )
