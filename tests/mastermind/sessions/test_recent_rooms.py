"""Rooms kept for the phones that fetch one version at once: never an older one, nor for long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from cookout.mastermind.sessions.recent_rooms import RecentRooms
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap
from tests.cast import AT
from tests.mastermind.sessions.session_world import begun, go_to, seat_of, three

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(seconds=2)


@pytest.fixture
def session() -> GroupSession:
    """A question round in which everyone writes in silence."""
    running = begun(three(), protocol_key="question-round")
    go_to(running, "write")
    return read_again(running)


def read_again(session: GroupSession) -> GroupSession:
    """Its row as a request reads it."""
    return GroupSession.objects.select_related("group").get(pk=session.pk)


def words(rooms: RecentRooms, session: GroupSession) -> list[str]:
    room = rooms.room(read_again(session), at=LATER)
    return [card.words for card in room.readable(seat_of(session, "Sol"), hot_seat=1)]


def hand_in(session: GroupSession, text: str) -> None:
    seat = seat_of(session, "Sol")
    SessionCard.hand_in(seat, hot_seat=1, kind="card", words=text, key=text, at=AT, basis="lived")


def test_a_second_phone_asks_nothing_of_a_room_that_the_first_one_read(
    session: GroupSession, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rooms = RecentRooms()
    first = rooms.room(session, at=AT)
    with django_assert_num_queries(0):
        second = rooms.room(session, at=LATER)
        assert second.step == first.step
        assert (second.seats, second.cards, second.turns) == (first.seats, (), ())
        assert (second.promises, second.experiences, second.knocking) == ((), (), ())


def test_every_change_is_there_with_its_version(session: GroupSession) -> None:
    rooms = RecentRooms()
    assert words(rooms, session) == []
    hand_in(session, "We waited a year.")
    assert words(rooms, session) == ["We waited a year."]


def test_a_room_that_changed_while_it_was_read_is_not_kept(session: GroupSession) -> None:
    rooms, before = RecentRooms(), read_again(session)
    hand_in(session, "We waited a year.")
    # Read by a request that had the version from before.
    assert rooms.room(before, at=AT).cards
    SessionCard.objects.all().delete()
    assert not rooms.room(before, at=AT).cards


def test_who_is_ready_and_added_time_are_counted_for_each_look(session: GroupSession) -> None:
    rooms = RecentRooms()
    room = rooms.room(session, at=AT)
    assert (len(room.ready), room.added) == (0, 0)
    assert room.phase
    ReadyTap.tap(room.phase, seat_of(session, "Priya"))
    AddedTime.add(room.phase, seconds=60, at=AT)
    again = rooms.room(session, at=LATER)
    assert (len(again.ready), again.added) == (1, 60)


def test_a_room_is_kept_for_seconds_only(session: GroupSession) -> None:
    rooms = RecentRooms()
    assert not rooms.room(session, at=AT).knocking
    # A name, which counts no version up.
    session.group.members.filter(member__email="priya@example.org").update(member=None, name="Pia")
    names = [seat.first_name for seat in rooms.room(session, at=LATER).seats]
    later = AT + RecentRooms.FRESH + timedelta(seconds=1)
    fresh = [seat.first_name for seat in rooms.room(session, at=later).seats]
    assert ("Priya" in names, "Priya" in fresh, "Pia" in fresh) == (True, False, True)
