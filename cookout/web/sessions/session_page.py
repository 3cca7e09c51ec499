"""The page of a planned session: who is coming, the hot seats, the agenda."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.hot_seat_pick import HotSeatPick
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.members.member import Member
from cookout.practice.mastermind.video_link import link_with_name
from cookout.practice.phrases import listed, so_many
from cookout.practice.protocol.agenda import agenda
from cookout.practice.protocol.times import length
from cookout.web.http.door import Visit
from cookout.web.sessions.starts import starts_words

PAST = 20


@dataclass(frozen=True, slots=True)
class ShownHotSeat:
    """One hot seat as the host assigns it: the member now, and whether it can still be changed."""

    number: int
    chair: HotSeat | None
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A hot-seat request as the host sees it: how long it waits, and which hot seat it has."""

    request: HotSeatRequest
    waited: str
    is_long: bool
    seat: int | None
    picked_by: str


def session_rows(group: Group, *, member: Member, at: datetime) -> dict[str, Any]:
    """The lists of a group's sessions."""
    to_come = [
        (session, starts_words(session, member=member), session.is_left_open(at=at))
        for session in group.sessions.to_come(at=at)[:PAST]
    ]
    past = [
        (session, starts_words(session, member=member)) for session in group.sessions.over()[:PAST]
    ]
    return {"to_come": to_come, "past": past}


def session_page(session: GroupSession, request: Visit) -> dict[str, Any]:
    """The context of a session before its bell."""
    group, member = session.group, request.user
    leads = group.is_led_by(member)
    members = list(group.members.present().select_related("member"))
    replies = {reply.member_id: reply.comes for reply in session.replies.all()}
    mine = next(one for one in members if one.member_id == member.pk)
    room = SessionRoom(session)
    chairs = list(room.chairs.values())
    return {
        "here": "mastermind",
        "session": session,
        "group": group,
        "leads": leads,
        "starts": starts_words(session, member=member),
        "length": length(seconds=session.protocol.seconds),
        "video_link": link_with_name(session.video_link, name=mine.full_name),
        "my_reply": replies.get(mine.pk),
        "coming": [member for member in members if replies.get(member.pk)],
        "not_coming": [member for member in members if replies.get(member.pk) is False],
        "no_answer": [member for member in members if member.pk not in replies],
        "chairs": chairs,
        "hot_seats": hot_seats_of(session, room) if leads else [],
        "is_open": session.is_open(at=request.at),
        "requests": requests_of(session, on=request.on, members=members) if leads else [],
        "my_request": HotSeatRequest.objects.filter(question__asker=mine).waiting().first(),
        "choices": [] if leads else choices_of(session, mine),
        "members": members,
    }


def hot_seats_of(session: GroupSession, room: SessionRoom) -> list[ShownHotSeat]:
    """Every hot seat of the session, taken or free."""
    written = {card.hot_seat for card in room.cards} if session.is_running else set()
    return [
        ShownHotSeat(number, chair, chair is not None and number in written)
        for number in range(1, (session.hot_seats or session.protocol.hot_seats) + 1)
        for chair in [room.chairs.get(number)]
    ]


def requests_of(
    session: GroupSession, *, on: Any, members: list[GroupMember]
) -> list[ShownRequest]:
    """Every open request, the longest wait first."""
    waiting = HotSeatRequest.objects.filter(question__group=session.group).waiting()
    seats = dict(session.chairs.values_list("question_id", "number"))
    hot_seats = session.protocol.hot_seats
    picks = defaultdict[int, list[HotSeatPick]](list)
    standing = HotSeatPick.objects.filter(request__in=waiting).standing()
    for pick in standing.select_related("picked_by__member"):
        picks[pick.request_id].append(pick)
    return [
        ShownRequest(
            request=hot_seat_request,
            waited=waited(hot_seat_request.weeks_waited(on=on)),
            is_long=hot_seat_request.waits_long(on=on, members=len(members), hot_seats=hot_seats),
            seat=seats.get(hot_seat_request.question_id),
            picked_by=listed(
                names=[pick.picked_by.first_name for pick in picks[hot_seat_request.pk]]
            ),
        )
        for hot_seat_request in waiting.select_related("question__asker__member", "question__group")
    ]


def choices_of(session: GroupSession, mine: GroupMember) -> list[tuple[HotSeatRequest, bool]]:
    """Requests that a member can pick to hear next, and whether they did; none once it has
    begun."""
    if session.began_at or session.cancelled_at:
        return []
    waiting = HotSeatRequest.objects.filter(question__group=session.group).waiting()
    picked = set(mine.picks.values_list("request_id", flat=True))
    others = waiting.exclude(question__asker=mine).exclude(question__hot_seats__session=session)
    others = others.select_related("question__asker__member")
    return [(other, other.pk in picked) for other in others]


def waited(weeks: int) -> str:
    """How long somebody waits for a hot seat: "waiting two weeks"."""
    return f"waiting {so_many(count=weeks, one='week', several='weeks')}" if weeks else "new"


def agenda_page(session: GroupSession, request: Visit) -> dict[str, Any]:
    """The agenda as text, in the member's time zone."""
    room = SessionRoom(session)
    coming = session.replies.filter(comes=True).count()
    hot_seats = max(room.chairs, default=0) or session.protocol.hot_seats
    session.hot_seats = session.hot_seats or hot_seats
    text = agenda(
        session.order(members=coming or session.protocol.members),
        starts=session.starts_at.astimezone(request.user.zone),
        askers=[
            room.chairs[number].member.full_name if number in room.chairs else f"Seat {number}"
            for number in range(1, hot_seats + 1)
        ],
        live=session.protocol.live,
    )
    return {
        "here": "mastermind",
        "session": session,
        "starts": starts_words(session, member=request.user),
        "agenda": text,
        "protocol": session.protocol,
    }
