"""What was asked in sessions to make a question clear, and what the asker replied there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.group_question import GroupQuestion, GroupQuestions
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarified:
    """A clarifying question, and the asker's reply: none where it was given aloud, in a session.

    By the asker themselves where they wrote something that was asked aloud.
    """

    author: GroupMember
    text: str
    reply: str = ""


def clarified_in_sessions(
    questions: GroupQuestions | Iterable[GroupQuestion],
) -> dict[int, list[Clarified]]:
    """By the number of a question, as they were written, of sessions that are over: a session that
    runs keeps what is said to its room. A guest's words stay in the minutes alone."""
    over = HotSeat.objects.filter(question__in=questions).exclude(session__ended_at=None)
    chairs = {(hot_seat.session_id, hot_seat.number): hot_seat for hot_seat in over}
    if not chairs:
        return {}
    cards = SessionCard.objects.handed_in().filter(session__in={key[0] for key in chairs})
    found: dict[int, list[Clarified]] = {}
    asked = cards.filter(kind=SessionCardKind.QUESTION).exclude(seat__member=None)
    for card in asked.select_related("seat__member__member"):
        chair = chairs.get((card.session_id, card.hot_seat))
        if chair and chair.question_id:
            _add(found.setdefault(chair.question_id, []), card, chair)
    return found


def _add(so_far: list[Clarified], card: SessionCard, chair: HotSeat) -> None:
    """A question; what the asker writes is their reply to the one before."""
    author = card.seat.member
    assert author
    if author.pk != chair.member_id or not so_far:
        so_far.append(Clarified(author=author, text=card.words))
        return
    last = so_far[-1]
    reply = "\n".join(filter(None, (last.reply, card.words)))
    so_far[-1] = replace(last, reply=reply)
