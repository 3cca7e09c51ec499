"""The bell of a session: what was written for a question becomes the group's, to be heard back;
and who was there, corrected afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from cookout.mastermind.group_answer import GroupAnswer
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_question import GroupQuestion
from cookout.mastermind.hot_seat import HotSeat
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_card import SessionCard, SessionCardKind
from cookout.mastermind.session_meeting import follow_attendance
from cookout.mastermind.session_room import SessionRoom
from cookout.mastermind.session_seat import SessionSeat
from cookout.practice.mastermind.kinds import Brings, usual_answer


@transaction.atomic
def end_session(session: GroupSession, *, at: datetime) -> None:
    """Ring the bell, once; the questions of its hot seats keep what was said of them.

    So everyone who answered hears what came of it, as between sessions. A guest's words stay in
    the minutes alone.
    """
    if not session.end(at=at):
        return
    room = SessionRoom(session)
    for chair in room.chairs.values():
        if chair.question is not None:
            _keep(chair, chair.question, room.readable(None, hot_seat=chair.number), at)
    follow_attendance(session, at=at)


@transaction.atomic
def correct_attendance(
    session: GroupSession, *, present: Collection[GroupMember], at: datetime
) -> None:
    """Who was there after all, of those in the group now; what members log of it follows.

    ValueError while the session is not over. Guests and members who left stay as they were.
    """
    if not session.is_over:
        raise ValueError("attendance is by tap until the bell")
    for one in session.group.members.present():
        if one in present:
            SessionSeat.take(session, one, at=session.began_at or session.starts_at)
        else:
            session.seats.filter(member=one).update(present_at=None)
    follow_attendance(session, at=at)


def _keep(chair: HotSeat, question: GroupQuestion, cards: list[SessionCard], at: datetime) -> None:
    restated = [card for card in cards if card.kind == SessionCardKind.RESTATEMENT]
    if restated:
        question.restate(restated[-1].words, by=chair.member)
    question.open_answers(by=chair.member, at=at)
    for author, own in _by_author(cards).items():
        _answer(chair, question, author, own)
    if question.heard_at is None and question.promises.exists():
        GroupQuestion.objects.filter(pk=question.pk, heard_at=None).update(heard_at=at)


def _by_author(cards: list[SessionCard]) -> dict[GroupMember, list[SessionCard]]:
    found: dict[GroupMember, list[SessionCard]] = {}
    for card in cards:
        if card.kind == SessionCardKind.ANSWER and card.seat.member is not None:
            found.setdefault(card.seat.member, []).append(card)
    return found


def _answer(
    chair: HotSeat, question: GroupQuestion, author: GroupMember, cards: list[SessionCard]
) -> None:
    """One answer a member: several cards of one are one after the other."""
    if question.answers.filter(author=author).exists():
        # They answered before the session: that stands, and may be heard already.
        return
    answer = GroupAnswer.give(
        question=question,
        by=author,
        text="\n\n".join(card.words for card in cards),
        gives=usual_answer(Brings(question.brings)),
        basis=cards[0].basis,
        at=cards[0].handed_in_at or cards[0].written_at,
    )
    heard = [card.heard for card in cards if hasattr(card, "heard")]
    if heard:
        last = heard[-1]
        answer.hear(last.value, why=last.why, by=chair.member, at=last.at)
