"""Room at the table: who would make it for somebody new, and what the practice would change.

A table is zero-sum: the share of attention that each place gets stays while names change, so who
comes in and who makes room are named together (Saramäki et al. 2014, PNAS 111:942). Nothing
moves by itself: these are proposals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cookout.practice.phrases import listed
from cookout.practice.plan.plan_phrases import PlanMessage, tell
from cookout.practice.plan.seating import SeatCandidate, TableSelection, choose_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOffer:
    """What becomes of the table when somebody new sits down.

    `leaves` are those who make room, by id; `price` is what the table is worth less than without
    the newcomer, 0 where they earn their place. Where the people pinned leave no room it is not
    `possible`, and the table stays.
    """

    newcomer_id: int
    leaves: tuple[int, ...]
    price: int
    table: TableSelection
    possible: bool = True
    same_trade: bool = False

    @property
    def code(self) -> PlanMessage:
        """The name of the message: one of four."""
        if not self.possible:
            return PlanMessage.NO_ROOM
        if not self.leaves:
            return PlanMessage.ROOM_FREE
        return PlanMessage.SAME_TRADE if self.same_trade else PlanMessage.TABLE_FULL

    def in_words(self, *, names: Mapping[int, str], done: bool = False) -> str:
        """Who makes room and why; once it is `done`, that it was made."""
        who = [names[id] for id in self.leaves]
        code = PlanMessage.MADE_ROOM if done and who else self.code
        slots = {"who": listed(names=who)} if who else {}
        return tell(code=code, name=names[self.newcomer_id], **slots)


def make_room(
    *, candidates: Iterable[SeatCandidate], newcomer_id: int, minutes: int, seats: int
) -> SeatOffer:
    """Who makes room for somebody, among those who sit at the table now.

    The best table with the newcomer, beside the best one without having to: only the newcomer's
    trade counts, since whoever sits there together already was put there by the member. Nobody
    leaves where everybody fits. ValueError when the newcomer is not there or sits there already.
    """
    everybody = {candidate.id: candidate for candidate in candidates}
    newcomer = everybody.get(newcomer_id)
    if newcomer is None or newcomer.seated or newcomer.pinned:
        raise ValueError("a newcomer is there and has no seat yet")
    here = [
        _at_table(candidate, newcomer)
        for candidate in everybody.values()
        if candidate.seated or candidate.pinned
    ]
    now = choose_table(candidates=[*here, newcomer], minutes=minutes, seats=seats)
    then = choose_table(
        candidates=[*here, replace(newcomer, pinned=True)], minutes=minutes, seats=seats
    )
    rivals = {candidate.id for candidate in here if candidate.role}
    if then.over or any(candidate.pinned and candidate.role for candidate in here):
        stays = choose_table(candidates=here, minutes=minutes, seats=seats)
        return SeatOffer(newcomer_id=newcomer_id, leaves=(), price=0, table=stays, possible=False)
    leaves = tuple(sorted({candidate.id for candidate in here} - set(then.ids)))
    return SeatOffer(
        newcomer_id=newcomer_id,
        leaves=leaves,
        price=now.value - then.value,
        table=then,
        same_trade=bool(leaves) and set(leaves) <= rivals,
    )


def _at_table(one: SeatCandidate, newcomer: SeatCandidate) -> SeatCandidate:
    rival = one.role == newcomer.role and not one.friend and not newcomer.friend
    return one if rival else replace(one, role="")


def propose(*, candidates: Iterable[SeatCandidate], minutes: int, seats: int) -> SeatOffer | None:
    """The one change that the practice would make now, or None: propose at most one a week.

    Somebody of the best table who has no seat yet and earns it: of those, whoever is worth most,
    for whom at most one person makes room.
    """
    everybody = list(candidates)
    best = set(choose_table(candidates=everybody, minutes=minutes, seats=seats).ids)
    joining = [
        candidate
        for candidate in everybody
        if candidate.id in best and not candidate.seated and not candidate.pinned
    ]
    for candidate in sorted(joining, key=lambda one: (-one.value, one.id)):
        room = make_room(
            candidates=everybody, newcomer_id=candidate.id, minutes=minutes, seats=seats
        )
        if room.possible and room.price == 0 and len(room.leaves) <= 1:
            return room
    return None


def pins_over(*, candidates: Iterable[SeatCandidate], minutes: int, seats: int) -> str:
    """What to say where the people pinned alone exceed the minutes or the seats; else empty."""
    pinned = [candidate for candidate in candidates if candidate.pinned]
    table = choose_table(candidates=pinned, minutes=minutes, seats=seats)
    if not table.over:
        return ""
    return tell(
        code=PlanMessage.PINS_OVER,
        used=table.minutes,
        minutes=minutes,
        count=len(table.ids),
        seats=seats,
    )
