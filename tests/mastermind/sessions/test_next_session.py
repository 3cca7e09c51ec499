"""The next session, prepared: its day, its hot seats, and time limits from the group's past."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.next_session import NoTimeKnown, next_session, plan_next
from cookout.mastermind.sessions.phase_lengths import suggestions_of
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_phase import SessionPhase
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.members.member import Member
from tests.cast import AT
from tests.mastermind.sessions.session_world import asked, begun, places, plan, three

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return three()


def host(group: Group) -> Member:
    assert group.host
    return group.host


def test_one_button_plans_it_by_the_rhythm_with_those_who_wait_longest(group: Group) -> None:
    began = AT - timedelta(days=3)
    plan(group, starts_at=began, place="Library", protocol_key="question-round")
    for name, days in (("Priya", 5), ("Rowan", 30), ("Sol", 12)):
        asked(places(group)[name], at=AT - timedelta(days=days))
    GroupSession.objects.update(began_at=began, ended_at=began)
    session = plan_next(group, member=host(group), at=AT)
    assert plan_next(group, member=host(group), at=AT) == session
    assert session.starts_at == began + timedelta(weeks=group.weeks)
    assert session.place == "Library"
    chairs = session.chairs.order_by("number")
    assert [chair.member.first_name for chair in chairs] == ["Rowan", "Sol"]
    # Who has a seat in it waits for none of the session after it.
    after = next_session(group, member=host(group), at=AT).requests
    assert [one.member.first_name for one in after] == ["Priya"]


def test_without_any_time_the_host_is_asked_for_one(group: Group) -> None:
    with pytest.raises(NoTimeKnown):
        plan_next(group, member=host(group), at=AT)
    group.change(begins=time(17))
    assert plan_next(group, member=host(group), at=AT).starts_at > AT


def test_what_phases_took_is_suggested_after_three_sessions(group: Group) -> None:
    for week in (3, 2, 1):
        at = AT - timedelta(weeks=week)
        session = begun(group, at=at)
        order = SessionRoom(session).order
        for step in order[1:]:
            at += timedelta(seconds=order[step.index - 1].seconds)
            at += timedelta(minutes=5 if step.index == 2 else 0)
            phase = SessionPhase.running(session)
            assert phase
            phase.move_on(order=order, at=at)
        end_session(session, at=at + timedelta(seconds=order[-1].seconds))
    session = GroupSession.objects.latest("pk")
    found = suggestions_of(group, session.protocol)
    keys = {one.phase.key for one in found}
    assert SessionRoom(session).order[1].phase.key in keys
