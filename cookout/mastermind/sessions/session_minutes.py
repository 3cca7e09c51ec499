"""The minutes of a session, ready at the bell: questions, answers, what was heard, promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_promise import PromiseResult
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.formats import day, full_day_and_year
from cookout.practice.phrases import listed, one_line

LONGEST = 2000
"""Characters of one text in a mail."""


@dataclass(frozen=True, kw_only=True)
class HotSeatMinutes:
    """One hot seat: its question, said again, the questions to it, the answers, what was heard."""

    chair: HotSeat
    restated: str
    questions: tuple[SessionCard, ...]
    answers: tuple[SessionCard, ...]


@dataclass(frozen=True, kw_only=True)
class SessionMinutes:
    """All of it, as everyone who was there may read it."""

    session: GroupSession
    present: tuple[SessionSeat, ...]
    topics: tuple[SessionCard, ...]
    hot_seats: tuple[HotSeatMinutes, ...]
    promises: tuple[GroupPromise, ...]
    results: tuple[PromiseResult, ...]
    experiences: tuple[SharedExperience, ...]


def minutes_of(session: GroupSession) -> SessionMinutes:
    """The minutes of a session that is over."""
    room = SessionRoom(session)
    promises = GroupPromise.objects.filter(made_in__session=session).order_by("pk")
    results = session.promise_results.select_related("promise__maker__member").order_by("pk")
    experiences = session.experiences.select_related("author__member", "seat").order_by("pk")
    return SessionMinutes(
        session=session,
        present=tuple(session.seats.came().select_related("member__member")),
        topics=tuple(room.readable(None, hot_seat=0)),
        hot_seats=tuple(_hot_seat(room, chair) for chair in room.chairs.values()),
        promises=tuple(promises.select_related("maker__member")),
        results=tuple(results),
        experiences=tuple(experiences),
    )


def _hot_seat(room: SessionRoom, chair: HotSeat) -> HotSeatMinutes:
    cards = room.readable(None, hot_seat=chair.number)
    of_kind = {
        kind: tuple(card for card in cards if card.kind == kind) for kind in SessionCardKind.values
    }
    restated = [card.words for card in of_kind[SessionCardKind.RESTATEMENT]][-1:]
    return HotSeatMinutes(
        chair=chair,
        # Of a question asked aloud the words were first written when it was restated.
        restated="".join(one for one in restated if one != chair.words),
        questions=of_kind[SessionCardKind.QUESTION],
        answers=of_kind[SessionCardKind.ANSWER],
    )


def minutes_text(minutes: SessionMinutes, *, on: date) -> list[str]:
    """The minutes as lines of an email; `on` is the day in the reader's time zone."""
    session = minutes.session
    names = listed(names=[one_line(text=seat.name, most=60) for seat in minutes.present])
    lines = [f"{session.group}, {full_day_and_year(on)}", f"There: {names}" if names else ""]
    if minutes.topics:
        topics = [f"- {topic.seat.name}: {_text(topic.words)}" for topic in minutes.topics]
        lines += ["", "Topics", *topics]
    for hot_seat in minutes.hot_seats:
        lines += ["", *_hot_seat_lines(hot_seat)]
    if minutes.results:
        lines += ["", "Last promises", *map(_result_line, minutes.results)]
    if minutes.promises:
        lines += ["", "Promises", *map(_promise_line, minutes.promises)]
    if minutes.experiences:
        lines += ["", "Who has used a …?", *map(_experience_line, minutes.experiences)]
    return lines


def _hot_seat_lines(of: HotSeatMinutes) -> Iterator[str]:
    yield f"{of.chair.member.full_name} asked: {_text(of.chair.words)}"
    if of.restated:
        yield f"Said again: {_text(of.restated)}"
    for question in of.questions:
        did = "replied" if question.seat.member_id == of.chair.member_id else "asked"
        yield f"- {question.seat.name} {did}: {_text(question.words)}"
    for answer in of.answers:
        yield f"- {answer.seat.name} ({answer.get_basis_display()}): {_text(answer.words)}"
        if heard := getattr(answer, "heard", None):
            why = f" ({_text(heard.why)})" if heard.why else ""
            yield f"  {of.chair.member.first_name}: {heard.get_value_display()}{why}"


def _result_line(result: PromiseResult) -> str:
    promise = result.promise
    return f"- {promise.maker.full_name}: {_text(promise.what)} ({result.get_result_display()})"


def _promise_line(promise: GroupPromise) -> str:
    return f"- {promise.maker.full_name}: {_text(promise.what)}, by {day(promise.due_on)}"


def _experience_line(statement: SharedExperience) -> str:
    what = f" for {_text(statement.what)}" if statement.what else ""
    return (
        f"- {statement.teller}: {_text(statement.provider)}{what} ({statement.get_basis_display()})"
    )


def _text(words: str) -> str:
    return one_line(text=words, most=LONGEST)
