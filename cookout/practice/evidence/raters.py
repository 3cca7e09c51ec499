"""The group's check of its raters: who agrees with the others, and what looks arranged.

Fairness follows Kumar et al. (ICDM 2016), shrunken towards the group's usual. Its findings are for
a careful look at statements. They are never shown as an order of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from cookout.practice.evidence.numbers import (
    FIVE_STARS,
    FIVE_STARS_COUNT,
    OUTCOME_RANGE,
    RATER_PRIOR_COUNT,
    RING_OUTCOME,
    RING_SHARE,
    RING_SIZE,
    USUAL_FAIRNESS,
)

Outcomes = Mapping[tuple[str, str], float]
"""The mean outcome that a member told of a provider, by (member, provider)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A finding about statements, with the names it concerns in the order of the alphabet."""

    members: tuple[str, ...]
    sentence: str


def fairness(*, member: str, outcomes: Outcomes, usual: float = USUAL_FAIRNESS) -> float:
    """How far a member's outcomes agree with the others', from 0 to 1; `usual` where none compare.

    Only providers of whom somebody else told too are compared, with the mean of the others.
    """
    gaps = []
    for provider in [provider for teller, provider in outcomes if teller == member]:
        others = [
            outcome
            for (teller, same), outcome in outcomes.items()
            if same == provider and teller != member
        ]
        if others:
            gaps.append(abs(outcomes[member, provider] - fmean(others)))
    agreed = sum(1 - gap / OUTCOME_RANGE for gap in gaps)
    return (RATER_PRIOR_COUNT * usual + agreed) / (RATER_PRIOR_COUNT + len(gaps))


def flags(outcomes: Outcomes) -> list[Flag]:
    """Who always gives five stars, and rings whose members praise each other."""
    return [*_five_stars(outcomes), *_rings(outcomes)]


def _five_stars(outcomes: Outcomes) -> Iterable[Flag]:
    for member in sorted({teller for teller, _ in outcomes}):
        theirs = [outcome for (teller, _), outcome in outcomes.items() if teller == member]
        if len(theirs) >= FIVE_STARS_COUNT and min(theirs) >= FIVE_STARS:
            sentence = f"Always five stars: {member} rated all {len(theirs)} the best."
            yield Flag(members=(member,), sentence=sentence)


def _rings(outcomes: Outcomes) -> Iterable[Flag]:
    praised: dict[str, set[str]] = {}
    for (teller, provider), outcome in outcomes.items():
        back = outcomes.get((provider, teller), 0.0)
        if teller != provider and min(outcome, back) >= RING_OUTCOME:
            praised.setdefault(teller, set()).add(provider)
    left = set(praised)
    while left:
        ring = _connected(min(left), praised)
        left -= ring
        if len(ring) >= RING_SIZE and _inward(ring, outcomes) >= RING_SHARE:
            names = tuple(sorted(ring))
            listed = f"{', '.join(names[:-1])} and {names[-1]}"
            yield Flag(members=names, sentence=f"Mostly praise each other: {listed}.")


def _connected(first: str, praised: Mapping[str, set[str]]) -> set[str]:
    found, ahead = {first}, [first]
    while ahead:
        for name in praised[ahead.pop()] - found:
            found.add(name)
            ahead.append(name)
    return found


def _inward(ring: set[str], outcomes: Outcomes) -> float:
    """The share of what the ring's members told that is about each other."""
    told = [provider in ring for teller, provider in outcomes if teller in ring]
    return sum(told) / len(told)
