"""The room as it stands at a moment: who speaks, who may write, and who may read what."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.room_rows import RoomRows
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_phase import SessionPhase, SpeakerTurn
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.protocol.clock import Clock, behind_words
from cookout.practice.protocol.phase import Input, Speaker
from cookout.practice.protocol.running_order import speaking_order
from cookout.practice.protocol.sealing import accepts, may_read, takes_answers, takes_replies


class SessionRoom(RoomRows):
    """One session while it runs, before it and after it, for one answer."""

    @property
    def chair(self) -> HotSeat | None:
        """The hot seat that runs now."""
        number = self.step.hot_seat if self.step else None
        return self.chairs.get(number) if number else None

    def asks(self, seat: SessionSeat) -> bool:
        """Whether they are in the hot seat now."""
        return self.chair is not None and seat.member_id == self.chair.member_id

    def accepts(self, seat: SessionSeat, what: Input) -> bool:
        """Whether the running step takes this from them."""
        return self.step is not None and accepts(
            step=self.step, is_asker=self.asks(seat), what=what
        )

    def may_want_more(self, seat: SessionSeat) -> bool:
        """Whether they may say "Tell me more": the asker, as long as answers are taken."""
        return self.asks(seat) and self.takes_answers

    @property
    def takes_answers(self) -> bool:
        return self.step is not None and takes_answers(step=self.step)

    @property
    def takes_replies(self) -> bool:
        return self.step is not None and takes_replies(step=self.step)

    @cached_property
    def speakers(self) -> tuple[SessionSeat, ...]:
        """Who speaks after whom in the running step; nobody where there are no turns."""
        if self.step is None or self.step.phase.speaker is not Speaker.EACH:
            return ()
        asker = next((seat for seat in self.seats if self.asks(seat)), None)
        return speaking_order(members=self.seats, asker=asker, hot_seat=self.step.hot_seat)

    @property
    def speaking(self) -> SpeakerTurn | None:
        """Whose turn it is; nobody's where they have left meanwhile."""
        turn = self.turns[-1] if self.turns and self.speakers else None
        return turn if turn and turn.seat in self.seats else None

    @property
    def still_to_speak(self) -> tuple[SessionSeat, ...]:
        begun = {turn.seat_id for turn in self.turns}
        return tuple(seat for seat in self.speakers if seat.pk not in begun)

    @property
    def untold(self) -> tuple[GroupPromise, ...]:
        """In the promise round: earlier promises of those here, of which nothing was said yet."""
        if self.step is None or self.step.phase.takes is not Input.KEPT:
            return ()
        here = {seat.member_id for seat in self.seats}
        return tuple(one for one, result in self.promises if not result and one.maker_id in here)

    @cached_property
    def ready(self) -> frozenset[int]:
        """The numbers of the seats that are ready."""
        if self.phase is None:
            return frozenset()
        return self.phase.ready_seats

    @cached_property
    def added(self) -> int:
        """Seconds added to the running phase."""
        return self.phase.added if self.phase else 0

    @property
    def seconds(self) -> int | None:
        """How long the running phase is, with what was added; None where none runs."""
        return self.phase.seconds + self.added if self.phase else None

    @property
    def ends_at(self) -> datetime | None:
        """When the running phase ends."""
        if self.phase is None:
            return None
        return self.phase.began_at + timedelta(seconds=self.phase.seconds + self.added)

    def readable(self, seat: SessionSeat | None, *, hot_seat: int) -> list[SessionCard]:
        """What one of them may read of a hot seat, as handed in. None: what everyone may read."""
        here = (card for card in self.cards if card.hot_seat == hot_seat)
        return [card for card in here if self._is_open_to(card, seat)]

    def _is_open_to(self, card: SessionCard, seat: SessionSeat | None) -> bool:
        if card.kind != SessionCardKind.ANSWER:
            return True
        index = self.phase.index if self.phase else 0
        return may_read(
            order=self.order,
            index=min(index, len(self.order) - 1),
            hot_seat=card.hot_seat,
            author=card.seat_id,
            reader=seat.pk if seat else None,
            begun=[turn.seat_id for turn in self.turns],
            over=self.session.is_over,
        )

    def behind_words(self, *, at: datetime) -> str:
        """What the host reads when it runs late; nothing else."""
        phase, began_at = self.phase, self.session.began_at
        if phase is None or began_at is None or self.step is None:
            return ""
        clock = Clock(
            began=int(began_at.timestamp()),
            index=self.step.index,
            step_began=int(phase.began_at.timestamp()),
            # The order's length may have changed with who came since the phase began.
            added=phase.seconds + self.added - self.step.seconds,
        )
        return behind_words(clock, order=self.order, at=int(at.timestamp()))

    def begin(self, *, at: datetime) -> None:
        """The session begins, once, with as many hot seats as are given."""
        most = self.session.protocol.hot_seats
        hot_seats = min(max(self.chairs, default=most), most)
        self.session.hot_seats = hot_seats
        order = self.session.order(members=len(self.seats), without_asker=self.without_asker)
        SessionPhase.begin(self.session, order=order, hot_seats=hot_seats, at=at)
