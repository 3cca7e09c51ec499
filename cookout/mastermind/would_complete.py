"""Whom of those who ask to visit a host may like to invite, and why: a proposal only."""

from __future__ import annotations

from dataclasses import dataclass

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import phrases_of
from cookout.mastermind.visit_request import VisitRequest
from cookout.practice.mastermind.competing import same_trade, warning
from cookout.practice.routing.completing import Peer, who_would_complete


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks to visit, with sentences: why they would complete the group, and with whom of it
    they may compete."""

    request: VisitRequest
    reasons: tuple[str, ...]
    competes: tuple[str, ...]


def visitors_of(group: Group) -> list[Visitor]:
    """Those the host has not answered, the oldest first: nobody is ranked."""
    requests = list(group.visit_requests.open())
    members = [
        Peer(id=one.pk, name=one.first_name, trade=one.trade, lived=one.lived_phrases)
        for one in group.members.present().select_related("member")
    ]
    asked = [one.text for one in group.questions.waiting()] if requests else []
    candidates = [
        Peer(id=one.pk, name=one.name, trade=one.trade, lived=phrases_of(one.lived))
        for one in requests
    ]
    proposed = who_would_complete(members=members, candidates=candidates, open_questions=asked)
    reasons = {one.id: one.reasons for one in proposed}
    return [
        Visitor(
            request=one,
            reasons=reasons.get(one.pk, ()),
            competes=tuple(
                warning(first=one.name, second=member.name, trade=shared)
                for member in members
                if (shared := same_trade(one.trade, member.trade))
            ),
        )
        for one in requests
    ]
