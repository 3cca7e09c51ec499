"""A session as it is planned: moved, canceled, edited, and asked about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.practice.protocol.checking import DoesNotAddUp
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import asked, begun, places, plan, three
from tests.mastermind.world import another

pytestmark = pytest.mark.django_db


def test_a_session_is_seen_by_the_members_of_its_group_alone() -> None:
    group = three()
    session = plan(group)
    sol = places(group)["Sol"].member
    assert sol
    assert session in GroupSession.objects.seen_by(sol)
    assert not GroupSession.objects.seen_by(another("Umar Novak")).exists()


def test_who_left_sees_no_session_anymore() -> None:
    group = three()
    plan(group)
    rowan = places(group)["Rowan"]
    rowan.leave(at=AT)
    assert rowan.member
    assert not GroupSession.objects.seen_by(rowan.member).exists()


def test_every_move_counts_up_the_calendar_entry() -> None:
    session = plan(three(), place="Library")
    later = AT + timedelta(days=1)
    assert session.move(starts_at=later, place="Library", video_link="")
    assert not session.move(starts_at=later, place="Library", video_link="")
    assert session.sequence == 1
    session.cancel(at=AT)
    session.cancel(at=AT)
    assert session.sequence == 2
    assert not GroupSession.objects.to_come(at=AT).exists()


def test_another_end_moves_the_calendar_entry_too() -> None:
    session = plan(three(), protocol_key="question-round")
    place = {"starts_at": session.starts_at, "place": "", "video_link": ""}
    session.set_lengths({"close": 8 * 60}, seconds=91 * 60)
    session.save_lengths()
    assert session.sequence == 1
    session.save_lengths()
    assert session.sequence == 1
    assert session.move(**place, protocol_key="forum240")
    ends_at = session.starts_at + timedelta(minutes=240)
    saved = GroupSession.objects.get()
    assert (saved.ends_at, saved.sequence, saved.lengths) == (ends_at, 2, {})
    assert not session.move(**place, protocol_key="forum240")


def test_a_protocol_with_fewer_hot_seats_lets_the_last_ones_wait_again() -> None:
    group = three()
    session, members = plan(group, protocol_key="question-round"), places(group)
    for number, name in enumerate(("Rowan", "Priya"), start=1):
        request = asked(members[name])
        HotSeat.give(session, number=number, member=members[name], question=request.question)
    place = {"starts_at": session.starts_at, "place": "", "video_link": ""}
    session.move(**place, protocol_key="caseclinic70")
    assert [chair.member for chair in session.chairs.all()] == [members["Rowan"]]
    SessionRoom(session).begin(at=AT)
    assert GroupSession.objects.get().hot_seats == 1


def test_a_copy_whose_minutes_do_not_add_up_is_refused_with_the_sum() -> None:
    session = plan(three())
    with pytest.raises(DoesNotAddUp, match="91 minutes"):
        session.set_lengths({"close": 8 * 60}, seconds=90 * 60)
    session.set_lengths({"close": 8 * 60}, seconds=91 * 60)
    session.save()
    assert GroupSession.objects.get().protocol.seconds == 91 * 60


def test_a_reply_given_again_is_changed() -> None:
    group = three()
    session, sol = plan(group), places(group)["Sol"]
    SessionReply.give(session, sol, comes=True, at=AT)
    SessionReply.give(session, sol, comes=False, at=AT)
    assert [reply.comes for reply in session.replies.all()] == [False]


def test_moved_to_another_day_it_asks_anew_who_comes() -> None:
    group = three()
    session = plan(group, starts_at=AT)
    SessionReply.give(session, places(group)["Rowan"], comes=True, at=AT)
    session.move(starts_at=AT + timedelta(hours=3), place="Library", video_link="")
    assert session.replies.count() == 1
    session.move(starts_at=AT + timedelta(days=1), place="Library", video_link="")
    assert not session.replies.exists()


def test_the_longest_wait_for_a_hot_seat_comes_first_and_is_over_once_it_was_taken() -> None:
    group = three()
    members = places(group)
    late = asked(members["Sol"])
    early = asked(members["Priya"], at=AT - timedelta(weeks=9))
    assert list(HotSeatRequest.objects.waiting()) == [early, late]
    assert early.weeks_waited(on=TODAY) == 9
    assert early.waits_long(on=TODAY, members=3, hot_seats=2)
    assert not late.waits_long(on=TODAY, members=3, hot_seats=2)
    session = plan(group, began_at=AT)
    HotSeat.give(session, number=1, member=members["Priya"], question=early.question)
    assert early in HotSeatRequest.objects.waiting()
    session.end(at=AT)
    assert list(HotSeatRequest.objects.waiting()) == [late]


def test_the_bell_rings_once() -> None:
    session = begun(three())
    assert session.end(at=AT)
    assert not session.end(at=AT + timedelta(hours=1))
    assert session.ended_at == AT


@pytest.mark.parametrize(
    ("minutes", "open_"),
    [(-7 * 24 * 60, False), (-31, False), (-30, True), (0, True), (780, False)],
)
def test_members_come_in_from_half_an_hour_before_the_session(minutes: int, open_: bool) -> None:
    session = plan(three())
    assert session.is_open(at=AT + timedelta(minutes=minutes)) is open_
    assert begun(session.group).is_open(at=AT + timedelta(minutes=minutes))
    session.cancel(at=AT)
    assert not session.is_open(at=AT)
