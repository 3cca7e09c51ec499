"""Whose turn it is in a session in writing, which goes on for days: nobody hears a bell there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCardKind
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.practice.protocol.phase import Input
from cookout.practice.protocol.writing import turn_words, waits_for


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTurn:
    """The running phase of a session in writing: since when, and for whom of the group it waits."""

    session: GroupSession
    index: int
    began_at: datetime
    what: Input
    chair: HotSeat | None
    waits_for: frozenset[int]

    @property
    def words(self) -> str:
        """What there is to do, after "it's your turn to": "answer Rowan's question"."""
        asker = self.chair.member.first_name if self.chair else ""
        return turn_words(what=self.what, asker=asker)


def turns_in_writing(*, groups: Collection[int]) -> Iterator[SessionTurn]:
    """The turns of every session in writing that runs in one of these groups."""
    running = GroupSession.objects.in_writing().running().filter(group__in=groups)
    for session in running.select_related("group").order_by("pk"):
        if turn := turn_of(session):
            yield turn


def turn_of(session: GroupSession) -> SessionTurn | None:
    """Whose turn it is now; None where the running phase asks for nothing."""
    room = SessionRoom(session)
    step, phase = room.step, room.phase
    if step is None or phase is None or step.phase.takes is Input.NOTHING:
        return None
    return SessionTurn(
        session=session,
        index=phase.index,
        began_at=phase.began_at,
        what=step.phase.takes,
        chair=room.chair,
        waits_for=frozenset(_waiting(room)),
    )


def _waiting(room: SessionRoom) -> Iterator[int]:
    """Those in the group who have something to do and have not done it, unless they said that they
    can't come."""
    step, chair = room.step, room.chair
    assert step
    away = set(room.session.replies.filter(comes=False).values_list("member", flat=True))
    done = _done(room)
    for pk in room.session.group.members.present().values_list("pk", flat=True):
        is_asker = chair is not None and pk == chair.member_id
        if pk not in away | done and waits_for(step=step, is_asker=is_asker):
            yield pk


def _done(room: SessionRoom) -> set[int | None]:
    """Who has done what the phase asks for."""
    step, chair = room.step, room.chair
    assert step
    here = [card for card in room.cards if card.hot_seat == (step.hot_seat or 0)]
    what = step.phase.takes
    if what in (Input.QUESTION, Input.RESTATEMENT, Input.CARD):
        return {card.seat.member_id for card in here if card.kind == what.value}
    if what is Input.HEARD and chair:
        answers = [card for card in here if card.kind == SessionCardKind.ANSWER]
        return {chair.member_id} if all(hasattr(answer, "heard") for answer in answers) else set()
    if what is Input.PROMISE:
        made = room.session.made_promises.filter(hot_seat=step.hot_seat)
        return set(made.values_list("promise__maker", flat=True))
    return set()


def words_for(place: GroupMember, session: GroupSession) -> str:
    """What a session in writing waits for from a member, in words; nothing where it does not."""
    if session.protocol.live or not session.is_running:
        return ""
    turn = turn_of(session)
    return turn.words if turn and place.pk in turn.waits_for else ""
