"""The bell of a session: what was written for a question becomes the group's, to be heard back;
and who was there, corrected afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_meeting import follow_attendance
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.mastermind.kinds import ALOUD, Brings, usual_answer
from cookout.practice.mastermind.questions import WrittenQuestion


@transaction.atomic
def end_session(session: GroupSession, *, at: datetime) -> None:
    """Ring the bell, once; the questions of its hot seats keep what was said of them.

    So everyone who answered hears what came of it, as between sessions. A question that was asked
    aloud is the group's as its asker restated it. A guest's words stay in the minutes alone. Hot
    seats that the session didn't reach are removed: their askers wait on.
    """
    if not session.end(at=at):
        return
    _free_unreached(SessionRoom(session))
    room = SessionRoom(session)
    for chair in room.chairs.values():
        _keep(chair, room.readable(None, hot_seat=chair.number), at)
    follow_attendance(session, at=at)


@transaction.atomic
def write_down_question(chair: HotSeat, words: str, *, brings: str, at: datetime) -> None:
    """The question of a hot seat, asked aloud and not restated there. Idempotent.

    Raises NotAQuestion. ValueError while the session is not over.
    """
    session = chair.session
    if not session.is_over:
        raise ValueError("a question asked aloud is written down after the bell")
    # One after the other: two at once would make two.
    current = HotSeat.objects.select_for_update(of=("self",)).get(pk=chair.pk)
    if current.question_id is None:
        _ask(current, words, brings, at)
        _keep(current, SessionRoom(session).readable(None, hot_seat=chair.number), at)


@transaction.atomic
def correct_attendance(
    session: GroupSession, *, present: Collection[GroupMember], at: datetime
) -> None:
    """Correct who was there, among those in the group now; members' own logs follow.

    ValueError while the session isn't over. Guests and members who left stay as they were.
    """
    if not session.is_over:
        raise ValueError("attendance is by tap until the bell")
    for member in session.group.members.present():
        if member in present:
            SessionSeat.take(session, member, at=session.began_at or session.starts_at)
        else:
            session.seats.filter(member=member).update(present_at=None)
    follow_attendance(session, at=at)


def _free_unreached(room: SessionRoom) -> None:
    """Remove the hot seats that the session didn't reach, so that their askers wait on. One with
    anything written in it stays."""
    last = max(room.session.phases.values_list("index", flat=True), default=0)
    reached = {step.hot_seat for step in room.order[: last + 1] if step.hot_seat}
    written = {card.hot_seat for card in room.cards}
    room.session.chairs.exclude(number__in=reached | written).delete()


def _keep(chair: HotSeat, cards: list[SessionCard], at: datetime) -> None:
    own = [card for card in cards if card.seat.member_id == chair.member_id]
    restated = [card.words for card in own if card.kind == SessionCardKind.RESTATEMENT]
    if chair.question is None and restated:
        _ask(chair, restated[-1], ALOUD, at)
    if chair.question is None:
        return
    question = chair.question
    if restated:
        question.restate(restated[-1], by=chair.member)
    question.open_answers(by=chair.member, at=at)
    for author, given in _by_author(cards).items():
        # Whoever wrote an answer before the hot seat was given to them answers nobody.
        if author != chair.member:
            _answer(chair, question, author, given)
    if question.heard_at is None and question.promises.exists():
        GroupQuestion.objects.filter(pk=question.pk, heard_at=None).update(heard_at=at)


def _ask(chair: HotSeat, words: str, brings: str, at: datetime) -> None:
    """Make what was asked aloud a question of the group; what was promised there belongs to it."""
    written = WrittenQuestion(question=words)
    chair.question = GroupQuestion.ask(asker=chair.member, written=written, brings=brings, at=at)
    chair.save(update_fields=["question"])
    here = {"made_in__session": chair.session_id, "made_in__hot_seat": chair.number}
    promised = GroupPromise.objects.filter(maker=chair.member, question=None, **here)
    promised.update(question=chair.question)


def _by_author(cards: list[SessionCard]) -> dict[GroupMember, list[SessionCard]]:
    found: dict[GroupMember, list[SessionCard]] = {}
    for card in cards:
        if card.kind == SessionCardKind.ANSWER and card.seat.member is not None:
            found.setdefault(card.seat.member, []).append(card)
    return found


def _answer(
    chair: HotSeat, question: GroupQuestion, author: GroupMember, cards: list[SessionCard]
) -> None:
    """One answer a member: several cards of one are one after the other.

    An answer from before the session gets what its author added there. One that was heard before
    stays as it was heard.
    """
    given = question.answers.filter(author=author).first()
    if given and given.heard:
        return
    parts = [*([given.text] if given else []), *(card.words for card in cards)]
    answer = GroupAnswer.give(
        question=question,
        by=author,
        text="\n\n".join(dict.fromkeys(parts)),
        gives=given.gives if given else usual_answer(Brings(question.brings)),
        basis=given.basis if given else cards[0].basis,
        at=cards[0].handed_in_at or cards[0].written_at,
    )
    heard = [card.heard for card in cards if hasattr(card, "heard")]
    if heard:
        last = heard[-1]
        answer.hear(last.value, why=last.why, by=chair.member, at=last.at)
    elif (wanted := cards[-1].more_wanted_at) and not (answer.more_wanted or author.left_at):
        answer.want_more("", by=chair.member, at=wanted)
