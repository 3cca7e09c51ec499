"""Suggest a phase's length from a group's own past: how long it really took, beside the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_high

from cookout.practice.phrases import number
from cookout.practice.protocol.phase import Phase, Protocol
from cookout.practice.protocol.times import MINUTE, length

LEAST_TIMES = 3
"""So often a phase has to have run before anything is suggested."""
LATEST = 8
"""So many of its latest runs count: a group changes."""
SKIPPED = 15
"""Seconds below which a phase was passed over, and says nothing of how long it takes."""
APART = 0.2
"""Suggest only if the difference is at least this share of the plan, and at least half a minute."""
STEP = MINUTE // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedLength:
    """A phase, its planned seconds, and what the group took in the middle of `times` runs."""

    phase: Phase
    seconds: int
    times: int

    @property
    def words(self) -> str:
        """ "Experience round: planned for 10 minutes, usually takes 13 here (last six times)." """
        plan = length(seconds=self.phase.seconds)
        took = length(seconds=self.seconds)
        last = f"last {number(count=self.times)} times"
        return f"{self.phase.name}: planned for {plan}, usually takes {took} here ({last})."


def suggested_lengths(
    protocol: Protocol, took: Mapping[str, Sequence[int]]
) -> tuple[SuggestedLength, ...]:
    """What to plan instead, for the phases that took another time than planned.

    `took` holds the seconds of each run by the phase's key, the latest last. The suggestion is
    the middle of the latest ones, up to the next half minute.
    """
    found = []
    for phase in protocol.phases:
        runs = [seconds for seconds in took.get(phase.key, ()) if seconds >= SKIPPED][-LATEST:]
        if len(runs) < LEAST_TIMES:
            continue
        seconds = -(-median_high(runs) // STEP) * STEP
        if abs(seconds - phase.seconds) >= max(STEP, APART * phase.seconds):
            found.append(SuggestedLength(phase=phase, seconds=seconds, times=len(runs)))
    return tuple(found)
