"""Who may write what, and who may read a card, at a moment of a session."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cookout.practice.protocol.phase import Input, Lock, Speaker, Visibility
from cookout.practice.protocol.running_order import Step


def accepts(*, step: Step, is_asker: bool, what: Input) -> bool:
    """Whether a step takes something from the asker of its hot seat, or from another member.

    A card is taken wherever a hot seat does not lock answers, so that a draft can still be
    handed in after its own phase; everything else only where the step asks for it. Where
    questions are asked, the asker replies in writing, too, unless replies are locked.
    """
    if what is Input.CARD:
        return not is_asker and takes_answers(step=step)
    if what is Input.NOTHING or what is not step.phase.takes:
        return False
    if step.hot_seat is None or what in (Input.KEPT, Input.EXPERIENCE):
        return True
    if what is Input.QUESTION and is_asker:
        return takes_replies(step=step)
    return is_asker is (what in (Input.RESTATEMENT, Input.HEARD, Input.PROMISE))


def takes_answers(*, step: Step) -> bool:
    """Whether those who do not ask may answer, and the asker may say "Tell me more"."""
    return step.hot_seat is not None and Lock.ANSWERS not in step.phase.locks


def takes_replies(*, step: Step) -> bool:
    """Whether the asker may reply. Where not, they may still ask for more."""
    return Lock.REPLIES not in step.phase.locks


def is_sealed(
    *,
    order: Sequence[Step],
    index: int,
    hot_seat: int,
    author: object,
    begun: Collection[object] = (),
    over: bool = False,
) -> bool:
    """Whether nobody but its author may read a card of a hot seat.

    Sealed until the last sealed step of its hot seat is over, and in a round of speakers until
    the author's turn begins. `index` is the running step, `begun` who has had the turn in it or
    has it now, `over` that the session has ended. IndexError where no such step is.
    """
    running = order[index]
    sealed = [
        step.index
        for step in order
        if step.hot_seat == hot_seat and step.phase.visibility is Visibility.SEALED
    ]
    if over or not sealed or index > sealed[-1]:
        return False
    in_round = running.hot_seat == hot_seat and running.phase.speaker is Speaker.EACH
    is_open_step = running.index in sealed
    return not (in_round and is_open_step and author in begun)


def may_read(
    *,
    order: Sequence[Step],
    index: int,
    hot_seat: int,
    author: object,
    reader: object,
    begun: Collection[object] = (),
    over: bool = False,
) -> bool:
    """Whether someone in the session may read a card: always their own, and others' once
    unsealed."""
    return author == reader or not is_sealed(
        order=order, index=index, hot_seat=hot_seat, author=author, begun=begun, over=over
    )
