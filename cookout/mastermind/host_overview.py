"""A host's overview of members between sessions: who waits, was silent, misses sessions, and
came."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.next_session import next_protocol
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.member import Member
from cookout.practice.alphabet import sort_key
from cookout.practice.mastermind.turns import (
    Attended,
    attended_words,
    missed_words,
    silent_members,
    silent_words,
    waiting_words,
)

YEAR = timedelta(days=365)
LATELY = 5
"""How many past sessions the attendance covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """A sentence about a member; highlighted if they have waited longer than everyone's turn."""

    words: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HostOverview:
    """Who waits for a hot seat, was silent or missed many; and who came, by name."""

    lines: list[HostLine]
    attendance: list[str]


def host_overview(group: Group, *, member: Member, at: datetime) -> HostOverview:
    """Who waits for a hot seat, the longest first; then who was silent, and who missed many."""
    present = list(group.members.present().select_related("member"))
    past = _past_sessions(group, at)
    waiting = _waiting(group, len(present), member, at)
    return HostOverview(
        lines=[*waiting, *_silent(present, past), *_missed(present, past)],
        attendance=list(_attendance(present, past, member.region)),
    )


@dataclass(slots=True)
class PastSession:
    """A past session: the ids of the members who came, and of those who gave something."""

    session: GroupSession
    present: set[int | None] = field(default_factory=set)
    spoke: set[int | None] = field(default_factory=set)


def _past_sessions(group: Group, at: datetime) -> list[PastSession]:
    """Those of the last year, the oldest first."""
    over = group.sessions.over().filter(starts_at__gt=at - YEAR).order_by("starts_at", "pk")
    past = {group_session.pk: PastSession(group_session) for group_session in over}
    came = SessionSeat.objects.came().filter(session__in=past)
    for session, member in came.values_list("session", "member"):
        past[session].present.add(member)
    for session, member in _gave(past):
        past[session].spoke.add(member)
    return list(past.values())


def _gave(sessions: Collection[int]) -> Iterator[tuple[int, int | None]]:
    """Who gave what in which session. What was heard is said by whoever has the hot seat."""
    here = {"session__in": sessions}
    for rows, author in (
        (SessionCard.objects.handed_in(), "seat__member"),
        (HotSeat.objects.all(), "member"),
        (SessionPromise.objects.all(), "promise__maker"),
        (PromiseResult.objects.all(), "promise__maker"),
        (SharedExperience.objects.all(), "author"),
        (ClosingWord.objects.all(), "author"),
    ):
        yield from rows.filter(**here).values_list("session", author)


def _waiting(group: Group, members: int, member: Member, at: datetime) -> Iterator[HostLine]:
    on, hot_seats = member.day(at), next_protocol(group, at=at).hot_seats
    waiting = HotSeatRequest.objects.filter(question__group=group).waiting()
    for request in waiting.select_related("question__asker__member", "question__group"):
        yield HostLine(
            words=waiting_words(name=request.member.first_name, weeks=request.weeks_waited(on=on)),
            is_marked=request.waits_long(on=on, members=members, hot_seats=hot_seats),
        )


def _silent(present: list[GroupMember], past: list[PastSession]) -> Iterator[HostLine]:
    sessions = [
        Attended(present=past_session.present, spoke=past_session.spoke) for past_session in past
    ]
    numbers = silent_members(members=[member.pk for member in present], sessions=sessions)
    for member in present:
        if member.pk in numbers:
            yield HostLine(words=silent_words(name=member.first_name))


def _missed(present: list[GroupMember], past: list[PastSession]) -> Iterator[HostLine]:
    for member in present:
        missed = sum(member.pk not in each.present for each in _since_joined(member, past))
        if words := missed_words(name=member.first_name, missed=missed):
            yield HostLine(words=words)


def _attendance(present: list[GroupMember], past: list[PastSession], region: str) -> Iterator[str]:
    """A line each, in the order of their names: nobody is ranked."""
    for member in sorted(present, key=lambda one: sort_key(one.full_name, region=region)):
        lately = _since_joined(member, past)[-LATELY:]
        came = sum(member.pk in each.present for each in lately)
        if words := attended_words(name=member.full_name, came=came, of=len(lately)):
            yield words


def _since_joined(one: GroupMember, past: list[PastSession]) -> list[PastSession]:
    return [each for each in past if each.session.starts_at >= one.joined_at]
