"""The poll before Django: by a seat's token alone, and by nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap, SessionPhase
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SeatToken, SessionSeat
from cookout.room_poll import RoomPoll, cookie_name
from tests.cast import AT
from tests.mastermind.sessions.session_world import begun, seat_of, three

pytestmark = pytest.mark.django_db(transaction=True)
DJANGO = b"Django answered"


def django(environ: Any, start: Any) -> Iterable[bytes]:
    start("302 Found", [])
    return [DJANGO]


def ask(poll: RoomPoll, session: GroupSession | int, secret: str, method: str = "GET") -> bytes:
    number = session if isinstance(session, int) else session.pk
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": f"/sessions/{number}/version/",
        "HTTP_COOKIE": f"other=1; {cookie_name(number)}={secret}",
    }
    return b"".join(poll(environ, lambda *_: None))


@pytest.fixture
def session(transactional_db: None) -> GroupSession:
    return begun(three())


@pytest.fixture
def poll(transactional_db: None) -> Iterator[RoomPoll]:
    made = RoomPoll(django, clock=lambda: AT.timestamp() + 12.5)
    yield made
    # PostgreSQL keeps a database for as long as somebody is connected to it.
    made.connections.read = None


def test_a_poll_says_the_version_the_servers_now_the_end_and_who_is_ready(
    session: GroupSession, poll: RoomPoll
) -> None:
    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    session.refresh_from_db()
    at = round(AT.timestamp() * 1000)
    assert json.loads(ask(poll, session, secret)) == {
        "version": session.version,
        "now": at + 12_500,
        "ends": at + 60_000,
        "total": 60,
        "ready": 0,
        "is_ready": False,
    }
    phase = SessionPhase.running(session)
    assert phase
    AddedTime.add(phase, seconds=60, at=AT)
    AddedTime.add(phase, seconds=60, at=AT)
    for name in ("Sol", "Priya"):
        ReadyTap.tap(phase, seat_of(session, name))
    assert json.loads(ask(poll, session, secret)) == {
        "version": session.version,
        "now": at + 12_500,
        "ends": at + 180_000,
        "total": 180,
        "ready": 2,
        "is_ready": True,
    }
    asker = SeatToken.make(seat_of(session, "Rowan"), at=AT)
    assert json.loads(ask(poll, session, asker))["is_ready"] is False


def test_a_step_back_has_the_end_and_the_taps_of_the_phase_before(
    session: GroupSession, poll: RoomPoll
) -> None:
    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    first = SessionPhase.running(session)
    assert first
    AddedTime.add(first, seconds=60, at=AT)
    ReadyTap.tap(first, seat_of(session, "Sol"))
    before = json.loads(ask(poll, session, secret))
    first.move_on(order=SessionRoom(session).order, at=AT + timedelta(minutes=1))
    moved = json.loads(ask(poll, session, secret))
    assert (moved["ready"], moved["is_ready"]) == (0, False)
    again = SessionPhase.running(session)
    assert again
    assert again.step_back()
    back = json.loads(ask(poll, session, secret))
    assert back == {**before, "version": back["version"]}
    assert back["version"] > moved["version"] > before["version"]


def test_the_poll_and_django_say_the_same(session: GroupSession, poll: RoomPoll) -> None:
    from tests.web.sessions.conftest import browser

    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    phase = SessionPhase.running(session)
    assert phase
    ReadyTap.tap(phase, seat_of(session, "Sol"))
    by_django = browser("Sol").get(f"/sessions/{session.pk}/version/").json()
    told = json.loads(ask(poll, session, secret))
    assert {**told, "now": 0} == {**by_django, "now": 0}


def test_before_the_beginning_there_is_no_end(poll: RoomPoll) -> None:
    from tests.mastermind.sessions.session_world import places, plan

    group = three()
    session = plan(group)
    seat = SessionSeat.take(session, places(group)["Sol"], at=AT)
    told = json.loads(ask(poll, session, SeatToken.make(seat, at=AT)))
    assert (told["ends"], told["total"], told["ready"]) == (None, None, 0)


def test_without_a_good_token_django_answers(session: GroupSession, poll: RoomPoll) -> None:
    seat = seat_of(session, "Sol")
    secret = SeatToken.make(seat, at=AT)
    stored = SeatToken.objects.get().digest
    for wrong in ("", "nonsense", stored, secret[:-1], "\x00", "é" * 20, "a" * 9000):
        assert ask(poll, session, wrong) == DJANGO, wrong
    assert ask(poll, session.pk + 1, secret) == DJANGO
    assert ask(poll, session, secret, "POST") == DJANGO
    assert ask(poll, session, secret) != DJANGO
    seat.revoke(at=AT)
    assert ask(poll, session, secret) == DJANGO


def test_after_the_bell_django_answers(session: GroupSession, poll: RoomPoll) -> None:
    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    session.end(at=AT + timedelta(hours=1))
    assert ask(poll, session, secret) == DJANGO


def test_the_polls_connection_writes_nothing(session: GroupSession, poll: RoomPoll) -> None:
    from cookout import room_poll as module

    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    assert ask(poll, session, secret) != DJANGO
    if connection.vendor == "sqlite":
        with pytest.raises(Exception, match="readonly"):
            module._reader().__closure__[0].cell_contents.execute(  # type: ignore[index]
                "delete from cookout_seattoken"
            )
    else:
        read = module._reader()
        connected = next(
            cell.cell_contents
            for cell in read.__closure__ or ()  # type: ignore[attr-defined]
            if hasattr(cell.cell_contents, "execute")
        )
        with pytest.raises(Exception, match="read-only"):
            connected.execute("delete from cookout_seattoken")
        connected.close()


def test_a_lost_connection_is_made_again(session: GroupSession, poll: RoomPoll) -> None:
    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)

    def broken(digest: str, session: int) -> None:
        raise OSError("the database was started again")

    poll.connections.read = broken
    assert ask(poll, session, secret) == DJANGO
    assert ask(poll, session, secret) != DJANGO


def test_a_database_that_is_gone_is_not_asked_again_for_some_seconds(
    session: GroupSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cookout import room_poll as module

    tried, now = [], [AT.timestamp()]

    def gone() -> None:
        tried.append(now[0])
        raise OSError("nobody answers")

    monkeypatch.setattr(module, "_reader", gone)
    poll = RoomPoll(django, clock=lambda: now[0])
    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    for seconds in (0, 1, 3, 2):
        now[0] += seconds
        assert ask(poll, session, secret) == DJANGO
    assert len(tried) == 2
