"""What a host reads of who waits, who is silent, who misses sessions and who came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.host_overview import host_overview
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_seat import SessionSeat
from tests.cast import AT, TODAY, rowan, sol
from tests.mastermind.sessions.session_world import asked, places, plan, three
from tests.mastermind.world import another, found, join

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def test_the_host_reads_who_waits_who_was_silent_and_who_missed_many() -> None:
    group = three()
    members = places(group)
    asked(members["Rowan"], at=AT)
    for number in range(3):
        starts_at = AT + number * WEEK
        session = plan(group, starts_at=starts_at, began_at=starts_at, ended_at=starts_at)
        for name in ("Sol", "Rowan"):
            SessionSeat.take(session, members[name], at=starts_at)
    host = group.host
    assert host
    overview = host_overview(group, member=host, at=AT + 10 * WEEK)
    assert [(line.words, line.is_marked) for line in overview.lines] == [
        ("Rowan has waited 10 weeks for a hot seat", True),
        ("Sol wrote nothing in the last two sessions. Ask how they are.", False),
        ("Rowan wrote nothing in the last two sessions. Ask how they are.", False),
        ("Priya missed three sessions in the last 12 months", False),
    ]
    assert overview.attendance == [
        "Priya Nair: at none of the last three sessions",
        "Rowan Cole: at all of the last three sessions",
        "Sol Reyes: at all of the last three sessions",
    ]


def test_a_wait_is_marked_by_the_hot_seats_of_the_next_session() -> None:
    host = sol()
    group = found(
        host, *(another(f"{name} Birch") for name in "Ana Ben Cleo Dan Eva Fay Gus".split())
    )
    asked(places(group)["Ana"], at=AT)

    def is_marked(weeks: int) -> bool:
        overview = host_overview(group, member=host, at=AT + weeks * WEEK)
        return overview.lines[0].is_marked

    # Eight members every two weeks, two hot seats: everyone had a turn after eight weeks.
    assert not is_marked(8)
    assert is_marked(10)
    plan(group, starts_at=AT + 11 * WEEK, protocol_key="hotseat60")
    assert not is_marked(10)


def test_a_newcomer_is_told_of_only_for_sessions_since_they_joined() -> None:
    host = sol()
    group = found(host)
    for weeks in (1, 2):
        then = AT - weeks * WEEK
        session = plan(group, starts_at=then, began_at=then, ended_at=then)
        SessionSeat.take(session, group.membership_of(host), at=then)
    join(group, rowan())
    assert host_overview(group, member=host, at=AT).attendance == []


Gives = Callable[[GroupSession, SessionSeat], object]


def _promise(seat: SessionSeat) -> GroupPromise:
    assert seat.member
    return GroupPromise.make(maker=seat.member, what="Call", due_on=TODAY, on=TODAY)


GIVES: dict[str, Gives] = {
    "SessionCard": lambda session, seat: SessionCard.hand_in(
        seat, hot_seat=1, kind="question", words="Which shop?", key="1", at=AT
    ),
    "HotSeat": lambda session, seat: HotSeat.give(session, number=1, member=seat.member),
    "SessionPromise": lambda session, seat: SessionPromise.objects.create(
        session=session, promise=_promise(seat), key="1"
    ),
    "PromiseResult": lambda session, seat: PromiseResult.tell(
        _promise(seat), session=session, result="kept", at=AT, on=TODAY
    ),
    "SharedExperience": lambda session, seat: SharedExperience.share(
        seat, provider="Joan Ito", what="", basis="used", source_name="", key="1", at=AT
    ),
    "ClosingWord": lambda session, seat: ClosingWord.write(
        session, "It was.", by=seat.member, at=AT
    ),
}
IS_NO_WORD = {
    "SessionSeat": "being there",
    "SessionReply": "coming or not",
    "SessionPhase": "moved by who keeps time",
    "ReadyTap": "a tap",
    "SpeakerTurn": "everyone's in turn",
    "SeatToken": "of a browser",
    "SessionLink": "of a mail",
    "GroupNotice": "of a mail",
    "SessionMeeting": "a member's own log",
}


@pytest.mark.parametrize("name", GIVES)
def test_who_gave_anything_in_a_session_is_not_silent(name: str) -> None:
    group = three()
    priya = places(group)["Priya"]
    for number in range(2):
        session = plan(group, starts_at=AT + number * WEEK, began_at=AT, ended_at=AT)
        seat = SessionSeat.take(session, priya, at=AT)
    GIVES[name](session, seat)
    host = group.host
    assert host
    lines = host_overview(group, member=host, at=AT + 3 * WEEK).lines
    assert not [line for line in lines if "wrote nothing" in line.words]


def test_every_row_of_a_session_is_a_word_of_a_member_or_is_known_to_be_none() -> None:
    models = {
        relation.related_model.__name__
        for noun in (GroupSession, SessionSeat)
        for relation in noun._meta.get_fields(include_hidden=True)
        if relation.auto_created and relation.is_relation
    }
    assert models == {*GIVES, *IS_NO_WORD}
