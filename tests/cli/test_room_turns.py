"""Pages first, and requests of rooms one after the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from cookout.cli.serve import room_turns
from cookout.cli.serve.room_turns import RoomTurns

PATIENCE = 60
ROOM, PAGE = "/sessions/7/room/live/", "/people/"


class Asked:
    """A connection with one request, which takes until the test lets it end."""

    def __init__(self, path: str, *, command: str = "GET", fails: bool = False) -> None:
        self.requests = [SimpleNamespace(path=path, command=command)]
        self.began, self.may_end, self.ended = (threading.Event() for _ in range(3))
        self.fails, self.is_cancelled = fails, False

    def answer(self) -> None:
        self.began.set()
        assert self.may_end.wait(PATIENCE)
        self.ended.set()
        if self.fails:
            raise ValueError("a page that fails")

    service = answer

    def cancel(self) -> None:
        self.is_cancelled = True


@pytest.fixture
def threads() -> Iterator[RoomTurns]:
    made = RoomTurns(3)
    yield made
    made.shutdown()


def test_a_page_finds_a_thread_while_rooms_take_turns(threads: RoomTurns) -> None:
    first, second, page = Asked(ROOM), Asked(ROOM), Asked(PAGE)
    for asked in (first, second, page):
        threads.add_task(asked)
    assert first.began.wait(PATIENCE)
    assert page.began.wait(PATIENCE)
    assert not second.began.is_set()
    first.may_end.set()
    assert second.began.wait(PATIENCE)
    for asked in (second, page):
        asked.may_end.set()
        assert asked.ended.wait(PATIENCE)


def test_no_request_of_a_room_begins_while_a_page_is_answered(
    threads: RoomTurns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_turns, "LONGEST_WAIT", PATIENCE)
    page, room = Asked(PAGE), Asked(ROOM)
    room.may_end.set()
    for asked in (page, room):
        threads.add_task(asked)
    assert page.began.wait(PATIENCE)
    assert not room.began.is_set()
    page.may_end.set()
    assert room.ended.wait(PATIENCE)
    assert page.ended.is_set()


def test_a_page_that_takes_long_is_not_waited_for(
    threads: RoomTurns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_turns, "LONGEST_WAIT", 0.0)
    page, room = Asked(PAGE), Asked(ROOM)
    room.may_end.set()
    for asked in (page, room):
        threads.add_task(asked)
    assert room.ended.wait(PATIENCE)
    assert not page.ended.is_set()
    page.may_end.set()


def test_a_tap_that_waits_for_the_database_holds_up_no_fetch(threads: RoomTurns) -> None:
    tap, other, fetch = Asked(ROOM, command="POST"), Asked(ROOM, command="POST"), Asked(ROOM)
    fetch.may_end.set()
    for asked in (tap, other, fetch):
        threads.add_task(asked)
    assert fetch.ended.wait(PATIENCE)
    assert tap.began.wait(PATIENCE)
    assert not other.began.is_set()
    for asked in (tap, other):
        asked.may_end.set()
        assert asked.ended.wait(PATIENCE)


def test_a_request_that_fails_hands_its_turn_on(threads: RoomTurns) -> None:
    first, second = Asked(ROOM, fails=True), Asked(ROOM)
    for asked in (first, second):
        asked.may_end.set()
        threads.add_task(asked)
    assert second.ended.wait(PATIENCE)
    # And there is a turn again once none waited.
    third = Asked(ROOM)
    third.may_end.set()
    threads.add_task(third)
    assert third.ended.wait(PATIENCE)


def test_what_never_got_a_thread_is_cancelled_at_the_end() -> None:
    none = RoomTurns(0)
    waiting = [Asked(ROOM), Asked(ROOM), Asked(PAGE)]
    for asked in waiting:
        none.add_task(asked)
    none.shutdown()
    assert all(asked.is_cancelled for asked in waiting)
