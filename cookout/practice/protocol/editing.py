"""A host's own copy of a protocol: other lengths, the same locks and seals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cookout.practice.protocol.checking import WrongProtocol, check
from cookout.practice.protocol.phase import Phase, Protocol


def edited(
    protocol: Protocol,
    *,
    seconds_by_key: Mapping[str, int],
    seconds: int | None = None,
    name: str | None = None,
) -> Protocol:
    """A copy with other lengths: of the phases named, and of the session where `seconds` is given.

    DoesNotAddUp with the sum in a sentence where the phases and the session differ;
    WrongProtocol where a phase is named that is not there or gets no time.
    """
    if unknown := set(seconds_by_key) - {phase.key for phase in protocol.phases}:
        raise WrongProtocol(f"There is no phase {min(unknown)} in {protocol.name}.")
    return check(
        replace(
            protocol,
            name=protocol.name if name is None else name,
            seconds=protocol.seconds if seconds is None else seconds,
            phases=tuple(_with(phase, seconds_by_key) for phase in protocol.phases),
        )
    )


def with_lengths(protocol: Protocol, seconds_by_key: Mapping[str, int]) -> Protocol:
    """A copy with other lengths of some phases; the session takes what they add up to."""
    phases = tuple(_with(phase, seconds_by_key) for phase in protocol.phases)
    copy = replace(protocol, phases=phases)
    return replace(copy, seconds=copy.sum)


def _with(phase: Phase, seconds_by_key: Mapping[str, int]) -> Phase:
    seconds = seconds_by_key.get(phase.key, phase.seconds)
    if seconds == phase.seconds:
        return phase
    # The host's length of the phase replaces one that follows from how many speak.
    return replace(phase, seconds=seconds, seconds_each=None)
