"""How good a member is as a recommender: how their recommendations turned out, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cookout.practice.evidence.numbers import TRACK_FOR_GROUP, TRACK_FOR_ME
from cookout.practice.evidence.opinion import Evidence, pooled
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.wording import went_well

NAMES = {Basis.USED: "used", Basis.TRUSTED: "someone they trust used", Basis.ONLY_MET: "only met"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """A recommendation by a member to an asker, and how it turned out, None where not known.

    "Did not call" and "number did not work" say nothing of the work: they are not known.
    """

    member: str
    asker: str
    basis: Basis
    outcome: float | None = None


def track(*, member: str, me: str, recommended: Iterable[Recommended]) -> Evidence:
    """The member's track record as I see it: recommendations to me in full, to others at 0.3.

    A member's recommendations to themselves count nothing.
    """
    return pooled(
        Evidence(weight * each.outcome, weight * (1 - each.outcome))
        for each in recommended
        if each.member == member != each.asker and each.outcome is not None
        for weight in (TRACK_FOR_ME if each.asker == me else TRACK_FOR_GROUP,)
    )


def tracks(*, me: str, recommended: Iterable[Recommended]) -> dict[str, Evidence]:
    """The track record of everyone who recommended."""
    by_member: dict[str, list[Recommended]] = {}
    for each in recommended:
        by_member.setdefault(each.member, []).append(each)
    return {
        member: track(member=member, me=me, recommended=theirs)
        for member, theirs in by_member.items()
    }


def track_in_words(*, member: str, recommended: Iterable[Recommended]) -> str:
    """How a member's recommendations went by basis: "Used: 9 of 10 went well; only met: 1 of 4"."""
    known: dict[Basis, list[float]] = {}
    for each in recommended:
        if each.member == member != each.asker and each.outcome is not None:
            known.setdefault(each.basis, []).append(each.outcome)
    parts = [f"{NAMES[basis]}: {went_well(known[basis])}" for basis in Basis if basis in known]
    if not parts:
        return "No recommendation has come back yet."
    words = "; ".join(parts)
    return f"{words[0].upper()}{words[1:]}."
