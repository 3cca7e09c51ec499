"""How long the phases of a group's past sessions really took."""

from __future__ import annotations

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.practice.protocol.phase import Protocol
from cookout.practice.protocol.suggesting import SuggestedLength, suggested_lengths

SESSIONS = 8
"""How many of the latest sessions are used."""


def suggestions_of(group: Group, protocol: Protocol) -> tuple[SuggestedLength, ...]:
    """What to plan for a protocol's phases, by how long the group took for them."""
    over = group.sessions.over().filter(protocol_key=protocol.key).prefetch_related("phases")
    took: dict[str, list[int]] = {}
    for session in reversed(over[:SESSIONS]):
        for key, seconds in _took(session):
            took.setdefault(key, []).append(seconds)
    return suggested_lengths(protocol, took)


def _took(session: GroupSession) -> list[tuple[str, int]]:
    """The seconds of every step that was left again, by its phase."""
    order = session.order(members=session.seats.came().count())
    began = [phase for phase in session.phases.all() if phase.resumes_id is None]
    first = {phase.index: phase.began_at for phase in reversed(began)}
    # After a step back a phase begins anew: until then it was the phase before that ran.
    last = {phase.index: phase.began_at for phase in began}
    found = []
    for step in order:
        ended = last.get(step.index + 1) or (
            session.ended_at if step.index == max(first, default=0) else None
        )
        if ended and step.index in first:
            seconds = int((ended - first[step.index]).total_seconds())
            found.append((step.phase.key, seconds))
    return found
