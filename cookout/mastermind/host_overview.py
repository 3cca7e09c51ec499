"""What a host needs to know of members between sessions: who waits, who is silent, who misses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.hot_seat import HotSeatRequest
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_seat import SessionSeat, SessionSeats
from cookout.members.member import Member
from cookout.practice.mastermind.turns import (
    Attended,
    missed_words,
    silent_members,
    silent_words,
    waiting_words,
)

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLine:
    """A sentence about a member; marked where they have waited longer than everybody's turn."""

    words: str
    is_marked: bool = False


def host_lines(group: Group, *, member: Member, at: datetime) -> list[HostLine]:
    """Who waits for a hot seat, the longest first; then who was silent, and who missed many."""
    present = list(group.members.present().select_related("member"))
    over = list(group.sessions.over().filter(starts_at__gt=at - YEAR).order_by("starts_at", "pk"))
    return [
        *_waiting(group, present, over, member, at),
        *_silent(present, over),
        *_missed(present, over),
    ]


def _waiting(
    group: Group,
    present: list[GroupMember],
    over: list[GroupSession],
    member: Member,
    at: datetime,
) -> list[HostLine]:
    on = member.day(at)
    hot_seats = over[-1].protocol.hot_seats if over else 1
    waiting = HotSeatRequest.objects.filter(question__group=group).waiting()
    return [
        HostLine(
            words=waiting_words(name=one.member.first_name, weeks=one.weeks_waited(on=on)),
            is_marked=one.waits_long(on=on, members=len(present), hot_seats=hot_seats),
        )
        for one in waiting.select_related("question__asker__member", "question__group")
    ]


def _silent(present: list[GroupMember], over: list[GroupSession]) -> list[HostLine]:
    sessions = [Attended(present=_who_came(one), spoke=_who_spoke(one)) for one in over]
    numbers = silent_members(members=[one.pk for one in present], sessions=sessions)
    return [
        HostLine(words=silent_words(name=one.first_name)) for one in present if one.pk in numbers
    ]


def _missed(present: list[GroupMember], over: list[GroupSession]) -> list[HostLine]:
    lines = []
    for one in present:
        since = [session for session in over if session.starts_at >= one.joined_at]
        missed = sum(one.pk not in _who_came(session) for session in since)
        if words := missed_words(name=one.first_name, missed=missed):
            lines.append(HostLine(words=words))
    return lines


def _who_came(session: GroupSession) -> set[int]:
    return _members(session.seats.came())


def _who_spoke(session: GroupSession) -> set[int]:
    """Whoever wrote a card or promised something there."""
    cards = session.cards.handed_in().values("seat")
    wrote = _members(SessionSeat.objects.filter(pk__in=cards))
    promised = session.made_promises.values_list("promise__maker_id", flat=True)
    return wrote | set(promised)


def _members(seats: SessionSeats) -> set[int]:
    return set(seats.exclude(member=None).values_list("member_id", flat=True))
