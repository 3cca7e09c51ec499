"""The next sessions of a member's groups, as their day mentions them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.sessions.coming_session import coming_sessions
from cookout.mastermind.sessions.session_reply import SessionReply
from tests.cast import AT
from tests.mastermind.sessions.session_world import begun, places, plan, three

pytestmark = pytest.mark.django_db


def test_each_session_is_one_line_with_what_the_member_said() -> None:
    group = three()
    rowans = places(group)["Rowan"]
    member = rowans.member
    assert member
    soon = plan(group, starts_at=AT + timedelta(days=1))
    later = plan(group, starts_at=AT + timedelta(days=8))
    plan(group, starts_at=AT + timedelta(days=22))
    plan(group, starts_at=AT + timedelta(days=2)).cancel(at=AT)
    assert [session.session for session in coming_sessions(member, at=AT)] == [soon, later]
    SessionReply.give(soon, rowans, comes=True, at=AT)
    SessionReply.give(later, rowans, comes=True, at=AT)
    (one,) = coming_sessions(member, at=AT)
    assert (one.session, one.comes) == (soon, True)
    SessionReply.give(soon, rowans, comes=False, at=AT)
    assert coming_sessions(member, at=AT) == []
    rowans.leave(at=AT)
    assert coming_sessions(member, at=AT + timedelta(days=7)) == []


def test_a_session_that_runs_is_there_until_its_bell() -> None:
    session = begun(three())
    member = places(session.group)["Rowan"].member
    assert member
    assert [one.session for one in coming_sessions(member, at=AT)] == [session]
    session.end(at=AT)
    assert coming_sessions(member, at=AT) == []


def test_a_session_that_nobody_ended_is_there_for_who_leads_alone() -> None:
    session = begun(three(), at=AT)
    sol, rowan = (places(session.group)[name].member for name in ("Sol", "Rowan"))
    assert sol
    assert rowan
    later = AT + timedelta(hours=3)
    assert session.is_left_open(at=later)
    assert [one.session for one in coming_sessions(sol, at=later)] == [session]
    assert coming_sessions(rowan, at=later) == []
    session.group.stand_in_for_host(by=rowan, at=later)
    assert [one.session for one in coming_sessions(rowan, at=later)] == [session]
    session.end(at=later)
    assert not session.is_left_open(at=later)
