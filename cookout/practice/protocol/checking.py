"""Whether a protocol can be run: its minutes add up, and what it seals is opened again."""

from __future__ import annotations

from cookout.practice.protocol.phase import Input, Lock, Phase, Protocol, Speaker, Visibility
from cookout.practice.protocol.times import length

LONGEST = 14 * 24 * 3600
"""Two weeks: the longest a phase may take, in seconds."""


class WrongProtocol(ValueError):
    """A protocol that cannot be run. Its text is the sentence to show."""


class DoesNotAddUp(WrongProtocol):
    """The phases take another time than the session promises."""


def check(protocol: Protocol) -> Protocol:
    """The protocol itself where it can be run; WrongProtocol with a sentence where not."""
    if not protocol.phases or not protocol.name.strip():
        raise WrongProtocol("A protocol needs a name and at least one phase.")
    if protocol.hot_seats < 1 or protocol.members < 2:
        raise WrongProtocol("A protocol needs a hot seat and two members.")
    if len({phase.key for phase in protocol.phases}) < len(protocol.phases):
        raise WrongProtocol("Two phases have the same key.")
    for phase in protocol.phases:
        _check_phase(phase)
    _check_hot_seat(protocol)
    _check_turns(protocol)
    if protocol.sum != protocol.seconds:
        raise DoesNotAddUp(_sum_sentence(protocol))
    return protocol


def _check_phase(phase: Phase) -> None:
    if not 0 < phase.seconds <= LONGEST:
        raise WrongProtocol(f"“{phase.name}” needs more than 0 minutes and at most two weeks.")
    if phase.takes is Input.CARD and Lock.ANSWERS in phase.locks:
        raise WrongProtocol(f"“{phase.name}” asks for answers and locks them.")
    if (phase.seconds_each or phase.most_each) and phase.speaker is not Speaker.EACH:
        raise WrongProtocol(f"“{phase.name}” gives each speaker a time, but nobody has a turn.")


def _check_hot_seat(protocol: Protocol) -> None:
    inside = [phase.in_hot_seat for phase in protocol.phases]
    if True not in inside:
        raise WrongProtocol("A protocol needs a phase in the hot seat.")
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    if not all(inside[first : last + 1]):
        raise WrongProtocol("The phases of a hot seat stand together.")
    for phase in protocol.phases:
        if phase.visibility is Visibility.SEALED and not phase.in_hot_seat:
            raise WrongProtocol(f"“{phase.name}” seals answers outside of a hot seat.")


def _check_turns(protocol: Protocol) -> None:
    for phase in protocol.phases:
        speakers = protocol.members - (1 if phase.in_hot_seat else 0)
        if phase.seconds_each and phase.seconds_each * speakers != phase.seconds:
            raise WrongProtocol(
                f"“{phase.name}” takes {length(seconds=phase.seconds)}, but {speakers} turns of "
                f"{phase.seconds_each} seconds do not."
            )


def _sum_sentence(protocol: Protocol) -> str:
    sum_, promised = protocol.sum, protocol.seconds
    change = "Take away" if sum_ > promised else "Add"
    return (
        f"The phases add up to {length(seconds=sum_)}, and the session is "
        f"{length(seconds=promised)}. {change} {length(seconds=abs(sum_ - promised))}."
    )
