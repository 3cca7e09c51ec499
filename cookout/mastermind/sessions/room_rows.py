"""The rows of a room that everyone's phone shows, the same for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise, GroupPromises
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_phase import SessionPhase, SpeakerTurn
from cookout.mastermind.sessions.session_promise import PromiseResult
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.compiled_query import CompiledQuery
from cookout.practice.protocol.phase import Input
from cookout.practice.protocol.running_order import Step

ToldPromise = tuple[GroupPromise, str]
"""A promise, and what was said of it in this session; "" for nothing yet."""


@dataclass
class RoomRows:
    """The rows of a session's room, each kind loaded when it is first used.

    A visible change of any of these raises the session's version.
    """

    session: GroupSession
    drawn: dict[object, str] = field(default_factory=dict, compare=False, repr=False)
    """HTML that a door rendered from these rows, for as long as they are cached."""

    @cached_property
    def seats(self) -> tuple[SessionSeat, ...]:
        """Who is there, in the order in which they came."""
        return tuple(_SEATS(session=self.session.pk))

    @cached_property
    def knocking(self) -> tuple[SessionSeat, ...]:
        """Guests at the door."""
        return tuple(_KNOCKING(session=self.session.pk))

    @cached_property
    def members(self) -> tuple[GroupMember, ...]:
        """To whom the clock can be given."""
        return tuple(_MEMBERS(group=self.session.group_id))

    @cached_property
    def order(self) -> tuple[Step, ...]:
        return self.session.order(members=len(self.seats), without_asker=self.without_asker)

    @property
    def without_asker(self) -> frozenset[int]:
        """The hot seats whose asker has not come: everyone there has a turn in them."""
        here = {seat.member_id for seat in self.seats}
        return frozenset(n for n, chair in self.chairs.items() if chair.member_id not in here)

    @cached_property
    def phase(self) -> SessionPhase | None:
        """The running phase; None before the beginning."""
        return SessionPhase.running(self.session)

    @cached_property
    def step(self) -> Step | None:
        """The step of the running phase; None before the beginning and after the bell."""
        if self.phase is None or not self.session.is_running:
            return None
        return self.order[min(self.phase.index, len(self.order) - 1)]

    @cached_property
    def can_step_back(self) -> bool:
        return self.phase is not None and self.phase.can_step_back

    @cached_property
    def chairs(self) -> dict[int, HotSeat]:
        """The hot seats by number."""
        return {chair.number: chair for chair in _CHAIRS(session=self.session.pk)}

    @cached_property
    def turns(self) -> tuple[SpeakerTurn, ...]:
        """The turns of the running phase, begun so far."""
        if self.phase is None:
            return ()
        return tuple(_TURNS(phase=self.phase.visit.pk))

    @cached_property
    def cards(self) -> tuple[SessionCard, ...]:
        """Everything handed in, sealed or open: `SessionRoom.readable` says what is for whom."""
        return tuple(_CARDS(session=self.session.pk))

    @cached_property
    def promises(self) -> tuple[ToldPromise, ...]:
        """Earlier promises in their round; in a hot seat, those made in it."""
        step, session, group = self.step, self.session.pk, self.session.group_id
        if step and step.phase.takes is Input.KEPT:
            results = _RESULTS(session=session)
            labels = {result.promise_id: str(result.get_result_display()) for result in results}
            earlier = _EARLIER(session=session, group=group)
            shown = [promise for promise in earlier if promise.is_open or promise.pk in labels]
            return tuple((promise, labels.get(promise.pk, "")) for promise in shown)
        chair = self.chairs.get(step.hot_seat) if step and step.hot_seat else None
        if chair is None:
            return ()
        here = _MADE_HERE(session=session, group=group, maker=chair.member_id)
        return tuple((promise, "") for promise in here)

    @cached_property
    def experiences(self) -> tuple[SharedExperience, ...]:
        """Who was used, trusted or only met, where the running phase asks for it."""
        if self.step is None or self.step.phase.takes is not Input.EXPERIENCE:
            return ()
        return tuple(_EXPERIENCES(session=self.session.pk))

    def read(self) -> None:
        """Load everything now, so that it is of one moment."""
        for name, kept in vars(RoomRows).items():
            if isinstance(kept, cached_property):
                getattr(self, name)


# The room of everyone is read after each change, and by every tap.
_SEATS = CompiledQuery(
    lambda session: (
        SessionSeat.objects.filter(session=session)
        .present()
        .select_related("member__member", "member__group")
    )
)
_KNOCKING = CompiledQuery(lambda session: SessionSeat.objects.filter(session=session).knocking())
_MEMBERS = CompiledQuery(
    lambda group: (
        GroupMember.objects.filter(group=group)
        .present()
        .exclude(member=None)
        .select_related("member")
    )
)
_CHAIRS = CompiledQuery(
    lambda session: HotSeat.objects.filter(session=session).select_related(
        "member__member", "question"
    )
)
_TURNS = CompiledQuery(
    lambda phase: SpeakerTurn.objects.filter(phase=phase).select_related("seat__member__member")
)
_CARDS = CompiledQuery(
    lambda session: (
        SessionCard.objects.filter(session=session)
        .handed_in()
        .select_related("seat__member__member", "heard")
    )
)


def _promises(group: int) -> GroupPromises:
    made = GroupPromise.objects.filter(group=group)
    return made.select_related("maker__member").order_by("maker_id", "pk")


_EARLIER = CompiledQuery(
    lambda session, group: (
        _promises(group).exclude(made_in__session=session).filter(maker__left_at=None)
    )
)
_MADE_HERE = CompiledQuery(
    lambda session, group, maker: _promises(group).filter(made_in__session=session, maker=maker)
)
_RESULTS = CompiledQuery(lambda session: PromiseResult.objects.filter(session=session))
_EXPERIENCES = CompiledQuery(
    lambda session: (
        SharedExperience.objects.filter(session=session)
        .select_related("seat__member__member")
        .order_by("at", "pk")
    )
)
