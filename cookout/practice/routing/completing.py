"""Who on a waiting list would complete a group: a proposal with reasons, no ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cookout.practice.mastermind.competing import same_trade
from cookout.practice.phrases import one_line
from cookout.practice.routing.tokens import shared_words

MOST_REASONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A member or a candidate: what they do, and what they lived, a phrase each."""

    id: int
    name: str
    trade: str = ""
    lived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberProposal:
    """A candidate with the reasons for asking them, a sentence each."""

    id: int
    reasons: tuple[str, ...]


def who_would_complete(
    *, members: Sequence[Peer], candidates: Iterable[Peer], open_questions: Sequence[str]
) -> tuple[MemberProposal, ...]:
    """Candidates who lived what an open question asks about and nobody in the group has.

    Nobody is proposed whose trade a member has. Those who would help with more questions come
    first, then as they came to the waiting list; somebody without a reason is not proposed.
    """
    unanswered = [
        question
        for question in open_questions
        if not any(_lived(member, question) for member in members)
    ]
    proposals = [
        MemberProposal(id=candidate.id, reasons=_reasons(candidate, unanswered))
        for candidate in candidates
        if not any(same_trade(candidate.trade, member.trade) for member in members)
    ]
    found = [proposal for proposal in proposals if proposal.reasons]
    return tuple(sorted(found, key=lambda proposal: -len(proposal.reasons)))


def _lived(peer: Peer, question: str) -> str:
    """What of their experience has most to do with a question, or nothing."""
    counted = [(len(shared_words(lived, question)), lived) for lived in peer.lived]
    most = max((count for count, _ in counted), default=0)
    return next((lived for count, lived in counted if most and count == most), "")


def _reasons(candidate: Peer, questions: Sequence[str]) -> tuple[str, ...]:
    found = [(lived, asked) for asked in questions if (lived := _lived(candidate, asked))]
    return tuple(
        f"{candidate.name} has lived “{one_line(text=lived)}”, and nobody here has: "
        f"“{one_line(text=asked)}”"
        for lived, asked in found[:MOST_REASONS]
    )
