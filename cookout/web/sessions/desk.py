"""The forms that someone in a room sees, each open or locked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.compiled_query import CompiledQuery
from cookout.practice.mastermind.advice import nudges
from cookout.practice.protocol.phase import Input
from cookout.web.sessions.room_door import RoomVisit
from cookout.web.sessions.room_form import CardWords, ExperienceWords, PromiseWords

QUESTION, AGAIN, ANSWER = (
    SessionCardKind.QUESTION,
    SessionCardKind.RESTATEMENT,
    SessionCardKind.ANSWER,
)
LABELS = {
    QUESTION: ("Your question", "Ask question"),
    AGAIN: ("Your question, as you see it now", "Save question"),
    ANSWER: ("Your answer", "Hand in answer"),
}
REPLY = ("Your reply", "Send reply")
"""The asker's form while the others ask."""
TOPIC = ("Your topic", "Add topic")
"""Everyone's form before the hot seats, if a protocol asks for topics."""
ANOTHER = {
    QUESTION: ("Another question", "Ask question"),
    ANSWER: ("Another answer", "Hand in answer"),
}
"""The labels once a first text was handed in."""
_DRAFTS = CompiledQuery(
    lambda seat: SessionCard.objects.drafts().filter(seat=seat).order_by("hot_seat", "pk")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskText:
    """One text to write. `key` is the same in every phase, so that typed words stay in the page."""

    key: str
    kind: str
    hot_seat: int
    label: str
    button: str
    words: str
    basis: str
    is_locked: bool
    nudge: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything to write now, each None or empty if the phase doesn't ask for it."""

    cards: tuple[DeskText, ...]
    promise: PromiseWords | None
    experience: ExperienceWords | None
    tells_kept: bool

    @property
    def is_empty(self) -> bool:
        return not (self.cards or self.promise or self.experience)


def desk_of(visit: RoomVisit, room: SessionRoom, *, form: Any = None) -> Desk | None:
    """The desk of someone who is there; None before they come."""
    seat = visit.seat
    if seat is None or not visit.is_there:
        return None
    promises = visit.place is not None and room.accepts(seat, Input.PROMISE)
    tells = room.accepts(seat, Input.EXPERIENCE)
    return Desk(
        cards=tuple(_cards(room, seat, form)),
        promise=_or_new(form, PromiseWords) if promises else None,
        experience=_or_new(form, ExperienceWords) if tells else None,
        tells_kept=room.accepts(seat, Input.KEPT),
    )


def _or_new(form: Any, of: Any) -> Any:
    return form if isinstance(form, of) else of()


def _cards(room: SessionRoom, seat: SessionSeat, form: Any) -> Iterator[DeskText]:
    step = room.step
    if step is None:
        return
    drafts = {
        (draft.hot_seat, SessionCardKind(draft.kind)): draft for draft in _DRAFTS(seat=seat.pk)
    }
    asked = [
        (step.hot_seat or 0, kind)
        for kind in (QUESTION, AGAIN, ANSWER)
        if room.accepts(seat, Input(kind.value))
    ]
    given = {(card.hot_seat, card.kind) for card in room.cards if card.seat_id == seat.pk}
    for hot_seat, kind in dict.fromkeys((*asked, *drafts)):
        if kind == QUESTION and (room.asks(seat) or not hot_seat):
            names = REPLY if hot_seat else TOPIC
        else:
            names = _labels(kind, is_first=(hot_seat, kind) not in given)
        is_open, draft = (hot_seat, kind) in asked, drafts.get((hot_seat, kind))
        yield _desk_text(hot_seat, kind, draft, is_open, form, names)


def _labels(kind: SessionCardKind, *, is_first: bool) -> tuple[str, str]:
    return LABELS[kind] if is_first else ANOTHER.get(kind, LABELS[kind])


def _desk_text(
    hot_seat: int,
    kind: SessionCardKind,
    draft: SessionCard | None,
    is_open: bool,
    form: Any,
    names: tuple[str, str],
) -> DeskText:
    label, button = names
    words, basis, error = (draft.words, draft.basis, "") if draft else ("", "", "")
    if isinstance(form, CardWords) and form.data.get("kind") == kind:
        words, basis = form.data.get("words", ""), form.data.get("basis", "")
        error = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return DeskText(
        key=f"{kind}-{hot_seat}",
        kind=kind.value,
        hot_seat=hot_seat,
        label=label,
        button=button,
        words=words,
        basis=basis,
        is_locked=not is_open,
        nudge=" ".join(nudges(words)) if kind == ANSWER else "",
        error=error,
    )
