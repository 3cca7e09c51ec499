"""The next session, prepared: its day by the rhythm, its place, and who waits for a hot seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from cookout.practice.hours import moment
from cookout.practice.mastermind.rhythm import next_session_on
from cookout.practice.protocol import library
from cookout.practice.protocol.phase import Protocol


class NoTimeKnown(Exception):
    """The group has no time of day, and no earlier session to take it from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSession:
    """The proposal. `begins` is None if no time is known."""

    on: date
    begins: time | None
    place: str
    video_link: str
    protocol_key: str
    requests: tuple[HotSeatRequest, ...]


def next_session(group: Group, *, member: Member, at: datetime) -> NextSession:
    """The next one by the group's rhythm and the last one's place, as the host's clock has it.

    The hot seats go to those who wait for one, the longest wait first.
    """
    last = _last(group)
    on = next_session_on(
        on=member.day(at),
        weeks=group.weeks,
        weekday=group.weekday,
        last_on=member.day(last.starts_at) if last else None,
    )
    protocol_key = _protocol_key(last)
    waiting = HotSeatRequest.objects.filter(question__group=group).waiting()
    waiting = waiting.exclude(question__hot_seats__session__in=group.sessions.to_come(at=at))
    seats = library.find_protocol(protocol_key).hot_seats
    return NextSession(
        on=on,
        begins=last.starts_at.astimezone(member.zone).time() if last else group.begins,
        place=last.place if last else "",
        video_link=last.video_link if last else "",
        protocol_key=protocol_key,
        requests=tuple(
            waiting.select_related("question__asker__member", "question__group")[:seats]
        ),
    )


def next_protocol(group: Group, *, at: datetime) -> Protocol:
    """The way the next session runs: as it is planned, else as it is proposed."""
    if planned := group.sessions.to_come(at=at).first():
        return planned.protocol
    return library.find_protocol(_protocol_key(_last(group)))


def _last(group: Group) -> GroupSession | None:
    return group.sessions.filter(cancelled_at=None).order_by("-starts_at").first()


def _protocol_key(last: GroupSession | None) -> str:
    return last.protocol_key if last else library.DEFAULT


@transaction.atomic
def plan_next(group: Group, *, member: Member, at: datetime) -> GroupSession:
    """Plan it as proposed, hot seats and all. One that is planned already is that one.

    Raises NoTimeKnown.
    """
    Group.objects.select_for_update().get(pk=group.pk)
    if planned := group.sessions.to_come(at=at).filter(began_at=None).first():
        return planned
    proposed = next_session(group, member=member, at=at)
    if proposed.begins is None:
        raise NoTimeKnown
    session = GroupSession.objects.create(
        group=group,
        starts_at=moment(day=proposed.on, hour=proposed.begins, zone=member.zone),
        place=proposed.place,
        video_link=proposed.video_link,
        protocol_key=proposed.protocol_key,
    )
    give_hot_seats(session, proposed.requests)
    return session


def give_hot_seats(session: GroupSession, requests: tuple[HotSeatRequest, ...]) -> None:
    """The hot seats of a session to those who wait, as far as it has any."""
    for number, one in enumerate(requests[: session.protocol.hot_seats], start=1):
        HotSeat.give(session, number=number, member=one.member, question=one.question)
